"""An archive that is not asked: what stands in the place of one on the network when offline."""

from collections.abc import Collection
from dataclasses import dataclass

from bootpath.mail.archives import Answer, Answers, State


@dataclass(frozen=True, slots=True)
class Offline:
    """Answers for every mail that the archive of this name was not asked."""

    name: str

    def lookup(self, keys: Collection[str]) -> Answers:
        """Every mail is unreachable."""
        reason = f"{self.name} was not asked: --offline"
        return dict.fromkeys(keys, Answer(State.UNREACHABLE, archive=self.name, reason=reason))
