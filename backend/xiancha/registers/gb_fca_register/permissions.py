"""What a firm is and may do, by reviewed words; every other word is refused. Pure."""

from __future__ import annotations

import re

from xiancha.model import Status
from xiancha.registers.gb_fca_register.firm import Details, Permissions
from xiancha.registers.parsing.categories import categories
from xiancha.registers.parsing.refusals import Refused

CATEGORIES = categories(__file__)
LENDER, OTHER = "consumer-lender", "firm"
STATUSES = {"Authorised": Status.active, "No longer authorised": Status.ended}

_NOT_ALONE = {
    "Appointed representative": "It acts under its principal's permissions: watch the principal.",
    "No longer registered as an Appointed Representative": (
        "The company may since be authorised under another number: watch that one."
    ),
    "Unauthorised": "Such an entry may be about others who borrow a firm's name.",
}
_UNLIMITED = ({"Limitation Not Found": ("Valid limitation not present",)},)
_GROUPS = frozenset({"Customer Type", "Investment Type", "Limitation", "Limitation Not Found"})
_SOUNDS_LIKE_LENDING = re.compile(r"\blend|credit agreement", re.I)


def refuse_wrong_firm(firm: Details, part: str) -> None:
    """Refuse another firm than the one asked for, and one that may be a person."""
    if firm.frn != part:
        raise Refused(
            f"The document is about FRN {firm.frn}, not {part or 'a stated one'}. Look the firm up "
            "again; a file is imported with --part and its number."
        )
    if not (firm.company_number.strip() or firm.society_number.strip()):
        raise Refused(
            f"FRN {firm.frn} has no Companies House or mutual society number: it may be a person, "
            "about whom nothing is kept. Remove it from watch.toml."
        )


def status(firm: Details) -> Status:
    """The state of an authorisation of its own; every other word is refused."""
    if firm.status not in STATUSES:
        why = _NOT_ALONE.get(firm.status, "Find out what it means, then add it to STATUSES.")
        raise Refused(f"FRN {firm.frn} has the Status “{firm.status}”. {why}")
    if firm.sub_status or firm.business != "Regulated":
        raise Refused(
            f"FRN {firm.frn} has the Sub-Status “{firm.sub_status}” and the Business Type "
            f"“{firm.business}”; only “” and “Regulated” are known. Find out whether such a firm "
            "may lend, then the parser must learn it."
        )
    return STATUSES[firm.status]


def category(permissions: Permissions, frn: str) -> str:
    """`consumer-lender` with an unlimited permission to lend to persons, else `firm`."""
    for name, groups in permissions.items():
        unknown = {group for part in groups for group in part} - _GROUPS - {name}
        if unknown:
            raise Refused(f"FRN {frn}: nobody knows “{sorted(unknown)[0]}” of “{name}”.")
        if _SOUNDS_LIKE_LENDING.search(name) and name not in CATEGORIES:
            raise Refused(
                f"FRN {frn}: nobody has reviewed the permission “{name}”. Find out whether it is "
                "one to lend to persons, then add it to [categories] in "
                "gb_fca_register/register.toml."
            )
    lending = [name for name in permissions if CATEGORIES.get(name) == LENDER]
    for name in lending:
        if permissions[name] != _UNLIMITED:
            raise Refused(
                f"FRN {frn}: the permission “{name}” is limited. Read the limitation on "
                "register.fca.org.uk; the parser must learn what it lets the firm do."
            )
    return LENDER if lending else OTHER
