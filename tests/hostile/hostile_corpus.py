"""Files that mean harm, made by code: each with the codes that a check must find in it.

A group is one directory of records. Its files lie beside a small tracker that has no problem of
its own, so whatever is found elsewhere than expected is a false one.
"""

from collections.abc import Iterator
from typing import NamedTuple

N = 100_000
BELOW_LIBYAML = 900
"""Deeper than a record may be, and not so deep that libyaml (since 0.2.6) reads nothing of it."""

SOUND = (
    "title: A record\n"
    "question: Is it sound?\n"
    "components: [linux]\n"
    "status: [{is: open, date: 2016-04-01}]\n"
    "options:\n"
    "  drop: {title: Drop it}\n"
    "  keep: {title: Keep it}\n"
)
RLO = "\u202e"


class Nasty(NamedTuple):
    """A file's content and the codes that are found in it, none for one that is accepted."""

    data: bytes
    codes: frozenset[str]


Group = dict[str, Nasty]


def nasty(content: str | bytes, *codes: str) -> Nasty:
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return Nasty(data, frozenset(codes))


def with_sound(more: str, *codes: str) -> Nasty:
    """A sound record with more below it."""
    return nasty(SOUND + more, *codes)


def instead(key: str, line: str, *codes: str) -> Nasty:
    """A sound record in which the line of a key is another one."""
    lines = [line if old.startswith(f"{key}:") else old for old in SOUND.splitlines()]
    return nasty("\n".join(lines) + "\n", *codes)


def many(pattern: str, count: int) -> str:
    """The pattern again and again, `%d` in it counting."""
    return "".join(pattern % n if "%d" in pattern else pattern for n in range(count))


def _named(files: dict[str, Nasty]) -> Group:
    return {f"{name}.yaml": one for name, one in files.items()}


def groups() -> Iterator[tuple[str, Group]]:
    """The groups that need nothing but files, by name."""
    light = {
        "brackets and other nesting": (brackets, more_nesting, bombs),
        "traps of YAML": (yaml_traps, impossible_values, accepted),
        "no records": (not_a_record, unfinished),
        "sizes and long lines": (sizes, long_lines),
        "prose and comments": (prose, comments),
    }
    for name, makers in light.items():
        yield name, _named({key: one for make in makers for key, one in make().items()})
    for make in (
        characters,
        unknown_keys,
        misfits,
        empty_items,
        empty_texts,
        null_items,
        broken_lists,
        links_and_names,
        entries,
        contradictions,
        idle_comments,
        searched_text,
    ):
        yield make.__name__.replace("_", " "), _named(make())
    yield "shared files", shared_files()
    yield "shared files again", shared_files_again()


def brackets() -> dict[str, Nasty]:
    return {
        "brackets": nasty("[" * N, "too-deep"),
        "brackets-as-value": with_sound("context: " + "[" * N, "too-deep"),
        "brackets-closed": nasty("a: " + "[" * N + "]" * N, "too-deep"),
        "brackets-closing": nasty("]" * N, "syntax"),
        "braces": nasty("{" * BELOW_LIBYAML, "complex-key", "too-deep"),
        "braces-with-keys": nasty("{a: " * 60_000, "too-deep"),
        "both-in-turn": nasty("[{a: " * 50_000, "too-deep"),
    }


def more_nesting() -> dict[str, Nasty]:
    return {
        "dashes": nasty("- " * N, "too-deep"),
        "question-marks": nasty("? " * N, "complex-key", "too-deep"),
        "colons": nasty(": " * N, "syntax"),
        "commas": nasty("a: [" + "," * N, "syntax"),
        "ladder-of-keys": nasty(_ladder("a:"), "too-deep"),
        "ladder-of-dashes": nasty(_ladder("-"), "too-deep"),
        "flow-in-block": nasty("a:\n  b:\n    c: " + "{d: [" * 9 + "x" + "]}" * 9, "too-deep"),
        "just-deep-enough": with_sound("context: " + "[" * 19 + "]" * 19 + "\n", "wrong-type"),
    }


def _ladder(step: str) -> str:
    return "\n".join(" " * depth + step for depth in range(700))


def bombs() -> dict[str, Nasty]:
    laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    merges = "a: &a {x: y}\n" + many("k%d: {<<: [*a, *a]}\n", 3_000)
    return {
        "alias-laughs": nasty(laughs, "anchor", "alias"),
        "alias-of-itself": nasty(
            "a: &a [*a]\n", "anchor", "alias", "unknown-key", "missing-key", "no-status"
        ),
        "alias-of-nothing": with_sound("summary: *nothing\n", "alias"),
        "merge-keys": nasty(merges, "anchor", "merge-key", "alias"),
        "merge-in-merge": with_sound("links: {<<: {<<: {<<: {}}}}\n", "merge-key"),
        "anchors-in-a-row": nasty("a: " + "&a " * 60_000, "anchor", "syntax"),
        "tags": with_sound("summary: !!python/object/apply:os.system [ls]\n", "tag", "wrong-type"),
        "tag-of-binary": with_sound("summary: !!binary aGVsbG8=\n", "tag"),
        "tags-in-a-row": nasty("!" * N, "tag", "not-a-mapping"),
        "directives": nasty("%YAML 1.1\n%TAG ! tag:x,2000:\n---\n" + SOUND),
        "documents": nasty("---\n" * 50_000, "second-document", "not-a-mapping"),
        "two-records": nasty(SOUND + "---\n" + SOUND, "second-document"),
    }


def yaml_traps() -> dict[str, Nasty]:
    """What YAML loaders turn into something else is a text here, and a text may be wrong."""
    return {
        "norway": instead("components", "components: [NO]", "malformed-slug"),
        "version": with_sound("tags: [1.10]\n", "malformed-slug"),
        "clock-time": with_sound("tags: [12:30]\n", "malformed-slug"),
        "tilde": with_sound("tags: [~]\n", "malformed-slug"),
        "tilde-as-record": instead("status", "status: ~", "wrong-type"),
        "null": instead("status", "status: null", "wrong-type"),
        "null-is-a-slug": with_sound("tags: [null, no, 1, 010, 1e3]\n"),
        "null-as-text": with_sound("summary: null\n"),
        "yes-as-title": instead("title", "title: YES"),
        "number-as-title": instead("title", "title: 1.10"),
        "infinity": with_sound("clock: {runs: .inf}\n", "malformed-duration"),
        "octal-vote": with_sound(
            "positions:\n- {person: ada, date: 2016-04-01, stance: supports, option: drop,"
            " says: Yes., vote: 0o2, cite: {mail: a@example.org}}\n",
            "malformed-vote",
        ),
        "nothing": with_sound("summary:\n", "blank"),
        "duplicate-keys": nasty(SOUND + SOUND, "duplicate-key"),
        "duplicate-by-escape": nasty(SOUND + '"ti\\x74le": again\n', "duplicate-key"),
        "duplicates-by-the-thousand": with_sound("title: x\n" * 15_000, "duplicate-key"),
    }


def impossible_values() -> dict[str, Nasty]:
    digits = "9" * 5_000
    return {
        "no-such-day": instead(
            "status", "status: [{is: open, date: 2025-02-30}]", "malformed-date"
        ),
        "day-zero": instead("status", "status: [{is: open, date: 0000-00-00}]", "malformed-date"),
        "day-in-arabic-digits": instead(
            "status", "status: [{is: open, date: ٢٠١٦-٠٤-٠١}]", "malformed-date"
        ),
        "day-of-digits": instead(
            "status", f"status: [{{is: open, date: {digits}}}]", "malformed-date"
        ),
        "year-of-digits": instead(
            "status", f"status: [{{is: open, date: {digits}-01-01}}]", "malformed-date"
        ),
        "duration-of-digits": with_sound(f"clock: {{runs: P{digits}Y}}\n", "malformed-duration"),
        "duration-beyond-the-calendar": with_sound("clock: {runs: P9999Y9999M9999W99999D}\n"),
        "slug-of-digits": with_sound(f"tags: [{digits}]\n", "malformed-slug"),
        "title-of-digits": instead("title", f"title: {digits}", "line-too-long"),
        "vote-of-digits": with_sound(
            "positions:\n- {person: ada, date: 2016-04-01, stance: supports, option: drop,"
            f" says: Yes., vote: {digits}, cite: {{mail: a@example.org}}}}\n",
            "malformed-vote",
        ),
        "first-and-last-day": instead(
            "status",
            "status: [{is: open, date: 0001-01-01}, {is: deferred, date: 2016-01-01,"
            " until: 9999-12-31}]",
        ),
    }


def characters() -> dict[str, Nasty]:
    return {
        "lone-surrogate": instead("title", "title: a\ud800b", "not-utf-8"),
        "lone-surrogate-as-escape": instead("title", 'title: "a\\ud800b"', "syntax"),
        "nul": instead("title", "title: a\0b", "forbidden-character"),
        "nul-as-escape": instead("title", 'title: "a\\0b"', "forbidden-character"),
        "escape-sequence": instead("title", "title: \x1b[31mred\x07", "forbidden-character"),
        "escape-sequence-as-escape": instead(
            "title", 'title: "\\e]0;owned\\a"', "forbidden-character"
        ),
        "c1-control": instead("title", "title: \u009b31m", "forbidden-character"),
        "bidi": instead("title", f"title: a{RLO}b", "forbidden-character"),
        "bidi-as-escape": instead("title", 'title: "a\\u202eb"', "forbidden-character"),
        "bidi-in-a-key": with_sound(f"ti{RLO}tle: x\n", "forbidden-character"),
        "bidi-in-an-escaped-key": with_sound('"ti\\u202etle": x\n', "forbidden-character"),
        "bidi-in-a-comment": with_sound(f"# {RLO}txet\n", "forbidden-character"),
        "isolates": instead("title", "title: \u2066a\u2069", "forbidden-character"),
        "next-line": instead("title", "title: a\u0085b: c", "forbidden-character"),
        "line-separator": instead("title", "title: a\u2028b: c", "forbidden-character"),
        "line-separator-as-escape": instead("title", 'title: "a\\Lb"', "forbidden-character"),
        "lone-carriage-return": instead("title", "title: a\rb: c", "forbidden-character"),
        "inner-byte-order-mark": with_sound("\ufeffsummary: x\n", "forbidden-character"),
        "non-character": instead("title", "title: a\uffffb", "forbidden-character"),
        "nothing-but-nul": nasty(bytes(200_000), "forbidden-character"),
        "nothing-but-bidi": nasty(RLO * 80_000, "forbidden-character"),
        "nothing-but-carriage-returns": nasty("\r" * 200_000, "forbidden-character"),
        "latin-1": instead("title", "title: Grall\u00e9", "not-utf-8")._replace(
            data=SOUND.replace("A record", "Grall\u00e9").encode("latin-1")
        ),
        "cut-in-a-character": nasty(SOUND.encode() + "# é".encode()[:-1], "not-utf-8"),
        "overlong-slash": nasty(SOUND.encode() + b"# \xc0\xaf\n", "not-utf-8"),
        "utf-16": nasty(SOUND.encode("utf-16"), "not-utf-8"),
        "utf-16-without-mark": nasty(SOUND.encode("utf-16-le"), "forbidden-character"),
        "utf-32": nasty(SOUND.encode("utf-32"), "not-utf-8"),
        "bidi-in-an-unknown-tag": with_sound('tags: ["\\u2067x"]\n', "forbidden-character"),
    }


def accepted() -> dict[str, Nasty]:
    """Files that look odd and are sound."""
    return {
        "crlf": nasty(SOUND.replace("\n", "\r\n")),
        "crlf-in-a-block": nasty(
            (SOUND + "context: |\n  One line.\n\n  Another.\n").replace("\n", "\r\n")
        ),
        "crlf-after-an-escape": nasty(
            (SOUND + 'context: "one\\\n  two \\" three"\n').replace("\n", "\r\n")
        ),
        "byte-order-mark": nasty("\ufeff" + SOUND),
        "byte-order-mark-and-crlf": nasty("\ufeff" + SOUND.replace("\n", "\r\n")),
        "no-final-line-feed": nasty(SOUND.rstrip()),
        "one-document-marker": nasty("---\n" + SOUND + "...\n"),
        "emoji-and-combining": instead("title", "title: 👩‍👩‍👧 Z̷̢a̶l̸g̶o̷ naïve 日本語"),
        "tab-between-words": instead("title", "title: a\tb"),
        "quoted-everything": nasty(
            '"title": "A"\n"question": \'B\'\n"status": [{"is": "open", "date": "2016-04-01"}]\n'
        ),
        "as-json": nasty(
            '{"title": "A", "question": "B", "status": [{"is": "open", "date": "2016-04-01"}]}'
        ),
    }


def not_a_record() -> dict[str, Nasty]:
    conflict = "<<<<<<< ours\ntitle: A\n=======\ntitle: B\n>>>>>>> theirs\n"
    return {
        "conflict": nasty(SOUND + conflict, "conflict-marker"),
        "conflict-with-base": nasty(
            SOUND + "<<<<<<< a\n||||||| b\n=======\n>>>>>>> c\n", "conflict-marker"
        ),
        "conflict-with-crlf": nasty((SOUND + conflict).replace("\n", "\r\n"), "conflict-marker"),
        "conflicts": nasty(conflict * 4_000, "conflict-marker"),
        "lfs-pointer": nasty(
            "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 1\n",
            "lfs-pointer",
        ),
        "empty": nasty(b"", "empty-file"),
        "byte-order-mark-alone": nasty("\ufeff", "empty-file"),
        "blanks": nasty(" " * 200_000, "empty-file"),
        "line-feeds": nasty("\n" * 250_000, "empty-file"),
        "comments": nasty("#\n" * N, "empty-file"),
        "a-list": nasty("- a\n- b\n", "not-a-mapping"),
        "a-text": nasty("just words", "not-a-mapping"),
        "a-tilde": nasty("~", "not-a-mapping"),
        "html": nasty("<!DOCTYPE html>\n<html><body>Not found</body></html>\n", "not-a-mapping"),
        "a-binary": nasty(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "not-utf-8"),
        "a-mail": nasty("From: a\nTo: b\n\nHello: you: there\n", "syntax"),
        "tab-indentation": with_sound("links:\n\trelates-to: []\n", "tab-indentation"),
        "tab-after-blanks": with_sound("links:\n  \trelates-to: []\n", "tab-indentation"),
        "tabs": nasty("\t" * N + "a: b", "tab-indentation"),
    }


def sizes() -> dict[str, Nasty]:
    return {
        "ten-megabytes": nasty(b"a: b\n" * 2_000_000, "file-too-large"),
        "a-byte-too-many": nasty(b"#" * (256 * 1024 + 1), "file-too-large"),
        "as-large-as-may-be": nasty(SOUND + "#" * (256 * 1024 - len(SOUND))),
        "a-text-too-long": with_sound("context: " + "x" * 70_000 + "\n", "text-too-long"),
        "a-key-too-long": with_sound("? " + "k" * 70_000 + "\n: x\n", "text-too-long"),
        "a-huge-key": with_sound("? " + "k" * 60_000 + "\n: x\n", "unknown-key"),
        "a-huge-simple-key": with_sound("k" * 200_000 + ": x\n", "syntax"),
        "twenty-thousand-keys": nasty(many("k%d: x\n", 20_001), "too-many-values"),
        "twenty-thousand-items": with_sound("tags: [" + "a, " * 20_000 + "]\n", "too-many-values"),
    }


def long_lines() -> dict[str, Nasty]:
    return {
        "title": with_sound("titel: " + "word " * 12_000 + "\n", "unknown-key"),
        "flow": with_sound("tags: [" + "X, " * 3_000 + "]\n", "malformed-slug"),
        "quote": with_sound('summary: "' + "x" * 60_000 + '\\q"\n', "syntax"),
        "wide": with_sound("titel: " + "日本" * 10_000 + "\n", "unknown-key"),
        "combining": with_sound("titel: a" + "\u0301" * 20_000 + "\n", "unknown-key"),
        "zero-width-joiners": with_sound("titel: " + "\u200d" * 20_000 + "\n", "unknown-key"),
        "one-line-record": nasty(
            "{title: a, question: b, status: [{is: oepn, date: 2016-04-01}], unverified: ["
            "'" + "x " * 30_000 + "']}",
            "unknown-value",
        ),
    }


def unfinished() -> dict[str, Nasty]:
    return {
        "single-quote": with_sound("summary: '" + "x " * 100_000, "syntax"),
        "double-quote": with_sound('summary: "' + "x " * 100_000, "syntax"),
        "single-quote-of-lines": with_sound("summary: '" + "x\n " * 66_000, "syntax"),
        "double-quote-of-quotes": with_sound('summary: "' + '\\"' * 100_000, "syntax"),
        "bracket": with_sound("tags: [a, b\n", "syntax"),
        "brace": with_sound("links: {relates-to: []\n", "syntax"),
        "key": with_sound("summary\n", "syntax"),
        "key-in-quotes": with_sound('"summary\n', "syntax"),
        "colon-in-text": instead("title", "title: No custom entries: one path", "syntax"),
        "backquote": instead("title", "title: `code`", "syntax"),
        "at-sign": instead("title", "title: @home", "syntax"),
        "per-cent": instead("title", "title: %TAG", "syntax"),
        "pipe-and-text": with_sound("context: | text\n", "syntax"),
        "pipes": with_sound("context: " + "|" * N + "\n", "syntax"),
        "unknown-escape": instead("title", 'title: "C:\\path"', "syntax"),
        "wrong-hexadecimal": instead("title", 'title: "\\xzz"', "syntax"),
        "beyond-unicode": instead("title", 'title: "\\UFFFFFFFF"', "syntax"),
        "document-end": with_sound("...\nmore\n", "syntax"),
        "asterisks": nasty("*" * N, "syntax"),
        "ampersands": nasty("&" * N, "syntax"),
        "per-cents": nasty("%" * N, "syntax"),
    }


def unknown_keys() -> dict[str, Nasty]:
    return {
        "ten-thousand": with_sound(many("titl%d: x\n", 9_900), "unknown-key"),
        "ten-thousand-empty": with_sound(many("key%d:\n", 9_900), "unknown-key"),
        "deeper": with_sound("links:\n" + many("  relate-%d: []\n", 6_000), "unknown-key"),
    }


def misfits() -> dict[str, Nasty]:
    position = "- {persn: ada, dat: 2016-04-13, stanc: asks, opton: drop, say: x}\n"
    return {
        "keys-of-positions": with_sound("positions:\n" + position * 3_000, "unknown-key"),
        "one-key-each": with_sound(
            "positions:\n"
            + "- {person: ada, date: 2016-04-13, stance: asks, option: drop, says: x, cyte: y}\n"
            * 2_500,
            "unknown-key",
        ),
    }


def empty_items() -> dict[str, Nasty]:
    return {
        "empty-positions": with_sound("positions: [" + "{}," * 15_000 + "]\n", "missing-key"),
    }


def empty_texts() -> dict[str, Nasty]:
    return {
        "empty-texts": with_sound("unverified: [" + "'', " * 15_000 + "]\n", "blank"),
    }


def null_items() -> dict[str, Nasty]:
    return {
        "tildes": with_sound("positions: [" + "~, " * 15_000 + "]\n", "wrong-type"),
    }


def broken_lists() -> dict[str, Nasty]:
    return {
        "tags": with_sound("tags: [" + "X_, " * 19_000 + "]\n", "malformed-slug"),
        "status": instead(
            "status",
            "status:\n" + "- {is: oepn, date: 2016-04-31}\n" * 4_000,
            "unknown-value",
            "malformed-date",
        ),
    }


def links_and_names() -> dict[str, Nasty]:
    return {
        "dangling-links": with_sound(
            "links:\n  relates-to: [" + many("keep-the-%d, ", 15_000) + "]\n", "dangling-link"
        ),
        "repeated-links": with_sound(
            "links:\n  relates-to: [" + "keep-the-new-path, " * 12_000 + "]\n", "repeated-link"
        ),
        "aliases": with_sound(
            "aliases: [" + "aux, " * 15_000 + "]\n", "reserved-slug", "duplicate-slug-or-alias"
        ),
    }


def entries() -> dict[str, Nasty]:
    return {
        "statuses": instead(
            "status",
            "status:\n" + "- {is: open, date: 2016-04-01}\n" * 5_000,
            "forbidden-transition",
        ),
        "strangers": with_sound(
            "positions:\n"
            + many(
                "- {person: p%d, date: 2016-04-13, stance: asks, option: none, says: x,"
                " cite: {quote: x}}\n",
                2_000,
            ),
            "unknown-person",
            "unknown-option",
            "citation-without-one-source",
            "quote-too-short",
        ),
    }


def contradictions() -> dict[str, Nasty]:
    """Every pair of them contradicts, which would make millions of problems."""
    pair = "".join(
        f"- {{person: ada, date: 2016-04-13, stance: {stance}, option: drop, says: x,"
        " cite: {mail: a@example.org, quote: one two three}}\n"
        for stance in ("supports", "objects")
    )
    return {
        "positions": with_sound(
            "positions:\n" + pair * 900, "contradictory-positions", "same-words-opposite-stances"
        )
    }


def comments() -> dict[str, Nasty]:
    return {
        "unknown-codes": with_sound("# allow: dangling-lnk why\n" * 9_000, "malformed-allowance"),
        "nothing-said": with_sound(
            "tags: [" + "a, " * 9_000 + "]\n" + "# allow:\n" * 20_000, "malformed-allowance"
        ),
        "bidi-allowed": with_sound(f"# allow: forbidden-character {RLO}\n", "forbidden-character"),
        "of-what-cannot-be-read": with_sound(
            "# allow: duplicate-key why\ntitle: x\n", "duplicate-key", "malformed-allowance"
        ),
        "no-reason": with_sound("# allow: dangling-link\n", "malformed-allowance"),
        "in-a-text": with_sound("context: |\n  # allow: nonsense\n"),
    }


def idle_comments() -> dict[str, Nasty]:
    """Whether they silence anything is known only where every record can be read."""
    return {
        "unused": with_sound("# allow: dangling-link why\n" * 9_000, "unused-allowance"),
    }


def prose() -> dict[str, Nasty]:
    return {
        "brackets": with_sound("context: '" + "[" * 20_000 + "'\n", "prose-too-complex"),
        "brackets-in-a-block": with_sound(
            "context: |\n  " + "[" * 20_000 + "\n", "prose-too-complex"
        ),
        "images": with_sound("context: '" + "![" * 10_000 + "'\n", "prose-too-complex"),
        "links": with_sound("context: '" + "[a](" * 5_000 + "'\n", "prose-too-complex"),
        "asterisks": with_sound("context: '" + "*a " * 7_000 + "'\n", "prose-too-complex"),
        "ladder-of-backticks": with_sound(
            "context: |\n  " + " ".join("`" * n for n in range(1, 200)) + "\n",
            "prose-too-complex",
        ),
        "quotations": with_sound("context: |\n  " + "> " * 5_000 + "x\n", "prose-too-complex"),
        "lists": with_sound("context: |\n  " + "- " * 5_000 + "x\n", "prose-too-complex"),
        "long": with_sound("context: '" + "word " * 12_000 + "'\n", "prose-too-complex"),
        "brackets-in-a-summary": with_sound("summary: '" + "[" * 20_000 + "'\n"),
        "open-references": with_sound("summary: '" + "[[a" * 10_000 + "'\n"),
        "backticks-in-a-summary": with_sound(
            "summary: '" + " ".join("`" * n for n in range(1, 200)) + "'\n"
        ),
    }


def searched_text() -> dict[str, Nasty]:
    """What the rules search texts for, written so that a careless search takes for ever."""
    return {
        "addresses": with_sound(
            "summary: " + many("a%d@example.org ", 3_500) + "\n", "bare-mail-address"
        ),
        "at-signs": with_sound("summary: " + "a@" * 30_000 + "\n"),
        "dots-before": with_sound("summary: " + "a." * 30_000 + "@b\n"),
        "dots-behind": with_sound("summary: a@" + "a." * 30_000 + "\n"),
        "hyphens": with_sound("summary: a@" + "a-" * 30_000 + "\n"),
        "references": with_sound(
            "summary: '" + many("[[a%d]] ", 6_000) + "'\n", "unknown-decision-reference"
        ),
        "message-id": with_sound(
            "events:\n- {date: 2016-04-01, says: x, cite: {mail: '" + "<" * 999 + "'}}\n",
            "malformed-message-id",
        ),
        "url": with_sound(
            "events:\n- {date: 2016-04-01, says: x, cite: {url: 'https://[" + "a:" * 400 + "'}}\n",
            "malformed-address",
        ),
        "port": with_sound(
            "events:\n- {date: 2016-04-01, says: x, cite: {url: 'https://lists.example.org:"
            + "9" * 900
            + "/'}}\n",
            "malformed-address",
        ),
        "javascript": with_sound(
            "events:\n- {date: 2016-04-01, says: x, cite: {url: 'javascript:alert(1)'}}\n"
            "- {date: 2016-04-01, says: x, cite: {document: 'data:text/html,<script>'}}\n",
            "malformed-address",
        ),
    }


def shared_files() -> Group:
    """The files that all decisions share, each broken in a way that keeps its keys known."""
    return {
        "_people.yaml": nasty(
            "ada: {name: Ada}\nbob: {name: Bob}\n" + many("p%d: {nme: X}\n", 5_000), "unknown-key"
        ),
        "_milestones.yaml": nasty("new-path-stable: {title: ''}\n", "blank"),
        "_terms.yaml": nasty("[" * N, "too-deep"),
        "_tracker.yaml": nasty(
            "title: T\ncomponents: {linux: {title: L}, xen: {title: X}, Xen: {title: X}}\n"
            "archives: {ids: {title: I, address: 'https://ids.example.org/', by: message-id}}\n",
            "malformed-slug",
        ),
    }


def shared_files_again() -> Group:
    """Nothing can be said to be missing in a shared file that cannot be read."""
    return {
        "_people.yaml": nasty("{" * BELOW_LIBYAML, "complex-key", "too-deep"),
        "_milestones.yaml": nasty(b"\xff", "not-utf-8"),
        "_tracker.yaml": nasty(b"", "empty-file"),
        "_terms.yaml": nasty(
            "old: {word: Old, senses: []}\nnew: {word: New}\n",
            "blank",
        ),
    }


def thousand_broken() -> Group:
    kinds = (
        nasty("[" * 1_000, "too-deep"),
        with_sound("titel: x\n", "unknown-key"),
        instead("title", "title: a: b", "syntax"),
        instead("components", "components: [Linux]", "malformed-slug"),
    )
    return {f"broken-{n}.yaml": kinds[n % len(kinds)] for n in range(1_000)}
