"""What of the content is wrong on a day: rules not in force yet or replaced, reviews not done."""

from __future__ import annotations

from datetime import date

from xiancha.content.content import Content
from xiancha.content.problems import Message, Problem
from xiancha.content.review_dates import ahead, late

_IN_FORCE = Message("cite a rule in force on that day, or none", "写那天已生效的规则，或者不写")


def not_yet(content: Content, on: date) -> list[Problem]:
    """Cites of rules that are not in force on this day."""
    return [
        source.problem(
            at,
            Message(
                f"{cite} is in force only from {content.article(cite).in_force}, not yet on {on}",
                f"{cite} 从{content.article(cite).in_force}起才生效，{on}还没有",
            ),
            content.before(cite, on) or _IN_FORCE,
        )
        for source, at, cite in content.cited()
        if at[-1] != "replaced_by" and content.article(cite).in_force > on
    ]


def replaced(content: Content, on: date) -> list[Problem]:
    """Cites of rules that another has replaced on this day."""
    return [
        source.problem(
            at,
            Message(f"{cite} was replaced on {since}", f"{cite} 从{since}起已被取代"),
            str(content.article(cite).replaced_by),
        )
        for source, at, cite in content.cited()
        if at[-1] != "replaced_by" and (since := content.replaced_on(cite)) and since <= on
    ] + [
        each.problem(
            Message(
                f"the text names {each.cite}, which was replaced on {since}",
                f"正文提到的 {each.cite} 从{since}起已被取代",
            ),
            content.label(successor),
        )
        for each in content.mentions
        if (successor := content.article(each.cite).replaced_by)
        and (since := content.article(successor).in_force) <= on
    ]


def to_come(content: Content, today: date) -> list[Problem]:
    """What is said to have been reviewed or checked after this day."""
    return list(ahead(content.sources.values(), today))


def unreviewed(content: Content, on: date) -> list[Problem]:
    """What was to be reviewed before this day."""
    items = [
        problem
        for name, checklist in content.checklists.items()
        for i, item in enumerate(checklist.items)
        for problem in late(content.sources[name], ("items", i), item.id, item.review_by, on)
    ]
    return [*content.help.unreviewed(content.sources, on), *items]
