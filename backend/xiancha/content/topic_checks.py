"""What maintainers write in `topics.json`, and what is wrong in it.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from xiancha.content.content_models import Words
from xiancha.content.ids import repeated, unknown
from xiancha.content.problems import Message, Problem
from xiancha.content.source import At, Source
from xiancha.content.topic_patterns import mistake, unfolded
from xiancha.content.topics import written_out
from xiancha.content.validate import validated
from xiancha.model import Model

_FIELDS = ("lists", "pressing", "stories", "id", "checklist", "words", "instead_of")
TopicId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]
Pattern = Annotated[str, StringConstraints(min_length=1)]
Patterns = Annotated[tuple[Pattern, ...], Field(min_length=1)]


class Topic(Model):
    """One topic: what an answer about it is called, what to do then, and the words of it."""

    id: TopicId
    checklist: Words
    words: Patterns
    instead_of: tuple[TopicId, ...] = ()


class Topics(Model):
    """All topics, the most pressing first, and words that several patterns name."""

    lists: dict[TopicId, Patterns]
    pressing: tuple[Topic, ...]
    stories: tuple[Topic, ...]


def topic_problems(
    source: Source, checklists: Collection[str], situations: Collection[str]
) -> Iterator[Problem]:
    """All that is wrong in the file; `checklists` and `situations` are the ids of those that are
    there, also of what cannot be read.
    """
    held = validated(Topics, source, _FIELDS)
    if isinstance(held, list):
        yield from held
        return
    ids = {topic.id for topic in (*held.pressing, *held.stories)}
    for kind, topics in (("pressing", held.pressing), ("stories", held.stories)):
        before = [one.id for one in held.pressing] if kind == "stories" else []
        yield from repeated(source, (kind,), [one.id for one in topics], before)
        for n, topic in enumerate(topics):
            at: At = (kind, n)
            yield from unknown(source, (*at, "checklist"), "checklist", topic.checklist, checklists)
            for at_n, other in enumerate(topic.instead_of):
                yield from unknown(source, (*at, "instead_of", at_n), "topic", other, ids)
            if topic.id not in situations:
                yield _unsaid(source, at, topic.id)
            yield from _patterns(source, (*at, "words"), topic.words, held)
    for name, words in held.lists.items():
        yield from _patterns(source, ("lists", name), words, held)


def _unsaid(source: Source, at: At, id: str) -> Problem:
    """A topic of which nothing is said."""
    what = Message(f"`{id}` has no situation", f"`{id}` 还没有写该说什么")
    own = Message(f"write situations/{id}.yml", f"写上 situations/{id}.yml")
    return source.problem((*at, "id"), what, own)


def _patterns(source: Source, at: At, words: tuple[str, ...], held: Topics) -> Iterator[Problem]:
    for n, one in enumerate(words):
        if one in words[:n]:
            what = Message(f"“{one}” is here twice", f"“{one}”写了两次")
            yield source.problem((*at, n), what, Message("keep one of the two", "只留一个"))
        if wrong := mistake(written_out(one, held.lists)) or unfolded(one):
            yield source.problem((*at, n), *wrong)
