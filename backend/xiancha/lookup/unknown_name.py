"""The answer about a name that no lender of the edition bears."""

from __future__ import annotations

from typing import Any

from xiancha import messages, normalise
from xiancha.content.topics import stories
from xiancha.edition.coverage import Coverage
from xiancha.edition.database import Bearer
from xiancha.lookup import did_you_mean, named_inside, old_warnings, pasted
from xiancha.lookup.coverage_note import of_kind
from xiancha.lookup.edition import Edition, Query
from xiancha.lookup.name_owners import held_in
from xiancha.lookup.near_chinese import is_chinese
from xiancha.lookup.near_names import NAMED, SUGGESTIONS, same_kind
from xiancha.lookup.not_found import judge
from xiancha.model import Verdict
from xiancha.registers import catalogue
from xiancha.verdict import Judgement

Evidence = list[dict[str, Any]]


def answer(edition: Edition, query: Query, language: str) -> str:
    by_name = query["type"] == "name"
    own = edition.database.warned_names(query["normal"], own=True) if by_name else []
    if own and _decides(edition, own):
        return _warned(edition, query, own, language)
    warned = edition.database.warned_names(query["normal"]) if by_name else []
    told = pasted.kind(query["text"]) if by_name else ""
    words = "" if told in stories() else told
    held = held_in(edition, query["text"]) if by_name and not words else []
    is_plain = by_name and not (words or warned or held)
    plain = normalise.fold(query["text"])
    several = edition.products.spoken_of(plain, clear=True) if is_plain else []
    if several:
        several += named_inside.inside(edition, query["text"], language)
    if is_plain and (meant := several or did_you_mean.meant(edition, query["normal"], language)):
        return did_you_mean.answer(edition, query, meant, language)
    is_near = bool(held) or (by_name and edition.is_ending(normalise.short(query["normal"])))
    judged, kind = judge(query, edition.coverage, is_near=is_near, is_held=bool(held))
    may_name = judged.reason == "word" or not is_chinese(query["normal"])
    inside = may_name and is_plain
    if inside and (meant := named_inside.inside(edition, query["text"], language)):
        return did_you_mean.answer(edition, query, meant, language)
    if words:
        judged, kind = Judgement(verdict=Verdict.none, reason=words), None
    is_name = by_name and not words
    suggestions = _suggested(edition, held, query, language) if is_name else []
    suggestions = same_kind(query["normal"], suggestions)
    behind = edition.products.of_firm(query["normal"]) if is_name else []
    suggestions += [{"name": one, "score": NAMED, "lender": None} for one in behind]
    if judged.reason == "word" and suggestions:
        meant = [one["name"] for one in suggestions]
        return did_you_mean.answer(edition, query, meant, language)
    if warned:
        judged, kind = Judgement(verdict=Verdict.uncovered, reason="warned_name"), None
    elif told and judged.reason == "word":
        judged = Judgement(verdict=Verdict.none, reason=told)
    values = {"lender": query["text"], **_of_kind(kind, edition.coverage, language)}
    said = messages.text(language, f"says_{judged.verdict}_{judged.reason}", values)
    if judged.reason == "company" and is_chinese(query["normal"]):
        said = messages.joined(language, said, collector_lists(edition.coverage, language))
    return edition.computed(
        query,
        judged,
        language,
        evidence=warned,
        country=kind.country if kind else None,
        kinds=of_kind(kind),
        says=said,
        suggestions=suggestions,
    )


def _suggested(
    edition: Edition, held: list[Bearer], query: Query, language: str
) -> list[dict[str, Any]]:
    """Those whom the text names, then those whose names are near; each once."""
    named = [edition.lender_of(row.answer, language) for row in held]
    sure = [{"name": one["name"], "score": NAMED, "lender": one} for one in named if one]
    near = edition.near(query["normal"])
    if normalise.is_generic(query["text"]):
        near = [
            one
            for one in near
            if normalise.short(normalise.company(one["name"])) == query["normal"]
        ]
    found = {one["lender"]["id"]: one for one in reversed([*sure, *near])}
    return [*reversed(found.values())][:SUGGESTIONS]


def _decides(edition: Edition, own: Evidence) -> bool:
    """True where warnings of a name say more than that it is on a list: they are known to mean no
    licensed lender, or are so old that nothing is warned of.
    """
    is_known = all(_knows_the_lenders(edition.coverage, one["register"]) for one in own)
    return is_known or old_warnings.are_old(own, edition.day)


def _warned(edition: Edition, query: Query, own: Evidence, language: str) -> str:
    """Regulators warn of a firm called so, or did on lists that are old by now."""
    judged = old_warnings.judged(own, edition.day, "name")
    said = old_warnings.sentence(own, judged, edition.coverage, language)
    if judged.verdict is not Verdict.warned:
        said = messages.joined(language, said, messages.text(language, "says_same_name"))
    country = edition.coverage.register(own[0]["register"])["country"]
    return edition.computed(query, judged, language, evidence=own, says=said, country=country)


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
