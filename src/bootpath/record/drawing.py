"""An SVG drawing: the size it has, and that it holds nothing but a drawing.

Inside an `<img>` a drawing can do nothing. But it is also a file of the site with an address of its
own, and a browser that opens that address would run a script in it.
"""

import re
from xml.parsers import expat

from bootpath.record.unshowable import Unshowable

_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_XLINK_HREF = "http://www.w3.org/1999/xlink href"

_DRAWN = re.compile(
    "circle|clipPath|defs|desc|ellipse|fe[A-Z][A-Za-z]+|filter|g|image|line|linearGradient|marker"
    "|mask|metadata|path|pattern|polygon|polyline|radialGradient|rect|stop|style|svg|switch|symbol"
    "|text|textPath|title|tspan|use|view",
    re.ASCII,
)
"""The elements that draw (SVG 2, Filter Effects 1); others of that namespace are refused."""

_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp);)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*([a-zA-Z]*)\s*", re.ASCII)
_PLAIN = "save the drawing as plain SVG"
_OUTSIDE = re.compile(r"@import|url\(\s*[\"']?\s*(?!\s*(?:#|data:image/))", re.IGNORECASE)
_CORNERS = 4
_SHORTEST, _LONGEST = 1e-3, 1e6


def drawing_size(data: bytes) -> tuple[float, float]:
    """Width and height of an SVG drawing, in units that both share.

    Raises Unshowable when it is no SVG, when it has no size, and when it holds what is no drawing:
    a script, a link, something that moves, an address outside of it.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.entity
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the parser takes it by position
    except expat.ExpatError as error:
        wrong = expat.ErrorString(error.code)
        raise Unshowable(f"is no SVG: {wrong} in its line {error.lineno}", _PLAIN) from None
    except (ValueError, LookupError):  # an encoding that Python does not have
        raise Unshowable("is no SVG: its encoding is unknown", "save it as UTF-8") from None
    return reader.size


class _Reader:
    """What the parser reports: the size from the root, and a refusal of the first other thing."""

    def __init__(self) -> None:
        self.size = (0.0, 0.0)
        self._began = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._began:
            self._began = True
            if (space, local) != (_SVG, "svg"):
                where = "" if space == _SVG else " outside of SVG's namespace"
                raise Unshowable(f"is no SVG: its root is <{local[:40]}>{where}", _PLAIN)
            self.size = _size(attributes)
        if space == _XHTML or (space == _SVG and not _DRAWN.fullmatch(local)):
            raise Unshowable(f"holds <{local[:40]}>, which is no part of a drawing", _PLAIN)
        for key, value in attributes.items():
            bare = key.lower()
            if bare.startswith("on"):
                raise Unshowable(f"holds a script in {key[:40]}=", _PLAIN)
            if bare in ("href", _XLINK_HREF) and not _INSIDE.match(value):
                raise Unshowable("refers to something outside of it", _PLAIN)
            self.text(value)

    def text(self, data: str) -> None:
        if _OUTSIDE.search(data):  # in a stylesheet, or in what an attribute borrows from one
            raise Unshowable("refers to something outside of it", _PLAIN)

    def entity(self, name: str, *_: object) -> None:
        raise Unshowable(f"declares the entity {name[:40]}", _PLAIN)

    def instruction(self, target: str, _: str) -> None:
        raise Unshowable(f"holds the instruction <?{target[:40]}?>", _PLAIN)


def _size(attributes: dict[str, str]) -> tuple[float, float]:
    """From `width` and `height` where both are given in one unit, else from the `viewBox`."""
    width, height = (_LENGTH.fullmatch(attributes.get(key, "")) for key in ("width", "height"))
    if width and height and width[2] == height[2]:
        found = float(width[1]), float(height[1])
    else:
        corners = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
        sides = [_LENGTH.fullmatch(corner) for corner in corners[2:]]
        if len(corners) != _CORNERS or not all(sides):
            raise Unshowable(
                "has no size: neither width and height nor a viewBox",
                'give its <svg> a viewBox, as in viewBox="0 0 64 32"',
            )
        found = tuple(float(side[1]) for side in sides if side)  # type: ignore[assignment]
    if not all(_SHORTEST <= side <= _LONGEST for side in found):
        raise Unshowable("has no size: a side of it is 0 or far too long", _PLAIN)
    return found
