"""Who stands where on a decision: options, the matrix person by option, and a card a person."""

from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Choice, Entry
from bootpath.record import Position
from bootpath.standing import Stand, Standing
from bootpath.views import anchor
from bootpath.views.cite import Cite
from bootpath.views.page import Jump, Ref
from bootpath.views.vantage import Vantage
from bootpath.views.words import ENTRIES, STANCES, iso

_OUTSIDE = "no role on record then"
_BASIS = {"declared": "declared", "as-read": "as read"}


class Holders(NamedTuple):
    """A stance with the people who hold it; each name leads to what they said."""

    stance: str
    word: str
    people: tuple[Jump, ...]


class OptionPart(NamedTuple):
    """An option: its anchor, its title, what it means, whether it was chosen, who stands where.

    `withdrawn` are those who held a position on it and took it back, `excludes` the options of
    other decisions that cannot be had together with it.
    """

    place: str
    title: str
    text: Markup | None
    chosen: str | None
    holders: tuple[Holders, ...]
    withdrawn: tuple[Jump, ...]
    excludes: tuple[Ref, ...]


class Cell(NamedTuple):
    """A stance in the matrix: key and word, its card's anchor, and the stance held before.

    A position that was taken back has a cell too, since something is recorded.
    """

    stance: str
    word: str
    place: str
    before: str | None


class MatrixRow(NamedTuple):
    """A person's row: the name with a link to the card, and for each option its title and a cell.

    The cell is None where no position is recorded. `note` says that the person had no role on
    record on the days of all these positions; such rows come last.
    """

    person: Jump
    cells: tuple[tuple[str, Cell | None], ...]
    note: str | None


class Matrix(NamedTuple):
    """The table person by option: links to the options, and a row a person."""

    columns: tuple[Jump, ...]
    rows: tuple[MatrixRow, ...]


class Statement(NamedTuple):
    """A position as its card shows it.

    - `place`: its anchor; `day`: ISO 8601
    - `stance` and `word`; `current`: whether the person has said nothing newer on this option
    - `option`: a link to the option; `basis`: `declared` or `as read`
    - `text`: the paraphrase; `condition` and `milestone`: what a conditional stance waits for
    - `vote`: on the Xen project's scale, with its sign; `cite`: where it was said
    - `corrected`: why the entry was changed later
    """

    place: str
    day: str
    stance: str
    word: str
    current: bool
    option: Jump
    basis: str
    text: Markup | None
    condition: Markup | None
    milestone: Ref | None
    vote: str | None
    cite: Cite | None
    corrected: Markup | None


class PersonCard(NamedTuple):
    """What a person said on a decision, newest first on each option."""

    place: str
    name: Ref
    statements: tuple[Statement, ...]


class Stances(NamedTuple):
    """All of it: the options, the matrix (none without positions), and the cards."""

    options: tuple[OptionPart, ...]
    matrix: Matrix | None
    cards: tuple[PersonCard, ...]


def stances(vantage: Vantage, entry: Entry, standing: Standing) -> Stances:
    """Who stands where, from the standing of a decision."""
    decision = entry.decision
    places = {
        id(position): place
        for place, position in zip(
            anchor.positions(decision.positions), decision.positions, strict=True
        )
    }
    titles = {key: option.title for key, option in decision.options.items()}
    recorded = (*standing.stands, *standing.withdrawn)
    for stand in recorded:
        titles.setdefault(stand.position.option, stand.position.option)
    by_person: dict[str, dict[str, Stand]] = {}
    for stand in recorded:
        by_person.setdefault(stand.position.person, {})[stand.position.option] = stand
    by_person = dict(sorted(by_person.items(), key=lambda item: _is_outside(item[1])))
    options = tuple(
        OptionPart(
            anchor.option(key),
            title,
            vantage.prose(option.says) if (option := decision.options.get(key)) else None,
            chosen(standing) if key == standing.outcome else None,
            _holders(vantage, key, by_person, places),
            tuple(
                Jump(vantage.person(one.position.person).text, places[id(one.position)])
                for one in standing.withdrawn
                if one.position.option == key
            ),
            _excluded(vantage, entry.slug, key),
        )
        for key, title in titles.items()
    )
    columns = {key: Jump(title, anchor.option(key)) for key, title in titles.items()}
    cards = tuple(_card(vantage, key, held, columns, places) for key, held in by_person.items())
    return Stances(options, _matrix(vantage, columns, by_person, places), cards)


def _excluded(vantage: Vantage, here: str, key: str) -> tuple[Ref, ...]:
    """Links to the options of published decisions that cannot be had together with one."""
    corpus = vantage.library.corpus
    if not corpus.exclusions:
        return ()
    found = []
    for slug, other in corpus.exclusions.get(Choice(here, key), ()):
        page = vantage.decision(slug, anchor.option(other))
        if page.href:
            option = corpus.by_slug[slug].course.options[other]
            found.append(Ref(f"{option.title} ({page.text})", page.href))
    return tuple(found)


def chosen(standing: Standing) -> str:
    """The word at the option that was chosen."""
    return "what it came to" if standing.word == "settled" else "chosen"


def _holders(
    vantage: Vantage, option: str, by_person: dict[str, dict[str, Stand]], places: dict[int, str]
) -> tuple[Holders, ...]:
    held: dict[str, list[Jump]] = {}
    for person, stands in by_person.items():
        if stand := stands.get(option):
            name = Jump(vantage.person(person).text, places[id(stand.position)])
            held.setdefault(stand.position.stance, []).append(name)
    return tuple(
        Holders(key, word.one if len(names) == 1 else word.many, tuple(names))
        for key, word in STANCES.items()
        if (names := held.get(key))
    )


def _matrix(
    vantage: Vantage,
    columns: dict[str, Jump],
    by_person: dict[str, dict[str, Stand]],
    places: dict[int, str],
) -> Matrix | None:
    if not by_person:
        return None
    rows = tuple(
        MatrixRow(
            Jump(vantage.person(person).text, anchor.person(person)),
            tuple(
                (option.text, _cell(held[key], places) if key in held else None)
                for key, option in columns.items()
            ),
            _OUTSIDE if _is_outside(held) else None,
        )
        for person, held in by_person.items()
    )
    return Matrix(tuple(columns.values()), rows)


def _is_outside(held: dict[str, Stand]) -> bool:
    """Whether none of a person's positions was taken in a role that the record dates."""
    return all(stand.outside_role for stand in held.values())


def _cell(stand: Stand, places: dict[int, str]) -> Cell:
    stance = stand.position.stance
    before = stand.earlier[-1].stance if stand.earlier else None
    return Cell(
        stance,
        ENTRIES[stance].one,
        places[id(stand.position)],
        ENTRIES[before].one if before and before != stance else None,
    )


def _card(
    vantage: Vantage,
    person: str,
    held: dict[str, Stand],
    columns: dict[str, Jump],
    places: dict[int, str],
) -> PersonCard:
    said = []
    for key, stand in held.items():
        option = columns[key]
        said.append(statement(vantage, stand.position, option, places))
        said += [
            statement(vantage, earlier, option, places, current=False)
            for earlier in reversed(stand.earlier)
        ]
    return PersonCard(anchor.person(person), vantage.person(person), tuple(said))


def statement(
    vantage: Vantage,
    position: Position,
    option: Jump,
    places: dict[int, str],
    *,
    current: bool = True,
) -> Statement:
    """A position as its card shows it."""
    return Statement(
        place=places[id(position)],
        day=iso(position.date),
        stance=position.stance,
        word=ENTRIES[position.stance].one,
        current=current,
        option=option,
        basis=_BASIS[position.basis],
        text=vantage.prose(position.says),
        condition=vantage.prose(position.condition),
        milestone=vantage.milestone(position.milestone) if position.milestone else None,
        vote=f"{position.vote:+d}" if position.vote is not None else None,
        cite=vantage.cite(position.cite, position.person),
        corrected=vantage.prose(position.corrects),
    )
