"""The page of changes: what git remembers of the records, and what it must not say."""

from datetime import date

from site_corpora import CODES, FULL, KEEP, Html, Stand, corpus, static, templates

from bootpath.difference import State, differences
from bootpath.evidence import Evidence
from bootpath.markup import Converter
from bootpath.site import render
from bootpath.views import Log, edition, pages
from bootpath.views.changes import Commit, FileChange
from bootpath.views.told import Names

TODAY = date(2026, 11, 22)
HASH = "0123456789abcdef0123456789abcdef01234567"
DROPPED = ("drop-it.yaml", "changed")


def commit(*files: tuple[str, str], subject: str = "A subject", author: str = "Ada") -> Commit:
    touched = tuple(FileChange(path, how) for path, how in files)
    return Commit(HASH, "2026-01-02", subject, author, touched)


def shown(
    *commits: Commit,
    more: bool = False,
    shallow: bool = False,
    log: bool = True,
    records: dict[str, str] = FULL,
    changed: bool = False,
) -> Html:
    linked = corpus(records)
    made = pages(
        edition(
            linked,
            Evidence(linked, None),
            TODAY,
            revision=Stand(changed=changed),
            codes=CODES,
            convert=Converter(),
            log=Log(commits, more, shallow) if log else None,
        )
    )
    page = [one for one in made if one.path == "changes.html"]
    ((_, content),) = render(page, templates(), {})
    found = Html(content.decode())
    assert found.faults == []
    return found


def words(page: Html) -> str:
    return " ".join(page.text.split())


def test_a_commit_is_told_with_day_author_subject_and_decisions() -> None:
    page = shown(commit(("drop-it.yaml", "changed"), ("keep-it.yaml", "added")))
    assert "2026-01-02Ada0123456789ab A subject Drop it changed Keep it added" in words(page)
    links = [e.attributes["href"] for e in page.of("a")]
    assert {"decisions/drop-it.html", "decisions/keep-it.html"} <= set(links)


def test_what_decisions_share_is_named_in_words() -> None:
    page = shown(commit(("_people.yaml", "changed"), ("_citations.lock", "changed")))
    assert "A subject People and what was verified" in words(page)


def test_changes_are_told_in_sentences_where_they_are_known() -> None:
    before = corpus({**FULL, "drop-it": FULL["drop-it"].replace("says: It went.", "says: No.")})
    after = corpus(FULL)
    changes = differences(State(before, TODAY), State(after, TODAY))
    told = commit(DROPPED)._replace(changes=changes, names=Names(before, after))
    page = shown(told)
    assert "Drop it changed" not in words(page)
    assert "It went" in words(page)


def test_a_commit_that_only_touched_drafts_is_left_out() -> None:
    page = shown(
        commit(("secret-draft.yaml", "added"), subject="Draft it"),
        commit(("secret-draft.yaml", "changed"), ("keep-it.yaml", "changed"), subject="Both"),
    )
    assert "Draft it" not in page.text
    assert "secret" not in page.text
    assert "Both Keep it" in words(page)


def test_a_former_name_leads_to_the_decision_and_a_decision_that_is_gone_is_named() -> None:
    page = shown(commit(("drop-the-thing.yaml", "changed"), ("gone.yaml", "removed")))
    assert "Drop it changed gone removed" in words(page)
    renamed = Commit(
        HASH, "", "S", "Ada", (FileChange("drop-it.yaml", "changed", "drop-the-thing.yaml"),)
    )
    assert "Drop it renamed from drop-the-thing" in words(shown(renamed))


def test_other_files_are_no_records() -> None:
    page = shown(commit(("sub/x.yaml", "added"), ("README", "added"), (".x.yaml", "added")))
    assert "A subject" not in page.text
    assert "No commit has touched a published record yet." in page.text


def test_no_mail_address_appears() -> None:
    text = words(
        shown(
            commit(
                DROPPED, subject="Fix what x@y.example said in <1@a.example>", author="Bo b@c.d"
            ),
            commit(DROPPED, author="only@address.example"),
        )
    )
    assert "@" not in text
    assert "Fix what … said in <…>" in text
    assert "Bo0123" in text
    assert "only0123" in text


def test_hostile_subjects_and_names_stay_text_in_one_line() -> None:
    evil = "<script>alert(1)</script> \u202e \x1b[31m \n two " + "x" * 1000
    page = shown(commit(DROPPED, subject=evil, author=evil))
    assert "<script>alert(1)</script>" in page.text
    assert not set(page.text) & {"\u202e", "\x1b"}
    assert "x" * 200 not in page.text


def test_without_git_the_page_says_so() -> None:
    assert "Nothing is known of earlier versions" in shown(log=False).text


def test_a_shallow_clone_and_a_cut_are_told() -> None:
    assert "earlier changes are missing here" in shown(commit(DROPPED), shallow=True).text
    assert "no change is known" in shown(shallow=True).text
    assert "Older changes are in the repository" in words(shown(commit(DROPPED), more=True))


def test_files_changed_since_the_newest_commit_are_told_of() -> None:
    assert "what changed in them is not listed" in shown(commit(DROPPED), changed=True).text
    assert "what changed in them is not listed" not in shown(commit(DROPPED)).text


def test_a_commit_with_very_many_decisions_is_cut() -> None:
    many = {f"d-{number:02}": KEEP for number in range(30)}
    page = shown(commit(*((f"{slug}.yaml", "added") for slug in many)), records=many)
    assert "10 more decisions" in page.text


def test_the_landing_page_leads_to_timeline_and_changes() -> None:
    linked = corpus(FULL)
    made = pages(
        edition(
            linked, Evidence(linked, None), TODAY, revision=None, codes=CODES, convert=Converter()
        )
    )
    files = dict(render(made, templates(), static()))
    links = {e.attributes.get("href") for e in Html(files["index.html"].decode()).of("a")}
    assert {"timeline.html", "changes.html", "feed.atom"} <= links
    about = {e.attributes.get("href") for e in Html(files["about.html"].decode()).of("a")}
    assert {"timeline.html", "changes.html", "feed.atom", "due.ics"} <= about
