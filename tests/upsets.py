"""What may befall a site and a cache between two builds, and while one runs."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from bootpath.disk.tree import MARKER
from drawn import Dice
from tracker_edits import Edit
from tracker_trial import Trial


def _file(trial: Trial, d: Dice) -> Path | None:
    files = sorted(p for p in trial.site.rglob("*") if p.is_file() and p.name != MARKER)
    return d.one(files) if files else None


def file_gone(trial: Trial, d: Dice) -> None:
    if path := _file(trial, d):
        path.unlink()


def file_changed(trial: Trial, d: Dice) -> None:
    if path := _file(trial, d):
        with path.open("ab") as file:
            file.write(b"more")


def file_replaced(trial: Trial, d: Dice) -> None:
    """A copy, a link to nowhere or a directory takes the place of a file."""
    path = _file(trial, d)
    if path is None:
        return
    how = d.one(("copy", "link", "directory"))
    data, status = path.read_bytes(), path.stat()
    path.unlink()
    if how == "copy":
        path.write_bytes(data[:-1] + b"x")
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    elif how == "link":
        path.symlink_to("nowhere")
    else:
        path.mkdir()


def alien(trial: Trial, d: Dice) -> None:
    if trial.site.exists():
        place = trial.site / d.one(("alien.html", "decisions/alien", "a/b/alien"))
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        if d.yes():
            place.symlink_to("index.html")
        else:
            place.write_text("alien")


def site_gone(trial: Trial, d: Dice) -> None:
    shutil.rmtree(trial.site, ignore_errors=True)
    if d.yes():
        trial.site.mkdir()


def site_from_before(trial: Trial, d: Dice) -> None:
    """What was there some builds ago is put back: links to the same files, or copies of them."""
    kept = trial.place / "kept-site"
    if kept.exists() and d.yes():
        shutil.rmtree(trial.site, ignore_errors=True)
        kept.rename(trial.site)
    elif trial.site.exists():
        shutil.rmtree(kept, ignore_errors=True)
        copy = os.link if d.yes() else shutil.copy2
        shutil.copytree(trial.site, kept, symlinks=True, copy_function=copy)  # type: ignore[arg-type]


def cache_gone(trial: Trial, _: Dice) -> None:
    shutil.rmtree(trial.cache, ignore_errors=True)


def cache_from_before(trial: Trial, d: Dice) -> None:
    kept = trial.place / "kept-cache"
    if kept.exists() and d.yes():
        shutil.rmtree(trial.cache, ignore_errors=True)
        kept.rename(trial.cache)
    elif trial.cache.exists():
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(trial.cache, kept)


def _stores(trial: Trial) -> list[Path]:
    return sorted(path for path in trial.cache.glob("*.sqlite*") if path.is_file())


def rows_damaged(trial: Trial, d: Dice) -> None:
    """A row becomes another one, as a faulty disk or somebody may have it."""
    for path in (one for one in _stores(trial) if one.suffix == ".sqlite"):
        with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as base, base:
            rows = base.execute("select seal, value, space, key from kept").fetchall()
            if not rows:
                continue
            seal, value, *place = d.one(rows)
            if not isinstance(value, bytes):
                continue  # it was damaged before
            at = d.number(0, max(0, len(value) - 1))
            what = d.one(("bit", "cut", "seal", "gone", "swap", "text"))
            if what == "gone":
                base.execute("delete from kept where space = ? and key = ?", place)
                continue
            damaged: dict[str, tuple[object, object]] = {
                "bit": (seal, value[:at] + bytes([d.number(0, 255)]) + value[at + 1 :]),
                "cut": (seal, value[:at]),
                "seal": (bytes(16), value),
                "swap": rows[d.number(0, 9_999) % len(rows)][:2],
                "text": (seal, "text"),
            }
            change = "update kept set seal = ?, value = ? where space = ? and key = ?"
            base.execute(change, (*damaged[what], *place))


def file_of_cache_damaged(trial: Trial, d: Dice) -> None:
    stores = _stores(trial)
    if not stores:
        return
    path = d.one(stores)
    data = bytearray(path.read_bytes())
    how = d.one(("cut", "bytes", "garbage", "empty", "directory"))
    if how == "cut":
        del data[d.number(0, 999_999) % (len(data) + 1) :]
    elif how == "bytes" and data:
        for _ in range(d.number(1, 20)):
            data[d.number(0, 999_999) % len(data)] ^= d.number(1, 255)
    elif how == "garbage":
        data[:] = b"garbage" * d.number(1, 999)
    elif how == "empty":
        data.clear()
    else:
        path.unlink()
        path.mkdir()
        return
    path.write_bytes(data)


def killed(trial: Trial, d: Dice) -> None:
    trial.apart(trial.build, calls=int(10 ** (d.number(0, 60) / 10)))


def two_at_once(trial: Trial, _: Dice) -> None:
    """Another site of the same tracker is built while this one is."""
    other = trial.place / "other"
    child = os.fork()
    if not child:
        with suppress(BaseException):
            trial.build(other)
        os._exit(0)
    trial.build()
    os.waitpid(child, 0)
    if trial.clean() is not None and other.exists():
        trial.compare()
        trial.compare(other)


OF_THE_SITE: tuple[Edit, ...] = (
    file_gone,
    file_changed,
    file_replaced,
    alien,
    site_gone,
    site_from_before,
)
"""What may happen to the output."""

OF_THE_CACHE: tuple[Edit, ...] = (
    cache_gone,
    cache_from_before,
    *(rows_damaged,) * 2,
    file_of_cache_damaged,
    killed,
    two_at_once,
)
"""What may happen to the cache, and to a build."""
