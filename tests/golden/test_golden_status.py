"""What `status` and `digest` say of the shipped records on chosen days; --update-golden rewrites it."""

import email
import email.policy
import io
from datetime import date
from pathlib import Path

import pytest

from bootpath.app.digesting import Digest
from bootpath.app.reading import read
from bootpath.app.telling import Telling
from bootpath.mail.mbox import mails
from installed import ROOT

HERE = Path(__file__).parent / "status"
READING = read(ROOT / "decisions", "decisions")
PV = "pv-pvops-deprecated-once-pvh-stable"
BEFORE, FIRST, SECOND = date(2016, 4, 12), date(2016, 4, 13), date(2016, 4, 14)
TODAY = date(2026, 11, 22)


def status(day: date) -> str:
    return Telling(READING, day, None).text(READING.corpus.entry(PV))


def digest() -> Digest:
    return Digest(READING, FIRST, SECOND)


def mbox() -> bytes:
    return digest().mbox("A Keeper <keeper@example.org>", ["xen-devel@lists.xenproject.org"])


TEXTS = {
    "pv-2016-04-12.txt": lambda: status(BEFORE).encode(),
    "pv-2016-04-13.txt": lambda: status(FIRST).encode(),
    "pv-2016-04-14.txt": lambda: status(SECOND).encode(),
    "pv-2026-11-22.txt": lambda: status(TODAY).encode(),
    "all-2026-11-22.txt": lambda: Telling(READING, TODAY, None).text(None).encode(),
    "digest-2016-04-14.txt": lambda: digest().text().encode(),
    "digest-2016-04-14.mbox": mbox,
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_is_the_golden_one(name: str, update_golden: bool) -> None:
    if update_golden:
        HERE.mkdir(exist_ok=True)
        (HERE / name).write_bytes(TEXTS[name]())
    assert TEXTS[name]() == (HERE / name).read_bytes()


def test_before_the_first_entry_nothing_is_said_but_that_nothing_was_recorded() -> None:
    text = status(BEFORE)
    assert "Nothing was recorded on this by 2016-04-12." in text
    assert "Konrad" not in text
    assert "Where it stands" not in text


def test_on_the_first_day_the_agreement_is_konrads_report_and_the_question_of_luis_is_open() -> (
    None
):
    text = " ".join(status(FIRST).split())
    assert 'Accepted since 2016-04-13: "Deprecate, then remove".' in text
    assert "As reported by Konrad alone." in text
    assert "Konrad Rzeszutek Wilk supports; declared, as quoted by Luis R. Rodriguez [1]" in text
    assert "Luis R. Rodriguez asks: Is the support for old PV guests to go entirely? [1]" in text
    assert "PVH guests are supported by Xen (not met)" in text
    assert "Not judged by 2016-04-13." in text
    for later in ("George Dunlap", "Juergen", "2017", "2024", "Missed", "CONFIG_XEN_PV", "[2]"):
        assert later not in text


def test_a_day_later_george_has_answered_and_nothing_more_is_known() -> None:
    text = " ".join(status(SECOND).split())
    assert "2016-04-14 George Dunlap supports; as read [2]" in text
    assert (
        "Luis R. Rodriguez asks: Is the support for old PV guests"
        not in text.partition("What it")[0]
    )
    assert "George Dunlap answers: What goes is a new Linux in PV mode" in text
    for later in ("Juergen", "2017", "2024", "Missed", "CONFIG_XEN_PV", "[3]"):
        assert later not in text


def test_today_both_conditions_are_met_no_clock_is_set_and_the_expectation_was_missed() -> None:
    text = " ".join(status(TODAY).split())
    assert "PVH guests are supported by Xen (met on 2017-12-13)" in text
    assert "PVH dom0 is supported by Xen (met on 2024-07-30)" in text
    assert "No clock is set." in text
    assert "its status has not changed since" in text
    assert "Missed (judged 2026-06-12)" in text
    assert "2020-08-07 Juergen Gross supports (first on 2019-07-15)" in text


def test_the_mail_is_read_back_as_it_was_meant() -> None:
    (part,) = mails(io.BytesIO(mbox()))
    assert part.warning is None
    mail = email.message_from_bytes(part.data, policy=email.policy.default)
    assert mail.get_content() == digest().text()
    assert mail["From"] == "A Keeper <keeper@example.org>"
    assert mail["Date"].datetime.date() == SECOND
    assert mail["Subject"] == "How Xen guests enter Linux: changes 2016-04-13 to 2016-04-14"
    assert all(len(line) <= 78 for line in part.data.decode("ascii").splitlines())
