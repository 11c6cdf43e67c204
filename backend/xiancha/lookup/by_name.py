"""Questions by name or licence number: one lender, several, or nobody."""

from __future__ import annotations

import json
from typing import Any

from xiancha import messages, names
from xiancha.edition.coverage import Coverage
from xiancha.lookup import pasted, strip_context
from xiancha.lookup.edition_db import Answers
from xiancha.lookup.not_found import judge
from xiancha.lookup.related import is_chinese
from xiancha.lookup.suggestions import NAMED, SUGGESTIONS
from xiancha.model import Proof, Verdict
from xiancha.registers import catalogue
from xiancha.verdict import Judgement

Query = dict[str, str]
NameRow = tuple[int, str, str]
GONE = ("absent", "unnamed")
Evidence = list[dict[str, Any]]


def answer(edition: Answers, query: Query, language: str) -> str:
    """The answer about a name: of its lender, of its several lenders, or that it is nowhere.

    A legal name outranks brands and short names. A name that a regulator warns of is never
    answered by a brand alone: the two may be strangers.
    """
    normal, rows = _bearing(edition, query)
    legal = [row for row in rows if row[1] == "legal"]
    found = sorted({row[0] for row in legal or rows})
    evidence = [] if legal else [json.loads(row[2]) for row in rows]
    if len(found) > 1:
        owners = [edition.read(row[0], language)["lender"]["name"] for row in rows]
        evidence = [{**one, "lender": owner} for one, owner in zip(evidence, owners, strict=False)]
    warned = edition.warned_names(normal, own=True) if rows else []
    if warned and not legal:
        return _ambiguous(edition, query, found, [*warned, *evidence], language)
    return lenders(edition, query, found, [*evidence, *warned], language)


def lenders(
    edition: Answers, query: Query, answers: list[int], evidence: Evidence, language: str
) -> str:
    """The answer about the one lender found; several are shown and none is chosen."""
    if not answers:
        return _not_found(edition, query, language)
    found = [edition.read(answer, language) for answer in answers]
    present = [n for n, one in enumerate(found) if one["reason"] not in GONE] or range(len(found))
    if len(present) > 1:
        return _ambiguous(edition, query, [answers[n] for n in present], evidence, language)
    only = found[present[0]]
    named = [one for one in evidence if one["type"] == "name"]
    judged = Judgement(verdict=only["verdict"], reason=only["reason"])
    is_reported = bool(named) and all(one.get("proof") == Proof.reported for one in named)
    who = {"name": query["text"], "lender": only["lender"]["name"]}
    before = [messages.text(language, "says_reported_name", who)] if is_reported else []
    if named and all(one["kind"] == "former" for one in named):
        before = _renamed(named[0], only["lender"]["name"], language, is_reported=is_reported)
        judged = Judgement(verdict=Verdict.uncovered, reason="renamed") if is_reported else judged
    return edition.computed(
        query,
        judged,
        language,
        lender=only["lender"],
        evidence=[*evidence, *only["evidence"]],
        says=messages.joined(language, *before, only["says"]),
        country=only["country"],
    )


def _renamed(former: dict[str, Any], lender: str, language: str, *, is_reported: bool) -> list[str]:
    """What is said before the lender's own answer, asked for by a former name.

    Where only third parties tell of the renaming, that proves nothing: the verdict is
    `uncovered`, and the lender's own answer stands beside it.
    """
    words = {"former": former["name"], "now": former.get("now", lender), "on": former.get("on", "")}
    told = messages.text(language, "says_renamed_on" if words["on"] else "says_renamed", words)
    return [told, *([messages.text(language, "says_uncovered_renamed")] if is_reported else [])]


def _bearing(edition: Answers, query: Query) -> tuple[str, list[NameRow]]:
    """Who bears the name, is the firm whose branch it is, or stands before the bracket.

    With the normal form of the name that they bear.
    """
    normal = query["normal"]
    if rows := edition.named(normal):
        return normal, rows
    if rows := _of_owner(edition, normal):
        return strip_context.owner(normal) or normal, rows
    parts = strip_context.bracketed(query["text"])
    return names.company(parts[0]) if parts else normal, _bracketed(edition, query["text"])


def _of_owner(edition: Answers, normal: str) -> list[NameRow]:
    """The firm whose branch this is."""
    owner = strip_context.owner(normal)
    return edition.named(owner) if owner else []


def _bracketed(edition: Answers, text: str) -> list[NameRow]:
    """Who is called so by law, where the bracket behind says its role or another of its names."""
    parts = strip_context.bracketed(text)
    rows = _legal(edition, parts[0]) if parts else []
    if not parts or not rows or strip_context.is_label(parts[1]):
        return rows
    inside = names.company(parts[1])
    bearers = {row[0] for row in edition.named(inside)}
    owners = edition.owners(inside)
    return [row for row in rows if row[0] in bearers or _id(edition, row[0]) in owners]


def _id(edition: Answers, answer: int) -> str:
    return str(edition.read(answer, messages.LANGUAGES[0])["lender"]["id"])


def _legal(edition: Answers, text: str) -> list[NameRow]:
    """Who is or was called so by law, and no brand."""
    return [row for row in edition.named(names.company(text)) if row[1] in ("legal", "former")]


def _held_in(edition: Answers, text: str) -> list[NameRow]:
    """Whom a text names beside something else: behind a label, before a bracket, next to others."""
    around, beside = strip_context.pieces(text)
    normals = [names.company(piece) for piece in around]
    found = [row for one in normals for row in edition.named(one) or _of_owner(edition, one)]
    numbers = [n for piece in around for n in edition.licences(names.licence(piece))]
    begun = strip_context.begun(names.company(text))
    return [
        *found,
        *((answer, "licence", "") for answer in numbers),
        *(row for piece in beside for row in _legal(edition, piece)),
        *(edition.named(begun) if begun else ()),
    ]


def _ambiguous(
    edition: Answers, query: Query, answers: list[int], evidence: Evidence, language: str
) -> str:
    found = [edition.read(answer, language) for answer in answers]
    owned = [{**item, "lender": one["lender"]["name"]} for one in found for item in one["evidence"]]
    judged = Judgement(verdict=Verdict.uncovered, reason="ambiguous")
    country = found[0]["country"]
    return edition.computed(query, judged, language, evidence=[*evidence, *owned], country=country)


def _not_found(edition: Answers, query: Query, language: str) -> str:
    by_name = query["type"] == "name"
    own = edition.warned_names(query["normal"], own=True) if by_name else []
    if own and all(_knows_the_lenders(edition.coverage, one["register"]) for one in own):
        return _warned(edition, query, own, language)
    warned = edition.warned_names(query["normal"]) if by_name else []
    words = pasted.kind(query["text"]) if by_name else ""
    held = _held_in(edition, query["text"]) if by_name and not words else []
    is_near = bool(held) or (by_name and edition.ends(names.short(query["normal"])))
    judged, kind = judge(query, edition.coverage, is_near=is_near, is_held=bool(held))
    if words:
        judged, kind = Judgement(verdict=Verdict.none, reason=words), None
    is_name = by_name and not words
    suggestions = _suggested(edition, held, query["normal"], language) if is_name else []
    if warned:
        judged, kind = Judgement(verdict=Verdict.uncovered, reason="warned_name"), None
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
        says=said,
        suggestions=suggestions,
    )


def _suggested(
    edition: Answers, held: list[NameRow], normal: str, language: str
) -> list[dict[str, Any]]:
    """Those whom the text names, then those whose names are near; each once."""
    named = [edition.read(row[0], language)["lender"] for row in held]
    sure = [{"name": one["name"], "score": NAMED, "lender": one} for one in named]
    found = {one["lender"]["id"]: one for one in reversed([*sure, *edition.near(normal)])}
    return [*reversed(found.values())][:SUGGESTIONS]


def _warned(edition: Answers, query: Query, own: Evidence, language: str) -> str:
    """The register is described by the edition itself: this program may not have it yet."""
    register = edition.coverage.register(own[0]["register"])
    values = {
        "operator": messages.localised(register["operator"], language),
        "date": own[0]["as_of"],
    }
    judged = Judgement(verdict=Verdict.warned, reason="name")
    said = messages.text(language, "says_warned_name", values)
    return edition.computed(
        query, judged, language, evidence=own, says=said, country=register["country"]
    )


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
        f"{names.short(names.company(one['lender']))} {one['as_of']}"
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
