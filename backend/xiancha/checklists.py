"""The checklists, the laws they cite and the doors they name: loaded, checked, also for a date.

Maintainers edit YAML under `checklists/` and know law, not Python: everything that is
wrong is told at once, each with file, line and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from xiancha.content_help import FIELDS
from xiancha.content_help_checks import PLACES, Help
from xiancha.content_model import Article, Checklist, Cite, Door, Doors, Law
from xiancha.content_yaml import At, Problem, Source, read, validated

DOORS = "doors"
FIRST_DOORS = ("mental-health", "ambulance", "police")
"""What every page for people in arrears begins with."""


class ContentError(ValueError):
    """The content cannot be used; says every problem on a line of its own."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Content:
    """All content, checked: laws by file name, checklists by id (`cn/sued`), doors by id, help."""

    laws: dict[str, Law]
    checklists: dict[str, Checklist]
    doors: dict[str, Door]
    sources: dict[str, Source]
    warnings: tuple[Problem, ...] = ()
    help: Help = field(default_factory=Help)

    def cited(self) -> Iterator[tuple[Source, At, Cite]]:
        """Every reference to an article, with its place."""
        for name, checklist in self.checklists.items():
            for i, item in enumerate(checklist.items):
                for j, cite in enumerate(item.cites):
                    yield self.sources[name], ("items", i, "cites", j), cite
        yield from self.help.cited(self.sources)
        for name, law in self.laws.items():
            for key, article in law.articles.items():
                if article.replaced_by:
                    at = ("articles", key, "replaced_by")
                    yield self.sources[f"laws/{name}"], at, article.replaced_by

    def article(self, cite: Cite) -> Article:
        return self.laws[cite.law].articles[cite.article]

    def replaced_on(self, cite: Cite) -> date | None:
        """The day from which another article stands in this one's place."""
        successor = self.article(cite).replaced_by
        return self.article(successor).in_force if successor else None


def load(folder: Path) -> Content:
    """Read everything under the folder; raise ContentError with all that is wrong in it."""
    problems: list[Problem] = []
    content = Content({}, {}, {}, {})
    for path in sorted(folder.rglob("*.y*ml")):
        name = path.relative_to(folder).as_posix()
        content.help.files.add(name.removesuffix(".yml"))
        file = r"(laws|letters|[a-z]{2})/[a-z0-9]+(-[a-z0-9]+)*|doors|" + "|".join(PLACES)
        if not re.fullmatch(rf"({file})\.yml", name):
            places = "laws/a-b.yml, letters/a-b.yml, cn/a-b.yml or doors.yml"
            problems.append(Problem(name, 1, "no place for a file", places))
        elif source := read(path, name, FIELDS, problems):
            content.sources[name.removesuffix(".yml")] = source
    for name, source in content.sources.items():
        found: Law | Checklist | Doors | list[Problem]
        if name.startswith("laws/"):
            found = validated(Law, source, FIELDS)
        elif name == DOORS:
            found = validated(Doors, source, FIELDS)
        elif name.split("/")[0] in PLACES:
            found = content.help.take(name, source)
        else:
            found = validated(Checklist, source, FIELDS)
        match found:
            case Law():
                content.laws[name.removeprefix("laws/")] = found
            case Checklist():
                content.checklists[name] = found
            case Doors():
                content.doors.update((door.id, door) for door in found.doors)
                problems += _repeated(source, "doors", [door.id for door in found.doors])
            case _:
                problems += found
    for name, checklist in content.checklists.items():
        ids = [item.id for item in checklist.items]
        problems += _repeated(content.sources[name], "items", ids)
    if content.doors or not (folder / f"{DOORS}.yml").exists():
        problems += _unknown_doors(content)
    problems += content.help.problems(content.sources, content.doors, content.laws)
    problems += _unknown(content, {path.stem for path in folder.glob("laws/*.yml")})
    if problems:
        raise ContentError(problems)
    lagging = [problem for source in content.sources.values() for problem in _lagging(source)]
    return replace(content, warnings=tuple(lagging))


def not_yet(content: Content, on: date) -> list[Problem]:
    """Cites of rules that are not in force on this day."""
    return [
        source.problem(
            at,
            f"{cite} is in force only from {content.article(cite).in_force}, not yet on {on}",
            f"a rule that is in force on {on}, or nothing",
        )
        for source, at, cite in content.cited()
        if at[-1] != "replaced_by" and content.article(cite).in_force > on
    ]


def replaced(content: Content, on: date) -> list[Problem]:
    """Cites of rules in whose place another stands on this day."""
    return [
        source.problem(
            at, f"{cite} was replaced on {since}", str(content.article(cite).replaced_by)
        )
        for source, at, cite in content.cited()
        if at[-1] != "replaced_by" and (since := content.replaced_on(cite)) and since <= on
    ]


def unreviewed(content: Content, on: date) -> list[Problem]:
    """Items whose `review_by` has passed on this day."""
    return [*content.help.unreviewed(content.sources, on)] + [
        content.sources[name].problem(
            ("items", i, "review_by"),
            f"`{item.id}` was to be reviewed by {item.review_by}",
            "reviewed_on: the day you reviewed it, and a later review_by",
        )
        for name, checklist in content.checklists.items()
        for i, item in enumerate(checklist.items)
        if item.review_by < on
    ]


def _repeated(source: Source, field: str, ids: list[str]) -> Iterator[Problem]:
    one = field.removesuffix("s")
    for i, each in enumerate(ids):
        if each in ids[:i]:
            what = f"the id `{each}` is taken by {'an' if one == 'item' else 'a'} {one} above"
            yield source.problem((field, i, "id"), what, "id: one of its own")


def _unknown_doors(content: Content) -> Iterator[Problem]:
    """Doors that are named and not in doors.yml, also those that an overdue page begins with."""
    for name, checklist in content.checklists.items():
        source = content.sources[name]
        for i, item in enumerate(checklist.items):
            for j, door in enumerate(item.doors):
                if door not in content.doors:
                    near = get_close_matches(door, content.doors, 1) or [", ".join(content.doors)]
                    what = f"{DOORS}.yml has no door `{door}`"
                    yield source.problem(
                        ("items", i, "doors", j), what, near[0] or "it there first"
                    )
        for door in FIRST_DOORS if checklist.overdue else ():
            if door not in content.doors:
                what = f"an overdue page begins with the door `{door}`, and {DOORS}.yml has none"
                yield source.problem(("overdue",), what, f"the door `{door}` in {DOORS}.yml first")


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


def _lagging(source: Source) -> Iterator[Problem]:
    for at in source.lines:
        written = at[:1] == ("parts",)  # of a letter: sent as it is, in Chinese
        if at[-1:] == ("zh_CN",) and (*at[:-1], "en") not in source.lines and not written:
            yield source.problem(at, f"`{at[-2]}` has no English yet", "en: …")
