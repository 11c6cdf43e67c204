"""What maintainers write in `phones.yml`: how to deny an app the contacts, per phone system.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import Field, model_validator

from xiancha.content_model import Day, Id, Known, Link, Text, _wrong
from xiancha.content_yaml import Problem, Source
from xiancha.model import Model


class Phone(Model):
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
    def grounded(self) -> Phone:
        given = [field for field in ("source", "checked_on", "known") if getattr(self, field)]
        if len(given) in (1, 2):
            what = f"`{given[0]}` stands without the others of source, checked_on, known"
            raise _wrong(what, "all three, or none where nobody verified the path", given[0])
        if not given and "搜索" not in self.path[-1].zh_CN:
            what = "a path without source ends at the search of the settings"
            raise _wrong(what, "在设置里搜索“权限”, or source, checked_on and known", "path")
        return self


class Phones(Model):
    """The phone guide, in `phones.yml`."""

    intro: Text
    phones: Annotated[tuple[Phone, ...], Field(min_length=1)]
    afterwards: Text


PHONE_MODELS = (Phones, Phone)


def unreviewed_phones(phones: Phones, source: Source, on: date) -> Iterator[Problem]:
    """Phone systems whose `review_by` has passed on this day."""
    for i, phone in enumerate(phones.phones):
        if phone.review_by < on:
            what = f"`{phone.id}` was to be reviewed by {phone.review_by}"
            instead = "reviewed_on: the day you reviewed it, and a later review_by"
            yield source.problem(("phones", i, "review_by"), what, instead)


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
