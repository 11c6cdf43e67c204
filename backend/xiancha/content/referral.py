"""“Which door?”: from answers to doors in order, from the questions of an edition. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

Answers = Mapping[str, Sequence[str]]
_NONE: frozenset[str] = frozenset()


def unanswered(questions: dict[str, Any], answers: Answers) -> list[str]:
    """The ids of the questions without an answer that they know."""
    return [
        question["id"]
        for question in questions["questions"]
        if not {choice["id"] for choice in question["choices"]} & {*answers.get(question["id"], ())}
    ]


def doors(questions: dict[str, Any], answers: Answers) -> list[tuple[str, dict[str, str]]]:
    """Door ids in order, each once, with the reason of the first lead that names it."""
    found: dict[str, dict[str, str]] = {}
    given = {question: {*ids} for question, ids in answers.items()}
    for lead in questions["leads"]:
        if _fits(lead, given):
            for door in lead["doors"]:
                found.setdefault(door, lead["why"])
    return list(found.items())


def _fits(lead: dict[str, Any], given: Mapping[str, AbstractSet[str]]) -> bool:
    wanted = all(not given.get(key, _NONE).isdisjoint(ids) for key, ids in lead["when"].items())
    return wanted and all(
        given.get(key, _NONE).isdisjoint(ids) for key, ids in lead["unless"].items()
    )
