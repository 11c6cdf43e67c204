"""What is wrong in the rules on apps' permissions, alone and beside one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xiancha.content.app_models import AppRules, Permissions
from xiancha.content.content_models import Cite
from xiancha.content.ids import repeated, unknown
from xiancha.content.phone_systems import Phones
from xiancha.content.problems import Message, Problem
from xiancha.content.source import At, Source

PERMISSIONS = "apps/permissions"


def permission_problems(source: Source, held: Permissions) -> Iterator[Problem]:
    """Permissions that stand there twice, or in a group that is not there."""
    groups = [each.id for each in held.groups]
    yield from repeated(source, ("groups",), groups)
    names = [each.name for each in held.permissions]
    for i, each in enumerate(held.permissions):
        yield from unknown(source, ("permissions", i, "group"), "group", each.group, groups)
        if each.name in names[:i]:
            what = Message(f"{each.name} is here twice", f"{each.name} 写了两次")
            again = Message("keep one of the two", "只留一个")
            yield source.problem(("permissions", i, "name"), what, again)


def rule_problems(source: Source, held: AppRules) -> Iterator[Problem]:
    """Ids that are twice in one file."""
    yield from repeated(source, ("rules",), [each.id for each in held.rules])


def named_problems(
    rules: Mapping[str, AppRules], known: Permissions | None, sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """Permissions of a rule that nobody explained."""
    names = [each.name for each in known.permissions] if known else []
    for file, held in rules.items():
        for i, rule in enumerate(held.rules):
            for j, name in enumerate(rule.permissions if names else ()):
                at: At = ("rules", i, "permissions", j)
                yield from unknown(sources[f"apps/{file}"], at, "permission", name, names)


def denied_problems(
    known: Permissions | None, phones: Phones | None, sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """Permissions that a phone may deny, and the guide says not where; or says of unknown ones."""
    if not known or not phones:
        return
    ways = [
        (i, j, name) for i, way in enumerate(phones.permissions) for j, name in enumerate(way.names)
    ]
    names = [each.name for each in known.permissions]
    for i, j, name in ways:
        at: At = ("permissions", i, "names", j)
        yield from unknown(sources["phones"], at, "permission", name, names)
    told = [name for _, _, name in ways]
    for i, each in enumerate(known.permissions):
        if each.granted != "at-install" and told.count(each.name) != 1:
            what = Message(
                f"`phones.yml` tells {told.count(each.name)} ways to deny {each.name}",
                f"{each.name} 在 `phones.yml` 里出现了 {told.count(each.name)} 次",
            )
            advice = Message(
                "name it below one of its `permissions`", "写进 `permissions` 其中一条的 `names`"
            )
            yield sources[PERMISSIONS].problem(("permissions", i, "name"), what, advice)


def cited_by_rules(
    rules: Mapping[str, AppRules], sources: Mapping[str, Source]
) -> Iterator[tuple[Source, At, Cite]]:
    """Every reference of a rule to an article, with its place."""
    for file, held in rules.items():
        for i, rule in enumerate(held.rules):
            for j, cite in enumerate(rule.cites):
                yield sources[f"apps/{file}"], ("rules", i, "cites", j), cite
