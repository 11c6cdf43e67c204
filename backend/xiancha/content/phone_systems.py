"""What maintainers write in `phones.yml`: how to deny an app a permission, per phone system.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, model_validator

from xiancha.content.app_models import PermissionName
from xiancha.content.content_models import Day, Id, Known, Link, OrBlank, Text, Yes
from xiancha.content.ids import repeated
from xiancha.content.problems import Message, Problem, wrong
from xiancha.content.source import Source
from xiancha.model import Model


class PhoneSystem(Model):
    """One phone system: the rows to touch, one after the other, from the settings on.

    A path that nobody verified has no source and ends at the search of the settings.
    """

    id: Id
    title: Text
    path: Annotated[tuple[Text, ...], Field(min_length=2)]
    note: Text | None = None
    source: Annotated[Link | None, OrBlank] = None
    checked_on: Annotated[Day | None, OrBlank] = None
    known: Annotated[Known | None, OrBlank] = None
    contacts_only: Yes = False
    reviewed_on: Day
    review_by: Day

    @model_validator(mode="after")
    def grounded(self) -> PhoneSystem:
        given = [field for field in ("source", "checked_on", "known") if getattr(self, field)]
        if len(given) in (1, 2):
            what = Message(
                f"`{given[0]}` stands without the others of source, checked_on, known",
                f"写了 `{given[0]}`，source、checked_on、known 却不全",
            )
            advice = Message(
                "write all three, or none where nobody verified the path",
                "三个都写；路径没有核实的，一个都不写",
            )
            raise wrong(what, advice, given[0])
        if not given and "搜索" not in self.path[-1].zh_CN:
            what = Message(
                "a path without source ends at the search of the settings",
                "没有来源的路径，最后一步是在设置里搜索",
            )
            advice = Message(
                "end with 在设置里搜索“权限”, or write source, checked_on and known",
                "最后写 在设置里搜索“权限”，或写上 source、checked_on、known",
            )
            raise wrong(what, advice, "path")
        return self


class PermissionWay(Model):
    """Permissions that are denied at one place of the settings.

    `row` is what the settings call it: the ways of `Phones.phones` lead there where it stands in
    the place of contacts, which are the first of all. What has `phones` of its own is elsewhere.
    """

    id: Id
    title: Text
    names: Annotated[tuple[PermissionName, ...], Field(min_length=1)]
    row: Text | None = None
    intro: Text | None = None
    phones: tuple[PhoneSystem, ...] = ()

    @model_validator(mode="after")
    def somewhere(self) -> PermissionWay:
        if bool(self.row) == bool(self.phones):
            what = Message(
                "a permission has a `row` or `phones` of its own", "要么写 `row`，要么写 `phones`"
            )
            advice = Message("write one of the two", "两个里写一个")
            raise wrong(what, advice, "id")
        return self


class Phones(Model):
    """The phone guide, in `phones.yml`."""

    intro: Text
    permissions: Annotated[tuple[PermissionWay, ...], Field(min_length=1)]
    phones: Annotated[tuple[PhoneSystem, ...], Field(min_length=1)]
    afterwards: Text


def phone_problems(source: Source, held: Phones) -> Iterator[Problem]:
    """Ids that are twice in one list."""
    yield from repeated(source, ("phones",), [each.id for each in held.phones])
    yield from repeated(source, ("permissions",), [each.id for each in held.permissions])
    for i, way in enumerate(held.permissions):
        yield from repeated(source, ("permissions", i, "phones"), [each.id for each in way.phones])


PHONE_MODELS = (Phones, PermissionWay, PhoneSystem)
