"""What is wrong in situations: too many words, a language that lacks, a sentence that is twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from xiancha import messages, normalise
from xiancha.content.card_budget import MOST, too_long
from xiancha.content.content_models import Text
from xiancha.content.expressions import mistake, unfolded
from xiancha.content.ids import unknown
from xiancha.content.problems import Message, Problem
from xiancha.content.situation_models import Situation
from xiancha.content.source import At, Source

WRITTEN = ("zh_CN", "en", "id")
"""What maintainers write; the traditional characters are made."""
_LEAST = 30
"""A situation that fewer sentences teach is rarely recognised."""


def situation_problems(source: Source, held: Situation) -> Iterator[Problem]:
    """What is wrong in one file by itself."""
    shown: list[tuple[At, Text]] = [
        (("button",), held.button), (("title",), held.title), (("because",), held.because)
    ]  # fmt: skip
    shown += [(("steps", n), step) for n, step in enumerate(held.steps)]
    folded: list[tuple[At, Text]] = [(("more", n), one) for n, one in enumerate(held.more)]
    for country, own in held.countries.items():
        at: At = ("countries", country)
        shown += [((*at, name), text) for name, text in own if isinstance(text, Text)]
        shown += [((*at, "steps", n), step) for n, step in enumerate(own.steps)]
        folded += [((*at, "more", n), one) for n, one in enumerate(own.more)]
    for at, text in shown:
        yield from too_long(source, at, text, MOST[_name(at)])
    for at, text in [*shown, *folded]:
        yield from _lacking(source, at, text)
    for n, words in enumerate(held.words):
        if wrong := mistake(words) or unfolded(words):
            yield source.problem(("words", n), *wrong)


def _name(at: At) -> str:
    """The field at this place."""
    return next(part for part in reversed(at) if isinstance(part, str))


def _lacking(source: Source, at: At, text: Text) -> Iterator[Problem]:
    written = text.published()
    for language in WRITTEN:
        if language not in written:
            name = messages.NAMES[language]
            what = Message(f"`{_name(at)}` has no {name} yet", f"`{_name(at)}` 还没有{name}")
            yield source.problem(at, what, f"{language}: …")


def said_problems(
    sources: Mapping[str, Source], said: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    """Sentences without a word, and sentences that are twice; `said` has them by situation."""
    first: dict[str, str] = {}
    for id, sentences in said.items():
        source = sources[f"situations/{id}"]
        if 0 < len(sentences) < _LEAST:
            what = Message(
                f"{len(sentences)} sentences teach too little, {_LEAST} are needed",
                f"只有{len(sentences)}句，认不准，至少要{_LEAST}句",
            )
            yield source.problem(("says",), what, Message("write more", "再写几句"))
        for line, sentence in enumerate(sentences, source.lines.get(("says",), 0) + 1):
            same = normalise.letters(sentence)
            if not same:
                what = Message("a sentence without a word", "这一行没有字")
                own = Message("write a sentence, or take the line out", "写一句话，或者删掉这一行")
                yield Problem(source.name, line, what, own)
            elif same in first:
                what = Message(
                    f"“{sentence}” stands in {first[same]} already",
                    f"“{sentence}”在 {first[same]} 已经有了",
                )
                own = Message("keep it where it belongs", "只留在该在的地方")
                yield Problem(source.name, line, what, own)
            first.setdefault(same, f"{source.name}:{line}")


def confused_problems(
    sources: Mapping[str, Source], held: Mapping[str, Situation], known: Collection[str]
) -> Iterator[Problem]:
    """Ids in `not` of which there is no file."""
    for id, one in held.items():
        for n, other in enumerate(one.not_):
            source = sources[f"situations/{id}"]
            yield from unknown(source, ("not", n), "situation", other, known)
