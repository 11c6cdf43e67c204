"""Warnings known only from lists older than twelve months, judged on the day of reading.

The extension holds the same rule in `extension/core/verdict/old-warning.js`; the cases that both
must satisfy are in `tests/cases/old-warnings.json`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from xiancha import messages
from xiancha.edition.answer_row import StoredAnswer
from xiancha.edition.coverage import Coverage
from xiancha.edition.said import Said, told
from xiancha.model import Status, Verdict
from xiancha.verdict import Judgement, judge_warnings

Evidence = list[dict[str, Any]]


def judged(warnings: Evidence, day: date, reason: str) -> Judgement:
    """What these warnings are worth on this day; `reason` is that of a warning that stands."""
    return judge_warnings((date.fromisoformat(one["as_of"]) for one in warnings), day, reason)


def are_old(warnings: Evidence, day: date) -> bool:
    """True where nothing is left of these warnings on this day but that there were some."""
    return judged(warnings, day, "").verdict is not Verdict.warned


def aged(found: StoredAnswer, coverage: Coverage, day: date, language: str) -> StoredAnswer:
    """A stored warning as it is on this day: `old_warning` where every list that warns is old."""
    warnings = [one for one in found.evidence if one.get("status") == Status.warned]
    now = judged(warnings, day, found.reason)
    if now.verdict == Verdict.warned:
        return found
    return found.judged_again(now, said(warnings, now, coverage, language))


def said(warnings: Evidence, judged: Judgement, coverage: Coverage, language: str) -> Said:
    """What is said of warnings: by whom, and of which day the newest list is.

    The register is described by the edition itself: this program may not have it yet.
    """
    newest = max(warnings, key=lambda one: one["as_of"])
    register = coverage.register(newest["register"])
    values = {
        "operator": messages.localised(register["operator"], language),
        "date": newest["as_of"],
    }
    return told(language, judged, values)
