"""“Is that true?”: from a pasted text to the threats whose wordings it holds. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf
from typing import Any, NamedTuple

from xiancha.content import phrase_match, threat_kinds
from xiancha.content.packed_points import Tables
from xiancha.days import HOME

MOST_BYTES = 10_000
"""The longest text that is read, in UTF-8."""
_OTHER = 2
"""How pressing what is neither danger nor of a court is."""
_LAST = 3
_MOST_ASKED = 3
_LITTLE = 10
"""So many letters, or half as many Han characters, say little by themselves, and ..."""
_THIN = 0.08
"""... less where they are so small a part of the text."""
_NEAR = 0.7
"""Of what the first says, so much is as good."""
_WORDED = 3
"""Points of wordings at the most, which they have where they cover more than little."""
_SURE, _SURE_WORDED = 1, -1
"""Points from which a threat is told, and one that a wording says, ..."""
_ASKED, _ASKED_WORDED = 0.8, -1.5
"""... from which it is asked about, and where a wording says something."""
_QUIET = 0.1
"""What a point that a text holds no threat takes from one."""
_SILENT, _PER_LIKELIEST = 0.1, 0.4
"""Such points from which no threat is told, and how many more for each of the likeliest kind."""
_DANGER = -3.0
"""Points of danger from which it is said first whom to call."""
_SHORT = 40
"""So short a text, made `plain`, is asked about by its hints where nothing is likely."""
_UNKNOWN = -2
"""Points of a kind that the tables do not know."""
_HAN = re.compile("[\u3400-\u9fff]")


class Found(NamedTuple):
    """What a text holds: whether somebody cannot go on, and threats, the most pressing first.

    Where they are not `sure` they are a few that the person is asked about. `court`: something in
    the text may come from a court, also where that is not among these few. `danger`: words beside
    which somebody may be hurt, whatever else is told.
    """

    despair: bool
    threats: list[dict[str, Any]]
    sure: bool
    court: bool
    danger: bool = False

    @property
    def urgent(self) -> str:
        """What is said before all else, "" for nothing."""
        if self.despair:
            return "despair"
        if any(one["danger"] for one in self.threats):
            return "danger"
        return "maybe_danger" if self.danger else ""


def is_long(text: str) -> bool:
    return len(text.encode()) > MOST_BYTES


def found(
    countries: list[dict[str, Any]],
    text: str,
    country: str = "",
    tables: Tables | None = None,
) -> Found:
    """What a text holds, of the content's `threats`.

    A text in Chinese is of the mainland. Of other countries, whose threats read alike, those count
    that the text names, else the one that was chosen, else all. Where something may come from a
    court, nothing in the text is called untrue. Danger to somebody comes first; a known threat in
    `harmless` words alone is none. `tables` are those of `threat_kinds`: with them a text that no
    wording says is read too, what is little likely is asked about, and of a text that likely holds
    no threat none is told but danger: `court` and `danger` stay.
    """
    words = phrase_match.plain(text)
    despair = any(phrase_match.holds(words, each["despair"]) for each in countries)
    danger = any(phrase_match.holds(words, each.get("danger", ())) for each in countries)
    harmless = [one for each in countries for one in each.get("harmless", ())]
    if _HAN.search(text):
        countries = [each for each in countries if each["country"] == HOME]
    exact, hinted = _by(countries, words, "wordings"), _by(countries, words, "hints")
    kept = [*(exact or hinted)]
    named = [each["country"] for each in countries if phrase_match.holds(words, each["places"])]
    for few in (named, [country]):
        kept = [one for one in kept if one in few] or kept
    first = sorted(each for one in kept for each in (exact or hinted)[one])
    own = named or [country]
    is_own = not {*own, country}.isdisjoint(kept)
    if not is_own:
        first = _as_said_in(countries, own[0], first)
    known = [each.place for each in first]
    hints = [each for one in kept for each in hinted.get(one, ()) if each.place not in known]
    later = sorted(each._replace(rank=_LAST) for each in hints)
    court = any(each.threat["court"] for each in [*first, *later])
    if tables:
        worded = first if exact else []
        meant = kept if exact and is_own else own
        said = threat_kinds.points(tables, words)
        spoken = _spoken(countries, meant, country)
        likely = _likely(countries, spoken, words, worded, tables, said)
        told = _told(despair, likely, [*first, *later], court)
        quiet = _is_quiet(said) and not any(one["danger"] for one in told.threats)
        if quiet:
            told = told._replace(threats=[], sure=True)
        if not (told.sure and told.threats and phrase_match.is_made_of(words, harmless)):
            danger = danger or said.get(threat_kinds.DANGER, -inf) >= _DANGER
        told = told._replace(danger=danger)
        if told.threats or quiet or len(words) > _SHORT:
            return told
    sure = _is_sure(first, words, by_hints=not exact)
    if sure:
        held = [*first, *(each for each in later if each.threat["court"])]
    else:
        held = [*first, *later][:_MOST_ASKED]
    shown = [each.threat for each in held]
    return Found(despair, _softened(shown) if court else shown, sure, court, danger)


class _Held(NamedTuple):
    """A threat of a text, by how pressing it is, how much of the text says it, and its place."""

    rank: int
    uncovered: int
    place: int
    threat: dict[str, Any]


class _Likely(NamedTuple):
    """A threat by its points, of which a wording says some where it is `worded`."""

    points: float
    worded: bool
    threat: dict[str, Any]


def _spoken(countries: list[dict[str, Any]], meant: list[str], country: str) -> list[str]:
    """The countries whose threats are looked for, the chosen one first: those that are meant, else
    all that read alike.
    """
    alike = [
        each["country"] for each in countries if len(countries) == 1 or each["country"] != HOME
    ]
    alike.sort(key=lambda one: one != country)
    return [one for one in alike if one in meant] or alike


def _likely(
    countries: list[dict[str, Any]],
    spoken: list[str],
    words: str,
    worded: list[_Held],
    tables: Tables,
    said: dict[str, float],
) -> list[_Likely]:
    """One threat of each kind, the likeliest first: that of these countries, where they have it,
    also where wordings of another country say it. What speaks for a quiet text speaks against each,
    what speaks against that for the likeliest alone.
    """
    quiet = _QUIET * said.get(threat_kinds.QUIET, 0)
    covered = {each.threat["id"]: -each.uncovered for each in worded}
    little = _LITTLE // 2 if _HAN.search(words) else _LITTLE
    kinds: dict[str, _Likely] = {}
    own = [threat for one in spoken for threat in _threats(countries, one)]
    for threat in [*own, *(each.threat for each in worded)]:
        kind = threat_kinds.kind(tables, words, threat["id"])
        part = covered.get(threat["id"], 0)
        more = _WORDED * min(part / little, 1)
        shown = kinds[kind].threat if kind in kinds else threat
        one = _Likely(said.get(kind, _UNKNOWN) + more, bool(part), shown)
        if kind not in kinds or one.points > kinds[kind].points:
            kinds[kind] = one
    ordered = sorted(kinds.values(), key=lambda one: -one.points)
    less = max(quiet, 0)
    first = [one._replace(points=one.points - quiet) for one in ordered[:1]]
    return [*first, *(one._replace(points=one.points - less) for one in ordered[1:])]


def _is_quiet(said: dict[str, float]) -> bool:
    """Words say that the text holds no threat, more than they say of the likeliest kind."""
    quiet = said.get(threat_kinds.QUIET, -inf)
    groups = (threat_kinds.QUIET, threat_kinds.DANGER)
    likeliest = max(points for kind, points in said.items() if kind not in groups)
    return quiet >= _SILENT + _PER_LIKELIEST * likeliest


def _told(despair: bool, likely: list[_Likely], worded: list[_Held], court: bool) -> Found:
    """Danger that a wording says first, then the likeliest; a few where none is likely enough.

    Danger that no wording says is told where nothing is likelier.
    """
    highest = max([_ASKED, *(one.points for one in likely)])

    def is_told(one: _Likely) -> bool:
        return not one.threat["danger"] or one.worded or one.points >= highest

    def is_sure(one: _Likely) -> bool:
        return one.points >= (_SURE_WORDED if one.worded else _SURE)

    ordered = sorted(likely, key=lambda one: not (one.threat["danger"] and one.worded))
    court = court or any(one.threat["court"] and one.points >= _ASKED for one in likely)
    sure = bool(ordered) and is_sure(ordered[0])
    told = [one for one in ordered if is_told(one)]
    if sure:
        held = [one.threat for one in told if one.worded or is_sure(one)]
        known = [one["id"] for one in held]
        rest = (each.threat for each in worded if each.threat["id"] not in known)
        held += [one for one in rest if one["court"]]
    else:
        least = _ASKED_WORDED if any(one.worded for one in likely) else _ASKED
        is_likely = bool(likely) and likely[0].points >= least
        held = [one.threat for one in told[:_MOST_ASKED]] if is_likely else []
    return Found(despair, _softened(held) if court else held, sure or not held, court)


def _as_said_in(countries: list[dict[str, Any]], country: str, held: list[_Held]) -> list[_Held]:
    """The same kinds of the country that was chosen, which has other words for them; else these.

    Danger and courts stay, also where it has no such kind.
    """
    own = {threat["id"][3:]: threat for threat in _threats(countries, country)}
    kinds = {each.threat["id"][3:]: each for each in reversed(held)}
    said = [each._replace(threat=own[kind]) for kind, each in kinds.items() if kind in own]
    pressing = [each for kind, each in kinds.items() if kind not in own and each.rank < _OTHER]
    return sorted([*said, *pressing]) if said else held


def _threats(countries: list[dict[str, Any]], country: str) -> Iterator[dict[str, Any]]:
    for each in countries:
        if each["country"] == country:
            yield from (threat for section in each["sections"] for threat in section["threats"])


def _is_sure(held: list[_Held], words: str, *, by_hints: bool) -> bool:
    """False where the first says little of the text, and where another says as much."""
    if not held or held[0].rank == 0:
        return True
    covered, whole = -held[0].uncovered, len(words.replace(" ", "").replace("|", ""))
    little = _LITTLE // 2 if _HAN.search(words) else _LITTLE
    is_weak = covered < little and covered < _THIN * whole
    is_near = any(-one.uncovered >= _NEAR * covered for one in held[1:])
    return not (by_hints or is_weak or is_near)


def _by(countries: list[dict[str, Any]], words: str, part: str) -> dict[str, list[_Held]]:
    found: dict[str, list[_Held]] = {}
    place = 0
    for each in countries:
        for threat in (threat for section in each["sections"] for threat in section["threats"]):
            place += 1
            covered = phrase_match.weight(words, threat[part])
            if covered and not phrase_match.holds(words, threat["unless"]):
                one = _Held(_rank(threat), -covered, place, threat)
                found.setdefault(each["country"], []).append(one)
    return found


def _rank(threat: dict[str, Any]) -> int:
    """Danger to somebody first, then what may come from a court."""
    return 0 if threat["danger"] else 1 if threat["court"] else _OTHER


def _softened(threats: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """None of these is called untrue, since something beside them may come from a court."""
    softer = {"mostly-untrue": "depends"}
    return [{**one, "answer": softer.get(one["answer"], one["answer"])} for one in threats]
