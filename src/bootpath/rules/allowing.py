"""Allowances applied: what a comment silences, and comments that silence nothing."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from bootpath.diagnostic import Code, Diagnostic, Place, Severity
from bootpath.shape import hint_for, quoted
from bootpath.source import LIMIT, Allowance

CODES = (
    Code("unused-allowance", Severity.WARNING, """An allowance silences nothing.

`# allow: CODE reason` silences a problem on its own line, or on the next when it stands alone.
What it silenced is mended, or it stands on the wrong line.

Bad:
    title: Drop it # allow: self-link it was one once
Good:
    title: Drop it
"""),
    Code("malformed-allowance", Severity.ERROR, """An allowance names no code that can be allowed, or gives no reason.

Whoever reads the record later must learn why a check was silenced. What keeps a record from being
read (unknown keys, wrong types, syntax) cannot be allowed: it would be left out in silence.

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
    allowable: Container[str],
    judged: Container[str],
) -> Iterator[Diagnostic]:
    """The problems of one file that no allowance silences, and problems of the allowances.

    Of the `known` codes those that are not `allowable` cannot be silenced. An allowance is called
    unused only when its code is among those `judged`: what looks for it could look everywhere.
    """
    listed = list(allowances)
    at_line = defaultdict[tuple[str, int], list[Allowance]](list)
    for allowance in listed:
        for line in allowance.lines if allowance.code in allowable else ():
            at_line[allowance.code, line].append(allowance)
    used: set[Allowance] = set()
    for problem in problems:
        silencing = at_line.get((problem.code, problem.place.span.line), ())
        used.update(silencing)
        if not silencing:
            yield problem
    unused = [one for one in listed if one not in used and one.code in judged]
    codes = tuple(known)
    for number, problem in enumerate(_complaints(listed, unused, path, codes, allowable)):
        if number == LIMIT:
            yield replace(problem, message=f"more than {LIMIT} such allowances", hint=None)
            return
        yield problem


def _complaints(
    listed: list[Allowance],
    unused: list[Allowance],
    path: str,
    codes: tuple[str, ...],
    allowable: Container[str],
) -> Iterator[Diagnostic]:
    for code, reason, span, _ in listed:
        place = Place(path, span)
        if code not in codes:
            message = f"{quoted(code)} is no code of a check"
            hint = hint_for(code, codes) if code else "write # allow: CODE why"
            yield Diagnostic("malformed-allowance", Severity.ERROR, place, message, hint)
        elif code not in allowable:
            message = f"{code} cannot be allowed: what cannot be read would be left out in silence"
            yield Diagnostic("malformed-allowance", Severity.ERROR, place, message, "mend it")
        elif not reason:
            message = f"the allowance of {code} gives no reason"
            hint = f"write why: # allow: {code} because …"
            yield Diagnostic("malformed-allowance", Severity.ERROR, place, message, hint)
    for code, reason, span, _ in unused:
        if code in allowable and reason:
            message = f"the allowance of {code} silences nothing"
            place = Place(path, span)
            yield Diagnostic("unused-allowance", Severity.WARNING, place, message, "delete it")
