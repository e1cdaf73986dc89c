"""The tracker's logo: which file may be one, what kind of picture it is, and its size."""

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from bootpath.record.unshowable import Unshowable

LOGO_LIMIT = 65_536
"""Bytes that a logo may have: 64 KiB, fetched with every first page."""

SHOWN_WIDTH, SHOWN_HEIGHT = 160, 32
"""The box in CSS pixels into which a logo is fitted."""

_SIDE_LIMIT = 4096  # pixels; a small file can hold a picture that needs gigabytes to be shown
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_NAME_HINT = "write the path of an .svg or .png file beside _tracker.yaml, as in logo.svg"


class NoLogo(NamedTuple):
    """Why a logo cannot be shown, as the end of a sentence, and what to do about it."""

    message: str
    hint: str


class Logo(NamedTuple):
    """A logo as pages show it: its name in the site, its bytes, its size in CSS pixels."""

    name: str
    data: bytes
    width: int
    height: int


def logo_kind(path: str) -> Literal["svg", "png"]:
    """The kind of a logo by its path; raises Unshowable for a path that none may have.

    It is relative, leads nowhere but down, and ends in .svg or .png.
    """
    if path.startswith("/") or "\\" in path or ":" in path or not path.isprintable():
        raise Unshowable("is no relative path", _NAME_HINT)
    if not {"", ".", ".."}.isdisjoint(path.split("/")):
        raise Unshowable("does not lead straight down from the records' directory", _NAME_HINT)
    if path.endswith(".svg"):
        return "svg"
    if path.endswith(".png"):
        return "png"
    raise Unshowable("ends neither in .svg nor in .png", _NAME_HINT)


def logo_at(path: str, read: Callable[[str], bytes] | None) -> Logo | NoLogo | None:
    """The logo at a path as `read` finds it, or why there is none; None when nothing can read it.

    `read` may raise Unshowable.
    """
    try:
        logo_kind(path)
        return logo(path, read(path)) if read else None
    except Unshowable as bad:
        return NoLogo(bad.message, bad.hint)


def logo(path: str, data: bytes) -> Logo:
    """The logo at a path; raises Unshowable when browsers could not show it, or should not."""
    kind = logo_kind(path)
    width, height = _png_size(data) if kind == "png" else _drawing_size(data)
    # A drawing has no size of its own, and pixels are not blown up.
    scale = min(SHOWN_WIDTH / width, SHOWN_HEIGHT / height)
    if kind == "png":
        scale = min(scale, 1)
    return Logo(f"logo.{kind}", data, max(1, round(width * scale)), max(1, round(height * scale)))


def _drawing_size(data: bytes) -> tuple[float, float]:
    from bootpath.record.drawing import drawing_size  # noqa: PLC0415 -- it loads a parser of XML, and few logos are drawings

    return drawing_size(data)


def _png_size(data: bytes) -> tuple[float, float]:
    """Width and height in pixels (PNG, third edition: signature, chunks, IHDR)."""
    if not data.startswith(_SIGNATURE):
        raise Unshowable("is no PNG: its first bytes are others", "save the picture as PNG")
    chunks = list(_chunks(data))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or b"IDAT" not in kinds:
        raise Unshowable("is a PNG that is cut short or damaged", "save the picture again")
    if b"acTL" in kinds:
        raise Unshowable("is a PNG that moves", "save one picture of it: pages do not move")
    width, height = struct.unpack(">II", chunks[0][1][:8].rjust(8, b"\0"))
    if not 0 < width <= _SIDE_LIMIT or not 0 < height <= _SIDE_LIMIT:
        raise Unshowable(
            f"is a PNG of {width:,} by {height:,} pixels",
            f"save it with at most {_SIDE_LIMIT:,} pixels a side; {2 * SHOWN_HEIGHT} are plenty",
        )
    return width, height


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and the content of each chunk whose checksum is right, up to the first that fails."""
    at = len(_SIGNATURE)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        checksum = data[at + 8 + length : at + 12 + length]
        if checksum != zlib.crc32(kind + body).to_bytes(4, "big"):
            return
        yield kind, body
        if kind == b"IEND":
            return
        at += 12 + length
