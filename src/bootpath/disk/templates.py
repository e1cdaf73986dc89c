"""The templates and the static files of the site: those that ship, and a user's laid over them."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from bootpath.disk.fault import DiskFault, printable, translated
from bootpath.disk.regular import NotRegular, TooLarge, read_regular, real_path_inside

LIMIT = 33_554_432
"""Bytes that one file may have: 32 MiB, far above any stylesheet, font or picture of a site."""

TEMPLATE_SUFFIX = ".j2"

SHIPPED = "bootpath/"
"""What the second name of a shipped template begins with."""

_PART = re.compile(r"(.+?\.(?:css|js))/")

_PACKAGE = Path(__file__).parents[1]
_IN_WHEEL = _PACKAGE / "templates"
_IN_CHECKOUT = _PACKAGE.parents[1] / "templates"


def template_sources(override: Path | None) -> dict[str, str]:
    """The text of each template (`*.j2`) by its name, which is its path with forward slashes.

    A file in `override` takes the place of the shipped one with the same name, or stands beside
    them. The shipped ones then have a second name, `bootpath/` and the first, by which one that
    takes the place of another extends it. Raises DiskFault when a directory is missing, or a file cannot be read, is not UTF-8
    (RFC 3629), is not regular, or is a link that leads out of its directory.
    """
    found = _texts(_files(override))
    if override is None:
        return found
    taken = next((name for name in found if name.startswith(SHIPPED)), None)
    if taken is not None:
        raise DiskFault(
            f"{printable(override / taken)} bears a name of the templates that ship",
            f"name the directory otherwise than {SHIPPED.rstrip('/')}",
        )
    return found | {SHIPPED + name: text for name, text in _texts(_files(None)).items()}


def own_template(override: Path | None, name: str) -> Path | None:
    """The user's file that a template of this name was read from; None when it is a shipped one."""
    path = override / name if override is not None else None
    return path if path is not None and path.is_file() else None


def static_files(override: Path | None) -> dict[str, bytes]:
    """The bytes of each file that is no template (stylesheet, icon, ...) by its name.

    A directory whose name ends in `.css` or `.js` is one file: its parts in the order of their
    names. Names, overriding and faults are those of `template_sources`; a file in `override` takes
    the place of all the parts of its name.
    """
    found: dict[str, list[bytes]] = {}
    for name, (path, root) in _files(override).items():
        if not name.endswith(TEMPLATE_SUFFIX):
            part = _PART.match(name)
            found.setdefault(part[1] if part else name, []).append(_data(path, root))
    return {name: b"\n".join(parts) for name, parts in found.items()}


def _files(override: Path | None) -> dict[str, tuple[str, str]]:
    """The path of each file and the directory it belongs to, by name, in the order of names."""
    shipped = _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT
    if not shipped.is_dir():
        raise DiskFault(
            "this installation of bootpath lacks its templates",
            "install bootpath again",
        )
    found: dict[str, tuple[str, str]] = {}
    for root in (shipped, override):
        if root is None:
            continue
        if not root.is_dir():
            raise DiskFault(
                f"there is no directory of templates {printable(root)}",
                "name a directory with --templates, or leave the option out",
            )
        given = {name: (path, os.path.realpath(root)) for name, path in _walk(root)}
        found = {name: kept for name, kept in found.items() if not _replaced(name, given)} | given
    return dict(sorted(found.items()))


def _replaced(name: str, given: dict[str, tuple[str, str]]) -> bool:
    """Whether a shipped file is a part of one that was given as a whole."""
    part = _PART.match(name)
    return part is not None and part[1] in given


def _walk(root: Path) -> Iterator[tuple[str, str]]:
    """The name and the path of each file below the directory."""
    # Hidden names (.git, .DS_Store, an editor's swap file) are no part of a site, and neither are
    # the backups that editors call `name~`.
    pending = [("", str(root))]
    while pending:
        prefix, directory = pending.pop()
        with translated(f"cannot list {printable(directory)}"), os.scandir(directory) as listing:
            entries = [e for e in listing if not (e.name.startswith(".") or e.name.endswith("~"))]
        for entry in entries:
            name = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                pending.append((f"{name}/", entry.path))
            else:
                yield name, entry.path


def _texts(files: dict[str, tuple[str, str]]) -> dict[str, str]:
    return {
        name: _text(path, root)
        for name, (path, root) in files.items()
        if name.endswith(TEMPLATE_SUFFIX)
    }


def _text(path: str, root: str) -> str:
    data = _data(path, root)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DiskFault(
            f"the template {printable(path)} is not UTF-8: byte 0x{data[error.start]:02x}"
            f" in line {line}",
            "save the file as UTF-8",
        ) from None


def _data(path: str, root: str) -> bytes:
    shown = printable(path)
    with translated(f"cannot read {shown}"):
        try:
            is_link = os.path.islink(path)  # noqa: PTH114 - a path from scandir is text
            real = real_path_inside(path, root) if is_link else path
            if real is not None:
                return read_regular(real, LIMIT)
        except NotRegular as other:
            raise DiskFault(
                f"{shown} is a {other.kind}, not a regular file",
                "move it out of the directory of templates",
            ) from None
        except TooLarge:
            raise DiskFault(
                f"{shown} has more than {LIMIT:,} bytes",
                "move it out of the directory of templates",
            ) from None
    raise DiskFault(
        f"{shown} is a symbolic link that leads out of the directory of templates",
        "put a copy of the file in the place of the link",
    )
