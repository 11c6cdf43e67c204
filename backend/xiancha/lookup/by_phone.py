"""Questions by phone: a lender's or a collector's number, or that of an official office."""

from __future__ import annotations

from xiancha import messages, names
from xiancha.lookup.corrected import QUIET
from xiancha.lookup.edition import Edition
from xiancha.lookup.question import BadQuestion, query
from xiancha.lookup.unknown_name import collector_lists
from xiancha.model import Verdict
from xiancha.verdict import Judgement


def answer(edition: Edition, text: str, language: str) -> str:
    """The answer about a number. A call can be forged: a number proves no caller."""
    normal = text if text in edition.doors else names.phone(text)
    if names.are_phones(text):
        raise BadQuestion("These are several phone numbers. Ask for one at a time.")
    if not normal:
        raise BadQuestion("This is no phone number. Ask for something like 6260 8888.")
    asked = query(text, "phone", normal)
    found = edition.database.channel("phone", normal)
    if found and not (names.is_of_china(text) and _is_abroad(edition, found, language)):
        return edition.stored(asked, found, language)
    if door := edition.doors.get(normal):
        words = {"number": normal, "door": messages.localised(door, language)}
        says = messages.text(language, "says_none_door", words)
        judged = Judgement(verdict=Verdict.none, reason="door")
        return edition.computed(asked, judged, language, says=says)
    judged = Judgement(verdict=Verdict.none, reason="phone")
    says = messages.text(language, "says_none_phone")
    lists = collector_lists(edition.coverage, language)
    says = messages.joined(language, says, lists)
    return edition.computed(asked, judged, language, says=says)


def _is_abroad(edition: Edition, found: int, language: str) -> bool:
    """True for a lender of another country than China; its number is not +86 and the same."""
    answer = edition.read(found, language)
    return answer["verdict"] in QUIET and answer["lender"]["country"] != "CN"
