"""What maintainers write in `situations/<id>.yml`: a card, and the sentences of who is in it.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from xiancha.content.content_models import Role, Text, Words
from xiancha.model import CountryCode, Model
from xiancha.normalise.shared_words import shared_list, shared_table

URGENCIES: tuple[str, ...] = tuple(shared_list("verdict/urgencies.js"))
"""The situation with the earliest of these gives an answer its title."""


def _known(urgency: str) -> str:
    if urgency not in URGENCIES:
        raise ValueError(f"{urgency} is none of: {', '.join(URGENCIES)}")
    return urgency


Urgency = Annotated[str, AfterValidator(_known), Field(json_schema_extra={"enum": list(URGENCIES)})]
Tone = Literal["danger", "stop", "check", "fine", "calm"]
PAGES: dict[str, str] = shared_table("answer/page-titles.js")
"""Our pages that a card may lead to, and the message that says what is there."""
UNCLEAR = "unclear"
"""The situation of a text that tells something of which no situation is known."""
FOLDER = "situations"
NONE = "none"
"""The file of the texts that tell of no situation."""


def _lines(written: object) -> object:
    """Each line of a text; what is none stays, for the model to refuse."""
    return written.rstrip("\n").split("\n") if isinstance(written, str) else written


Says = Annotated[tuple[str, ...], BeforeValidator(_lines, json_schema_input_type=str)]
"""Texts as people type or receive them, one a line: what situations are learnt from."""


def taught(says: Iterable[str], button: Mapping[str, str]) -> tuple[str, ...]:
    """What a situation is learnt from: its sentences, and the words of its button by language."""
    return tuple(dict.fromkeys([*says, *button.values()]))


class CardInCountry(Model):
    """What a card says in one country instead; `more` follows what is folded in all countries."""

    title: Text | None = None
    because: Text | None = None
    steps: Annotated[tuple[Text, ...], Field(max_length=3)] = ()
    calls: tuple[Role, ...] = ()
    next: Words | None = None
    more: tuple[Text, ...] = ()


class Situation(Model):
    """A card: an order, why, what to do, whom to call by their roles, and where to go on.

    `button` is what it is called where a reader is asked back, `not_` are situations that it is
    easily taken for. `next` is the id of a checklist, of another situation, or one of `PAGES`;
    `more` are folded paragraphs: exceptions, statutes, details. `countries` has what differs in a
    country, so that nothing of another country is shown. `words` are expressions by which it
    is known as well, whatever was learnt: where nobody may be missed.
    """

    urgency: Urgency
    tone: Tone
    button: Text
    not_: Annotated[tuple[Words, ...], Field(alias="not")] = ()
    title: Text
    because: Text
    steps: Annotated[tuple[Text, ...], Field(max_length=3)] = ()
    calls: tuple[Role, ...] = ()
    next: Words | None = None
    more: tuple[Text, ...] = ()
    countries: dict[CountryCode, CardInCountry] = Field(default_factory=dict)
    words: tuple[Words, ...] = ()
    says: Says = ()

    def in_country(self, country: str) -> Situation:
        """The card as a country's readers see it."""
        own = self.countries.get(country, CardInCountry())
        said = {name: value for name, value in own if value}
        return self.model_copy(update={**said, "more": (*self.more, *own.more)})


class NoSituation(Model):
    """Texts that are only looked up, or left alone."""

    says: Says


SITUATION_MODELS = (Situation, CardInCountry, NoSituation)
