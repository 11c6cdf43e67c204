"""What maintainers write in `phones.yml`: how to deny an app the contacts, per phone system.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from xiancha.checklists.content_models import Day, Id, Known, Link, Text
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
    source: Link | None = None
    checked_on: Day | None = None
    known: Known | None = None
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


def published_phones(phones: Phones | None) -> dict[str, Any] | None:
    """What an edition carries of the guide; no source means that the path is not verified."""
    if not phones:
        return None
    return {
        "intro": phones.intro.published(),
        "afterwards": phones.afterwards.published(),
        "phones": [
            {
                "id": each.id,
                "title": each.title.published(),
                "path": [row.published() for row in each.path],
                "note": each.note.published() if each.note else None,
                "source": each.source or "",
                "checked_on": each.checked_on.isoformat() if each.checked_on else "",
                "known": each.known or "",
                "reviewed_on": each.reviewed_on.isoformat(),
                "review_by": each.review_by.isoformat(),
            }
            for each in phones.phones
        ],
    }
