"""The card of an exact answer: a title, why, what to do, and what is folded.

The extension composes the same in `extension/core/verdict/card.js`; the cases that both must
satisfy are in `tests/cases/cards.json`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from xiancha import messages
from xiancha.edition.said import Said, encoded, row, told
from xiancha.model import Verdict
from xiancha.normalise.shared_words import shared_list
from xiancha.verdict import Judgement

MOST_STEPS = 3
LONGEST, LONGEST_LATIN = 24, 64
"""The longest text that a sentence repeats whole: in Chinese, and in Latin letters."""
_REGISTER = "register"
"""The step that names who keeps the list of lenders."""
_CHOOSE = "choose"
"""The step that has one of the names chosen: the card leads to nothing else."""
_REGISTERS = shared_list("verdict/registers.js")
_HAN = re.compile(r"[\u2e80-\u9fff]")
_STOP = {"zh_CN": "。", "zh_TW": "。"}
"""What parts a title from the sentence behind it; a stop and a space elsewhere."""


class Composed(NamedTuple):
    """A card, and its title and reason as one sentence; both are JSON text."""

    card: str
    says: str


class _Frame(NamedTuple):
    """What every card for one reason in one language has, as JSON text in pieces."""

    head: str
    middle: str
    owing: str
    says: str


def compose(
    verdict: str,
    reason: str,
    said: Said,
    language: str,
    before: str | None,
    suggestions: list[dict[str, Any]] | None = None,
    *,
    expired: str = "",
) -> Composed:
    """The card of an answer. `before` is the checklist for borrowing in its country; `expired` is
    the day since when data that vouch for somebody are expired.
    """
    if expired:
        judged = Judgement(verdict=Verdict(verdict), reason=reason)
        said = told(language, judged, {"date": expired}, key="expired").over(said)
    head, middle, owing, says = _frame(verdict, reason, said.key, language, before)
    found = encoded([_found(one, language) for one in suggestions]) if suggestions else "[]"
    more = ",".join(filter(None, (said.more, owing)))
    return Composed(
        f'{head}{said.because}{middle}{found},"more":[{more}]}}', says + said.because[1:]
    )


@lru_cache(4096)
def _frame(verdict: str, reason: str, key: str, language: str, before: str | None) -> _Frame:
    held = row(verdict, reason, key)
    steps = [*held.steps, *(row(verdict, reason).steps if key == "expired" else ())]
    title = messages.text(language, held.title)
    place = (before or "")[:2]
    is_anywhere = _REGISTER in steps[:MOST_STEPS] and place not in _REGISTERS
    choice = held.choice and {
        "id": held.choice,
        "title": messages.text(language, f"choice_{held.choice}"),
    }
    leads = before and not choice and steps[:1] != [_CHOOSE]
    following = leads and {
        "to": "checklist",
        "id": before,
        "title": messages.text(language, "open_checklist"),
    }
    shown = encoded([messages.text(language, _step(one, place)) for one in steps[:MOST_STEPS]])
    last = [*(["more_registers"] if is_anywhere else []), *([held.owing] if held.owing else [])]
    return _Frame(
        f'{{"tone":"{held.tone}","title":{encoded(title)},"because":',
        f',"steps":{shown},"calls":[],"next":{encoded(following or None)},'
        f'"choices":{encoded([choice] if choice else [])},"found":',
        ",".join(encoded(messages.text(language, one)) for one in last),
        encoded(title + _STOP.get(language, ". "))[:-1],
    )


def _step(step: str, place: str) -> str:
    """The message of a step; where a company is looked up is another in each country."""
    return f"step_{step}_{place}" if step == _REGISTER and place in _REGISTERS else f"step_{step}"


def _found(suggestion: dict[str, Any], language: str) -> dict[str, str]:
    """A name that may be meant: whose it is where that is another name; asked again when opened."""
    name, lender = suggestion["name"], suggestion["lender"]
    is_other = lender and lender["name"] != name
    because = lender["name"] if is_other else messages.text(language, "more_found")
    return {"title": name, "because": because, "ask": name}


def text(value: str) -> str:
    """What was typed, as a sentence repeats it: in one line, and its beginning where it is long."""
    line = " ".join(value.split())
    most = LONGEST if _HAN.search(line) else LONGEST_LATIN
    return line if len(line) <= most else f"{line[:most]}…"
