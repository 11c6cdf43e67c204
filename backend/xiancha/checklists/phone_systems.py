"""What maintainers write in `phones.yml`: how to deny an app the contacts, per phone system.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from xiancha.checklists.content_models import Day, Id, Known, Link, OrBlank, Text
from xiancha.checklists.problems import Message, wrong
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


class Phones(Model):
    """The phone guide, in `phones.yml`."""

    intro: Text
    phones: Annotated[tuple[PhoneSystem, ...], Field(min_length=1)]
    afterwards: Text


PHONE_MODELS = (Phones, PhoneSystem)
