"""Lists of alerts in JSON: those of Malaysia, Singapore and Hong Kong."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from talk import document

from faults.bodies import CHALLENGE, cut_off, empty_pdf, encoded_otherwise, with_bodies
from faults.shape import Shape
from xiancha.model import Document

DAY = date(2026, 7, 9)
JANE = "Jane Person"
Alert = dict[str, Any]


def malaysia() -> Shape:
    """The answer of the central bank's open API."""
    alerts = [
        {
            "name": f"Ünited Invention {number} ({JANE})",
            "registration_number": "",
            "added_date": DAY.isoformat(),
            "websites": [f"https://site-{number}.my"],
        }
        for number in range(1, 61)
    ]

    def answer(found: Sequence[Alert]) -> Any:
        meta = {"last_updated": f"{DAY} 08:00:00", "total_result": len(found)}
        return {"meta": meta, "data": found}

    return _shape("my-bnm-alerts", alerts, answer, "websites")


def singapore() -> Shape:
    """The answer of the authority's search."""
    ignored = (
        "id unregulatedpersons_s alternativename_t alternativename_s formername_t formername_s "
        "relatedunregulatedpersonsid_s relatedunregulatedpersons_s address_s phonenumber_s email_s "
        "notes_s url modifieddate_dt modifieddate_s approveddate_dt approveddate_s last_updated_at"
    )
    alerts = [
        dict.fromkeys(ignored.split(), JANE)
        | {
            "unregulatedpersons_t": [f"Ünited Invention {number}"],
            "website_s": f"https://site-{number}.sg",
            "date_dt": f"{DAY}T00:00:00Z",
            "agency_custom_categories": "Investor Alert List",
        }
        for number in range(1, 61)
    ]

    def answer(found: Sequence[Alert]) -> Any:
        return {
            "responseHeader": {},
            "response": {"numFound": len(found), "start": 0, "docs": found},
        }

    shape = _shape("sg-mas-alerts", alerts, answer, "website_s")
    praised = alerts[-1] | {"agency_custom_categories": "Praise"}
    faults = shape.faults | {"unknown-word": lambda: _given(answer([*alerts[:-1], praised]))}
    return replace(shape, faults=faults)


def hong_kong() -> Shape:
    """The answer of the authority's open API."""
    alerts = [
        {
            "issue_date": DAY.isoformat(),
            "alleged_name": f"Ünited Invention {number} ({JANE})",
            "scam_type": "Fraudulent website",
            "pr_url": "",
            "fraud_website_address": f"hxxps://site-{number}[.]hk",
        }
        for number in range(1, 61)
    ]

    def answer(found: Sequence[Alert]) -> Any:
        header = {"success": True, "err_code": "0000", "err_msg": ""}
        return {"header": header, "result": {"datasize": len(found), "records": found}}

    return _shape("hk-hkma-scams", alerts, answer, "fraud_website_address")


def _given(answer: Any, as_of: date = DAY) -> Document:
    return document(json.dumps(answer, ensure_ascii=False).encode(), as_of=as_of)


def _shape(
    register: str, alerts: list[Alert], answer: Callable[[Sequence[Alert]], Any], sites: str
) -> Shape:
    last = alerts[-1]
    body = _given(answer(alerts)).body
    renamed = {(f"{name}2" if name == sites else name): text for name, text in last.items()}
    bodies = {
        "challenge-page": CHALLENGE,
        "empty-document": empty_pdf(),
        "file-cut-off": cut_off(body),
        "other-charset": encoded_otherwise(body, "windows-1252"),
    }

    def good() -> Document:
        return _given(answer(alerts))

    faults = {
        "renamed-column": lambda: _given(answer([*alerts[:-1], renamed])),
        "row-twice": lambda: _given(answer([*alerts, last])),
        "half-of-the-rows": lambda: _given(answer(alerts[:30])),
        "personal-column": lambda: _given(answer([*alerts[:-1], last | {"director": JANE}])),
        "from-the-future": lambda: _given(answer(alerts), date(2999, 1, 1)),
    }
    harmless = {"row-twice": "a site of two alerts is one row"}
    return Shape(
        register, "json", good, with_bodies(good, bodies) | faults, (JANE,), harmless, min_rows=50
    )


SHAPES = (malaysia(), singapore(), hong_kong())
