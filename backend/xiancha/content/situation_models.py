"""What maintainers write in `situations/<topic>.yml`: the card of somebody who is in it.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from xiancha.content.content_models import Role, Text, Words
from xiancha.model import Model

Urgency = Literal[
    "life", "violence", "money", "identity", "court", "threats", "lender", "costs", "rest"
]
URGENCIES: tuple[str, ...] = get_args(Urgency)
"""Whose title heads an answer that speaks of several, the first of all."""
Tone = Literal["danger", "stop", "check", "fine", "calm"]
PAGES = {
    "threats": "threats_title",
    "court": "court_link",
    "planner": "planner_title",
    "apk": "apk_title",
    "phone": "phone_title",
}
"""Our pages that a card may lead to, and the message that says what is there."""
UNCLEAR = "unclear"
"""The situation of a text that tells something of which no topic is known."""


class Situation(Model):
    """A card: an order, why, what to do, whom to call by their roles, and where to go on.

    `next` is the id of a checklist or one of `PAGES`; `more` are folded paragraphs: exceptions,
    statutes, details.
    """

    urgency: Urgency
    tone: Tone
    title: Text
    because: Text
    steps: Annotated[tuple[Text, ...], Field(max_length=3)] = ()
    calls: tuple[Role, ...] = ()
    next: Words | None = None
    more: tuple[Text, ...] = ()


SITUATION_MODELS = (Situation,)
