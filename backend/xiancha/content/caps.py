"""What maintainers write about caps on the yearly cost of a loan: `caps.yml`.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from xiancha.content.chinese_numbers import number
from xiancha.content.content_models import Day, Id, Known, Link, OrBlank, Rank, Text
from xiancha.content.problems import Message, wrong
from xiancha.model import Model

_RATE = WithJsonSchema({"type": "string", "pattern": "^[0-9.]+%$"})
_LIKE = Message(
    "write a share of the loan a year, more than 0 and at most 100%, such as 24%",
    "写一年占贷款的百分之几，大于0、不超过100%，例如 24%",
)
LenderKind = Literal["bank", "consumer-finance", "small-loan", "private", "platform", "abroad"]


def _share(value: object) -> float:
    found = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)%", str(value))
    if not found:
        what = Message(f"“{value}” is not a yearly rate", f"“{value}” 不是年利率的写法")
        meant = _meant(str(value))
        raise wrong(what, f'annual: "{meant}"' if meant else _LIKE)
    if not 0 < float(found[1]) <= 100:
        what = Message(f"“{value}” cannot be a cap", f"上限不会是“{value}”")
        raise wrong(what, _LIKE)
    return float(found[1]) / 100


def _meant(value: str) -> str:
    """The rate that was meant by 24, 0.24, ２４％ or 百分之二十四, else nothing."""
    plain = unicodedata.normalize("NFKC", value).replace("百分之", "").strip("“”\"'% ")
    try:
        rate = float(plain)
    except ValueError:
        rate = number(plain)
    rate = round(rate * 100, 4) if 0 < rate < 1 else rate
    return f"{rate:g}%" if 0 < rate <= 100 else ""


def _times(value: object) -> int:
    if not re.fullmatch(r"[1-9]", str(value)):
        what = Message(f"“{value}” is not how many times the LPR", f"“{value}” 不是 LPR 的倍数")
        meant = number(str(value).strip("倍 "))
        like = Message("write a number from 1 to 9, such as 4", "写1到9的数，例如 4")
        raise wrong(what, f"lpr_times: {meant}" if 0 < meant < 10 else like)
    return int(str(value))


class Cap(Model):
    """The most that a loan may cost a year, for some lenders, from one day until another.

    Either `annual`, a share of the loan a year, or `lpr_times`, a multiple of the one-year loan
    prime rate, which borrowers type themselves. Where nobody knows its first day, `known_from`
    stands for `in_force`: it held from that day on, and before it nothing can be said.
    """

    id: Id
    lenders: Annotated[tuple[LenderKind, ...], Field(min_length=1)]
    annual: Annotated[float, BeforeValidator(_share), _RATE] | None = None
    lpr_times: Annotated[int, BeforeValidator(_times)] | None = None
    in_force: Day | None = None
    known_from: Day | None = None
    ends_on: Annotated[Day | None, OrBlank] = None
    rank: Rank
    says: Text
    source: Annotated[Link | None, OrBlank] = None
    checked_on: Day
    known: Known
    reviewed_on: Day
    review_by: Day

    @model_validator(mode="after")
    def measured(self) -> Cap:
        if (self.annual is None) == (self.lpr_times is None):
            what = Message(
                "a cap is either a yearly rate or a multiple of the LPR",
                "上限要么是年利率，要么是 LPR 的几倍，写一个",
            )
            advice = Message(
                'write annual: "24%", or lpr_times: 4', '写 annual: "24%" 或 lpr_times: 4'
            )
            raise wrong(what, advice)
        if (self.in_force is None) == (self.known_from is None):
            what = Message(
                "a cap says either since when it is in force or from when on it is known",
                "上限要么写从哪天起，要么写从哪天起知道有它，写一个",
            )
            advice = Message(
                "write in_force: and its first day, or known_from: where that was not found",
                "写 in_force: 和开始的日期；没有查到开始的日期，写 known_from:",
            )
            raise wrong(what, advice)
        if self.ends_on and self.ends_on < self.since:
            what = Message("`ends_on` is before `in_force`", "`ends_on` 早于 `in_force`")
            raise wrong(what, Message("write a later day", "写晚一些的日期"), "ends_on")
        if not self.source and self.known == "read":
            what = Message("a rule that was read has a source", "读过来源的，要写来源链接")
            advice = Message(
                "write source: https://…, or known: second-hand",
                "写 source: https://…，或 known: second-hand",
            )
            raise wrong(what, advice, "known")
        return self

    @property
    def since(self) -> date:
        """The first day on which it surely held."""
        return self.in_force or self.known_from or date.max


class Without(Model):
    """Lenders for whom no cap is known, and why."""

    lenders: Annotated[tuple[LenderKind, ...], Field(min_length=1)]
    says: Text


class Caps(Model):
    """All caps, in `caps.yml`. A rule is a date range, never a constant."""

    caps: Annotated[tuple[Cap, ...], Field(min_length=1)]
    without: tuple[Without, ...] = ()


CAP_MODELS = (Caps, Cap, Without)


def published_caps(caps: Caps) -> dict[str, Any]:
    """`caps` and `without` as an edition carries them: rates as shares, days as ISO dates."""
    return {
        "caps": [
            {
                **each.model_dump(mode="json", exclude={"reviewed_on"}),
                "in_force": each.since.isoformat(),
                "known_from": each.known_from is not None,
            }
            for each in caps.caps
        ],
        "without": [each.model_dump(mode="json") for each in caps.without],
    }
