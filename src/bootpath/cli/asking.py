"""Asking a maintainer for what only they can say: which words, which option, which stance."""

import re
from dataclasses import replace
from datetime import date

from bootpath.app.cited_mail import Mail
from bootpath.app.citing import Choices, said
from bootpath.app.positions import STANCES, Refused
from bootpath.app.quotable import Sentence, quotable
from bootpath.app.speakers import People, keys_of
from bootpath.cli.terminal import Terminal
from bootpath.day import day
from bootpath.record import Decision
from bootpath.rules.quotations import QUOTE_WORDS
from bootpath.views.words import STANCES as WORDS
from bootpath.views.words import clipped

_PAGE = 12
_SHOWN = 240
_RANGE = re.compile(r"(\d{1,4})\s*(?:-|to|\s)\s*(\d{1,4})")


def asked(
    terminal: Terminal, cited: Mail, choices: Choices, decision: Decision, people: People
) -> Choices:
    """The choices, completed on the terminal.

    Raises Abort when the maintainer leaves, Refused when the mail does not bear the words out.
    """
    subject = cited.message.subject or "no subject"
    terminal.say(f"{cited.message.author}: {subject}")
    terminal.say(f"on: {decision.question}")
    if choices.quote is None:
        choices = _with_words(terminal, cited, choices, people)
    else:
        said(cited.message, choices, people)
    if choices.option is None and len(decision.options) != 1:
        titles = {key: option.title for key, option in decision.options.items()}
        if not titles:
            raise Refused(
                "the decision has no options yet", "write them into the record first", usage=True
            )
        choices = replace(choices, option=terminal.choose("Which option", titles))
    if choices.stance is None:
        meanings = {word.key: word.meaning for word in WORDS.values() if word.key in STANCES}
        choices = replace(choices, stance=terminal.choose("Which stance", meanings))
    if choices.stance == "conditional" and not (choices.condition or choices.milestone):
        choices = replace(choices, condition=terminal.ask("On which condition", _text))
    if not (choices.says or "").strip():
        terminal.say("")
        choices = replace(choices, says=terminal.ask("What they say, in your own words", _text))
    return choices


def _with_words(terminal: Terminal, cited: Mail, choices: Choices, people: People) -> Choices:
    """The choices with words of the mail, whoever says them, and the day if the mail lacks it."""
    offered = [
        one
        for one in quotable(cited.message)
        if choices.person is None or choices.person in keys_of(people, one.heard)
    ]
    if not offered:
        hint = "give the words with --quote"
        raise Refused("the mail has no sentence that could be quoted", hint, usage=True)
    while True:
        sentence = _sentence(terminal, offered)
        keys = keys_of(people, sentence.heard)
        chosen = replace(
            choices,
            quote=_words(terminal, sentence.text),
            person=choices.person or (keys[0] if len(keys) == 1 else None),
        )
        if chosen.day is None and len(set(sentence.speaker.days[: 1 if sentence.own else 2])) != 1:
            chosen = replace(chosen, day=terminal.ask("On which day, YYYY-MM-DD", _day))
        try:
            said(cited.message, chosen, people)
        except Refused as refused:
            if not refused.usage:
                raise
            terminal.say(f"{refused.message}; {refused.hint}")
        else:
            return chosen


def _sentence(terminal: Terminal, offered: list[Sentence]) -> Sentence:
    """The sentence that is picked from all of them, shown a page at a time."""
    at = 0
    while True:
        heading = ""
        for number, one in enumerate(offered[at : at + _PAGE], at + 1):
            if _heading(one) != heading:
                heading = _heading(one)
                terminal.say(heading)
            terminal.say(clipped(one.text, _SHOWN), f"{number:>4}  ", " " * 6)
        at += _PAGE
        more = at < len(offered)

        def picked(typed: str, more: bool = more) -> Sentence | None:
            if typed == "m" and more:
                return None
            if typed.isdecimal() and 1 <= int(typed) <= len(offered):
                return offered[int(typed) - 1]
            raise ValueError(f"type a number from 1 to {len(offered)}{', or m' if more else ''}")

        rest = f" (m: {len(offered) - at} more)" if more else ""
        found = terminal.ask(f"Which sentence{rest}", picked)
        if found is not None:
            return found


def _heading(one: Sentence) -> str:
    days = f", {one.speaker.days[0]}" if len(one.speaker.days) == 1 else ""
    return f"{one.heard.shown}:" if one.own else f"{one.heard.shown}, as quoted{days}:"


def _words(terminal: Terminal, sentence: str) -> str:
    """The words of a sentence that are quoted: a range of their numbers, or all."""
    words = sentence.split(" ")
    terminal.say("")
    terminal.say(" ".join(f"{number}:{word}" for number, word in enumerate(words, 1)), "  ", "  ")
    whole = "a for all, or " if len(words) <= QUOTE_WORDS else ""

    def picked(typed: str) -> str:
        found = _RANGE.fullmatch(typed)
        first, last = (int(found[1]), int(found[2])) if found else (0, 0)
        if whole and typed in ("a", "all"):
            first, last = 1, len(words)
        if not 1 <= first <= last <= len(words):
            raise ValueError(f"type a range from 1 to {len(words)}, such as 1-{min(6, len(words))}")
        if last - first >= QUOTE_WORDS:
            raise ValueError(f"{last - first + 1} words are too many; {QUOTE_WORDS} are the most")
        return " ".join(words[first - 1 : last])

    return terminal.ask(f"Which words ({whole}a range such as 3-9, at most {QUOTE_WORDS})", picked)


def _text(typed: str) -> str:
    return " ".join(typed.split())


def _day(typed: str) -> date:
    try:
        return day(typed)
    except ValueError:
        raise ValueError(f"'{typed}' is no day; write it as YYYY-MM-DD") from None
