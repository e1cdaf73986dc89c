"""The words of the discussion as they are found in prose."""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from bootpath.markup import Mention
from bootpath.record import Term

_WORD = re.compile(r"\w+")
_GAP = r"(?:[ \t]++\n?+|\n)[ \t]*+"
_PART_OF_A_WORD = r"\w@/#+-"
_BEFORE = rf"(?<![{_PART_OF_A_WORD}.:=&%])"
_AFTER = rf"(?![{_PART_OF_A_WORD}]|[.:=&%]\w)"
# What stands in quotation marks is somebody's own words. It ends with its paragraph.
_QUOTED = re.compile(
    r'"[^"\n]*+(?:\n(?!\n)[^"\n]*+)*+"|“[^“”\n]*+(?:\n(?!\n)[^“”\n]*+)*+”',
)


class Found(NamedTuple):
    """A term in a text: from `start` up to `end`, and its key."""

    start: int
    end: int
    key: str


class Glossary:
    """Finds terms in prose, by their word and their other forms; the longest form goes first.

    A form with a capital letter is found in exactly this case, another in any, each also with a
    plural's s. None is found in a longer word, a path or an address, nor between quotation marks.
    A word such as `dom0, domU` stands for each of its parts.
    """

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._keys: dict[str, str] = {}
        groups: dict[str, list[str]] = {}
        self._begun: dict[str, set[str]] = {}
        for key, words in _forms(terms):
            if (begin := _WORD.match(words)) and words not in self._keys:
                self._keys[words] = key
                groups.setdefault(begin[0].casefold(), []).append(words)
                self._begun.setdefault(begin[0].casefold(), set()).add(key)
        self._groups = {
            first: re.compile(
                f"{_BEFORE}(?:{'|'.join(map(_pattern, _longest_first(forms)))}){_AFTER}"
            )
            for first, forms in groups.items()
        }
        self._begin = re.compile(rf"(?:{'|'.join(map(re.escape, groups)) or '(?!)'})\b")

    def found(self, text: str, known: AbstractSet[str] = frozenset()) -> list[Found]:
        """The terms in a text, from left to right, but for those that are `known`."""
        # Most texts hold none of the words with which a new form begins: this is soon known.
        begins = self._begins(text)
        if not begins or all(self._begun[word] <= known for _, word in begins):
            return []
        found = [one for one in self._matches(text, begins) if one.key not in known]
        quoted = [one.span() for one in _QUOTED.finditer(text)] if found else []
        return [one for one in found if not any(at < one.start < end for at, end in quoted)]

    def _matches(self, text: str, begins: Iterable[tuple[int, str]]) -> Iterator[Found]:
        at = 0
        for start, word in begins:
            if start < at or not (one := self._groups[word].match(text, start)):
                continue
            at = one.end()
            form = " ".join(one[0].split())
            if key := self._keys.get(form) or self._keys.get(form.lower()):
                yield Found(start, at, key)

    def _begins(self, text: str) -> list[tuple[int, str]]:
        """The words of a text with which a form may begin, case folded, and where they stand."""
        folded = text.casefold()
        # where this holds, no letter became two and no mark became a letter
        if len(folded) == len(text) and "\N{COMBINING GREEK YPOGEGRAMMENI}" not in text:
            return [(one.start(), one[0]) for one in self._begin.finditer(folded)]
        words = ((one.start(), one[0].casefold()) for one in _WORD.finditer(text))
        return [one for one in words if one[1] in self._groups]


def _forms(terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    """The forms of each term, those the record names before the plurals made of them."""
    named = [
        (key, " ".join(form.split()))
        for key, term in terms.items()
        for form in (*term.word.split(", "), *term.also)
    ]
    yield from named
    yield from ((key, f"{form}s") for key, form in named if form[-1:].isalpha())


def _longest_first(forms: list[str]) -> list[str]:
    return sorted(forms, key=lambda form: (-len(form), form))


def _pattern(form: str) -> str:
    pattern = _GAP.join(map(re.escape, form.split()))
    return f"(?i:{pattern})" if form == form.lower() else pattern


class Reading:
    """What a reader of one page has met: a term leads to its meaning where it first stands.

    Make one for each page and ask it for the texts in the order of the page.
    """

    def __init__(self, glossary: Glossary, root: str) -> None:
        self._glossary = glossary
        self._root = root
        self._met: set[str] = set()

    def __call__(self, text: str) -> list[Mention]:
        """The terms in the next text of the page that no text before had."""
        first = []
        for start, end, key in self._glossary.found(text, self._met):
            if key not in self._met:
                self._met.add(key)
                first.append(Mention(start, end, f"{self._root}terms.html#{key}"))
        return first
