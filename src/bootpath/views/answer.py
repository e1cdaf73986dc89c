"""The answer to a decision's question in one line."""

from bootpath.corpus import Entry
from bootpath.record import CHOSEN
from bootpath.standing import Standing

_ANSWERS = {
    "open": "Not decided.",
    "accepted": "Accepted; the record does not say which option.",
    "settled": "Settled; the record does not say which way.",
    "rejected": "Turned down.",
    "withdrawn": "Taken back by whoever brought it up.",
    "superseded": "A later decision took its place.",
}


def answer_of(entry: Entry, standing: Standing) -> str:
    """The answer to the question in one line."""
    if standing.word in CHOSEN and standing.outcome:
        option = entry.course.options.get(standing.outcome)
        return option.title if option else standing.outcome
    status = standing.status
    if standing.word == "deferred":
        until = status.until if status else None
        return f"Put off until {until.isoformat()}." if until else "Put off."
    return _ANSWERS.get(standing.word, "Not decided.")
