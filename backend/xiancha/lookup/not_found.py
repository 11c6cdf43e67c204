"""What to say of a name that no register has. Pure."""

from __future__ import annotations

import re

from xiancha import normalise
from xiancha.edition.coverage import Coverage
from xiancha.lookup.near_chinese import FIRM_WORDS
from xiancha.lookup.state_like import is_state_name
from xiancha.model import Verdict
from xiancha.normalise.shared_words import either
from xiancha.registers import catalogue
from xiancha.verdict import Judgement

_COMPANY = re.compile(
    rf"((?<![一这哪那]家)(?<![我你他她们])公司|{either(FIRM_WORDS['firms'])})\Z"
    r"|^pt(?= )|(?<= )(inc|corp)\.?\Z"
)
_HOUSES = (*FIRM_WORDS["houses"], "信用卡中心")
"""What the name of a bank's branch ends in."""
_ANY_BANK = "other-bank"
"""The kind of every bank whose name says no more: “浦发银行” may be a short name of one held."""


def judge(
    query: dict[str, str], coverage: Coverage, *, is_near: bool
) -> tuple[Judgement, catalogue.Category | None]:
    """The judgement, and the kind of institution that the name says it is.

    `unlisted` only where the name says that it is of a kind that is held whole. `is_near`: a
    name of the edition ends with this one.
    """
    word = Judgement(verdict=Verdict.none, reason="word")
    normal, near = query["normal"], Judgement(verdict=Verdict.uncovered, reason="near")
    if query["type"] != "name" or "@" in query["text"]:
        return word, None
    if is_state_name(normalise.fold(query["text"])):
        return Judgement(verdict=Verdict.none, reason="state_name"), None
    stem = normalise.short(normal)
    if any(stem in mark for category in catalogue.categories() for mark in category.marks):
        return word, None
    if is_near:
        return near, None
    is_company = bool(_COMPANY.search(normal) or _COMPANY.search(normalise.fold(query["text"])))
    letters = normalise.letters(query["text"])
    kind = kind_of(letters)
    is_whole = bool(kind and coverage.whole(kind.country, kind.id))
    if kind and is_company and is_whole:
        return Judgement(verdict=Verdict.unlisted, reason="category"), kind
    if kind and kind.ask and not is_whole:
        if kind.id != _ANY_BANK:
            return Judgement(verdict=Verdict.uncovered, reason="category"), kind
        is_name = is_company or letters.endswith((*kind.marks, *_HOUSES))
        bank = Judgement(verdict=Verdict.uncovered, reason="bank")
        return (bank, kind) if is_name else (word, None)
    if is_company:
        return Judgement(verdict=Verdict.uncovered, reason="company"), None
    return word, None


def kind_of(name: str) -> catalogue.Category | None:
    """The kind of institution that a name says it is; None where it says none."""
    letters = normalise.letters(name)
    return next((one for one in catalogue.categories() if _marked(one, letters)), None)


def _marked(category: catalogue.Category, letters: str) -> bool:
    """True where there is something before one of the category's marks: “某某消费金融”."""
    return any(letters.find(mark) > 0 for mark in category.marks)
