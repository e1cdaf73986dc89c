"""What _tracker.yaml says of the site's looks, as a stylesheet and a file of the site."""

from collections.abc import Mapping

from bootpath.corpus import Corpus
from bootpath.record.colour import DARK, LIGHT, colour, readable
from bootpath.record.logo import Logo
from bootpath.views.page import Image

STYLESHEET = "style.css"


def image(corpus: Corpus, root: str) -> Image | None:
    """The tracker's logo on a page from which `root` leads to the site's; None without one."""
    logo = corpus.logo
    return Image(root + logo.name, logo.width, logo.height) if isinstance(logo, Logo) else None


def accented(accent: str) -> str:
    """The stylesheet that gives the site its accent: a shade for light pages, one for dark.

    It stands in the layer of the tokens, so that paper stays black on white, and whatever a
    stylesheet of the user's says outside of layers is stronger.
    """
    light, dark = (readable(colour(accent), grounds) for grounds in (LIGHT, DARK))
    return (
        "@layer tokens {\n"
        f"  :root {{ --accent: {light}; }}\n"
        f"  @media (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}\n"
        "}\n"
    )


def themed(static: Mapping[str, bytes], corpus: Corpus) -> dict[str, bytes]:
    """The static files of the site with the tracker's accent and logo among them."""
    files = dict(static)
    if corpus.tracker.accent:
        own = accented(corpus.tracker.accent).encode()
        files[STYLESHEET] = files.get(STYLESHEET, b"").rstrip() + b"\n" + own
    if isinstance(corpus.logo, Logo):
        files[corpus.logo.name] = corpus.logo.data
    return files
