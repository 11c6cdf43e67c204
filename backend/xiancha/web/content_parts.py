"""Parts of an edition's content that several pages and their scripts need."""

from __future__ import annotations

from typing import Any

SUED = "cn/sued"
"""The checklist that leads to the papers of a court."""


def first_line(content: dict[str, Any]) -> list[dict[str, Any]]:
    """What every page for people in arrears begins with: whom to call now."""
    return next((each["first"] for each in content["checklists"] if each.get("first")), [])


def drafts(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The letters to fill in, none in an edition without them."""
    found: list[dict[str, Any]] = (content.get("letters") or {}).get("letters", [])
    return found
