"""Text whose paragraphs were broken into lines for the journey (RFC 3676, format=flowed)."""

import re

_QUOTE = re.compile(r">(?: ?>)*")
_SIGNATURE = "-- "

# Stands before a `>` that was the author's own, so that nothing later reads it as a quotation.
_OWN = "\N{WORD JOINER}"


def unflowed(text: str, *, delsp: bool) -> str:
    """Join the lines that belong together, depth of quotation kept (RFC 3676, 4.2 to 4.5).

    A line ending in a space flows into the next of the same depth; with `delsp` that space was
    put there for the journey and goes. `> >` counts as two levels, which the RFC does not
    foresee and mail readers do.
    """
    paragraphs: list[tuple[int, list[str]]] = []
    flowing = False
    for line in text.split("\n"):
        quote = _QUOTE.match(line)
        depth = quote[0].count(">") if quote else 0
        content = (line[quote.end() :] if quote else line).removeprefix(" ")
        signature = content == _SIGNATURE
        if flowing and not signature and paragraphs[-1][0] == depth:
            paragraphs[-1][1].append(content)
        else:
            paragraphs.append((depth, [content]))
        flowing = content.endswith(" ") and not signature
        if flowing and delsp:
            paragraphs[-1][1][-1] = content[:-1]
    return "\n".join(_quoted(depth, "".join(pieces)) for depth, pieces in paragraphs)


def _quoted(depth: int, content: str) -> str:
    if content.startswith(">"):
        content = _OWN + content
    return ">" * depth + " " + content if depth else content
