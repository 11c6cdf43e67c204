"""What an edition covers and what it does not, as its manifest and its answers say it."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from xiancha.edition.evidence import Instant
from xiancha.messages import localised
from xiancha.model import CountryCode, Model

Texts = Annotated[
    dict[str, str],
    Field(
        description="A text per language: zh_CN, zh_TW, en, id.",
        examples=[{"zh_CN": "小额贷款公司", "en": "small-loan company"}],
    ),
]
Country = Annotated[CountryCode, Field(examples=["CN"])]
CategoryId = Annotated[str, Field(examples=["small-loan"])]
AsOf = Annotated[date, Field(description="The date of the document.", examples=["2026-02-01"])]
Stale = Annotated[int, Field(description="From so many days on it is to be called old.")]
Rows = Annotated[int, Field(examples=[153])]
Entry = dict[str, Any]
_WARNING = "warning"
"""What the lists of warnings are called among categories."""


class Ask(Model):
    """The official place to ask about what is not covered."""

    title: Texts
    url: str = Field(description="Empty where there is no one address.")


class Covered(Model):
    """A category that a register covers; `warning` for a list of warnings."""

    model_config = ConfigDict(serialize_by_alias=True)

    register_id: str = Field(alias="register", examples=["sg-mlaw-moneylenders"])
    country: Country
    as_of: AsOf
    stale_after_days: Stale
    category: CategoryId
    title: Texts
    whole: bool = Field(description="True where a name that is not there is not on the list.")
    rows: Rows


class NotCovered(Model):
    """A category that no register covers whole."""

    country: Country
    category: CategoryId
    title: Texts
    ask: Ask | None


class TermsHeld(Model):
    """On which terms a register may be reused, as far as its operator says."""

    title: Texts
    url: str = Field(description="Where they stand; empty where no place is known.")
    commercial: Literal["yes", "no", "unknown"] = Field(
        description="May rows be passed on for commercial use?"
    )


class RegisterHeld(Model):
    """A register as the edition holds it; of several documents the oldest date counts."""

    id: str = Field(examples=["sg-mlaw-moneylenders"])
    country: Country
    kind: Literal["licence", "partners", "warning", "claims"]
    title: Texts
    operator: Texts
    page: str = Field(examples=["https://rom.mlaw.gov.sg/"])
    as_of: AsOf
    retrieved_at: Instant
    rows: Rows
    via: str = Field(description="Whose copy of the document it is; empty for its own.")
    stale_after_days: Stale
    tried: Texts = Field(description="How its reading was tried.")
    caution: Texts = Field(description="Said with each answer that rests on it; may be empty.")
    notes: str = Field(description="The language of its rows’ notes; empty where it has none.")
    terms: TermsHeld = Field(description="Those of its operator, not of a copy.")


class CollectorList(Model):
    """A lender whose list of collection agencies is held."""

    lender: str = Field(description="Its legal name.")
    as_of: AsOf


class Coverage(Model):
    """The lists that every manifest carries (see the README); answers carry two of them.

    They hold what the entries above say, as JSON: what another version wrote is passed on.
    """

    registers: list[dict[str, Any]]
    covered: list[dict[str, Any]]
    not_covered: list[dict[str, Any]]
    collector_lists: list[dict[str, str]]

    def of(self, country: str | None) -> dict[str, list[dict[str, Any]]]:
        """`covered` and `not_covered` of one country, or of all for None."""
        return {
            part: [entry for entry in getattr(self, part) if country in (None, entry["country"])]
            for part in ("covered", "not_covered")
        }

    def told(
        self, country: str | None, kinds: Set[str], language: str
    ) -> dict[str, list[dict[str, Any]]]:
        """`covered` and `not_covered` as an answer in one language tells them.

        Of one country the categories that the question touches, and its lists of warnings, which
        every question is asked of. What is left is one entry a country: with its oldest date
        where no category that the question touches is covered, and where more than one category
        more is not covered.
        """
        found = self.of(country)
        touched = {*kinds, _WARNING} if country else set()
        covered, left = _parted(found["covered"], touched)
        is_kind_covered = any(one["category"] != _WARNING for one in covered)
        gaps, others = _parted(found["not_covered"], touched)
        if country and len(others) == 1:
            gaps, others = gaps + others, []
        return {
            "covered": _told(covered, language) + ([] if is_kind_covered else _oldest(left)),
            "not_covered": [
                *_told(gaps, language),
                *({"country": one} for one in sorted({gap["country"] for gap in others})),
            ],
        }

    def register(self, id: str) -> dict[str, Any]:
        """A register as the edition describes it; empty where it does not."""
        return next((one for one in self.registers if one["id"] == id), {})

    def whole(self, country: str, category: str) -> dict[str, Any] | None:
        """The entry of a category held whole, None where it is not."""
        found = (
            entry
            for entry in self.covered
            if (entry["country"], entry["category"]) == (country, category) and entry["whole"]
        )
        return next(found, None)


def country_of(answer: dict[str, Any]) -> str | None:
    """The one country of whose coverage an answer tells, None where it tells of several."""
    told = {one["country"] for one in (*answer["covered"], *answer["not_covered"])}
    return told.pop() if len(told) == 1 else None


def _parted(entries: list[Entry], kinds: Set[str]) -> tuple[list[Entry], list[Entry]]:
    """Those of these categories, and the others."""
    return (
        [one for one in entries if one["category"] in kinds],
        [one for one in entries if one["category"] not in kinds],
    )


def _oldest(covered: list[Entry]) -> list[Entry]:
    """Each country with its oldest date."""
    newest_first = sorted(covered, key=lambda entry: str(entry["as_of"]), reverse=True)
    oldest = {one["country"]: one["as_of"] for one in newest_first}
    return [{"country": one, "as_of": oldest[one]} for one in sorted(oldest)]


def _told(entries: list[Entry], language: str) -> list[Entry]:
    return [_in(one, language) for one in entries]


def _in(entry: dict[str, Any], language: str) -> dict[str, Any]:
    """An entry with its texts in one language."""
    found = {**entry, "title": localised(entry["title"], language)}
    if ask := entry.get("ask"):
        found["ask"] = {**ask, "title": localised(ask["title"], language)}
    return found


def stale(registers: list[dict[str, Any]], today: date) -> dict[str, int]:
    """The registers whose newest document is older than they should ever be, and that many days."""
    return {
        register["id"]: register["stale_after_days"]
        for register in registers
        if (today - date.fromisoformat(register["as_of"])).days > register["stale_after_days"]
    }
