"""What an edition carries of the content: each item with its rules and doors in full."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from xiancha.checklists.content import Content
from xiancha.checklists.content_models import Checklist, Cite, Door, Item
from xiancha.checklists.cross_checks import FIRST_DOORS
from xiancha.checklists.day_checks import not_yet
from xiancha.checklists.help_published import published_help
from xiancha.checklists.problems import ContentError


def published(content: Content, on: date) -> dict[str, Any]:
    """What checklists.json holds on this day.

    A rule that is not in force yet is an error. One that was replaced is not: editions go on
    being published, and readers are told that the item waits for review.
    """
    if problems := not_yet(content, on):
        raise ContentError(problems)
    return carried(content)


def carried(content: Content) -> dict[str, Any]:
    """All content as checklists.json holds it, whatever the day."""
    return {
        "checklists": [
            {
                "id": name,
                "country": name[:2].upper(),
                "title": checklist.title.published(),
                "intro": checklist.intro.published(),
                "overdue": checklist.overdue,
                "first": _doors(content, FIRST_DOORS if checklist.overdue else ()),
                "items": [_item(content, item) for item in checklist.items],
            }
            for name, checklist in _in_order(content)
        ],
        "doors": _doors(content, content.doors),
        **published_help(content, partial(_cite, content)),
    }


def _in_order(content: Content) -> list[tuple[str, Checklist]]:
    """The checklists as `order.yml` has them, the others after them by their id."""
    order = [*content.help.order, *content.checklists]
    return [(name, content.checklists[name]) for name in dict.fromkeys(order)]


def _item(content: Content, item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "heading": item.heading.published() if item.heading else None,
        "text": item.text.published(),
        "why": item.why.published(),
        "messages": [
            {"to": each.to.published(), "words": each.words.published()} for each in item.messages
        ],
        "how": item.how.published() if item.how else None,
        "letters": [
            {"id": each, "title": content.help.letters[each].title.published()}
            for each in item.letters
        ],
        "cites": [_cite(content, cite) for cite in item.cites],
        "doors": _doors(content, item.doors),
        "reviewed_on": item.reviewed_on.isoformat(),
        "review_by": item.review_by.isoformat(),
    }


def _cite(content: Content, cite: Cite) -> dict[str, Any]:
    law, article = content.laws[cite.law], content.article(cite)
    until = content.replaced_on(cite)
    return {
        "law": cite.law,
        "title": law.title.published(),
        "article": "" if article.heading else cite.article,
        "label": law.label(cite.article),
        "gives": article.gives.published(),
        "text": article.text or "",
        "rank": law.rank,
        "binds": law.binds.published(),
        "in_force": article.in_force.isoformat(),
        "replaced_on": until.isoformat() if until else "",
        "source": article.source,
        "via": copied_by(article.source),
        "official": law.official or "",
        "checked_on": article.checked_on.isoformat(),
        "known": article.known,
    }


def copied_by(source: str) -> str:
    """Whose copy of a text a link leads to: a repository; nothing where it is no such copy."""
    found = re.match(r"https://github\.com/([^/]+/[^/]+)/", source)
    return found[1] if found else ""


def _doors(content: Content, ids: Iterable[str]) -> list[dict[str, Any]]:
    return [_door(content.doors[each]) for each in ids]


def _door(door: Door) -> dict[str, Any]:
    return {
        "id": door.id,
        "title": door.title.published(),
        "phone": door.phone or "",
        "url": door.url or "",
        "where": door.where.published() if door.where else None,
        "takes": door.takes.published(),
        "needs": door.needs.published() if door.needs else None,
        "answer_by": door.answer_by.published() if door.answer_by else None,
        "source": door.source or "",
        "via": copied_by(door.source or ""),
        "checked_on": door.checked_on.isoformat(),
        "known": door.known,
    }
