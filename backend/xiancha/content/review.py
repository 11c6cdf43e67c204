"""Which content waits for review on a day: checklist items, breach rules, letters. Pure."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, NamedTuple

DRAFT = "征求意见稿"
"""The rank of what is not in force at all; its `in_force` is the day it was published."""

Reason = Literal["not_yet", "replaced", "late"]
State = Literal["in_force", "not_yet", "replaced", "draft"]


class Wait(NamedTuple):
    """Why something waits, and the day that makes it wait."""

    reason: Reason
    date: str


def waits(published: dict[str, Any], on: date) -> list[Wait]:
    """At most one reason of each kind: a rule not in force yet, one replaced, a review late."""
    day, cites = on.isoformat(), published.get("cites", [])
    found: list[Wait] = []
    if early := [cite["in_force"] for cite in cites if cite["in_force"] > day]:
        found.append(Wait("not_yet", max(early)))
    if ended := [end for cite in cites if "" < (end := cite.get("replaced_on", "")) <= day]:
        found.append(Wait("replaced", ended[0]))
    if published["review_by"] < day:
        found.append(Wait("late", published["review_by"]))
    return found


def state(article: dict[str, Any], rank: str, on: date) -> State:
    """Whether an article of a published law of this rank is in force on this day."""
    day = on.isoformat()
    if rank == DRAFT:
        return "draft"
    if article["in_force"] > day:
        return "not_yet"
    return "replaced" if "" < article["replaced_on"] <= day else "in_force"
