"""docs/templates.md, made from the page values, the templates and the examples in it."""

from collections.abc import Iterator

from template_values import (
    SOURCES,
    Documented,
    blocks,
    documented,
    in_words,
    macros,
    parts,
    title,
    values,
)

FOOTER = """\
{% extends "bootpath/base.html.j2" %}
{% block footer %}
<p>Kept by the maintainers of {{ frame.site }}, as of {{ frame.as_of }}.</p>
{{ super() }}
{% endblock %}
"""
SUMMARY = """\
{% extends "bootpath/decision.html.j2" %}
{% block summary %}
<p class="lead">In short: {{ summary or "nobody has written a summary yet" }}</p>
{% endblock %}
"""
STYLE = """\
h1 { letter-spacing: 0; }
"""
EXAMPLE = {
    "base.html.j2": FOOTER,
    "decision.html.j2": SUMMARY,
    "style.css/99-mine.css": STYLE,
}
"""What a user writes to change the footer, the summary of decisions, and the headings."""

_OPENING = f"""\
# Looks and templates

Generated from the code.

## Without a template

Four keys of `_tracker.yaml` change how the site looks:

```yaml
title: Our design decisions
description: Questions of our mailing list, who held what, and what came of it.
accent: '#7a3b00'
logo: logo.svg
```

`accent` is the colour of links, `#rgb` or `#rrggbb`, in quotes. The site takes the nearest shade
of it that has a contrast of 4.5 to 1 (WCAG 2.2) with the light pages, and another one for the
dark; where the light pages need another shade than the one you wrote, `check` names it.

`logo` is the path of an SVG or PNG file in the directory of the records or below it, at most
64 KiB. It stands in the header of each page beside the title, fitted into 160 by 32 pixels. Choose
one that can be seen on light and on dark paper; an SVG may adapt itself, with
`@media (prefers-color-scheme: dark)` in its `<style>`. An SVG holds a drawing and nothing else: no
script, no link, nothing that moves or comes from elsewhere. The accent adds no request to a page;
the logo adds one, the fifth.

## With templates of your own

`bootpath build --templates DIR` lays the files of a directory over those that ship, one by one:

- a template (`*.j2`, [Jinja](https://jinja.palletsprojects.com/templates/)) takes the place of the
  shipped one of the same name. That one is still there under `bootpath/` and its name, so that
  yours can extend it and replace a single block;
- any other file is copied into the site. `style.css` and `site.js` are directories here, whose
  parts are joined in the order of their names: yours are added to them. What a part says outside
  of `@layer` is stronger than all that ships.

So that every page names who keeps it, the summary of a decision begins with other words, and
headings are set less tightly, write these three files and build with `--templates mine`:

`mine/base.html.j2`, under all pages:

```jinja
{FOOTER}```

`mine/decision.html.j2`:

```jinja
{SUMMARY}```

`mine/style.css/99-mine.css`:

```css
{STYLE}```

What holds for every template:

- Its variables are the fields of its page's value, listed below. A name that the value does not
  have is an error, and so is everything else that Jinja refuses: the build says file and line, and
  the site that was there stays.
- Everything is escaped. `markup` comes from the records' prose and is safe already; do not use
  `|safe` on anything else. Addresses go through `|url`, which lets http, https, mailto and relative
  ones pass and makes `#` of the rest.
- A list may be empty, and a value that says "or none" may be none.
- Days are ISO 8601 texts. Everything is formatted already; templates only lay it out.
- The pages forbid inline scripts and styles (Content-Security-Policy, in the `<head>`): use a part
  of `style.css` or `site.js`.
- A template is a program: use only directories whose authors you trust.

Blocks and values are kept where they can be, and a version that changes one says so in the
changelog. A template that replaces a whole page has to follow it; one that replaces a block rarely
needs to.
"""  # noqa: S608 - prose, no query


def page() -> str:
    """The whole page."""
    return "\n".join((_OPENING, *_templates(), *_pieces(), *_parts()))


def _templates() -> Iterator[str]:
    yield "## The templates\n"
    for name, value in values().items():
        one = documented(value)
        yield f"### {name}\n"
        if about := _about(name, one.says):
            yield f"{about}\n"
        if own := blocks(name):
            yield f"Blocks: {', '.join(f'`{block}`' for block in own)}.\n"
        yield from _fields(one)


def _about(name: str, says: str) -> str:
    """A docstring without what the heading says already."""
    if name == "base.html.j2":
        return "Under every page. What it needs stands in `frame`, which each page's value has."
    _, _, rest = says.partition(" gets: ")
    return f"Gets {rest}" if rest else says.partition(". ")[2]


def _pieces() -> Iterator[str]:
    yield "## Pieces\n"
    yield "Templates that pages import macros from; replace them as a whole or not at all.\n"
    for name in sorted(set(SOURCES) - set(values())):
        yield f"- `{name}`: {', '.join(f'`{one}`' for one in macros(name))}"
    yield ""


def _parts() -> Iterator[str]:
    yield "## What values are made of\n"
    found: dict[type, None] = {}
    for value in values().values():
        parts(value, found)
    for part in sorted(set(found) - set(values().values()), key=title):
        one = documented(part)
        yield f"### {title(part)}\n"
        yield f"{one.says}\n"
        yield from _fields(one)


def _fields(one: Documented) -> Iterator[str]:
    if one.meanings:
        yield "| field | type | meaning |\n|---|---|---|"
        for name, found in one.types.items():
            yield f"| `{name}` | {in_words(found)} | {_cell(one.meanings.get(name, ''))} |"
    else:
        yield "| field | type |\n|---|---|"
        for name, found in one.types.items():
            yield f"| `{name}` | {in_words(found)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
