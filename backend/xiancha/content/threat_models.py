"""What maintainers write in `threats/<country>.yml`: what debtors are threatened with, and whether
it is true.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from xiancha.content.content_models import Cite, Day, Id, Text, Words, Yes
from xiancha.content.problems import Message, wrong
from xiancha.model import Model

Truth = Literal["mostly-untrue", "depends", "may-be-true"]
Wordings = Annotated[tuple[Words, ...], Field(min_length=1)]


class Threat(Model):
    """One threat: the words by which it is known, whether it is true, and what to do now.

    `court`: such a text may come from a court. `danger`: somebody may be hurt. `unless` are
    words beside which another thing is meant; `hints` say too little where a text holds another
    threat.
    """

    id: Id
    title: Text
    wordings: Wordings
    unless: tuple[Words, ...] = ()
    hints: tuple[Words, ...] = ()
    answer: Truth
    court: Yes = False
    danger: Yes = False
    why: Text
    exception: Text | None = None
    steps: Annotated[tuple[Text, ...], Field(min_length=1, max_length=3)]
    cites: tuple[Cite, ...] = ()
    uncited: Words | None = None
    doors: tuple[Id, ...] = ()
    letters: tuple[Id, ...] = ()
    checklist: Id | None = None

    @model_validator(mode="after")
    def grounded(self) -> Threat:
        if bool(self.cites) == bool(self.uncited):
            what = Message(
                "a threat either cites rules or says why it cites none",
                "每种说法要么写依据，要么写为什么没有依据",
            )
            advice = Message(
                "write cites: [pipl/16], or uncited: and the reason",
                "写 cites: [pipl/16]，或者写 uncited: 和原因",
            )
            raise wrong(what, advice)
        if self.court and self.answer == "mostly-untrue":
            what = Message(
                "what may come from a court is never called untrue",
                "可能是法院发的，不能说多半不实",
            )
            raise wrong(what, "answer: depends", "answer")
        return self


class Section(Model):
    """Threats of one kind, under one heading."""

    title: Text
    threats: Annotated[tuple[Threat, ...], Field(min_length=1)]


class Threats(Model):
    """The threats of one country, in `threats/<country>.yml`.

    `title` is the country's name, `first` are the doors to call before all else, `places` are words
    that say that a text is of this country, `despair` those of somebody who cannot go on, `danger`
    those beside which somebody may be hurt. A known threat in `harmless` words alone hurts nobody:
    “pay or go to prison”.
    """

    title: Text
    first: tuple[Id, ...] = ()
    places: tuple[Words, ...] = ()
    despair: tuple[Words, ...] = ()
    danger: tuple[Words, ...] = ()
    harmless: tuple[Words, ...] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    reviewed_on: Day
    review_by: Day


THREAT_MODELS = (Threats, Section, Threat)
