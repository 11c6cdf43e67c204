"""What maintainers write in `court-papers.yml`: papers of a court, and the time that each leaves.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from xiancha.content.chinese_numbers import number
from xiancha.content.content_models import Cite, Day, Id, Text, Words, Yes
from xiancha.content.problems import Message, wrong
from xiancha.content.source import At
from xiancha.model import Model


def _days(value: object) -> int:
    text = str(value)
    if not re.fullmatch(r"[1-9][0-9]?", text):
        plain = number(text.strip("“”\"' 天日个月"))
        what = Message(
            f"“{value}” is no number of days or months", f"“{value}” 不是天数、月数的写法"
        )
        like = Message("write a number from 1 to 99, such as 15", "写1到99的数，例如 15")
        raise wrong(what, str(plain) if 0 < plain < 100 else like)
    return int(text)


Length = Annotated[int, BeforeValidator(_days)]
Cites = Annotated[tuple[Cite, ...], Field(min_length=1)]


class Earlier(Model):
    """What is said where the paper was received before `until`: an older law held then."""

    until: Day
    says: Text


class Deadline(Model):
    """One thing to do in time: within `days` or `months` of receipt, or as the paper says."""

    id: Id
    what: Text
    days: Length | None = None
    months: Length | None = None
    written: Yes = False
    earlier: Earlier | None = None
    cites: Cites

    @model_validator(mode="after")
    def measured(self) -> Deadline:
        if [bool(self.days), bool(self.months), self.written].count(True) != 1:
            what = Message(
                "a time limit is days, months, or written in the paper itself",
                "期限要么写 days，要么写 months，要么 written: true，只写一个",
            )
            advice = Message(
                "write days: 15, months: 3, or written: true where no law was found",
                "写 days: 15、months: 3；没查到条文的写 written: true",
            )
            raise wrong(what, advice)
        return self


class Grounded(Model):
    """One sentence, and the rules that it rests on."""

    text: Text
    cites: Cites


class Rule(Grounded):
    """One rule of counting."""

    id: Id


class Way(Rule):
    """One way in which papers are served: `ask` says which day to fill in.

    The paper counts as received `days` after it; on that day itself where there are none.
    """

    ask: Text
    days: Length | None = None


class Verify(Model):
    """How to find out whether a paper is real, and whom to ask."""

    id: Id
    text: Text
    doors: Annotated[tuple[Id, ...], Field(min_length=1)]


class Paper(Model):
    """One kind of paper: what it is, by when to do what, what to hand in, and its traps.

    `names` are those that people write, in simplified characters. `notice`: a public notice
    counts as service after its days; of the others it counts from its own day. `unless`: where a
    text names one of these papers too, this one is not meant.
    """

    id: Id
    names: Annotated[tuple[Words, ...], Field(min_length=1)]
    title: Text
    about: Text
    verify: Id
    unless: tuple[Id, ...] = ()
    notice: Yes = False
    deadlines: tuple[Deadline, ...] = ()
    none: Grounded | None = None
    file: Text
    traps: Annotated[tuple[Text, ...], Field(min_length=1)]
    cites: tuple[Cite, ...] = ()
    reviewed_on: Day
    review_by: Day

    @model_validator(mode="after")
    def limited(self) -> Paper:
        if bool(self.deadlines) == bool(self.none):
            what = Message(
                "a paper either has time limits or says why it has none",
                "文书要么有期限，要么写明为什么没有",
            )
            advice = Message(
                "write deadlines:, or none: with text and cites", "写 deadlines:，或 none: 和依据"
            )
            raise wrong(what, advice)
        return self

    def cited(self) -> Iterator[tuple[At, Cite]]:
        """Each reference to an article, with its place in the paper."""
        for i, deadline in enumerate(self.deadlines):
            yield from places(("deadlines", i), deadline.cites)
        if self.none:
            yield from places(("none",), self.none.cites)
        yield from places((), self.cites)


class CourtPapers(Model):
    """All papers, the ways they are served, the rules of counting, and how to verify."""

    warning: Text
    ways: Annotated[tuple[Way, ...], Field(min_length=1)]
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]
    verify: Annotated[tuple[Verify, ...], Field(min_length=1)]
    papers: Annotated[tuple[Paper, ...], Field(min_length=1)]

    def cited(self) -> Iterator[tuple[At, Cite]]:
        """Each reference to an article, with its place."""
        for part in ("ways", "rules"):
            for i, each in enumerate(getattr(self, part)):
                yield from places((part, i), each.cites)
        for i, paper in enumerate(self.papers):
            for at, cite in paper.cited():
                yield ("papers", i, *at), cite


def places(at: At, cites: tuple[Cite, ...]) -> Iterator[tuple[At, Cite]]:
    """Each of these references, in the list `cites` at this place."""
    for i, cite in enumerate(cites):
        yield (*at, "cites", i), cite


COURT_MODELS = (CourtPapers, Paper, Deadline, Earlier, Grounded, Rule, Way, Verify)
