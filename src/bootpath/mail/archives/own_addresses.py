"""A public-inbox asked for mails by its own addresses: such an address names the Message-ID."""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote

from bootpath.mail.archives import Answers, Archive
from bootpath.mail.identity import address_key, is_address


@dataclass(frozen=True, slots=True)
class OwnAddresses:
    """An archive at a base address, in which `<base>/<Message-ID>/` is the mail of that id."""

    base: str
    archive: Archive

    @property
    def name(self) -> str:
        """The name of the archive behind."""
        return self.archive.name

    def lookup(self, keys: Collection[str]) -> Answers:
        """Ask for the ids that addresses of this archive name, and for everything else as it is."""
        idents = {key: self._ident(key) or key for key in keys}
        answers = self.archive.lookup(list(dict.fromkeys(idents.values())))
        return {key: answers[ident] for key, ident in idents.items()}

    def _ident(self, key: str) -> str:
        below = address_key(self.base) + "/"
        if not is_address(key) or not address_key(key).startswith(below):
            return ""
        return unquote(address_key(key).removeprefix(below).partition("/")[0])
