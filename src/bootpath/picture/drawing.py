"""The layout of a picture: name, headline, status and line from the top, the bar at the foot."""

from io import BytesIO

from PIL import Image

from bootpath.picture import lettering
from bootpath.picture.palette import colours, shade
from bootpath.picture.panel import HEIGHT, WIDTH, Panel, Share
from bootpath.picture.shapes import SHAPES, mark, shape

_MARGIN = 88
_ROOM = WIDTH - 2 * _MARGIN
_NAME, _LINE = 30, 36
_LABELS = (28, 25, 22, 19)
"""Sizes of letters in pixels: the name above, the line below the headline, the words of the bar."""

_HEADLINES = ((72, 2), (62, 3), (52, 4), (44, 5))
"""The sizes a headline may have, the largest first, with the lines it may take."""

_TOP = 108
_BAR = HEIGHT - 124
_FOOT = HEIGHT - 70
_THICK, _GAP = 10, 4
_CLEAR = 44
"""Pixels that stay free above the bar."""

_LEAST = 12
"""Pixels that the shortest part of the bar is long."""


class _Sheet:
    """The picture as it is drawn: each pixel is a place in the palette, 0 being paper."""

    def __init__(self, accent: str | None) -> None:
        self.image = Image.new("P", (WIDTH, HEIGHT), 0)
        self.image.putpalette(colours(accent))

    def put(self, mask: Image.Image, left: float, top: float, ink: str) -> None:
        """Lay a mask down in an ink, where nothing else lies."""
        if box := mask.getbbox():
            place = (round(left) + box[0], round(top) + box[1])
            self.image.paste(mask.crop(box).point(shade(ink)), place)

    def write(
        self, text: str, left: float, base: float, size: int, ink: str, weight: float = 0
    ) -> float:
        """A line of text on a baseline; answers where it ends."""
        self.put(lettering.mask(text, size, weight), left - size / 2, base - size, ink)
        return left + lettering.width(text, size)

    def fill(self, left: float, top: float, right: float, bottom: float, ink: str) -> None:
        """A rectangle in an ink."""
        self.image.paste(shade(ink)[255], (round(left), round(top), round(right), round(bottom)))

    def file(self) -> bytes:
        """The picture as a PNG file."""
        out = BytesIO()
        self.image.save(out, "PNG", compress_level=6)
        return out.getvalue()


def drawn(panel: Panel) -> bytes:
    """The picture of a panel as a PNG file of 1200 by 630 pixels."""
    sheet = _Sheet(panel.accent)
    sheet.put(mark(40), _MARGIN, _TOP - 32, "accent")
    name, _ = lettering.lines(panel.name, _NAME, _ROOM - 60, 1)
    sheet.write("".join(name), _MARGIN + 60, _TOP, _NAME, "soft")
    base = _headline(sheet, panel.headline, _TOP + 32)
    _status(sheet, panel, base + 42)
    if panel.shares:
        _shares(sheet, panel.shares)
    elif panel.note:
        sheet.fill(_MARGIN, _BAR, _MARGIN + _ROOM, _BAR + _THICK, "rule")
        sheet.write(panel.note, _MARGIN, _FOOT, _LABELS[0], "soft")
    return sheet.file()


def _headline(sheet: _Sheet, text: str, top: float) -> float:
    """The headline, as large as it fits; answers its last baseline."""
    for size, most in _HEADLINES:
        found, whole = lettering.lines(text, size, _ROOM, most)
        if whole:
            break
    base = top
    for line in found:
        base += size * 1.16
        sheet.write(line, _MARGIN - lettering.bearing(line, size), base, size, "ink", size / 100)
    return base


def _status(sheet: _Sheet, panel: Panel, top: float) -> None:
    """The status with the line beside it, or the line alone."""
    left, base, ink = float(_MARGIN), top + _LINE, "soft"
    if panel.status and panel.word:
        size, own = round(_LINE * 0.8), SHAPES[panel.status][1]
        sheet.put(shape(panel.status, size), left, base - size + 2, own)
        left = sheet.write(panel.word, left + size + 14, base, _LINE, own, 0.3) + 28
        ink = "ink"
    leading = lettering.height(_LINE)
    most = max(1, int((_BAR - _CLEAR - base) // leading) + 1)
    for line in lettering.lines(panel.line, _LINE, round(_MARGIN + _ROOM - left), most)[0]:
        sheet.write(line, left, base, _LINE, ink)
        base += leading


def _shares(sheet: _Sheet, shares: tuple[Share, ...]) -> None:
    """The bar, and below it the shape and the words of each part."""
    whole = sum(share.number for share in shares)
    room = _ROOM - _GAP * (len(shares) - 1) - _LEAST * len(shares)
    left = float(_MARGIN)
    for share in shares:
        right = left + _LEAST + room * share.number / whole
        sheet.fill(left, _BAR, right, _BAR + _THICK, SHAPES[share.key][1])
        left = right + _GAP
    size = next((one for one in _LABELS if _labels(shares, one) <= _ROOM), _LABELS[-1])
    left = float(_MARGIN)
    for share in shares:
        ink = SHAPES[share.key][1]
        side = round(size * 0.75)
        sheet.put(shape(share.key, side), left, _FOOT - side + 1, ink)
        left = sheet.write(share.text, left + side + size * 0.4, _FOOT, size, ink) + size * 1.4


def _labels(shares: tuple[Share, ...], size: int) -> float:
    """Pixels that the words of the bar take in a size of letters, with shapes and space."""
    return sum(lettering.width(one.text, size) + size * 2.55 for one in shares) - size * 1.4
