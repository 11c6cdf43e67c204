"""Questions by name or licence number: one lender, several, or nobody."""

from __future__ import annotations

from typing import Any

from xiancha import messages, normalise
from xiancha.edition.answer_row import Bearer
from xiancha.edition.said import told
from xiancha.lookup import (
    by_product,
    card,
    did_you_mean,
    old_warnings,
    product_text,
    question,
    unknown_name,
)
from xiancha.lookup.answered import Answered, Query
from xiancha.lookup.coverage_note import of_lenders
from xiancha.lookup.edition import Edition
from xiancha.lookup.name_owners import bearing
from xiancha.lookup.question import BadQuestion
from xiancha.model import Proof, Verdict
from xiancha.verdict import Judgement

GONE = ("absent", "unnamed")
Evidence = list[dict[str, Any]]


def answer(edition: Edition, text: str, language: str) -> Answered:
    """The answer about a name: of its lender, of its several lenders, or that it is nowhere.

    A legal name outranks brands and short names; it and short names outrank products. A name
    that a regulator warns of is never answered by a brand or a product alone: the two may be
    strangers. Raises BadQuestion.
    """
    if not (asked := normalise.company(text)):
        raise BadQuestion("There is no name in this question. Ask for a company or a brand.")
    query = question.query(text, "name", asked)
    normal, bearers = bearing(edition, asked)
    if own := [one for one in bearers if one.kind in ("legal", "short")]:
        bearers = [one for one in bearers if one in own or not _is_reported(one, "brand")]
    is_known = own or not all(_is_reported(one) for one in bearers)
    product = None if is_known else edition.products.named(asked)
    warned = edition.database.warned_names(normal, own=True) if bearers or product else []
    if product and not warned:
        return by_product.answer(edition, query, product, language)
    is_brand = bearers and not own and not warned
    if is_brand and (found := _of_countries(edition, query, normal, bearers, language)):
        return found
    legal = [one for one in bearers if one.kind == "legal"]
    answers = sorted({one.answer for one in legal or bearers})
    evidence = [] if legal else _evidence(edition, bearers, language)
    if bearers and warned and not legal:
        if len(answers) == 1 and answers[0] > 0 and old_warnings.are_old(warned, edition.day):
            return _once_warned(edition, query, answers[0], [*warned, *evidence], language)
        return _ambiguous(edition, query, answers, [*warned, *evidence], language)
    return _lenders(edition, query, answers, [*evidence, *warned], language)


def _of_countries(
    edition: Edition, query: Query, normal: str, bearers: list[Bearer], language: str
) -> Answered | None:
    """A brand that lends in other countries too is asked back for: only the one who lends there
    can be vouched for. None for a brand of one country.
    """
    read = [edition.read(one, language) for one in dict.fromkeys(one.answer for one in bearers)]
    found = [one for one in read if one["lender"]]
    elsewhere = edition.products.abroad(normal)
    products = edition.products.abroad_by(normal, {one["country"] for one in found})
    places = [text for one in found for _, text in _whose(query, one, language)]
    if not places or not (elsewhere or products):
        return None
    more = [messages.text(language, f"says_brand_also_in_{one.lower()}") for one in elsewhere]
    meant = [*dict.fromkeys(one["lender"]["name"] for one in found), *products]
    return did_you_mean.answer(edition, query, meant, language, because=places[0], more=more)


def _whose(query: Query, found: dict[str, Any], language: str) -> list[tuple[str, str]]:
    """The message that says in which country's list the name is whose, and its text; none of a
    lender that no register lists.
    """
    is_listed = any(one["type"] == "listing" for one in found["evidence"])
    words = {"text": card.text(query["text"]), "lender": found["lender"]["name"]}
    key = f"brand_in_{found['country'].lower()}"
    return [(key, messages.text(language, f"says_{key}", words))] if is_listed else []


def _once_warned(
    edition: Edition, query: Query, answer: int, evidence: Evidence, language: str
) -> Answered:
    """A lender's brand that only an old list warns of: somebody else may have borne it, and may
    still. The lender's own answer stands after that, and vouches for nobody.
    """
    found = edition.read(answer, language)
    warnings = [one for one in evidence if one["type"] == "listing"]
    judged = old_warnings.judged(warnings, edition.day, "name")
    said = old_warnings.said(warnings, judged, edition.coverage, language).over(found["said"])
    return edition.computed(
        query,
        judged,
        language,
        lender=found["lender"],
        evidence=[*evidence, *found["evidence"]],
        said=said.after(messages.text(language, "says_same_name")),
        country=found["country"],
    )


def _is_reported(bearer: Bearer, kind: str = "") -> bool:
    return bearer.is_reported and bearer.kind in (kind or bearer.kind)


def by_licence(edition: Edition, text: str, language: str) -> Answered:
    """The answer about a licence number."""
    normal = normalise.licence(text)
    query = question.query(text, "licence", normal)
    return _lenders(edition, query, edition.database.licences(normal), [], language)


def _evidence(edition: Edition, bearers: list[Bearer], language: str) -> Evidence:
    """Why each of these lenders is called so; of several lenders with the lender's own name."""
    if len({one.answer for one in bearers}) == 1:
        return [one.evidence for one in bearers]
    return [
        {**one.evidence, "lender": lender["name"]}
        for one in bearers
        if (lender := edition.lender_of(one.answer, language))
    ]


def _lenders(
    edition: Edition, query: Query, answers: list[int], evidence: Evidence, language: str
) -> Answered:
    """The answer about the one lender found; several are shown and none is chosen.

    Lenders that left their register step back behind those that did not.
    """
    if not answers:
        return unknown_name.answer(edition, query, language)
    found = {answer: edition.read(answer, language) for answer in answers}
    present = [answer for answer, one in found.items() if one["reason"] not in GONE] or answers
    if present[0] < 0:
        return edition.stored(query, present[0], language)
    if len(present) > 1:
        return _ambiguous(edition, query, present, evidence, language)
    return _one_lender(edition, query, found[present[0]], evidence, language)


def _one_lender(
    edition: Edition, query: Query, found: dict[str, Any], evidence: Evidence, language: str
) -> Answered:
    """The lender's own answer, after what is said of the name by which it was asked for."""
    lender = found["lender"]
    by_names = [one for one in evidence if one["type"] == "name"]
    is_reported = bool(by_names) and all(one.get("proof") == Proof.reported for one in by_names)
    is_former = bool(by_names) and all(one["kind"] == "former" for one in by_names)
    judged = Judgement(verdict=found["verdict"], reason=found["reason"])
    said = found["said"]
    if is_former:
        words = _renamed(by_names[0], lender["name"])
        if is_reported:
            judged = Judgement(verdict=Verdict.uncovered, reason="renamed")
            said = told(language, judged, words).over(said)
        else:
            key = "says_renamed_on" if words["on"] else "says_renamed"
            said = said.after(messages.text(language, key, words))
    elif is_reported:
        return _reported(edition, query, by_names[0], found, language)
    elif by_names and all(one["kind"] == "brand" for one in by_names):
        for key, sentence in _whose(query, found, language):
            said = said.behind(key, sentence)
    return edition.computed(
        query,
        judged,
        language,
        lender=lender,
        evidence=[*evidence, *found["evidence"]],
        said=said,
        country=found["country"],
    )


def _reported(
    edition: Edition, query: Query, name: dict[str, Any], found: dict[str, Any], language: str
) -> Answered:
    """The answer by a name that only third parties give the lender: it proves nothing."""
    if len(meant := edition.products.asked_back(query["normal"])) > 1:
        return did_you_mean.answer(edition, query, meant, language)
    product = by_product.brand(name["name"], name, found)
    return edition.computed(
        query,
        Judgement(verdict=Verdict.uncovered, reason="brand"),
        language,
        evidence=[name],
        said=product_text.said(product, query, language),
        country=found["country"],
        product=product,
    )


def _renamed(former: dict[str, Any], lender: str) -> dict[str, str]:
    """What a sentence says of a former name. Where only third parties tell of the renaming, that
    proves nothing: the lender's own answer is folded.
    """
    now, on = former.get("now", lender), former.get("on", "")
    return {"former": former["name"], "now": now, "on": on}


def _ambiguous(
    edition: Edition, query: Query, answers: list[int], evidence: Evidence, language: str
) -> Answered:
    found = [edition.read(answer, language) for answer in answers]
    owned = [{**item, "lender": one["lender"]["name"]} for one in found for item in one["evidence"]]
    judged = Judgement(verdict=Verdict.uncovered, reason="ambiguous")
    is_abroad = len({one["country"] for one in found}) > 1
    more = [text for one in found for _, text in _whose(query, one, language)] if is_abroad else []
    words = {"text": card.text(query["text"])}
    return edition.computed(
        query,
        judged,
        language,
        evidence=[*evidence, *owned],
        said=told(language, judged, words, key="uncovered_several", more=more),
        country=found[0]["country"],
        kinds=of_lenders(one["lender"] for one in found),
        suggestions=did_you_mean.suggested(
            edition, [one["lender"]["name"] for one in found], language
        ),
    )
