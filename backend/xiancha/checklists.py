"""The checklists and the laws they cite: loaded, checked, resolved for a date.

Maintainers edit YAML under `checklists/` and know law, not Python: everything that is
wrong is told at once, each with file, line and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from xiancha.content_model import FIELDS, Article, Checklist, Cite, Item, Law
from xiancha.content_yaml import At, Problem, Source, read, validated


class ContentError(ValueError):
    """The content cannot be used; says every problem on a line of its own."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Content:
    """All content, checked: laws by file name, checklists by id (`cn/before-borrowing`)."""

    laws: dict[str, Law]
    checklists: dict[str, Checklist]
    sources: dict[str, Source]
    warnings: tuple[Problem, ...] = ()

    def cited(self) -> Iterator[tuple[Source, At, Cite]]:
        """Every reference to an article, with its place."""
        for name, checklist in self.checklists.items():
            for i, item in enumerate(checklist.items):
                for j, cite in enumerate(item.cites):
                    yield self.sources[name], ("items", i, "cites", j), cite
        for name, law in self.laws.items():
            for key, article in law.articles.items():
                if article.replaced_by:
                    at = ("articles", key, "replaced_by")
                    yield self.sources[f"laws/{name}"], at, article.replaced_by

    def article(self, cite: Cite) -> Article:
        return self.laws[cite.law].articles[cite.article]


def load(folder: Path) -> Content:
    """Read everything under the folder; raise ContentError with all that is wrong in it."""
    problems: list[Problem] = []
    content = Content({}, {}, {})
    for path in sorted(folder.rglob("*.y*ml")):
        name = path.relative_to(folder).as_posix()
        if not re.fullmatch(r"(laws|[a-z]{2})/[a-z0-9]+(-[a-z0-9]+)*\.yml", name):
            problems.append(Problem(name, 1, "no place for a file", "laws/a-b.yml or cn/a-b.yml"))
        elif source := read(path, name, FIELDS, problems):
            content.sources[name.removesuffix(".yml")] = source
    for name, source in content.sources.items():
        found: Law | Checklist | list[Problem]
        if name.startswith("laws/"):
            found = validated(Law, source, FIELDS)
        else:
            found = validated(Checklist, source, FIELDS)
        match found:
            case Law():
                content.laws[name.removeprefix("laws/")] = found
            case Checklist():
                content.checklists[name] = found
            case _:
                problems += found
    problems += _repeated(content)
    problems += _unknown(content, {path.stem for path in folder.glob("laws/*.yml")})
    if problems:
        raise ContentError(problems)
    lagging = [problem for source in content.sources.values() for problem in _lagging(source)]
    return replace(content, warnings=tuple(lagging))


def published(content: Content, on: date) -> dict[str, Any]:
    """What checklists.json holds on this day; an article not in force that day is an error."""
    problems = list(_out_of_force(content, on))
    if problems:
        raise ContentError(problems)
    return {
        "checklists": [
            {
                "id": name,
                "country": name[:2].upper(),
                "title": checklist.title.published(),
                "intro": checklist.intro.published(),
                "items": [_item(content, item) for item in checklist.items],
            }
            for name, checklist in content.checklists.items()
        ]
    }


def _item(content: Content, item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "text": item.text.published(),
        "why": item.why.published(),
        "how": item.how.published() if item.how else None,
        "cites": [_cite(content, cite) for cite in item.cites],
        "reviewed_on": item.reviewed_on.isoformat(),
        "review_by": item.review_by.isoformat(),
    }


def _cite(content: Content, cite: Cite) -> dict[str, Any]:
    law, article = content.laws[cite.law], content.article(cite)
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
        "source": article.source,
        "checked_on": article.checked_on.isoformat(),
        "known": article.known,
    }


def _repeated(content: Content) -> Iterator[Problem]:
    for name, checklist in content.checklists.items():
        ids = [item.id for item in checklist.items]
        for i, each in enumerate(ids):
            if each in ids[:i]:
                what = f"the id `{each}` is taken by an item above"
                yield content.sources[name].problem(("items", i, "id"), what, "id: one of its own")


def _unknown(content: Content, files: set[str]) -> Iterator[Problem]:
    """Cites of what is not there. A law whose file has faults of its own is not doubted."""
    for source, at, cite in content.cited():
        if cite.law not in files:
            near = get_close_matches(cite.law, files, 1)
            instead = f"{near[0]}/{cite.article}" if near else f"laws/{cite.law}.yml first"
            yield source.problem(at, f"there is no laws/{cite.law}.yml", instead)
        elif (law := content.laws.get(cite.law)) and cite.article not in law.articles:
            what = f"laws/{cite.law}.yml has no article `{cite.article}`"
            instead = " or ".join(f"{cite.law}/{key}" for key in law.articles)
            yield source.problem(at, what, instead)


def _out_of_force(content: Content, on: date) -> Iterator[Problem]:
    for source, at, cite in content.cited():
        article = content.article(cite)
        if at[-1] == "replaced_by":
            continue
        if article.in_force > on:
            what = f"{cite} is in force only from {article.in_force}, not yet on {on}"
            yield source.problem(at, what, f"a rule that is in force on {on}, or nothing")
        successor = article.replaced_by
        if successor and content.article(successor).in_force <= on:
            since = content.article(successor).in_force
            yield source.problem(at, f"{cite} was replaced on {since}", str(successor))


def _lagging(source: Source) -> Iterator[Problem]:
    for at in source.lines:
        if at[-1:] == ("zh_CN",) and (*at[:-1], "en") not in source.lines:
            yield source.problem(at, f"`{at[-2]}` has no English yet", "en: …")
