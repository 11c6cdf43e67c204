"""What an edition carries of the content: each item with its rules and doors in full."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from xiancha.content import published_models
from xiancha.content.check_dates import not_yet
from xiancha.content.check_references import FIRST_DOORS
from xiancha.content.content import Content
from xiancha.content.content_models import Checklist, Cite, Door, Item
from xiancha.content.help_published import published_help
from xiancha.content.problems import ContentError
from xiancha.content.published_models import ByLanguage
from xiancha.content.traditional import with_traditional


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
    made = {
        "checklists": [_checklist(content, *each) for each in _in_order(content)],
        "doors": _doors(content, content.doors),
        "laws": [_law(content, name) for name in content.laws],
    }
    return {
        **{name: [one.model_dump(mode="json") for one in each] for name, each in made.items()},
        **published_help(content, partial(_cite, content), partial(_doors, content)),
    }


def _in_order(content: Content) -> list[tuple[str, Checklist]]:
    """The checklists as `order.yml` has them, the others after them by their id."""
    order = [*content.help.order, *content.checklists]
    return [(name, content.checklists[name]) for name in dict.fromkeys(order)]


def _checklist(
    content: Content, name: str, checklist: Checklist
) -> published_models.Checklist[ByLanguage]:
    return published_models.Checklist(
        id=name,
        country=name[:2].upper(),
        **with_traditional(checklist.model_dump(exclude={"items"})),
        first=_doors(content, FIRST_DOORS if checklist.overdue else ()),
        items=tuple(_item(content, item) for item in checklist.items),
    )


def _item(content: Content, item: Item) -> published_models.Item[ByLanguage]:
    return published_models.Item(
        **with_traditional(item.model_dump(exclude={"letters", "cites", "uncited", "doors"})),
        letters=tuple(
            published_models.LetterTitle(
                id=each, title=with_traditional(content.help.letters[each].title.published())
            )
            for each in item.letters
        ),
        cites=tuple(_cite(content, cite) for cite in item.cites),
        doors=_doors(content, item.doors),
    )


def _law(content: Content, name: str) -> published_models.Law[ByLanguage]:
    law = content.laws[name]
    return published_models.Law(
        id=name,
        **law.model_dump(exclude={"articles"}),
        articles=tuple(
            _article(content, Cite.model_validate(f"{name}/{key}")) for key in law.articles
        ),
    )


def _article(content: Content, cite: Cite) -> published_models.Article[ByLanguage]:
    article, until = content.article(cite), content.replaced_on(cite)
    return published_models.Article(
        id=cite.article,
        label=content.laws[cite.law].label(cite.article),
        gives=article.gives.published(),
        text=article.text or "",
        in_force=article.in_force,
        replaced_on=until.isoformat() if until else "",
        source=article.source,
        via=copied_by(article.source),
        checked_on=article.checked_on,
        known=article.known,
    )


def _cite(content: Content, cite: Cite) -> published_models.Cite[ByLanguage]:
    law, article = content.laws[cite.law], _article(content, cite)
    return published_models.Cite(
        law=cite.law,
        article="" if content.article(cite).heading else cite.article,
        **law.model_dump(include={"title", "rank", "binds", "official"}),
        **article.model_dump(exclude={"id"}),
    )


def copied_by(source: str) -> str:
    """Whose copy of a text a link leads to: a repository; nothing where it is no such copy."""
    found = re.match(r"https://github\.com/([^/]+/[^/]+)/", source)
    return found[1] if found else ""


def _doors(content: Content, ids: Iterable[str]) -> tuple[published_models.Door[ByLanguage], ...]:
    return tuple(_door(content.doors[each]) for each in ids)


def _door(door: Door) -> published_models.Door[ByLanguage]:
    written = with_traditional(door.model_dump(exclude={"call"}))
    return published_models.Door(**written, via=copied_by(door.source or ""))
