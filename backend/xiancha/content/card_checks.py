"""What is wrong in situations beside doors and checklists, and in buttons that call."""

from __future__ import annotations

from collections.abc import Iterator

from xiancha import messages
from xiancha.content.card_budget import MOST, SHORTEN, WHOLE, length, read_length, too_long
from xiancha.content.content import Content
from xiancha.content.content_models import Call
from xiancha.content.ids import unknown
from xiancha.content.problems import Message, Problem
from xiancha.content.situation_checks import WRITTEN
from xiancha.content.situation_models import PAGES, Situation
from xiancha.content.source import At, Source

_CALLS, _CALLS_FOR_LIFE = 2, 4
"""How many buttons: more only where a life may be at stake."""


def card_problems(content: Content) -> Iterator[Problem]:
    """Checklists that are not there, and cards that are too long with all that is shown on them."""
    for id, held in content.help.situations.items():
        source = content.sources[f"situations/{id}"]
        yield from _in_one(source, content, held, ())
        for country, own in held.countries.items():
            if own.model_fields_set - {"more"}:
                at: At = ("countries", country)
                yield from _in_one(source, content, held.in_country(country), at)


def _in_one(source: Source, content: Content, held: Situation, at: At) -> Iterator[Problem]:
    """Of a card as it is written at this place: for all countries, or for one."""
    if held.next and held.next not in PAGES:
        lists = [name for name in content.help.files if name[2:3] == "/"]
        known = [*lists, *content.help.situations]
        yield from unknown(source, (*at, "next"), "checklist or situation", held.next, known)
    yield from _too_many(source, content, held)
    for language in WRITTEN:
        if (long := shown(content, held, language)) > (most := WHOLE.of(language)):
            name = messages.NAMES[language]
            what = Message(
                f"all of the card that is not folded has {long} in {name}, at most {most} are read",
                f"{name}：卡片没折叠的一共{long}，最多{most}",
            )
            yield source.problem((*at, "because", language), what, SHORTEN)


def _too_many(source: Source, content: Content, held: Situation) -> Iterator[Problem]:
    most = _CALLS_FOR_LIFE if held.urgency == "life" else _CALLS
    for country, calls in _called(content, held).items():
        if len(calls) > most:
            what = Message(
                f"`calls` gives {len(calls)} buttons in {country}, at most {most} are shown",
                f"`calls` 在 {country} 有{len(calls)}个按钮，最多{most}个",
            )
            yield source.problem(("calls",), what, Message("keep the first", "只留最要紧的"))


def shown(content: Content, held: Situation, language: str) -> int:
    """How much of the card is not folded, in the country where that is most."""
    own = sum(read_length(one, language) for one in (held.title, held.because, *held.steps))
    return own + _calls(content, held, language) + _next(content, held, language)


def _calls(content: Content, held: Situation, language: str) -> int:
    """Of the names of all whom one country has for these roles."""
    called = _called(content, held).values()
    return max(
        (sum(read_length(one.name, language) for one in calls) for calls in called), default=0
    )


def _called(content: Content, held: Situation) -> dict[str, list[Call]]:
    """The buttons of a card, by country."""
    by_country: dict[str, list[Call]] = {}
    for call in (door.call for door in content.doors.values() if door.call):
        if {*call.roles} & {*held.calls}:
            by_country.setdefault(call.country, []).append(call)
    return by_country


def _next(content: Content, held: Situation, language: str) -> int:
    """Of the titles of the checklist and of those that stand for it in other countries."""
    if held.next in PAGES:
        return length(messages.text(language, PAGES[str(held.next)]), language)
    if other := content.help.situations.get(held.next or ""):
        return read_length(other.button, language)
    own = content.checklists.get(held.next or "")
    if not own:
        return 0
    instead = "contacts-called" if own.overdue else "before-borrowing"
    others = [each for id, each in content.checklists.items() if id[3:] == instead]
    return max(read_length(each.title, language) for each in (own, *others))


def call_problems(source: Source, content: Content) -> Iterator[Problem]:
    """Buttons with too many words, and roles that two doors of one country have."""
    taken: set[tuple[str, str]] = set()
    for n, door in enumerate(content.doors.values()):
        if not (call := door.call):
            continue
        at: At = ("doors", n, "call")
        yield from too_long(source, (*at, "name"), call.name, MOST["name"])
        for k, role in enumerate(call.roles):
            if (call.country, role) in taken:
                what = Message(
                    f"a door above has the role {role} in {call.country}",
                    f"上面已经有渠道在 {call.country} 是 {role}",
                )
                yield source.problem((*at, "roles", k), what, Message("keep one", "只留一个"))
            taken.add((call.country, role))
