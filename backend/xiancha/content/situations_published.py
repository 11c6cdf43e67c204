"""What an edition carries of situations, and of whom to call by role and country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from xiancha.content.content_models import Door
from xiancha.content.situation_models import URGENCIES, Situation
from xiancha.content.traditional import with_traditional


def published_situations(held: Mapping[str, Situation]) -> list[dict[str, Any]]:
    """The most urgent first; `calls` are roles, `next` is empty where a card leads nowhere.

    What people say in them is not told: devices get what was learnt from it.
    """
    by_urgency = sorted(held.items(), key=lambda one: (URGENCIES.index(one[1].urgency), one[0]))
    return [
        {
            "id": id,
            **with_traditional(one.model_dump(mode="json", exclude={"says", "not_", "countries"})),
            "countries": {
                code: with_traditional(own.model_dump(mode="json", exclude_defaults=True))
                for code, own in one.countries.items()
            },
            "next": one.next or "",
        }
        for id, one in by_urgency
    ]


def published_calls(doors: Iterable[Door]) -> list[dict[str, Any]]:
    """Doors with a button, each once, in the order of `doors.yml`."""
    return [
        {
            "id": door.id,
            **with_traditional(door.call.model_dump(mode="json")),
            "number": door.phone,
        }
        for door in doors
        if door.call
    ]
