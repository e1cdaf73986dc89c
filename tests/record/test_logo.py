"""What may be a logo: paths, the sizes of PNG and SVG, and drawings that are nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bootpath.record.logo import SHOWN_HEIGHT, SHOWN_WIDTH, NoLogo, logo, logo_at, logo_kind
from bootpath.record.unshowable import Unshowable
from small_pictures import chunk, png, svg


@pytest.mark.parametrize(
    ("path", "kind"), [("logo.svg", "svg"), ("art/a b.png", "png"), ("-x.svg", "svg")]
)
def test_a_path_down_from_the_records_is_taken(path: str, kind: str) -> None:
    assert logo_kind(path) == kind


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/etc/logo.svg", "is no relative path"),
        ("a\\b.svg", "is no relative path"),
        ("https://example.org/logo.svg", "is no relative path"),
        ("C:logo.svg", "is no relative path"),
        ("a\u202eb.svg", "is no relative path"),
        ("../../etc/passwd", "does not lead straight down from the records' directory"),
        ("./logo.svg", "does not lead straight down from the records' directory"),
        ("a//logo.svg", "does not lead straight down from the records' directory"),
        ("a/../logo.svg", "does not lead straight down from the records' directory"),
        ("logo.jpg", "ends neither in .svg nor in .png"),
        ("logo.SVG", "ends neither in .svg nor in .png"),
    ],
)
def test_any_other_path_is_refused_before_anything_is_read(path: str, message: str) -> None:
    def never(path: str) -> bytes:
        raise AssertionError(path)

    found = logo_at(path, never)
    assert isinstance(found, NoLogo)
    assert found.message == message
    assert found.hint.endswith("as in logo.svg")


def test_where_nothing_can_be_read_a_good_path_gives_no_logo_and_no_fault() -> None:
    assert logo_at("logo.svg", None) is None
    assert logo_at("logo.gif", None) is not None


def test_what_the_reader_finds_wrong_is_the_fault() -> None:
    def refuse(_: str) -> bytes:
        raise Unshowable("is not there", "put it there")

    assert logo_at("logo.svg", refuse) == NoLogo("is not there", "put it there")


@pytest.mark.parametrize(
    ("data", "path", "size"),
    [
        (png(16, 16), "x/a.png", (16, 16)),  # pixels are not blown up
        (png(128, 64), "a.png", (64, 32)),
        (png(4096, 4), "a.png", (160, 1)),
        (svg(), "a.svg", (64, 32)),
        (svg(attributes='viewBox="0 0 2 1"'), "a.svg", (64, 32)),
        (svg(attributes='viewBox=" 0,0 , 100,1 "'), "a.svg", (160, 2)),
        (svg(attributes='width="20mm" height="40mm" viewBox="0 0 9 9"'), "a.svg", (16, 32)),
        (svg(attributes='width="100%" height="3em" viewBox="0 0 9 9"'), "a.svg", (32, 32)),
    ],
)
def test_a_logo_is_fitted_into_its_box(data: bytes, path: str, size: tuple[int, int]) -> None:
    found = logo(path, data)
    assert (found.width, found.height) == size
    assert (found.name, found.data) == (f"logo.{path[-3:]}", data)


@given(st.floats(0.001, 1e6), st.floats(0.001, 1e6))
def test_whatever_its_sides_a_drawing_stays_in_its_box(width: float, height: float) -> None:
    found = logo("a.svg", svg(attributes=f'viewBox="0 0 {width:.4f} {height:.4f}"'))
    assert 1 <= found.width <= SHOWN_WIDTH
    assert 1 <= found.height <= SHOWN_HEIGHT


GOOD = png(8, 8)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no PNG: its first bytes are others"),
        (b"GIF89a", "is no PNG: its first bytes are others"),
        (svg(), "is no PNG: its first bytes are others"),
        (GOOD[:8], "is a PNG that is cut short or damaged"),
        (GOOD[:-1], "is a PNG that is cut short or damaged"),
        (GOOD[:20] + b"\xff" + GOOD[21:], "is a PNG that is cut short or damaged"),
        (GOOD[:8] + chunk(b"IEND"), "is a PNG that is cut short or damaged"),
        (GOOD[:8] + chunk(b"IHDR", b"") + GOOD[33:], "is a PNG of 0 by 0 pixels"),
        (GOOD[:8] + b"\xff\xff\xff\xffIHDR", "is a PNG that is cut short or damaged"),
        (png(0, 8), "is a PNG of 0 by 8 pixels"),
        (png(100_000, 100_000), "is a PNG of 100,000 by 100,000 pixels"),
        (png(8, 8, chunk(b"acTL", b"\0" * 8)), "is a PNG that moves"),
    ],
)
def test_a_png_that_cannot_be_shown_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(Unshowable) as caught:
        logo("a.png", data)
    assert caught.value.message == message
    assert caught.value.hint


@given(st.binary())
def test_no_bytes_are_more_than_refused(data: bytes) -> None:
    for path, start in (("a.png", b"\x89PNG\r\n\x1a\n"), ("a.svg", b"")):
        with pytest.raises(Unshowable):
            logo(path, start + data)


@pytest.mark.parametrize(
    "inside",
    [
        '<title>A</title><g fill="url(#a)"><path d="M0 0"/><use href="#b"/></g>',
        "<style>path{fill:red} @media (prefers-color-scheme: dark){path{fill:#fff}}</style>",
        '<image href="data:image/png;base64,AA=="/>',
        '<filter id="f"><feGaussianBlur stdDeviation="1"/></filter>',
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
        "<!-- drawn by hand -->",
    ],
)
def test_a_drawing_may_hold_what_draws(inside: str) -> None:
    assert logo("a.svg", svg(inside)).width == 64


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<script>alert(1)</script>", "holds <script>, which is no part of a drawing"),
        ("<foreignObject/>", "holds <foreignObject>, which is no part of a drawing"),
        ('<a href="#x"/>', "holds <a>, which is no part of a drawing"),
        ('<set attributeName="href" to="javascript:1"/>', "holds <set>, which is no part of"),
        ("<animate/>", "holds <animate>, which is no part of a drawing"),
        ("<feed/>", "holds <feed>, which is no part of a drawing"),
        ('<p xmlns="http://www.w3.org/1999/xhtml"/>', "holds <p>, which is no part of a drawing"),
        ('<path onload="alert(1)"/>', "holds a script in onload="),
        ('<path ONCLICK="alert(1)"/>', "holds a script in ONCLICK="),
        ('<use href="https://example.org/x.svg#a"/>', "refers to something outside of it"),
        (
            '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="//example.org/"/>',
            "refers to something outside of it",
        ),
        ('<image href="data:image/svg+xml,x"/>', "refers to something outside of it"),
        ("<style>@import 'x.css';</style>", "refers to something outside of it"),
        ("<style>path{fill:url( 'http://x')}</style>", "refers to something outside of it"),
        ('<path fill="url(http://x#a)"/>', "refers to something outside of it"),
        ('<?xml-stylesheet href="x.xsl"?>', "holds the instruction <?xml-stylesheet?>"),
        ("<path>", "is no SVG: mismatched tag in its line 1"),
    ],
)
def test_a_drawing_that_is_more_than_one_is_refused(inside: str, message: str) -> None:
    with pytest.raises(Unshowable) as caught:
        logo("a.svg", svg(inside))
    assert caught.value.message.startswith(message)
    assert caught.value.hint == "save the drawing as plain SVG"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no SVG: no element found in its line 1"),
        (GOOD, "is no SVG: not well-formed (invalid token) in its line 1"),
        (b"<svg/>", "is no SVG: its root is <svg> outside of SVG's namespace"),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "is no SVG: its root is <html>"),
        (b'<?xml version="1.0" encoding="klingon"?><svg/>', "is no SVG: its encoding is unknown"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + svg("&a;"), "declares the entity a"),
        (svg(attributes=""), "has no size: neither width and height nor a viewBox"),
        (svg(attributes='width="9"'), "has no size: neither width and height nor a viewBox"),
        (svg(attributes='viewBox="0 0 9"'), "has no size: neither width and height nor a viewBox"),
        (svg(attributes='viewBox="0 0 0 9"'), "has no size: a side of it is 0 or far too long"),
        (svg(attributes='viewBox="0 0 1e999 9"'), "has no size: a side of it is 0 or far too"),
    ],
)
def test_what_is_no_drawing_of_a_size_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(Unshowable) as caught:
        logo("a.svg", data)
    assert caught.value.message.startswith(message)


def test_an_old_doctype_is_no_harm() -> None:
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
    assert logo("a.svg", doctype + svg()).height == 32
