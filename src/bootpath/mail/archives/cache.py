"""A cache before an archive: one file for each mail that was found, kept for ever."""

import hashlib
import os
import re
import tempfile
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from bootpath.mail.archives import Answer, Answers, Archive, State
from bootpath.mail.identity import mail_key
from bootpath.mail.mbox import find

_FROM_LINE = b"From mboxrd@z Thu Jan  1 00:00:00 1970\n"
_TO_ESCAPE = re.compile(rb"^(?=>*From )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CachedArchive:
    """An archive whose mails are fetched once: a mail with its Message-ID never changes.

    Files are mboxrd, named by the SHA-256 of the key, and appear whole or not at all. That a
    mail is missing is not remembered, since it may arrive.
    """

    directory: Path
    archive: Archive

    @property
    def name(self) -> str:
        """The name of the archive behind."""
        return self.archive.name

    def lookup(self, keys: Collection[str]) -> Answers:
        """Answer from the cache, and ask the archive for the rest.

        When the cache cannot be written, the mails are answered all the same, with a warning.
        """
        answers: dict[str, Answer] = {}
        for key in keys:
            mails = self._kept(key)
            if mails:
                answers[key] = Answer(State.FOUND, mails, self.name)
        left = [key for key in keys if key not in answers]
        if left:
            for key, answer in self.archive.lookup(left).items():
                answers[key] = self._keep(key, answer)
        return {key: answers[key] for key in keys}

    def _file(self, key: str) -> Path:
        digest = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
        return self.directory / digest[:2] / digest[2:]

    def _kept(self, key: str) -> tuple[bytes, ...]:
        """The mails in the cache; a damaged file counts as none and is fetched anew."""
        try:
            data = self._file(key).read_bytes()
        except OSError:
            return ()
        return find(BytesIO(data), [key]).get(mail_key(key), ())

    def _keep(self, key: str, answer: Answer) -> Answer:
        if answer.state is not State.FOUND:
            return answer
        file = self._file(key)
        temporary = ""
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".")
            with os.fdopen(handle, "wb") as stream:
                stream.write(mboxrd(answer.mails))
            Path(temporary).replace(file)
        except OSError as failed:
            with suppress(OSError):
                Path(temporary).unlink(missing_ok=True)
            warning = f"cannot write the cache {self.directory}: {failed.strerror or failed}"
            return replace(answer, warnings=(*answer.warnings, warning))
        return answer


def mboxrd(mails: Collection[bytes]) -> bytes:
    """Mails as one mboxrd (mbox(5)): each with a `From ` line, such lines in it escaped."""
    return b"".join(
        _FROM_LINE + _TO_ESCAPE.sub(b">", mail).rstrip(b"\n") + b"\n\n" for mail in mails
    )
