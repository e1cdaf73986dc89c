"""What the shape stage finds, and why it matters."""

from bootpath.diagnostic import Code, Severity


def _code(name: str, doc: str) -> Code:
    return Code(name, Severity.ERROR, doc)


CODES = (
    _code("unknown-key", """A mapping holds a key that the record format does not know.

A misspelt key would otherwise be passed over in silence, and with it what it says.

Bad:
    tilte: Remove PVHv1
Good:
    title: Remove PVHv1
"""),
    _code("missing-key", """A mapping lacks a key that it must have.

Bad:
    options:
      keep: {says: It costs little.}
Good:
    options:
      keep: {title: Keep it}
      drop: {title: Remove it}
"""),
    _code("unknown-value", """A key with a fixed set of values holds another one.

Bad:
    positions:
      - {person: ada, date: 2016-04-13, stance: suports, option: drop, says: Wants it gone.,
         cite: {mail: a@example.org}}
Good:
    positions:
      - {person: ada, date: 2016-04-13, stance: supports, option: drop, says: Wants it gone.,
         cite: {mail: a@example.org}}
"""),
    _code("wrong-type", """A value is a text where a list is wanted, or the like.

Bad:
    components: linux
Good:
    components: [linux]
"""),
    _code("blank", """A key is there but its value is empty.

An empty value says neither that there is nothing nor that somebody forgot it.

Bad:
    summary:
Good:
    summary: Nobody has decided yet.
"""),
    _code("several-lines", """A text that is shown on one line runs over several.

Bad:
    title: |
      Remove
      PVHv1
Good:
    title: Remove PVHv1
"""),
    _code("line-too-long", """A text that is shown on one line has more than 1,000 characters."""),
    _code("malformed-slug", """A key or a slug has a form that cannot be an address.

Slugs are words of lower-case letters a to z and digits, joined by single hyphens, at most 64
characters long: they become file names and addresses everywhere.

Bad:
    tags: [Xen_Boot]
Good:
    tags: [xen-boot]
"""),
    _code("malformed-date", """A date is not written YYYY-MM-DD, or names no day (ISO 8601).

Bad:
    status: [{is: open, date: 2016-02-30}]
Good:
    status: [{is: open, date: 2016-02-29}]
"""),
    _code("malformed-duration", """A duration is not written as ISO 8601 has it.

Bad:
    clock: {runs: 5 years}
Good:
    clock: {runs: P5Y}
"""),
    _code("malformed-address-hash", """A hash of a mail address is no SHA-256.

Addresses are kept only as hashes, so that a tracker publishes nobody's: `printf %s
ada@example.org | sha256sum` prints the one of an address in lower case.

Bad:
    # file: _people.yaml
    ada: {name: Ada Lovelace, address-hashes: [ada@example.org]}
    bob: {name: Bob Kahn}
Good:
    # file: _people.yaml
    bob: {name: Bob Kahn}
    ada:
      name: Ada Lovelace
      address-hashes: [2d0d3e4b0aa1dc0c85bf25eda4b71c6f1a9d3c4e5f60718293a4b5c6d7e8f901]
"""),
    _code("malformed-colour", """A colour is not written as `#rgb` or `#rrggbb`.

Put quotes around it: in YAML a bare `#` begins a comment, and the value would be empty.

Bad:
    # file: _tracker.yaml
    accent: navy
Good:
    # file: _tracker.yaml
    accent: '#1f5a8a'
"""),
    _code("malformed-vote", """A vote is not on the scale from -2 to +2.

The scale is the Xen project's own (Xen Project governance, expressing agreement).

Bad:
    positions:
      - {person: ada, date: 2016-04-13, stance: supports, option: drop, says: Wants it gone.,
         vote: 5, cite: {mail: a@example.org}}
Good:
    positions:
      - {person: ada, date: 2016-04-13, stance: supports, option: drop, says: Wants it gone.,
         vote: +1, cite: {mail: a@example.org}}
"""),
)  # fmt: skip
