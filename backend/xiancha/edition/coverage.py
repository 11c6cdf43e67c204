"""What an edition covers and what it does not, as its manifest and its answers say it."""

from __future__ import annotations

from typing import Any

from xiancha.model import Model


class Coverage(Model):
    """The lists that every manifest carries (see the README); answers carry two of them.

    `collector_lists` names the lenders whose lists of collection agencies are held.
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
