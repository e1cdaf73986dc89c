"""What the loader refuses, and why."""

from bootpath.diagnostic import Code, Severity


def _code(name: str, doc: str) -> Code:
    return Code(name, Severity.ERROR, doc)


CODES = (
    _code("syntax", """The file is not YAML.

Nothing after the mistake can be read, so the rest of the file is checked once it is mended.

Bad:
    title: No custom entries: one path for all
Good:
    title: "No custom entries: one path for all"
"""),
    _code("tab-indentation", """A line is indented with a tab.

YAML indents with spaces only: a tab has no width that everybody agrees on.
"""),
    _code("duplicate-key", """A mapping holds the same key twice.

YAML loaders keep one of the two and say nothing; here both places are shown.

Bad:
    title: Remove PVHv1
    title: Remove the first PVH
Good:
    title: Remove PVHv1
"""),
    _code("anchor", """A value is marked with an anchor.

Anchors and aliases make a record depend on the order of its lines, and can be nested into bombs.

Bad:
    title: &name Remove PVHv1
Good:
    title: Remove PVHv1
"""),
    _code("alias", """A value is an alias of another.

A reader of a patch sees only the alias. Write the value out.

Bad:
    summary: *name
Good:
    summary: Remove PVHv1
"""),
    _code("tag", """A value carries a YAML tag.

Every value is read as text and the record format says what it means, so a tag has nothing to say.

Bad:
    title: !!str 1.10
Good:
    title: 1.10
"""),
    _code("merge-key", """A mapping merges another one with `<<`.

Bad:
    links: {<<: {}}
Good:
    links: {relates-to: [keep-the-new-path]}
"""),
    _code("complex-key", """A list or a mapping stands as a key.

Bad:
    ? [a, b]
    : value
"""),
    _code("second-document", """The file holds a second YAML document.

One file holds one record; `---` may stand only at its top.
"""),
    _code("not-a-mapping", """The file holds a list or a single text.

A record is a mapping of keys to values.
"""),
    _code("empty-file", """The file holds nothing.

An empty file is most often a failed write, so it is not taken for an empty record.
"""),
    _code("too-deep", """Values are nested more than 20 levels deep."""),
    _code("too-many-values", """One file holds more than 20,000 values."""),
    _code("text-too-long", """One text is longer than 64 KiB."""),
    _code("file-too-large", """A record file is larger than 256 KiB."""),
    _code("not-utf-8", """The file is not valid UTF-8 (RFC 3629)."""),
    _code("forbidden-character", """A control or bidi character stands in the file.

Such characters make a line read otherwise than it is (Unicode TR 36), or end it where git and
editors do not (U+0085, U+2028, U+2029, a lone carriage return).
"""),
    _code("conflict-marker", """A merge conflict was committed unresolved."""),
    _code("lfs-pointer", """The file is a Git LFS pointer instead of the record."""),
)  # fmt: skip
