"""What is or comes due in the records by a day: the one list that site, command and rules read."""

from bootpath.due.calendar import calendar
from bootpath.due.gathering import (
    awaited_milestones,
    due,
    due_in,
    late_milestone,
    may_have_due,
    together,
)
from bootpath.due.item import Due, Kind
from bootpath.due.wording import heading, sentence

__all__ = [
    "Due",
    "Kind",
    "awaited_milestones",
    "calendar",
    "due",
    "due_in",
    "heading",
    "late_milestone",
    "may_have_due",
    "sentence",
    "together",
]
