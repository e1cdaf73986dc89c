"""Rules about how the site looks: what _tracker.yaml says of its accent and its logo."""

from collections.abc import Iterator

from bootpath.corpus import Corpus
from bootpath.record.colour import LIGHT, READABLE, colour, least_contrast, readable
from bootpath.record.logo import NoLogo
from bootpath.rules.rule import ERROR, WARNING, rule
from bootpath.shape import quoted
from bootpath.source import Finding, Spot


@rule(WARNING)
def low_contrast(corpus: Corpus) -> Iterator[Finding]:
    """The accent is too pale for links on the light pages.

    Text needs a contrast of 4.5 to 1 with its ground (WCAG 2.2, success criterion 1.4.3). The site
    takes the nearest shade that has it instead. For the dark pages it always finds its own.

    Bad:
        # file: _tracker.yaml
        accent: '#fc0'
    Good:
        # file: _tracker.yaml
        accent: '#866b00'
    """
    file, accent = corpus.files.get("tracker"), corpus.tracker.accent
    if file is None or accent is None:
        return
    given = colour(accent)
    ratio = least_contrast(given, LIGHT.under)
    if ratio < READABLE:
        yield Finding(
            Spot(file.path, ("accent",)),
            f"{quoted(accent)} has a contrast of {int(ratio * 100) / 100} with the light pages,"
            f" and links need {READABLE}",
            f"write '{readable(given, LIGHT)}', the nearest shade that can be read",
        )


@rule(ERROR)
def unusable_logo(corpus: Corpus) -> Iterator[Finding]:
    """The logo that _tracker.yaml names cannot be shown, or should not be.

    It is a regular file in the directory of the records or below it, an SVG or a PNG of at most
    64 KiB, with a size. An SVG holds a drawing and nothing else: no script, no link, nothing that
    moves or is fetched from elsewhere. It gets an address of its own in the site, and a browser
    would run there what is in it.

    Bad:
        # file: _tracker.yaml
        logo: ../../logo.svg
    Good:
        # file: _tracker.yaml
        logo: pictures/logo.svg
    """
    file, fault = corpus.files.get("tracker"), corpus.logo
    if file is not None and isinstance(fault, NoLogo):
        message = f"the logo {quoted(corpus.tracker.logo)} {fault.message}"
        yield Finding(Spot(file.path, ("logo",)), message, fault.hint)


CORPUS_RULES = (low_contrast, unusable_logo)
