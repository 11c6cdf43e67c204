"""Questions by phone: a lender's or a collector's number, or that of an official office."""

from __future__ import annotations

from typing import Any

from xiancha import messages, normalise
from xiancha.edition.said import told
from xiancha.lookup.answered import Answered, Query
from xiancha.lookup.edition import Edition
from xiancha.lookup.near_names import NAMED
from xiancha.lookup.question import BadQuestion, query
from xiancha.lookup.unknown_name import collector_lists
from xiancha.model import Verdict
from xiancha.normalise.shared_words import shared_words
from xiancha.verdict import Judgement

_WORDS = shared_words("lookup/number-words.js")
_CODES, _CALLS_OUT = _WORDS["country_codes"], _WORDS["calls_out"]


def answer(edition: Edition, text: str, language: str) -> Answered:
    """The answer about a number. A call can be forged: a number proves no caller.

    A number without its country's code is nobody's, but for those of the mainland.
    """
    normal = text if text in edition.doors else normalise.phone(text)
    if normalise.are_phones(text):
        raise BadQuestion("These are several phone numbers. Ask for one at a time.")
    if not normal:
        raise BadQuestion("This is no phone number. Ask for something like +65 6260 8888.")
    asked = query(text, "phone", normal)
    found = edition.database.channel("phone", normal)
    if found:
        return edition.stored(asked, found, language)
    if door := edition.doors.get(normal):
        words = {"number": normal, "door": messages.localised(door, language)}
        key = "none_door_calls" if normal in _CALLS_OUT else "none_door"
        return _door(edition, asked, key, words, language)
    if office := edition.products.office(normal):
        words = {
            "number": normal,
            "door": messages.localised(office["title"], language),
            "publisher": office["source"]["publisher"],
            "date": office["as_of"],
        }
        return _door(edition, asked, "none_office", words, language)
    if known := edition.products.phone(normal):
        return _reported(edition, asked, known, language)
    if normalise.is_local(normal):
        return _local(edition, asked, language)
    judged = Judgement(verdict=Verdict.none, reason="phone")
    lists = collector_lists(edition.coverage, language)
    said = told(language, judged, {"host": normal}, more=[lists])
    return edition.computed(asked, judged, language, said=said)


def _door(
    edition: Edition, query: Query, key: str, words: dict[str, str], language: str
) -> Answered:
    """An official number: it may be dialled, and proves nobody who calls."""
    judged = Judgement(verdict=Verdict.none, reason="door")
    said = told(language, judged, words, key=key)
    return edition.computed(query, judged, language, said=said)


def with_codes(edition: Edition, local: str) -> list[str]:
    """The numbers of an edition that this one is with a country's code: one is asked back for."""
    spelt = (f"+{code}{local}" for code in _CODES)
    return [one for one in spelt if edition.database.channel("phone", one)]


def _local(edition: Edition, query: Query, language: str) -> Answered:
    """A number without its country's code is asked back for, and nobody's."""
    meant = with_codes(edition, query["normal"])
    return edition.computed(
        query,
        Judgement(verdict=Verdict.none, reason="local_phone"),
        language,
        suggestions=[{"name": one, "score": NAMED, "lender": None} for one in meant],
    )


def _reported(edition: Edition, query: Query, known: dict[str, Any], language: str) -> Answered:
    """A number that third parties give as a lender's; it was typed, so it may be repeated."""
    words = {
        "lender": known["name"],
        "publisher": known["source"]["publisher"],
        "date": known["as_of"],
    }
    judged = Judgement(verdict=Verdict.uncovered, reason="reported_phone")
    return edition.computed(
        query,
        judged,
        language,
        lender=known["lender"],
        said=told(language, judged, words),
        country="CN",
    )
