"""What editions changed, as `lookup.sqlite` holds it and the API shows it."""

from __future__ import annotations

from typing import Literal, NamedTuple

What = Literal["added", "removed", "verdict", "reason", "name", "category", "licence", "owner"]
ChangeKind = Literal["lender", "channel", "warning"]
FROM = "changes_from"
"""The fact that says since which edition changes are known."""


class Change(NamedTuple):
    """A row of the table `changes`; one that has `many` more than 1 stands for so many."""

    edition: int
    place: int
    country: str
    register: str
    kind: str
    id: str
    lender: str
    name: str
    what: str
    before: str
    after: str
    many: int
    as_of: str
    url: str
