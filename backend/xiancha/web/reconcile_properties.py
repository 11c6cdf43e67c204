"""The properties of a lender that a table may be extended by, and those that tell lenders apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from xiancha.lookup import Edition

Cell = dict[str, str]
Answer = dict[str, Any]


class Property(NamedTuple):
    """A property: its name for people, what it is, and its values of an answer about a lender."""

    name: str
    description: str
    values: Callable[[Answer], list[Cell]]


def _texts(*values: str) -> list[Cell]:
    return [{"str": one} for one in dict.fromkeys(values) if one]


def _field(name: str) -> Callable[[Answer], list[Cell]]:
    return lambda answer: _texts(answer["lender"][name])


def _channels(kind: str) -> Callable[[Answer], list[Cell]]:
    def values(answer: Answer) -> list[Cell]:
        claims = (one for one in answer["evidence"] if one["type"] == "claim")
        found = (one for one in claims if one["channel"]["type"] == kind)
        return _texts(*(f"{one['channel']['value']} ({one['proof']})" for one in found))

    return values


def _listings(name: str) -> Callable[[Answer], list[Cell]]:
    def values(answer: Answer) -> list[Cell]:
        listings = (one for one in answer["evidence"] if one["type"] == "listing")
        return _texts(*(str(one[name]) for one in listings))

    return values


def _days(answer: Answer) -> list[Cell]:
    return [{"date": f"{one['str']}T00:00:00Z"} for one in _listings("as_of")(answer)]


def _names(answer: Answer) -> list[Cell]:
    legal = answer["lender"]["name"]
    others = (one for one in answer["names"] if one["kind"] != "legal" and one["name"] != legal)
    return _texts(*(f"{one['name']} ({one['kind']}, {one['evidence']['proof']})" for one in others))


PROPERTIES: dict[str, Property] = {
    "name": Property("legal name", "As its register prints it.", _field("name")),
    "names": Property("other names", "Each with its kind and proof.", _names),
    "country": Property(
        "country", "Two letters, ISO 3166-1. Tells lenders apart.", _field("country")
    ),
    "category": Property("category", "Its kind. Tells lenders apart.", _field("category")),
    "licence": Property("licence", "Its number. Tells lenders apart.", _field("licence")),
    "verdict": Property(
        "verdict", "What all evidence adds up to.", lambda answer: _texts(answer["verdict"])
    ),
    "says": Property(
        "sentence", "The verdict in words.", lambda answer: _texts(answer["said"].sentence)
    ),
    "status": Property("status", "What each register says of it.", _listings("status")),
    "register": Property("register", "The registers that list it.", _listings("register")),
    "as_of": Property("as of", "The date of each document.", _days),
    "url": Property("source", "The address of each document.", _listings("url")),
    "host": Property("hosts", "Each with how well it is proven.", _channels("host")),
    "app": Property("apps", "Each with how well it is proven.", _channels("app")),
    "phone": Property("phones", "Each with how well it is proven.", _channels("phone")),
}
TELLING_APART = ("country", "category", "licence")
"""The properties by which a query may be narrowed."""


def values(edition: Edition, id: str, wanted: list[str], language: str) -> dict[str, list[Cell]]:
    """The values of some properties of a lender; none of one that is not there."""
    number = edition.lenders.answer(id)
    if number is None or number < 0:
        return {one: [] for one in wanted}
    answer = {**edition.read(number, language), "names": edition.lenders.names(number)}
    return {one: PROPERTIES[one].values(answer) for one in wanted}
