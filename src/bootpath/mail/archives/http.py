"""An archive over HTTP: a public-inbox, asked politely and believed only within limits."""

import re
import zlib
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from io import BytesIO
from urllib.parse import SplitResult, urljoin, urlsplit

from bootpath.mail.archives import Answer, Answers, State
from bootpath.mail.archives.exchange import Reply, Target, TooLong, reply_of
from bootpath.mail.identity import address, checked_base, is_address, mail_key
from bootpath.mail.mbox import find
from bootpath.mail.message import SIZE

ATTEMPTS = 4
"""Requests for one mail while the archive asks to wait."""

LONGEST_WAIT = 60.0
"""Seconds that are waited at most, whatever the archive asks for."""

REDIRECTS = 5
"""Redirects that are followed for one mail."""

_WAIT = 2.0  # seconds before the second attempt, doubled for each one after
_HTML = re.compile(rb"\s*<(?:!doctype html|html|head)\b", re.IGNORECASE)
_OK, _GONE, _NOT_FOUND = 200, 410, 404
_REDIRECTED = frozenset({301, 302, 303, 307, 308})
_ASKS_TO_WAIT = frozenset({429, 503})
_REFUSED = frozenset({401, 402, 403, 406, 407, 451})


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the archive sees it: seconds that only grow, seconds since 1970, and waiting."""

    monotonic: Callable[[], float]
    now: Callable[[], float]
    sleep: Callable[[float], object]


class _NoMail(Exception):  # noqa: N818 - an answer on its way out, no error
    """Ends the questions about one mail; `is_final` ends them for the whole archive."""

    def __init__(self, state: State, reason: str, *, is_final: bool = True) -> None:
        super().__init__(reason)
        self.state = state
        self.is_final = is_final


@dataclass(frozen=True, slots=True)
class HttpArchive:
    """A public-inbox at `<base>/<Message-ID>/raw`.

    Only https is spoken, and http to this machine itself. Raises ValueError with a sentence for
    any other base. No proxy is used, no cookie kept, and no other host ever contacted. `step` is
    called after each mail that was asked for.
    """

    base: str
    clock: Clock
    step: Callable[[], None] = lambda: None

    def __post_init__(self) -> None:
        checked_base(self.base)

    @property
    def name(self) -> str:
        """The base address."""
        return self.base

    def lookup(self, keys: Collection[str]) -> Answers:
        """Ask for one mail after the other.

        When the archive cannot be reached or refuses, it is not asked for the rest. Addresses of
        other archives are missing here: they are never contacted.
        """
        answers: dict[str, Answer] = {}
        ended: Answer | None = None
        for key in keys:
            answer = ended
            if answer is None:
                try:
                    answer = self._answer(key)
                except _NoMail as none:
                    answer = Answer(none.state, archive=self.name, reason=str(none))
                    ended = answer if none.is_final else None
            answers[key] = answer
            self.step()
        return answers

    def _answer(self, key: str) -> Answer:
        missing = _NoMail(State.MISSING, f"{self.name} does not have the mail", is_final=False)
        if is_address(key):
            raise missing
        try:
            place = address(self.base, mail_key(key))
        except ValueError as impossible:
            raise _NoMail(State.MISSING, str(impossible), is_final=False) from None
        data = self._fetched(place)
        mails = find(BytesIO(data), [key]).get(mail_key(key), ()) if data is not None else ()
        if not mails:
            raise missing
        return Answer(State.FOUND, mails, self.name)

    def _fetched(self, place: str) -> bytes | None:
        """The bytes at an address, or None when the archive does not have them."""
        attempts = redirects = 0
        while True:
            reply = self._reply(place)
            if reply.status in _ASKS_TO_WAIT and attempts < ATTEMPTS - 1:
                self.clock.sleep(self._wait(reply, attempts))
                attempts += 1
            elif reply.status in _REDIRECTED and redirects < REDIRECTS:
                place = self._redirected(place, reply.header("location"))
                redirects += 1
            else:
                return self._body(reply)

    def _reply(self, place: str) -> Reply:
        parts = urlsplit(place)
        target = Target(
            parts.scheme == "https",
            parts.hostname or "",
            parts.port,
            parts.path + (f"?{parts.query}" if parts.query else ""),
        )
        try:
            return reply_of(target, self.clock.monotonic)
        except TooLong:
            reason = f"an answer of {self.name} is larger than {SIZE} bytes"
            raise _NoMail(State.UNREACHABLE, reason, is_final=False) from None
        except (OSError, HTTPException, ValueError) as failed:
            why = str(getattr(failed, "strerror", None) or failed) or type(failed).__name__
            raise _NoMail(State.UNREACHABLE, f"cannot reach {self.name}: {why}") from None

    def _wait(self, reply: Reply, attempts: int) -> float:
        """Seconds to wait: as the archive asks (RFC 9110, 10.2.3), within bounds."""
        asked = reply.header("retry-after").strip()
        seconds = _WAIT * 2.0**attempts
        if re.fullmatch(r"[0-9]{1,9}", asked):
            seconds = float(asked)
        elif asked:
            with suppress(ValueError, TypeError, OverflowError, IndexError):
                seconds = parsedate_to_datetime(asked).timestamp() - self.clock.now()
        return min(max(seconds, 0.0), LONGEST_WAIT)

    def _redirected(self, place: str, location: str) -> str:
        try:
            there = urlsplit(urljoin(place, location))
            same = _origin(there) == _origin(urlsplit(place))
        except ValueError:
            same = False
        if not location or not same:
            raise _NoMail(State.REFUSED, f"{self.name} sends us to another host")
        return there._replace(fragment="").geturl()

    def _body(self, reply: Reply) -> bytes | None:
        status = reply.status
        if status in (_NOT_FOUND, _GONE):
            return None
        if status in _REFUSED:
            raise _NoMail(State.REFUSED, f"{self.name} refused the request ({status})")
        if status != _OK:
            raise _NoMail(State.UNREACHABLE, f"{self.name} answered with the code {status}")
        data = self._unpacked(reply)
        if "html" in reply.header("content-type").lower() or _HTML.match(data[:1000]):
            raise _NoMail(State.REFUSED, f"{self.name} refused the request: it answered HTML")
        return data

    def _unpacked(self, reply: Reply) -> bytes:
        """The content of a reply, unzipped if it was zipped, and never more than the limit."""
        coding = reply.header("content-encoding").strip().lower()
        if coding in ("", "identity"):
            return reply.data
        reason = f"an answer of {self.name} cannot be read: coding {coding[:40]!r}"
        if coding in ("gzip", "x-gzip"):
            unzip = zlib.decompressobj(16 + zlib.MAX_WBITS)
            try:
                data = unzip.decompress(reply.data, SIZE + 1)
            except zlib.error:
                data = b""
            if unzip.eof and len(data) <= SIZE:
                return data
            if len(data) > SIZE:
                reason = f"an answer of {self.name} is larger than {SIZE} bytes"
        raise _NoMail(State.UNREACHABLE, reason, is_final=False)


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    port = parts.port or {"https": 443, "http": 80}.get(parts.scheme)
    return parts.scheme, parts.hostname, port
