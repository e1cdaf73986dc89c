import os
from pathlib import Path

import pytest

from bootpath.disk import templates
from bootpath.disk.fault import DiskFault
from bootpath.disk.templates import own_template, static_files, template_sources

SHIPPED = ("page.html.j2", "parts/head.html.j2")


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "shipped"
    (root / "parts").mkdir(parents=True)
    (root / "page.html.j2").write_text("page {{ title }}", encoding="utf-8")
    (root / "parts" / "head.html.j2").write_text("head", encoding="utf-8")
    (root / "style.css").write_bytes(b"body {}")
    monkeypatch.setattr(templates, "_IN_WHEEL", root)
    return root


@pytest.fixture
def own(tmp_path: Path) -> Path:
    root = tmp_path / "own"
    root.mkdir()
    return root


@pytest.mark.usefixtures("shipped")
def test_templates_are_told_from_static_files_by_their_ending() -> None:
    assert template_sources(None) == {
        "page.html.j2": "page {{ title }}",
        "parts/head.html.j2": "head",
    }
    assert static_files(None) == {"style.css": b"body {}"}


@pytest.mark.usefixtures("shipped")
def test_a_users_files_are_laid_over_the_shipped_ones_one_by_one(own: Path) -> None:
    (own / "parts").mkdir()
    (own / "parts" / "head.html.j2").write_text("mine", encoding="utf-8")
    (own / "extra.html.j2").write_text("extra", encoding="utf-8")
    (own / "fonts").mkdir()
    (own / "fonts" / "x.woff2").write_bytes(b"\x00\xff")
    assert template_sources(own) == {
        "bootpath/page.html.j2": "page {{ title }}",
        "bootpath/parts/head.html.j2": "head",
        "extra.html.j2": "extra",
        "page.html.j2": "page {{ title }}",
        "parts/head.html.j2": "mine",
    }
    assert static_files(own) == {"fonts/x.woff2": b"\x00\xff", "style.css": b"body {}"}
    assert list(static_files(own)) == ["fonts/x.woff2", "style.css"]


def test_a_directory_named_like_a_file_holds_its_parts(shipped: Path, own: Path) -> None:
    for root, name, text in (
        (shipped, "10-first.js", "first"),
        (shipped, "20-second.js", "second"),
        (own, "15-own.js", "own"),
        (own, "20-second.js", "mine"),
    ):
        (root / "site.js").mkdir(exist_ok=True)
        (root / "site.js" / name).write_text(text, encoding="utf-8")
    assert static_files(None)["site.js"] == b"first\nsecond"
    assert static_files(own)["site.js"] == b"first\nown\nmine"


def test_a_whole_file_takes_the_place_of_the_parts(shipped: Path, own: Path) -> None:
    (shipped / "site.js").mkdir()
    (shipped / "site.js" / "10-first.js").write_text("first", encoding="utf-8")
    (own / "site.js").write_text("mine", encoding="utf-8")
    assert static_files(own)["site.js"] == b"mine"


def test_a_checkout_uses_the_templates_at_its_top(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "_IN_WHEEL", shipped / "absent")
    monkeypatch.setattr(templates, "_IN_CHECKOUT", shipped)
    assert "page.html.j2" in template_sources(None)


def test_the_checkouts_templates_are_looked_for_beside_src() -> None:
    package = Path(templates.__file__).parents[1]
    assert package.name == "bootpath"
    assert package / "templates" == templates._IN_WHEEL or not templates._IN_WHEEL.exists()
    assert package.parent.parent / "templates" == templates._IN_CHECKOUT


def test_an_installation_without_templates_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "_IN_WHEEL", tmp_path / "a")
    monkeypatch.setattr(templates, "_IN_CHECKOUT", tmp_path / "b")
    with pytest.raises(DiskFault, match="lacks its templates") as caught:
        static_files(None)
    assert caught.value.hint == "install bootpath again"


@pytest.mark.usefixtures("shipped")
def test_a_users_directory_that_is_missing_is_a_fault(own: Path) -> None:
    with pytest.raises(DiskFault, match=r"there is no directory of templates .*absent"):
        template_sources(own / "absent")


@pytest.mark.usefixtures("shipped")
def test_nothing_of_the_users_bears_the_second_name_of_a_shipped_template(own: Path) -> None:
    (own / "bootpath").mkdir()
    (own / "bootpath" / "page.html.j2").write_text("mine", encoding="utf-8")
    with pytest.raises(DiskFault, match=r"bootpath/page\.html\.j2 bears a name of the templates"):
        template_sources(own)


@pytest.mark.usefixtures("shipped")
def test_a_template_of_the_users_has_a_file_and_a_shipped_one_has_none(own: Path) -> None:
    (own / "page.html.j2").write_text("mine", encoding="utf-8")
    assert own_template(own, "page.html.j2") == own / "page.html.j2"
    assert own_template(own, "parts/head.html.j2") is None
    assert own_template(None, "page.html.j2") is None


@pytest.mark.usefixtures("shipped")
def test_hidden_files_and_editors_backups_are_left_out(own: Path) -> None:
    (own / ".git").mkdir()
    (own / ".git" / "config").write_bytes(b"x")
    for name in (".DS_Store", ".page.html.j2.swp", "page.html.j2~", "style.css~"):
        (own / name).write_bytes(b"\xff")
    assert set(template_sources(own)) == {*SHIPPED, *(f"bootpath/{name}" for name in SHIPPED)}
    assert static_files(own) == static_files(None)


@pytest.mark.usefixtures("shipped")
def test_a_template_that_is_not_utf_8_is_a_fault_that_names_file_and_line(own: Path) -> None:
    (own / "bad.html.j2").write_bytes(b"one\ntwo \xe9\n")
    with pytest.raises(
        DiskFault, match=r"own/bad\.html\.j2 is not UTF-8: byte 0xe9 in line 2"
    ) as caught:
        template_sources(own)
    assert caught.value.hint == "save the file as UTF-8"
    assert "bad.html.j2" not in static_files(own)


@pytest.mark.usefixtures("shipped")
def test_a_byte_order_mark_is_no_part_of_a_template(own: Path) -> None:
    (own / "bom.html.j2").write_bytes(b"\xef\xbb\xbfx")
    assert template_sources(own)["bom.html.j2"] == "x"


@pytest.mark.usefixtures("shipped")
def test_a_link_inside_is_read_and_one_that_leads_out_is_a_fault(tmp_path: Path, own: Path) -> None:
    (own / "logo.svg").symlink_to("real.svg")
    (own / "real.svg").write_bytes(b"<svg/>")
    assert static_files(own)["logo.svg"] == b"<svg/>"
    (tmp_path / "secret").write_bytes(b"secret")
    (own / "logo.svg").unlink()
    (own / "logo.svg").symlink_to("../secret")
    with pytest.raises(DiskFault, match=r"logo\.svg is a symbolic link that leads out"):
        static_files(own)


@pytest.mark.usefixtures("shipped")
def test_a_dangling_link_is_a_fault(own: Path) -> None:
    (own / "logo.svg").symlink_to("absent")
    with pytest.raises(DiskFault, match=r"cannot read .*logo\.svg: no such file"):
        static_files(own)


@pytest.mark.usefixtures("shipped")
def test_a_pipe_and_a_linked_directory_are_faults(own: Path) -> None:
    os.mkfifo(own / "pipe")
    with pytest.raises(DiskFault, match="pipe is a named pipe, not a regular file"):
        static_files(own)
    (own / "pipe").unlink()
    (own / "real").mkdir()
    (own / "linked").symlink_to("real")
    with pytest.raises(DiskFault, match="linked is a directory, not a regular file"):
        static_files(own)


@pytest.mark.usefixtures("shipped")
def test_a_huge_file_is_a_fault(own: Path) -> None:
    with (own / "film.mp4").open("wb") as file:
        file.truncate(templates.LIMIT + 1)
    with pytest.raises(DiskFault, match=r"film\.mp4 has more than 33,554,432 bytes"):
        static_files(own)


@pytest.mark.usefixtures("shipped")
def test_directories_deeper_than_the_interpreters_stack_are_walked(own: Path) -> None:
    here = os.open(own, os.O_RDONLY)
    try:
        for _ in range(1100):
            os.mkdir("d", dir_fd=here)
            deeper = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = deeper
    finally:
        os.close(here)
    assert static_files(own) == {"style.css": b"body {}"}
    remove_deep(own)


def remove_deep(root: Path) -> None:
    """Take `root/d/d/d...` away level by level: pytest's own removal would overflow its stack."""
    shelf = root.parent / "shelf"
    shelf.mkdir()
    turn = 0
    while (root / "d").exists():
        (root / "d").rename(shelf / str(turn))
        inner = shelf / str(turn) / "d"
        if inner.exists():
            inner.rename(root / "d")
        turn += 1
