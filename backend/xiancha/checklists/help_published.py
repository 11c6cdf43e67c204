"""What an edition carries for people in arrears: doors and laws by themselves, and the help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xiancha.checklists.caps import published_caps
from xiancha.checklists.content import Content
from xiancha.checklists.content_models import Cite, Text
from xiancha.checklists.corrections import published_corrections
from xiancha.checklists.help_models import GAP, OWN, ROWS, Breach, Lead, Letter, Part
from xiancha.checklists.phone_systems import published_phones
from xiancha.messages import localised

CiteOut = Callable[[Cite], dict[str, Any]]


def published_help(content: Content, cite: CiteOut) -> dict[str, Any]:
    """The parts beside checklists and doors, by name; `cite` gives a rule in full."""
    held, common = content.help, content.help.common
    return {
        "laws": [_law(content, name, cite) for name in content.laws],
        "questions": _questions(content),
        "breaches": [_breach(each, cite) for each in held.breaches.values()],
        "caps": held.caps and published_caps(held.caps),
        "phones": published_phones(held.phones),
        "corrections": published_corrections(held.corrections),
        "letters": common
        and {
            "warning": common.warning.published(),
            "source": common.source,
            "checked_on": common.checked_on.isoformat(),
            "known": common.known,
            "gap": GAP,
            "blanks": {"own": list(OWN), **{part: list(row) for part, row in ROWS.items()}},
            "letters": [_letter(name, held.letters[name], cite) for name in common.order],
        },
    }


def _law(content: Content, name: str, cite: CiteOut) -> dict[str, Any]:
    law = content.laws[name]
    return {
        "id": name,
        "title": law.title.published(),
        "number": law.number or "",
        "rank": law.rank,
        "binds": law.binds.published(),
        "official": law.official or "",
        "articles": [
            {"id": key, **_without(cite(Cite.model_validate(f"{name}/{key}")))}
            for key in law.articles
        ],
    }


def _without(cite: dict[str, Any]) -> dict[str, Any]:
    """A rule without what its law says already."""
    said = ("law", "title", "article", "rank", "binds", "official")
    return {key: value for key, value in cite.items() if key not in said}


def _questions(content: Content) -> dict[str, Any] | None:
    asked = content.help.questions
    if not asked:
        return None
    return {
        "intro": asked.intro.published(),
        "questions": [
            {
                "id": each.id,
                "text": each.text.published(),
                "many": each.many,
                "choices": [{"id": c.id, "text": c.text.published()} for c in each.choices],
            }
            for each in asked.questions
        ],
        "leads": [_lead(each) for each in asked.leads],
        "reviewed_on": asked.reviewed_on.isoformat(),
        "review_by": asked.review_by.isoformat(),
    }


def _lead(lead: Lead) -> dict[str, Any]:
    return {
        "when": {key: list(ids) for key, ids in lead.when.items()},
        "unless": {key: list(ids) for key, ids in lead.unless.items()},
        "doors": list(lead.doors),
        "why": lead.why.published(),
    }


def _breach(breach: Breach, cite: CiteOut) -> dict[str, Any]:
    rule = cite(breach.cite)
    return {
        "id": breach.id,
        "title": breach.title.published(),
        "says": _filled(breach.says, {"law": rule["label"]}),
        "when": breach.when.model_dump(exclude_defaults=True, mode="json"),
        "more_than": breach.more_than,
        "cites": [rule],
        "reviewed_on": breach.reviewed_on.isoformat(),
        "review_by": breach.review_by.isoformat(),
    }


def _letter(name: str, letter: Letter, cite: CiteOut) -> dict[str, Any]:
    rules = [cite(each) for each in letter.cites]
    labels = {str(each): rule["label"] for each, rule in zip(letter.cites, rules, strict=True)}
    return {
        "id": name,
        "title": letter.title.published(),
        "use": letter.use.published(),
        "door": letter.door or "",
        "caution": letter.caution.published() if letter.caution else None,
        "parts": [_part(each, labels) for each in letter.parts],
        "cites": rules,
        "reviewed_on": letter.reviewed_on.isoformat(),
        "review_by": letter.review_by.isoformat(),
    }


def _part(part: Part, labels: dict[str, dict[str, str]]) -> dict[str, Any]:
    return {
        "part": part.part,
        "heading": part.heading.published() if part.heading else None,
        "text": _filled(part.text, labels) if part.text else None,
        "line": _filled(part.line, labels) if part.line else None,
    }


def _filled(text: Text, labels: dict[str, dict[str, str]]) -> dict[str, str]:
    """The text with the rules that it names written out; other placeholders stay."""
    filled = text.published()
    for blank, label in labels.items():
        for language, words in filled.items():
            filled[language] = words.replace(f"{{{blank}}}", localised(label, language))
    return filled
