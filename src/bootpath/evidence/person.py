"""A person of the record, as the speakers of mails are compared with them."""

from bootpath.mail.person import Person
from bootpath.record import Person as Recorded


def person(recorded: Recorded) -> Person:
    """All names of a person, and the hashes of their addresses."""
    names = (recorded.name, *recorded.former_names)
    return Person(names, frozenset(recorded.address_hashes))
