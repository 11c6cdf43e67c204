"""What an edition carries for people in arrears: doors and laws by themselves, and the help."""

from __future__ import annotations

from typing import Any

from xiancha.content.apps_published import published_apps
from xiancha.content.caps import published_caps
from xiancha.content.content import Content
from xiancha.content.content_models import Cite, Text
from xiancha.content.corrections import published_corrections
from xiancha.content.court_papers import CourtPapers
from xiancha.content.help_models import GAP, OWN, ROWS, Breach, Letter, Part
from xiancha.content.holidays import published_holidays
from xiancha.content.situations_published import published_calls, published_situations
from xiancha.content.threats_published import CiteOut, DoorsOut, published_threats
from xiancha.content.traditional import with_traditional
from xiancha.messages import localised

MARKED = ("not_yet", "replaced")
"""What is written into a letter, in its language alone."""


def published_help(content: Content, cite: CiteOut, doors: DoorsOut) -> dict[str, Any]:
    """The parts beside checklists, doors and laws, by name.

    `cite` gives a rule in full, `doors` the doors of these ids.
    """
    held, common = content.help, content.help.common
    return {
        "questions": held.questions and held.questions.model_dump(mode="json"),
        "breaches": [_breach(each, cite) for each in held.breaches.values()],
        "caps": held.caps and published_caps(held.caps),
        "phones": held.phones and held.phones.model_dump(mode="json"),
        "corrections": published_corrections(held.corrections),
        "court_papers": held.court
        and {
            **_court(held.court, cite, doors),
            "holidays": published_holidays(held.holidays),
        },
        "apps": published_apps(held.permissions, held.apps, cite),
        "threats": published_threats(held.threats, cite, doors),
        "situations": published_situations(held.situations),
        "calls": published_calls(content.doors.values()),
        "letters": common
        and {
            **with_traditional(common.model_dump(mode="json", exclude={"order", *MARKED})),
            **common.model_dump(mode="json", include={*MARKED}),
            "gap": GAP,
            "blanks": {"own": list(OWN), **{part: list(row) for part, row in ROWS.items()}},
            "letters": [_letter(name, held.letters[name], cite) for name in common.order],
        },
    }


def _court(court: CourtPapers, cite: CiteOut, doors: DoorsOut) -> dict[str, Any]:
    """The file as it is, with rules and doors in full."""
    written = court.model_dump(mode="json")
    ask = [[one.model_dump(mode="json") for one in doors(each.doors)] for each in court.verify]
    verify = [{**each, "doors": found} for each, found in zip(written["verify"], ask, strict=True)]
    return {**_in_full(written, cite), "verify": verify}


def _in_full(value: Any, cite: CiteOut) -> Any:
    """The same with each rule that `cites` names in full."""
    if isinstance(value, list):
        return [_in_full(each, cite) for each in value]
    if not isinstance(value, dict):
        return value
    made = {key: _in_full(each, cite) for key, each in value.items() if key != "cites"}
    if "cites" in value:
        rules = (
            cite(Cite.model_validate(f"{each['law']}/{each['article']}")) for each in value["cites"]
        )
        made["cites"] = [rule.model_dump(mode="json") for rule in rules]
    return made


def _breach(breach: Breach, cite: CiteOut) -> dict[str, Any]:
    rule = cite(breach.cite)
    return {
        **with_traditional(breach.model_dump(mode="json", include={"id", "title"})),
        "says": _filled(breach.says, {"law": rule.label}),
        "when": breach.when.model_dump(exclude_defaults=True, mode="json"),
        "more_than": breach.more_than,
        "cites": [rule.model_dump(mode="json")],
        **breach.model_dump(mode="json", include={"reviewed_on", "review_by"}),
    }


def _letter(name: str, letter: Letter, cite: CiteOut) -> dict[str, Any]:
    rules = {str(each): cite(each) for each in letter.cites}
    labels = {each: rule.label for each, rule in rules.items()}
    return {
        "id": name,
        **with_traditional(
            letter.model_dump(mode="json", include={"title", "use", "door", "caution"})
        ),
        "parts": [_part(each, labels) for each in letter.parts],
        "cites": [rule.model_dump(mode="json") for rule in rules.values()],
        **letter.model_dump(mode="json", include={"reviewed_on", "review_by"}),
    }


def _part(part: Part, labels: dict[str, dict[str, str]]) -> dict[str, Any]:
    return {
        **part.model_dump(mode="json"),
        **{
            name: _filled(text, labels) if (text := getattr(part, name)) else None
            for name in ("text", "friend", "line")
        },
    }


def _filled(text: Text, labels: dict[str, dict[str, str]]) -> dict[str, str]:
    """The text with the rules that it names written out; other placeholders stay."""
    filled = text.published()
    for blank, label in labels.items():
        for language, words in filled.items():
            filled[language] = words.replace(f"{{{blank}}}", localised(label, language))
    return filled
