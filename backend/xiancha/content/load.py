"""The checklists, the laws they cite and the doors they name, loaded and checked.

Maintainers edit YAML under `checklists/` and know law, not Python: everything that is wrong is
reported at once, each with file, line and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from xiancha.content.articles import Mention, articles, loose
from xiancha.content.check_references import DOORS, between, unknown_cites
from xiancha.content.content import Content
from xiancha.content.content_models import Checklist, Doors, Law
from xiancha.content.forbidden_words import never_said
from xiancha.content.help_checks import FOLDERS, PLACES, Help
from xiancha.content.help_models import FIELDS
from xiancha.content.ids import repeated
from xiancha.content.official_sites import unofficial
from xiancha.content.problems import ContentError, Message, Problem
from xiancha.content.source import Source, read
from xiancha.content.ui_strings import catalogues
from xiancha.content.validate import validated


def load(folder: Path) -> Content:
    """Read everything under the folder; raise ContentError with all that is wrong in it.

    What is given back is not to be changed: who loads the same files again gets the same.
    """
    problems: list[Problem] = []
    content = Content({}, {}, {}, {})
    _read(content, folder, problems)
    files, sources = frozenset(content.help.files), tuple(content.sources.items())
    return _checked(sources, files, tuple(problems), tuple(catalogues(folder)))


@lru_cache(maxsize=2)
def _checked(
    sources: tuple[tuple[str, Source], ...],
    files: frozenset[str],
    unread: tuple[Problem, ...],
    interface: tuple[Source, ...],
) -> Content:
    """The content of these files; `unread` is what was wrong with them as files."""
    problems = list(unread)
    content = Content({}, {}, {}, dict(sources), help=Help(files={*files}))
    for name, source in sources:
        problems += _add(content, name, source)
    problems += between(content)
    laws = {name.removeprefix("laws/") for name in files if name.startswith("laws/")}
    problems += unknown_cites(content, laws)
    problems += never_said(content.sources.values())
    named = list(articles([*content.sources.values(), *interface], content.laws, laws))
    problems += [each for each in named if isinstance(each, Problem)]
    if problems:
        raise ContentError(problems)
    lagging = [problem for source in content.sources.values() for problem in _lagging(source)]
    mentions = tuple(each for each in named if isinstance(each, Mention))
    in_force = (each for each in mentions if not content.article(each.cite).replaced_by)
    return replace(content, warnings=(*lagging, *loose(in_force)), mentions=mentions)


def _read(content: Content, folder: Path, problems: list[Problem]) -> None:
    """Read every file that lies in its place and can be read."""
    file = r"(laws|letters|[a-z]{2})/[a-z0-9]+(-[a-z0-9]+)*|threats/[a-z]{2}|apps/[a-z]{2}|"
    file += "situations/[a-z]+(_[a-z]+)*|"
    file += "apps/google-play|doors|" + "|".join(PLACES)
    for path in sorted({*folder.rglob("*.y*ml"), *folder.rglob("*.y*ml.*")}):
        name = path.relative_to(folder).as_posix()
        if name.endswith(".yml"):
            content.help.files.add(name.removesuffix(".yml"))
        if not re.fullmatch(rf"({file})\.yml", name):
            what = Message("no place for a file", "文件放错了地方，或名字不对")
            places = "situations/a_b.yml, laws/a-b.yml, letters/a-b.yml, cn/a-b.yml"
            advice = Message(
                f"name it in small letters, at a place such as {places}",
                f"文件名用小写字母，放在这样的地方：{places}",
            )
            problems.append(Problem(name, 1, what, advice))
        elif source := read(path, name, FIELDS, problems):
            content.sources[name.removesuffix(".yml")] = source


def _add(content: Content, name: str, source: Source) -> list[Problem]:
    """Add what one file holds; what is wrong in it alone."""
    if name in PLACES or name.split("/")[0] in (*PLACES, *FOLDERS):
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


def _too_long(source: Source, checklist: Checklist) -> Iterator[Problem]:
    """Readers are frightened and on a phone: one thing to do, and one sentence why."""
    for i, item in enumerate(checklist.items):
        for name, text, most in (("text", item.text, 22), ("why", item.why, 60)):
            if (long := len(text.zh_CN)) > most:
                what = Message(
                    f"`{name}` has {long} characters, at most {most} are read",
                    f"`{name}` 有{long}个字，最多{most}个字",
                )
                advice = Message(
                    "shorten it, or move the rest to how", "写短些，或把其余的写进 how"
                )
                yield source.problem(("items", i, name, "zh_CN"), what, advice)


@lru_cache(maxsize=256)
def _lagging(source: Source) -> tuple[Problem, ...]:
    """The texts of a file without English, a letter aside: it is sent as it is, in Chinese."""
    lacking = (
        at
        for at in source.lines
        if at[-1:] == ("zh_CN",) and at[0] != "parts" and (*at[:-1], "en") not in source.lines
    )
    return tuple(
        source.problem(
            at, Message(f"`{at[-2]}` has no English yet", f"`{at[-2]}` 还没有英文"), "en: …"
        )
        for at in lacking
    )
