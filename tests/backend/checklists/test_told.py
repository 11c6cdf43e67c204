"""A file as a model, or all that keeps it from being one."""

from __future__ import annotations

from xiancha.checklists.model import Door
from xiancha.checklists.source import Source
from xiancha.checklists.told import validated

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


def test_what_is_right_is_the_model() -> None:
    assert complaints() == []


def test_a_misspelt_field_is_told_once_and_not_as_missing_too() -> None:
    ((what, instead),) = complaints(takes=None, taks={"zh_CN": "威胁"})
    assert (what, instead) == ("unknown field `taks`", "takes:")
