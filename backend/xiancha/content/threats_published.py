"""What an edition carries of the threats: each with its rules and doors in full."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from xiancha.content.content_models import Cite, Text
from xiancha.content.published_models import ByLanguage
from xiancha.content.published_models import Cite as PublishedCite
from xiancha.content.published_models import Door as PublishedDoor
from xiancha.content.threat_models import Section, Threat, Threats
from xiancha.content.traditional import with_traditional

CiteOut = Callable[[Cite], PublishedCite[ByLanguage]]
DoorsOut = Callable[[Iterable[str]], tuple[PublishedDoor[ByLanguage], ...]]


def published_threats(
    held: Mapping[str, Threats], cite: CiteOut, doors: DoorsOut
) -> list[dict[str, Any]]:
    """By country, the mainland first."""
    first = sorted(held, key=lambda one: (one != "cn", one))
    return [_country(name, held[name], cite, doors) for name in first]


def _country(name: str, held: Threats, cite: CiteOut, doors: DoorsOut) -> dict[str, Any]:
    return {
        "country": name.upper(),
        "title": _written(held.title),
        "first": [each.model_dump(mode="json") for each in doors(held.first)],
        **held.model_dump(mode="json", include={"places", "despair", "danger", "harmless"}),
        "sections": [_section(name, each, cite, doors) for each in held.sections],
        **held.model_dump(mode="json", include={"reviewed_on", "review_by"}),
    }


def _section(country: str, section: Section, cite: CiteOut, doors: DoorsOut) -> dict[str, Any]:
    threats = [_threat(country, each, cite, doors) for each in section.threats]
    return {"title": _written(section.title), "threats": threats}


def _threat(country: str, threat: Threat, cite: CiteOut, doors: DoorsOut) -> dict[str, Any]:
    return {
        "id": f"{country}/{threat.id}",
        "title": _written(threat.title),
        **threat.model_dump(
            mode="json", include={"wordings", "unless", "hints", "answer", "court", "danger"}
        ),
        "why": _written(threat.why),
        "exception": threat.exception and _written(threat.exception),
        "steps": [_written(each) for each in threat.steps],
        "cites": [cite(each).model_dump(mode="json") for each in threat.cites],
        "doors": [each.model_dump(mode="json") for each in doors(threat.doors)],
        "letters": list(threat.letters),
        "checklist": threat.checklist and f"{country}/{threat.checklist}",
    }


def _written(text: Text) -> ByLanguage:
    """The text by language, in traditional characters and Taiwan's words where nobody wrote it."""
    written: ByLanguage = with_traditional(text.published())
    return written
