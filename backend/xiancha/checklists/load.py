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

from xiancha.checklists.articles import Mention, articles, loose
from xiancha.checklists.checks import late, repeated, unknown
from xiancha.checklists.content_models import Article, Checklist, Cite, Door, Doors, Law
from xiancha.checklists.dates import ahead, terms
from xiancha.checklists.forbidden_words import never_said
from xiancha.checklists.help_checks import PLACES, Help
from xiancha.checklists.help_models import FIELDS
from xiancha.checklists.official_sites import unofficial
from xiancha.checklists.problems import ContentError, Problem, Said, one_of
from xiancha.checklists.source import At, Source, read
from xiancha.checklists.text_checks import markup, phones
from xiancha.checklists.ui_strings import catalogues
from xiancha.checklists.validate import validated

DOORS = "doors"
_IN_FORCE = Said("cite a rule in force on that day, or none", "写那天已生效的规则，或者不写")
FIRST_DOORS = ("mental-health", "ambulance", "police")
"""What every page for people in arrears begins with."""


@dataclass(frozen=True)
class Content:
    """All content, checked: laws by file name, checklists by id (`cn/sued`), doors by id, help."""

    laws: dict[str, Law]
    checklists: dict[str, Checklist]
    doors: dict[str, Door]
    sources: dict[str, Source]
    warnings: tuple[Problem, ...] = ()
    help: Help = field(default_factory=Help)
    mentions: tuple[Mention, ...] = ()

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

    def label(self, cite: Cite) -> str:
        """The whole citation in Chinese, as texts name it."""
        return self.laws[cite.law].label(cite.article)["zh_CN"]

    def before(self, cite: Cite, on: date) -> str:
        """The article that stands on this day and that the cited one replaces later, or nothing."""
        for name, law in self.laws.items():
            for key, article in law.articles.items():
                if article.replaced_by == cite and article.in_force <= on:
                    return f"{name}/{key}"
        return ""

    def replaced_on(self, cite: Cite) -> date | None:
        """The day from which another article stands in this one's place."""
        successor = self.article(cite).replaced_by
        return self.article(successor).in_force if successor else None


def load(folder: Path) -> Content:
    """Read everything under the folder; raise ContentError with all that is wrong in it."""
    problems: list[Problem] = []
    content = Content({}, {}, {}, {})
    _read(content, folder, problems)
    for name, source in content.sources.items():
        problems += _taken(content, name, source)
    problems += _between(content)
    files = {path.stem for path in folder.glob("laws/*.yml")}
    problems += _unknown(content, files)
    said = [*content.sources.values(), *catalogues(folder)]
    problems += never_said(content.sources.values())
    named = list(articles(said, content.laws, files))
    problems += [each for each in named if isinstance(each, Problem)]
    if problems:
        raise ContentError(problems)
    lagging = [problem for source in content.sources.values() for problem in _lagging(source)]
    mentions = tuple(each for each in named if isinstance(each, Mention))
    standing = (each for each in mentions if not content.article(each.cite).replaced_by)
    return replace(content, warnings=(*lagging, *loose(standing)), mentions=mentions)


def _read(content: Content, folder: Path, problems: list[Problem]) -> None:
    """Take up every file that stands in its place and can be read."""
    file = r"(laws|letters|[a-z]{2})/[a-z0-9]+(-[a-z0-9]+)*|doors|" + "|".join(PLACES)
    for path in sorted({*folder.rglob("*.y*ml"), *folder.rglob("*.y*ml.*")}):
        name = path.relative_to(folder).as_posix()
        if name.endswith(".yml"):
            content.help.files.add(name.removesuffix(".yml"))
        if not re.fullmatch(rf"({file})\.yml", name):
            what = Said("no place for a file", "文件放错了地方，或名字不对")
            places = "laws/a-b.yml, letters/a-b.yml, cn/a-b.yml"
            advice = Said(
                f"name it in small letters, at a place such as {places}",
                f"文件名用小写字母，放在这样的地方：{places}",
            )
            problems.append(Problem(name, 1, what, advice))
        elif source := read(path, name, FIELDS, problems):
            content.sources[name.removesuffix(".yml")] = source


def _taken(content: Content, name: str, source: Source) -> list[Problem]:
    """Take up what one file holds; what is wrong in it alone."""
    if name.split("/")[0] in PLACES:
        return content.help.take(name, source)
    found: Law | Checklist | Doors | list[Problem]
    if name.startswith("laws/"):
        found = validated(Law, source, FIELDS)
    elif name == DOORS:
        found = validated(Doors, source, FIELDS)
    else:
        found = validated(Checklist, source, FIELDS)
    match found:
        case Law():
            content.laws[name.removeprefix("laws/")] = found
        case Checklist():
            content.checklists[name] = found
            ids = [item.id for item in found.items]
            return [*repeated(source, ("items",), ids), *_too_long(source, found)]
        case Doors():
            content.doors.update((door.id, door) for door in found.doors)
            ids = [door.id for door in found.doors]
            return [*repeated(source, (DOORS,), ids), *unofficial(source, found)]
        case list():
            return found
    return []


def _lost(content: Content) -> Iterator[Problem]:
    """A file that others need and that is gone: told once, not at each place that needs it."""
    lists = content.checklists.values()
    named = any(each.overdue or any(item.doors for item in each.items) for each in lists)
    needed = {DOORS: named or content.help.letters, "letters": content.help.letters}
    for name in (each for each, wanted in needed.items() if wanted):
        if name not in content.help.files:
            what = Said("the file is gone, and others need it", "没有这个文件，别的文件要用它")
            back = Said("put it back as it was, from Git", "从 Git 里原样找回来")
            yield Problem(f"{name}.yml", 1, what, back)


def _between(content: Content) -> Iterator[Problem]:
    """What is wrong between files, or in all of them alike."""
    if lost := list(_lost(content)):
        yield from lost
        return
    if content.doors:
        yield from _unknown_doors(content)
    yield from content.help.problems(content.sources, content.doors, content.laws)
    for source in content.sources.values():
        yield from terms(source)
    yield from markup(content.sources.values())
    yield from _replacing(content)
    if content.doors:
        numbers = {door.id: door.phone for door in content.doors.values() if door.phone}
        yield from phones(content.sources.values(), numbers)


def not_yet(content: Content, on: date) -> list[Problem]:
    """Cites of rules that are not in force on this day."""
    return [
        source.problem(
            at,
            Said(
                f"{cite} is in force only from {content.article(cite).in_force}, not yet on {on}",
                f"{cite} 从{content.article(cite).in_force}起才生效，{on}还没有",
            ),
            content.before(cite, on) or _IN_FORCE,
        )
        for source, at, cite in content.cited()
        if at[-1] != "replaced_by" and content.article(cite).in_force > on
    ]


def replaced(content: Content, on: date) -> list[Problem]:
    """Cites of rules in whose place another stands on this day."""
    return [
        source.problem(
            at,
            Said(f"{cite} was replaced on {since}", f"{cite} 从{since}起已被取代"),
            str(content.article(cite).replaced_by),
        )
        for source, at, cite in content.cited()
        if at[-1] != "replaced_by" and (since := content.replaced_on(cite)) and since <= on
    ] + [
        each.problem(
            Said(
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


def _too_long(source: Source, checklist: Checklist) -> Iterator[Problem]:
    """Readers are frightened and on a phone: one thing to do, and one sentence why."""
    for i, item in enumerate(checklist.items):
        for name, text, most in (("text", item.text, 22), ("why", item.why, 60)):
            if (long := len(text.zh_CN)) > most:
                what = Said(
                    f"`{name}` has {long} characters, at most {most} are read",
                    f"`{name}` 有{long}个字，最多{most}个字",
                )
                advice = Said("shorten it, or move the rest to how", "写短些，或把其余的写进 how")
                yield source.problem(("items", i, name, "zh_CN"), what, advice)


def _unknown_doors(content: Content) -> Iterator[Problem]:
    """Doors that are named and not in doors.yml, also those that an overdue page begins with."""
    for name, checklist in content.checklists.items():
        source = content.sources[name]
        for i, item in enumerate(checklist.items):
            for j, door in enumerate(item.doors):
                at = ("items", i, "doors", j)
                yield from unknown(source, at, "door", door, content.doors)
        for door in FIRST_DOORS if checklist.overdue else ():
            if door not in content.doors:
                what = Said(
                    f"an overdue page begins with the door `{door}`, and {DOORS}.yml has none",
                    f"逾期页面的第一行要有渠道 `{door}`，{DOORS}.yml 里没有",
                )
                advice = Said(f"add `{door}` to {DOORS}.yml", f"先在 {DOORS}.yml 里写 `{door}`")
                yield source.problem(("overdue",), what, advice)
        if checklist.overdue and not name.startswith("cn/"):
            what = Said(
                "an overdue page begins with help lines of mainland China",
                "逾期页面的第一行是中国大陆的求助号码，别处打不通",
            )
            yield source.problem(("overdue",), what, Said("leave the line out", "删掉这一行"))


def _unknown(content: Content, files: set[str]) -> Iterator[Problem]:
    """Cites of what is not there. A law whose file has faults of its own is not doubted."""
    for source, at, cite in content.cited():
        if cite.law not in files:
            near = get_close_matches(cite.law, files, 1)
            first = Said(f"add laws/{cite.law}.yml first", f"先写 laws/{cite.law}.yml")
            what = Said(f"there is no laws/{cite.law}.yml", f"没有 laws/{cite.law}.yml 这个文件")
            yield source.problem(at, what, f"{near[0]}/{cite.article}" if near else first)
        elif (law := content.laws.get(cite.law)) and cite.article not in law.articles:
            what = Said(
                f"laws/{cite.law}.yml has no article `{cite.article}`",
                f"laws/{cite.law}.yml 里没有第 {cite.article} 条",
            )
            yield source.problem(at, what, one_of(f"{cite.law}/{key}" for key in law.articles))


def _replacing(content: Content) -> Iterator[Problem]:
    """Articles that are replaced by themselves, or by one that is older."""
    for name, law in content.laws.items():
        for key, article in law.articles.items():
            newer = article.replaced_by
            if not newer or newer.law not in content.laws:
                continue
            other = content.laws[newer.law].articles.get(newer.article)
            at = ("articles", key, "replaced_by")
            if str(newer) == f"{name}/{key}":
                what = Said(f"{newer} cannot replace itself", f"{newer} 不能取代自己")
                advice = Said("write the new article", "写新的那一条")
                yield content.sources[f"laws/{name}"].problem(at, what, advice)
            elif other and other.in_force < article.in_force:
                what = Said(
                    f"{newer} is in force since {other.in_force}, before this one",
                    f"{newer} 从{other.in_force}起生效，早于这一条",
                )
                advice = Said("mend one of the two in_force", "改对两条里写错的 in_force")
                yield content.sources[f"laws/{name}"].problem(at, what, advice)


def _lagging(source: Source) -> Iterator[Problem]:
    for at in source.lines:
        written = at[:1] == ("parts",)  # of a letter: sent as it is, in Chinese
        if at[-1:] == ("zh_CN",) and (*at[:-1], "en") not in source.lines and not written:
            what = Said(f"`{at[-2]}` has no English yet", f"`{at[-2]}` 还没有英文")
            yield source.problem(at, what, "en: …")
