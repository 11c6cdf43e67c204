"""The answer about a name that no lender of the edition bears."""

from __future__ import annotations

from typing import Any

from xiancha import messages, normalise
from xiancha.edition.coverage import Coverage
from xiancha.edition.said import told
from xiancha.lookup import card, did_you_mean, old_warnings, texts
from xiancha.lookup.answered import Answered, Query
from xiancha.lookup.coverage_note import of_kind
from xiancha.lookup.edition import Edition
from xiancha.lookup.near_chinese import is_chinese
from xiancha.lookup.near_names import NAMED, SLIP, same_kind
from xiancha.lookup.not_found import judge
from xiancha.model import Verdict
from xiancha.registers import catalogue
from xiancha.verdict import Judgement

Evidence = list[dict[str, Any]]


def answer(edition: Edition, query: Query, language: str) -> Answered:
    """That nobody bears the name, with whom it may mean; nothing of a text that says more."""
    by_name = query["type"] == "name"
    own = edition.database.warned_names(query["normal"], own=True) if by_name else []
    if own and _decides(edition, own):
        return _warned(edition, query, own, language)
    warned = edition.database.warned_names(query["normal"]) if by_name else []
    if by_name and not warned:
        if texts.is_greeting(query["text"]):
            judged = Judgement(verdict=Verdict.none, reason="greeting")
            return edition.computed(query, judged, language)
        if texts.is_text(edition, query["text"]):
            return texts.answer(edition, query, language)
        if meant := did_you_mean.meant(edition, query["normal"], language):
            return did_you_mean.answer(edition, query, meant, language)
    is_near = by_name and edition.is_ending(normalise.short(query["normal"]))
    judged, kind = judge(query, edition.coverage, is_near=is_near)
    if by_name and not warned and _may_hold(judged, query) and texts.names(edition, query["text"]):
        return texts.answer(edition, query, language)
    suggestions = _suggested(edition, query) if by_name else []
    if not warned and suggestions and (judged.reason == "word" or _is_slip(judged, suggestions[0])):
        meant = [one["name"] for one in suggestions]
        return did_you_mean.answer(edition, query, meant, language)
    if warned:
        judged, kind = Judgement(verdict=Verdict.uncovered, reason="warned_name"), None
    shown = card.text(texts.without_asking(edition, query["text"]))
    values = {"lender": shown, "text": shown, **_of_kind(kind, edition.coverage, language)}
    is_firm = judged.reason == "company" and is_chinese(query["normal"])
    lists = collector_lists(edition.coverage, language) if is_firm else ""
    more = [*_collector(edition, query["normal"], language), lists]
    return edition.computed(
        query,
        judged,
        language,
        evidence=warned,
        country=kind.country if kind else None,
        kinds=of_kind(kind),
        said=told(language, judged, values, more=more),
        suggestions=suggestions,
    )


def _may_hold(judged: Judgement, query: Query) -> bool:
    """True where the name of somebody known, beside other words, may be all that was judged."""
    is_latin = judged.reason == "company" and not is_chinese(query["normal"])
    is_open = judged.reason == "word" or judged.verdict is Verdict.unlisted
    return is_open or is_latin or "(" in normalise.fold(query["text"])


def _is_slip(judged: Judgement, near: dict[str, Any]) -> bool:
    """True where an unknown name in Latin letters is a known one but for a letter."""
    is_latin = near["lender"] and not is_chinese(normalise.company(near["name"]))
    return bool(is_latin and near["score"] >= SLIP and judged.reason != "near")


def _collector(edition: Edition, normal: str, language: str) -> list[str]:
    """On whose list of collectors somebody is said to be; nothing of others."""
    known = edition.products.collector(normal)
    if not known:
        return []
    words = {
        "name": known["collector"],
        "lender": known["name"],
        "date": known["as_of"],
        "publisher": known["source"]["publisher"],
    }
    return [messages.text(language, f"{part}_part_listed", words) for part in ("says", "more")]


def _suggested(edition: Edition, query: Query) -> list[dict[str, Any]]:
    """The lenders whose names are near, of the kind that the name says; then the products behind
    which a firm of this name is said to stand.
    """
    normal = query["normal"]
    near = edition.near(normal)
    if normalise.is_generic(query["text"]):
        near = [one for one in near if normalise.short(normalise.company(one["name"])) == normal]
    behind = edition.products.of_firm(normal)
    return [
        *same_kind(normal, near),
        *({"name": one, "score": NAMED, "lender": None} for one in behind),
    ]


def _decides(edition: Edition, own: Evidence) -> bool:
    """True where warnings of a name say more than that it is on a list: they are known to mean no
    licensed lender, or are so old that nothing is warned of.
    """
    is_known = all(_knows_the_lenders(edition.coverage, one["register"]) for one in own)
    return is_known or old_warnings.are_old(own, edition.day)


def _warned(edition: Edition, query: Query, own: Evidence, language: str) -> Answered:
    """Regulators warn of a firm called so, or did on lists that are old by now."""
    judged = old_warnings.judged(own, edition.day, "name")
    said = old_warnings.said(own, judged, edition.coverage, language)
    if judged.verdict is not Verdict.warned:
        said = said.after(messages.text(language, "says_same_name"))
    country = edition.coverage.register(own[0]["register"])["country"]
    return edition.computed(query, judged, language, evidence=own, said=said, country=country)


def _of_kind(kind: catalogue.Category | None, coverage: Coverage, language: str) -> dict[str, str]:
    """What a sentence says of the kind of institution that a name names."""
    if not kind:
        return {}
    whole = coverage.whole(kind.country, kind.id)
    return {
        "category": messages.localised(kind.title, language),
        "date": whole["as_of"] if whole else "",
        "ask": messages.localised(kind.ask.title, language) if kind.ask else "",
    }


def _knows_the_lenders(coverage: Coverage, register: str) -> bool:
    """True where a kind of lender of this warning's country is held whole.

    Else the name may be that of a lender which is licensed and merely not held.
    """
    known = coverage.register(register)
    return any(
        entry["whole"] and entry["category"] != "warning" and entry["country"] == known["country"]
        for entry in coverage.covered
        if known
    )


def collector_lists(coverage: Coverage, language: str) -> str:
    """Whose lists of collection agencies were read: what is not on them proves nothing."""
    read = [
        f"{normalise.short(normalise.company(one['lender']))} {one['as_of']}"
        for one in coverage.collector_lists
    ]
    whole = coverage.whole("CN", "consumer-finance")
    values = {
        "read": messages.listed(language, read),
        "n": str(len(read)),
        "all": str(whole["rows"]) if whole else "—",
    }
    key = "says_collector_lists" if read else "says_no_collector_lists"
    return messages.text(language, key, values)
