"""The documentation of a code as Markdown: its examples in fences, so that viewers colour them."""

import re
from inspect import cleandoc
from textwrap import dedent

# A line that is nothing but `Bad:` or `Good:`, and the indented or empty lines below it.
_EXAMPLE = re.compile(r"^(Bad|Good):\n((?:(?:[ ]{4}.*|[ ]*)(?:\n|\Z))+)", re.MULTILINE)


def markdown(doc: str) -> str:
    """The docstring of a code as Markdown."""
    prose, *examples = _EXAMPLE.split(f"{cleandoc(doc)}\n")
    blocks = [prose.strip()]
    for name, body, more in zip(examples[::3], examples[1::3], examples[2::3], strict=True):
        yaml = dedent(body).strip("\n")
        blocks += [f"**{name}:**", f"```yaml\n{yaml}\n```", more.strip()]
    return "\n\n".join(block for block in blocks if block)
