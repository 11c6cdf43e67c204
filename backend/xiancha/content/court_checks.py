"""What is wrong within `court-papers.yml`: ids and names that are twice, and what is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from xiancha.content.court_papers import CourtPapers
from xiancha.content.ids import repeated, unknown
from xiancha.content.problems import Message, Problem
from xiancha.content.source import Source


def court_problems(court: CourtPapers, source: Source, doors: Collection[str]) -> Iterator[Problem]:
    """Everything that is wrong between the parts of the file, and doors that are not there."""
    for part in ("ways", "rules", "verify", "papers"):
        yield from repeated(source, (part,), [each.id for each in getattr(court, part)])
    known = [each.id for each in court.verify]
    for i, each in enumerate(court.verify):
        for j, door in enumerate(each.doors if doors else ()):
            yield from unknown(source, ("verify", i, "doors", j), "door", door, doors)
    for i, paper in enumerate(court.papers):
        yield from unknown(source, ("papers", i, "verify"), "way to verify", paper.verify, known)
        for j, other in enumerate(paper.unless):
            ids = [each.id for each in court.papers]
            yield from unknown(source, ("papers", i, "unless", j), "paper", other, ids)
        at = ("papers", i, "deadlines")
        yield from repeated(source, at, [each.id for each in paper.deadlines])
    yield from _named_twice(court, source)


def _named_twice(court: CourtPapers, source: Source) -> Iterator[Problem]:
    """One name that stands for two papers, or twice for one."""
    owner: dict[str, str] = {}
    for i, paper in enumerate(court.papers):
        for j, name in enumerate(paper.names):
            if name in owner:
                what = Message(
                    f"“{name}” is a name of `{owner[name]}` already",
                    f"“{name}” 已经是 `{owner[name]}` 的名称",
                )
                one = Message("leave it with one of the two", "只留给其中一种")
                yield source.problem(("papers", i, "names", j), what, one)
            owner[name] = paper.id
