"""A door as a maintainer writes it, and what is told of one that is written otherwise."""

from __future__ import annotations

from xiancha.content.content_models import Door
from xiancha.content.source import Source
from xiancha.content.validate import validated

DOOR = {
    "id": "police", "title": {"zh_CN": "报警"}, "phone": "110", "takes": {"zh_CN": "威胁"},
    "source": "https://a.example/b", "checked_on": "2026-11-26", "known": "read",
}  # fmt: skip


def complaints(**changed: object) -> list[tuple[str, str]]:
    data = {key: value for key, value in {**DOOR, **changed}.items() if value is not None}
    found = validated(Door, Source("doors.yml", data, {}), list(Door.model_fields))
    return (
        [(str(each.what), str(each.instead)) for each in found] if isinstance(found, list) else []
    )
