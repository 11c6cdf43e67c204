"""What is wrong between files: what they name and is not there, or would replace itself."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from xiancha.content.card_checks import call_problems, card_problems
from xiancha.content.content import Content
from xiancha.content.ids import unknown
from xiancha.content.problems import Message, Problem, one_of
from xiancha.content.review_dates import review_intervals
from xiancha.content.text_checks import markup, phones

DOORS = "doors"
FIRST_DOORS = ("mental-health", "ambulance", "police")
"""What every page for people in arrears begins with."""


def between(content: Content) -> Iterator[Problem]:
    """What is wrong between files, or in all of them alike."""
    if lost := list(_lost(content)):
        yield from lost
        return
    if content.doors:
        yield from _unknown_doors(content)
        yield from call_problems(content.sources[DOORS], content)
    yield from card_problems(content)
    yield from _unknown_letters(content)
    yield from content.help.problems(content.sources, content.doors, content.laws)
    for source in content.sources.values():
        yield from review_intervals(source)
    yield from markup(content.sources.values())
    yield from _replacing(content)
    if content.doors:
        numbers = {door.id: door.phone for door in content.doors.values() if door.phone}
        yield from phones(content.sources.values(), numbers)


def _lost(content: Content) -> Iterator[Problem]:
    """A file that others need is gone: one problem, not one at each place that needs it."""
    lists = content.checklists.values()
    named = any(each.overdue or any(item.doors for item in each.items) for each in lists)
    needed = {DOORS: named or content.help.letters, "letters": content.help.letters}
    for name in (each for each, wanted in needed.items() if wanted):
        if name not in content.help.files:
            what = Message("the file is gone, and others need it", "没有这个文件，别的文件要用它")
            back = Message("put it back as it was, from Git", "从 Git 里原样找回来")
            yield Problem(f"{name}.yml", 1, what, back)


def _unknown_letters(content: Content) -> Iterator[Problem]:
    files = {each.removeprefix("letters/") for each in content.help.files if "letters/" in each}
    for name, checklist in content.checklists.items():
        for i, item in enumerate(checklist.items):
            for j, letter in enumerate(item.letters):
                at = ("items", i, "letters", j)
                yield from unknown(content.sources[name], at, "letter", letter, files)


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
                what = Message(
                    f"an overdue page begins with the door `{door}`, and {DOORS}.yml has none",
                    f"逾期页面的第一行要有渠道 `{door}`，{DOORS}.yml 里没有",
                )
                advice = Message(f"add `{door}` to {DOORS}.yml", f"先在 {DOORS}.yml 里写 `{door}`")
                yield source.problem(("overdue",), what, advice)
        if checklist.overdue and not name.startswith("cn/"):
            what = Message(
                "an overdue page begins with help lines of mainland China",
                "逾期页面的第一行是中国大陆的求助号码，别处打不通",
            )
            yield source.problem(("overdue",), what, Message("leave the line out", "删掉这一行"))


def unknown_cites(content: Content, files: set[str]) -> Iterator[Problem]:
    """Cites of what is not there. A law whose file has faults of its own is not doubted."""
    for source, at, cite in content.cited():
        if cite.law not in files:
            near = get_close_matches(cite.law, files, 1)
            first = Message(f"add laws/{cite.law}.yml first", f"先写 laws/{cite.law}.yml")
            what = Message(f"there is no laws/{cite.law}.yml", f"没有 laws/{cite.law}.yml 这个文件")
            yield source.problem(at, what, f"{near[0]}/{cite.article}" if near else first)
        elif (law := content.laws.get(cite.law)) and cite.article not in law.articles:
            what = Message(
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
                what = Message(f"{newer} cannot replace itself", f"{newer} 不能取代自己")
                advice = Message("write the new article", "写新的那一条")
                yield content.sources[f"laws/{name}"].problem(at, what, advice)
            elif other and other.in_force < article.in_force:
                what = Message(
                    f"{newer} is in force since {other.in_force}, before this one",
                    f"{newer} 从{other.in_force}起生效，早于这一条",
                )
                advice = Message("mend one of the two in_force", "改对两条里写错的 in_force")
                yield content.sources[f"laws/{name}"].problem(at, what, advice)
