"""The shape of a card, of an answer and of a situation, as the API describes it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from xiancha.content.situation_models import Tone
from xiancha.model import CountryCode, Model


class Button(Model):
    """Whom a card calls, in the country that is asked for."""

    id: str = Field(description="As in /v1/doors.", examples=["court-hotline"])
    number: str = Field(examples=["12368"])
    name: str = Field(description="The words on the button.", examples=["法院热线"])
    hours: str = Field(description="When it answers; empty where no source says so.")
    country: CountryCode = Field(examples=["CN"])


class Onward(Model):
    """Where a card leads: a checklist by its id, or one of our pages."""

    to: Literal["checklist", "threats", "court", "planner", "apk", "phone"]
    id: str = Field(description="Of the checklist; empty for a page.", examples=["cn/sued"])
    title: str = Field(description="In the language of the answer.")


class Choice(Model):
    """A situation that may be meant."""

    id: str = Field(examples=["cn/fee"])
    title: str = Field(description="In the language of the answer.")


class FoundBeside(Model):
    """What else may be meant, or was found."""

    title: str = Field(examples=["招联"])
    because: str = Field(description="Whose name it is, where that is known.")
    ask: str = Field("", description="The question that asks for it.", examples=["招联"])


class Card(Model):
    """What is shown at once, an order first; `found` and `more` are folded.

    `choices` are of texts that were read: of an exact question, or of a situation by itself, there
    are none.
    """

    tone: Tone = Field(description="The colour and the mark; never the colour alone.")
    title: str = Field(examples=["在册，再看合同"])
    because: str = Field(description="One sentence: who, which list, which day.")
    steps: tuple[str, ...] = Field(description="At most three, in this order.")
    calls: tuple[Button, ...] = Field(description="Offer each as a number to tap.")
    next: Onward | None
    choices: tuple[Choice, ...]
    found: tuple[FoundBeside, ...]
    more: tuple[str, ...] = Field(description="Exceptions, statutes, details.")
