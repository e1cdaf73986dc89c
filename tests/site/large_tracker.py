"""A tracker of a few hundred invented decisions, of which all lists have to be divided."""

from datetime import date, timedelta

from site_corpora import FULL, PEOPLE

NUMBER = 360
ASKED = [*[2019] * 200, *[2020] * 150, *[2021] * 10]
"""In 2019 and 2020 more decisions were asked than one table holds, in 2021 not."""

SPEAKERS = ["ada", *(f"p{number:02}" for number in range(1, 45))]
STANCES = ("supports", "objects", "neutral", "blocks", "asks")


def decision(number: int) -> str:
    """One of the invented decisions; `ada` takes a position on each, others on some."""
    day = date(ASKED[number], 1, 1) + timedelta(days=number % 350)
    status = [f"{{is: open, date: {day}}}"]
    if number >= NUMBER - 40:
        outcome = ", outcome: do-it" if number % 2 else ""
        status.append(f"{{is: {'settled' if number % 2 else 'rejected'}, date: {day}{outcome}}}")
    who = ["ada", *sorted({SPEAKERS[number * step % 44 + 1] for step in (1, 3, 7)})]
    positions = "\n".join(
        f"  - {{person: {one}, date: {day}, stance: {STANCES[(number + at) % 5]}, option: do-it,"
        f' says: "This is what I think of it.", cite: {{mail: "{number}.{at}@example.org"}}}}'
        for at, one in enumerate(who)
    )
    return f"""
title: Whether the console moves to another place, question {number}
question: Should the console of a guest move to another place, as in case {number}?
components: [linux]
tags: [{"even" if number % 2 == 0 else "odd"}]
status: [{", ".join(status)}]
options: {{do-it: {{title: Do it as proposed}}, leave-it: {{title: Leave it as it is}}}}
positions:
{positions}
conditions: [{", ".join(f"m{number * step % 50:02}" for step in (1, 11))}]
expectations:
  - {{person: ada, date: {day}, expects: It works., due: {day + timedelta(days=90)}}}
questions: [{{key: why, asks: Why so?, person: p01, date: {day}}}]
"""


def large() -> dict[str, str]:
    """The whole tracker."""
    names = "".join(f"{key}: {{name: Somebody Of The List {key}}}\n" for key in SPEAKERS[1:])
    milestones = "".join(f"m{number:02}: {{title: Milestone {number}}}\n" for number in range(50))
    return {
        "_tracker": FULL["_tracker"],
        "_people": PEOPLE + names,
        "_milestones": milestones,
        **{f"d-{number:03}": decision(number) for number in range(NUMBER)},
    }
