"""The answers about situations, threats and court papers, in one language.

A list gives of each what is needed to choose one; the one by its id has all of it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from xiancha.content.published_models import Cite, Door, LetterTitle, Published
from xiancha.content.threat_models import Truth
from xiancha.lookup.card_shape import Card
from xiancha.model import CountryCode
from xiancha.web.content_answers import Asked, Wait

First = Annotated[
    tuple[Door[str], ...],
    Field(description="Whom to call at once in danger or despair: say it before all else."),
]
Id = Annotated[str, Field(description="Country and name.", examples=["cn/contact"])]
Days = Annotated[int | None, Field(description="So many days; null where it is not in days.")]


Always = Annotated[tuple[str, ...], Field(description="What to do whichever it is.")]
Warning = Annotated[str, Field(description="What holds for every paper: say it too.")]
Named = Annotated[
    tuple[str, ...], Field(description="The rules that it rests on; /v1/laws has them in full.")
]


class Call(Published):
    """Whom to call or where to write."""

    id: str = Field(description="As in /v1/doors, which has all of it.", examples=["legal-advice"])
    name: str
    number: str = Field(description="Empty where there is none.", examples=["12348"])
    url: str = Field(
        description="Empty where there is none.", examples=["https://www.12348.gov.cn"]
    )


class Row(Published):
    """What is told of a situation, a threat or a court paper."""

    id: Id
    title: str
    says: str = Field(description="What to tell people, in the language of the answer.")
    checklist: str = Field(
        description="What to do, step by step, as in /v1/checklists/cn/sued; empty without one.",
        examples=["cn/sued"],
    )


class RowList(Asked):
    """What every list of cards says first."""

    country: CountryCode = Field(examples=["CN"])
    first: First


class SituationList(RowList):
    """The situations in which people ask for help, the most pressing first."""

    otherwise: str = Field(description="What to tell who is in none of them.")
    situations: tuple[Row, ...]


class Situation(Row, Asked):
    """One situation and what to tell who is in it, as a card."""

    card: Card
    first: First


class ThreatRow(Row):
    """A threat and whether it is true."""

    truth: Truth
    answer: str = Field(description="`truth` in words: say these.", examples=["It depends"])


class ThreatList(RowList):
    """What debtors of a country are threatened with."""

    always: Always
    threats: tuple[ThreatRow, ...]


class Reviewed(Asked):
    """What is told, the rules that it rests on, and when a maintainer last saw to it."""

    first: First
    calls: tuple[Call, ...]
    cites: tuple[Cite[str], ...]
    reviewed_on: date
    review_by: date
    waits: tuple[Wait, ...] = Field(description="Why it waits for review on this day.")


class Threat(ThreatRow, Reviewed):
    """One threat, whether it is true and what to do now."""

    exception: str | None = Field(description="When it is otherwise.")
    court: bool = Field(description="True where a court may have sent it: count its time limits.")
    danger: bool = Field(description="True where somebody may be hurt: the police come first.")
    steps: tuple[str, ...] = Field(description="What to do now, in this order.")
    always: Always
    letters: tuple[LetterTitle[str], ...]


class PaperRow(Row):
    """A kind of paper that a court, or somebody in its name, may send."""

    names: tuple[str, ...] = Field(description="What it is called, in simplified Chinese.")


class CourtPaperList(RowList):
    """Papers of courts, of arbitration and of those who write before a claim."""

    warning: Warning
    court_papers: tuple[PaperRow, ...]


class Earlier(Published):
    """What is said of a paper received before `until`, when an older law held."""

    until: date
    says: str


class Deadline(Published):
    """One thing to do in time: within days or months of receipt, or by the paper's own date."""

    id: str = Field(examples=["objection"])
    what: str
    days: Days
    months: int | None = Field(description="So many months; null where it is not in months.")
    written: bool = Field(description="True where the paper itself says by when.")
    earlier: Earlier | None = Field(description="Null where no older law matters.")
    cites: tuple[Cite[str], ...]


class Way(Published):
    """One way in which papers are served; received `days` later where they are given."""

    id: str = Field(examples=["signed"])
    text: str
    ask: str = Field(description="Which day counts as that of receipt.")
    days: Days
    cites: Named


class CountingRule(Published):
    """One rule of counting to the last day."""

    id: str = Field(examples=["next-day"])
    text: str
    cites: Named


class CourtPaper(PaperRow, Reviewed):
    """One kind of paper: by when to do what, what to hand in, its traps, how to verify it."""

    warning: Warning
    deadlines: tuple[Deadline, ...]
    no_deadline: str | None = Field(description="Why it has no time limit; null where it has one.")
    file: str = Field(description="What to hand in, and to whom.")
    traps: tuple[str, ...]
    verify: str = Field(description="How to find out whether it is real; `calls` are whom to ask.")
    ways: tuple[Way, ...]
    rules: tuple[CountingRule, ...]
