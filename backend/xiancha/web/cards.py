"""What an edition tells of situations, threats and court papers, as cards. Pure.

Nothing is recognised here: whoever asks has read the text and names what is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from xiancha import messages
from xiancha.content import review
from xiancha.content.situation_models import PAGES, UNCLEAR
from xiancha.days import HOME
from xiancha.web.content_api import Asked
from xiancha.web.content_parts import SUED, drafts, first_line

Content = dict[str, Any]
Card = dict[str, Any]


def first(content: Content, country: str) -> list[dict[str, Any]]:
    """Whom to call at once in this country."""
    own = next((one for one in _threats_held(content) if one["country"] == country), {})
    return own.get("first") or first_line(content)


def situation_countries(content: Content) -> list[str]:
    """Those that have checklists."""
    return [each["country"] for each in content["checklists"]]


def situations(content: Content, country: str, asked: Asked) -> Iterator[Card]:
    """The cards of all of them in a country, the most pressing first."""
    is_here = country in situation_countries(content)
    for held in _situations_held(content) if is_here else []:
        card = shown(content, held, country, asked.language)
        yield {
            "id": f"{country.lower()}/{held['id']}",
            "title": held["title"],
            "says": _sentence(held, asked.language),
            "checklist": card["next"]["id"] if card["next"] else "",
            "card": card,
        }


def _situations_held(content: Content) -> list[dict[str, Any]]:
    return content.get("situations") or []


def situation(content: Content, id: str) -> dict[str, Any] | None:
    """What is held of one, None where there is none of this name."""
    return next((one for one in _situations_held(content) if one["id"] == id), None)


def call_countries(content: Content) -> list[str]:
    """Those that have numbers to call."""
    return list(dict.fromkeys(one["country"] for one in content.get("calls") or []))


def shown(content: Content, held: dict[str, Any], country: str, language: str) -> Card:
    """What is shown: with whom to call and where to go on in this country."""
    held = in_country(held, country)
    return {
        **{name: held[name] for name in ("tone", "title", "because", "steps")},
        "calls": [_button(one) for one in called(content, held["calls"], country)],
        "next": _next(content, held["next"], country.lower(), language),
        "choices": _choices(content, held["next"]),
        "found": [],
        "more": held["more"],
    }


def in_country(held: dict[str, Any], country: str) -> dict[str, Any]:
    """A situation with what it says in this country instead."""
    own = held["countries"].get(country, {})
    return {**held, **own, "more": [*held["more"], *own.get("more", [])]}


def _choices(content: Content, wanted: str) -> list[Card]:
    """The situation that the card leads to, where it leads to one."""
    other = situation(content, wanted)
    return [{"id": other["id"], "title": other["button"]}] if other else []


def called(content: Content, roles: list[str], country: str) -> Iterable[Card]:
    """Those of the country that have one of these roles, each once, in the order of the roles."""
    own = [one for one in content.get("calls") or [] if one["country"] == country]
    return {one["id"]: one for role in roles for one in own if role in one["roles"]}.values()


def _button(held: Card) -> Card:
    shown = {name: held[name] for name in ("id", "number", "name", "country")}
    return {**shown, "hours": held["hours"] or ""}


def _next(content: Content, wanted: str, country: str, language: str) -> Card | None:
    """One of our pages, or the checklist of this name: the country's own, or that for who is chased
    or has not borrowed.
    """
    if page := PAGES.get(wanted):
        return {"to": wanted, "id": "", "title": messages.text(language, page)}
    held = {each["id"]: each for each in content["checklists"]}
    if wanted not in held:
        return None
    instead = "contacts-called" if held[wanted]["overdue"] else "before-borrowing"
    names = wanted.partition("/")[2], instead
    found = next((id for name in names if (id := f"{country}/{name}") in held), "")
    return {"to": "checklist", "id": found, "title": held[found]["title"]} if found else None


def _sentence(held: dict[str, Any], language: str) -> str:
    """Title and reason of a card as one text."""
    title, because = (messages.localised(held[name], language) for name in ("title", "because"))
    stop = "" if title[-1] in ".?!。？！" else "。" if language.startswith("zh") else "."
    return messages.joined(language, f"{title}{stop}", because)


def said_of_situations(content: Content, asked: Asked) -> Card:
    """What to say where none of them is meant."""
    unclear = next((one for one in _situations_held(content) if one["id"] == UNCLEAR), None)
    return {"otherwise": _sentence(unclear, asked.language) if unclear else ""}


def threat_countries(content: Content) -> list[str]:
    """Those whose threats are held."""
    return [each["country"] for each in _threats_held(content)]


def threats(content: Content, country: str, asked: Asked) -> Iterator[Card]:
    """The threats of a country in the order of its page."""
    for own in _threats_held(content):
        if own["country"] == country:
            reviewed = {name: own[name] for name in ("reviewed_on", "review_by")}
            for section in own["sections"]:
                for threat in section["threats"]:
                    yield _threat(content, {**threat, **reviewed}, asked)


def _threats_held(content: Content) -> list[dict[str, Any]]:
    return content.get("threats") or []


def said_of_threats(_: Content, asked: Asked) -> Card:
    """What to do whichever it is."""
    keys = "threats_keep", "threats_no_call", "threats_no_pay"
    return {"always": [messages.text(asked.language, key) for key in keys]}


def _threat(content: Content, threat: Card, asked: Asked) -> Card:
    key = f"threats_{threat['answer'].replace('-', '_')}"
    letters = [each for each in drafts(content) if each["id"] in threat["letters"]]
    return {
        "id": threat["id"],
        "title": threat["title"],
        "truth": threat["answer"],
        "answer": messages.text(asked.language, key),
        "says": threat["why"],
        **{name: threat[name] for name in ("exception", "court", "danger", "steps")},
        **said_of_threats(content, asked),
        "checklist": threat["checklist"] or "",
        "letters": [{"id": each["id"], "title": each["title"]} for each in letters],
        **_reviewed(threat, threat["cites"], threat["doors"], asked),
    }


def paper_countries(content: Content) -> list[str]:
    """Those whose court papers are held."""
    return [HOME] if content.get("court_papers") else []


def papers(content: Content, country: str, asked: Asked) -> Iterator[Card]:
    """The court papers of a country in the order of its page."""
    for paper in content["court_papers"]["papers"] if country in paper_countries(content) else []:
        yield _paper(content, paper, asked)


def said_of_papers(content: Content, _: Asked) -> Card:
    """What holds for every paper."""
    return {"warning": content["court_papers"]["warning"]}


def _paper(content: Content, paper: Card, asked: Asked) -> Card:
    court = content["court_papers"]
    is_held = any(each["id"] == SUED for each in content["checklists"])
    verify = next(each for each in court["verify"] if each["id"] == paper["verify"])
    none = paper["none"] or {"text": None, "cites": []}
    return {
        "id": f"{HOME.lower()}/{paper['id']}",
        "title": paper["title"],
        "names": paper["names"],
        "says": paper["about"],
        **said_of_papers(content, asked),
        "verify": verify["text"],
        **{name: paper[name] for name in ("deadlines", "file", "traps")},
        "no_deadline": none["text"],
        "checklist": SUED if is_held else "",
        "ways": [_by_name(each) for each in court["ways"]],
        "rules": [_by_name(each) for each in court["rules"]],
        **_reviewed(paper, [*none["cites"], *paper["cites"]], verify["doors"], asked),
    }


def _by_name(held: Card) -> Card:
    """The same with the rules that it rests on by their names alone."""
    return {**held, "cites": [cite["label"] for cite in held["cites"]]}


def _reviewed(held: Card, cites: list[Card], doors: Iterable[Card], asked: Asked) -> Card:
    """The rules that it rests on, whom to call, and how its review stands on the day."""
    dates = {name: held[name] for name in ("reviewed_on", "review_by")}
    rules = [*cites, *(cite for one in held.get("deadlines", ()) for cite in one["cites"])]
    calls = [
        {"id": door["id"], "name": door["title"], "number": door["phone"], "url": door["url"]}
        for door in doors
    ]
    waits = [wait._asdict() for wait in review.waits({"cites": rules, **dates}, asked.on)]
    return {"calls": calls, "cites": cites, **dates, "waits": waits}
