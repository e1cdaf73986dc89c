"""Allowances applied: what a comment silences, and comments that silence nothing."""

from collections.abc import Iterable, Iterator

from bootpath.diagnostic import Code, Diagnostic, Place, Severity
from bootpath.shape import hint_for, quoted
from bootpath.source import Allowance

CODES = (
    Code("unused-allowance", Severity.WARNING, """An allowance silences nothing.

`# allow: CODE reason` silences a problem on its own line, or on the next when it stands alone.
What it silenced is mended, or it stands on the wrong line.

Bad:
    title: Drop it # allow: self-link it was one once
Good:
    title: Drop it
"""),
    Code("malformed-allowance", Severity.ERROR, """An allowance names no known code, or gives no reason.

Whoever reads the record later must learn why a check was silenced.

Bad:
    components: [xne] # allow: unknown-component
Good:
    components: [xne] # allow: unknown-component it is defined in the next patch
"""),
)  # fmt: skip


def allowed(
    problems: Iterable[Diagnostic],
    allowances: Iterable[Allowance],
    path: str,
    known: Iterable[str],
    *,
    whole: bool,
) -> Iterator[Diagnostic]:
    """The problems of one file that no allowance silences, and problems of the allowances.

    `whole` says that every rule could run; otherwise no allowance is called unused.
    """
    codes = tuple(known)
    listed = list(allowances)
    used: set[Allowance] = set()
    for problem in problems:
        silencing = [
            allowance
            for allowance in listed
            if allowance.code == problem.code and problem.place.span.line in allowance.lines
        ]
        used.update(silencing)
        if not silencing:
            yield problem
    for allowance in listed:
        place = Place(path, allowance.span)
        if allowance.code not in codes:
            message = f"{quoted(allowance.code)} is no code of a check"
            hint = hint_for(allowance.code, codes) if allowance.code else "write # allow: CODE why"
            yield Diagnostic("malformed-allowance", Severity.ERROR, place, message, hint)
        elif not allowance.reason:
            message = f"the allowance of {allowance.code} gives no reason"
            hint = f"write why: # allow: {allowance.code} because …"
            yield Diagnostic("malformed-allowance", Severity.ERROR, place, message, hint)
        elif allowance not in used and whole:
            message = f"the allowance of {allowance.code} silences nothing"
            yield Diagnostic("unused-allowance", Severity.WARNING, place, message, "delete it")
