"""Panels to PNG files for previews of links: the only door to Pillow.

The library is loaded when the first picture is asked for, which is never where no address of the
site is configured.
"""

from bootpath.picture.panel import HEIGHT, WIDTH, Panel, Share

__all__ = ["HEIGHT", "WIDTH", "Panel", "Share", "can_draw", "png"]


def can_draw(panel: Panel) -> bool:
    """Whether the font has every character of the panel's texts."""
    from bootpath.picture.lettering import has_all  # noqa: PLC0415 - see above

    return all(map(has_all, panel.texts()))


def png(panel: Panel) -> bytes:
    """The picture of a panel that can be drawn, as a PNG file with a palette.

    The same panel gives the same bytes with the same release of Pillow.
    """
    from bootpath.picture.drawing import drawn  # noqa: PLC0415 - see above

    return drawn(panel)
