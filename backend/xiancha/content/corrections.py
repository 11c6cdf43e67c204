"""The log of corrections that maintainers write: `corrections.yml`.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

from typing import Annotated, Any

from xiancha.content.content_models import Day, Link, OrBlank, Text
from xiancha.model import Model


class Correction(Model):
    """One sentence or entry that was wrong: what was said, what is said now, and why."""

    corrected_on: Day
    entry: Text
    before: Text
    now: Text
    reason: Text
    source: Annotated[Link | None, OrBlank] = None


class Corrections(Model):
    """All corrections, in `corrections.yml`; none yet is an empty list."""

    corrections: tuple[Correction, ...]


CORRECTION_MODELS = (Corrections, Correction)


def published_corrections(held: Corrections | None) -> list[dict[str, Any]]:
    """What an edition carries of the log, the newest first."""
    found = held.corrections if held else ()
    newest = sorted(found, key=lambda one: one.corrected_on, reverse=True)
    return [each.model_dump(mode="json") for each in newest]
