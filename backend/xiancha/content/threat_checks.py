"""What is wrong in the threats of one country, alone and beside doors and checklists."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from xiancha.content import phrase_match
from xiancha.content.content_models import Text
from xiancha.content.ids import repeated, unknown
from xiancha.content.problems import Message, Problem
from xiancha.content.source import At, Source
from xiancha.content.threat_models import Threat, Threats

_MOST = {"title": 16, "why": 60, "exception": 60, "steps": 26}
"""Characters of Chinese that a frightened reader reads."""
_COURT, _POLICE = "court-hotline", "police"
"""Doors of the mainland."""


def alone(source: Source, held: Threats) -> Iterator[Problem]:
    """What is wrong in one file by itself."""
    ids = [threat.id for section in held.sections for threat in section.threats]
    for i, section in enumerate(held.sections):
        at: At = ("sections", i, "threats")
        own = [threat.id for threat in section.threats]
        yield from repeated(source, at, own)
        for j, each in enumerate(own):
            if each not in own[:j] and each in ids[: ids.index(own[0])]:
                what = Message(f"the id `{each}` is taken above", f"代号 `{each}` 上面用过了")
                again = Message("give it an id of its own", "换一个没用过的代号")
                yield source.problem((*at, j, "id"), what, again)
            threat = section.threats[j]
            yield from _long(source, (*at, j), threat)
            for name in ("wordings", "unless", "hints"):
                yield from _unread(source, (*at, j, name), getattr(threat, name))
    for name in ("places", "despair", "danger", "harmless"):
        yield from _unread(source, (name,), getattr(held, name))


class Known(NamedTuple):
    """The ids of what a threat may name."""

    doors: Collection[str]
    checklists: Collection[str]
    letters: Collection[str]


def beside(source: Source, country: str, held: Threats, known: Known) -> Iterator[Problem]:
    """What is named and is not there, or is missing where somebody needs it at once."""
    for i, door in enumerate(held.first if known.doors else ()):
        yield from unknown(source, ("first", i), "door", door, known.doors)
    for i, section in enumerate(held.sections):
        for j, threat in enumerate(section.threats):
            at: At = ("sections", i, "threats", j)
            for k, door in enumerate(threat.doors if known.doors else ()):
                yield from unknown(source, (*at, "doors", k), "door", door, known.doors)
            for k, letter in enumerate(threat.letters):
                yield from unknown(source, (*at, "letters", k), "letter", letter, known.letters)
            if threat.checklist:
                own = [one[3:] for one in known.checklists if one[:3] == f"{country}/"]
                yield from unknown(source, (*at, "checklist"), "checklist", threat.checklist, own)
            needed = {_COURT: threat.court, _POLICE: threat.danger}
            for door in (one for one, is_needed in needed.items() if is_needed):
                if country == "cn" and door not in threat.doors:
                    what = Message(
                        f"`{threat.id}` does not name the door {door}",
                        f"`{threat.id}` 没有写渠道 {door}",
                    )
                    yield source.problem((*at, "doors"), what, f"doors: [{door}]")


def _long(source: Source, at: At, threat: Threat) -> Iterator[Problem]:
    texts: list[tuple[At, Text | None]] = [((one,), getattr(threat, one)) for one in _MOST]
    texts[-1:] = [(("steps", k), step) for k, step in enumerate(threat.steps)]
    for place, text in texts:
        most = _MOST[str(place[0])]
        if text and (long := len(text.zh_CN)) > most:
            what = Message(
                f"`{place[0]}` has {long} characters, at most {most} are read",
                f"`{place[0]}` 有{long}个字，最多{most}个字",
            )
            yield source.problem((*at, *place, "zh_CN"), what, Message("shorten it", "写短些"))


def _unread(source: Source, at: At, written: Collection[str]) -> Iterator[Problem]:
    """Wordings of which a part has no words, or that stand there twice."""
    seen: set[object] = set()
    for k, wording in enumerate(written):
        pieces = phrase_match.pieces(wording)
        if any(not words.strip() for piece in pieces for words in piece):
            what = Message(f"a part of “{wording}” is empty", f"“{wording}”有一段是空的")
            advice = Message(
                "write words between … and /, such as 冻结…微信/银行卡",
                "… 和 / 之间要有字，如 冻结…微信/银行卡",
            )
            yield source.problem((*at, k), what, advice)
        elif pieces in seen:
            what = Message(f"“{wording}” is here twice", f"“{wording}”写了两次")
            yield source.problem((*at, k), what, Message("keep one of the two", "只留一个"))
        seen.add(pieces)
