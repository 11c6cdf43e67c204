"""United Kingdom: companies looked up by number in the FCA's Financial Services Register (JSON)."""

from __future__ import annotations

from datetime import date

from xiancha import normalise
from xiancha.model import Alias, Channel, ChannelType, Conversation, Document, Reading, Row, Status
from xiancha.registers.gb_fca_register.fca_api import (
    ADDRESS,
    FIRM,
    NAMES,
    PERMISSIONS,
    SITE,
    ask,
    known,
)
from xiancha.registers.gb_fca_register.firm import Address, Details, Firm, Names
from xiancha.registers.gb_fca_register.permissions import category, refuse_wrong_firm, status
from xiancha.registers.gb_fca_register.redact import canonical, redact
from xiancha.registers.gb_fca_register.watch import watched
from xiancha.registers.parsing.dates import confirmed_day, printed_day
from xiancha.registers.parsing.json_answers import json_object
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.shared_hosts import is_shared

__all__ = ["PARTS", "conversation", "read", "redact"]

PARTS = tuple(firm.frn for firm in watched())


def conversation(part: str) -> Conversation:
    """Firm, names, addresses and permissions, which become one document."""
    url = f"{SITE}/Firm/{part}"
    answer, firm = yield from ask(part, FIRM)
    refuse_wrong_firm(known(firm, tuple[Details], url)[0], part)
    _, bears = yield from ask(part, NAMES)
    _, address = yield from ask(part, ADDRESS)
    _, permissions = yield from ask(part, PERMISSIONS)
    found = {"firm": firm, "names": bears, "address": address, "permissions": permissions}
    return (Document(body=canonical(found), url=url, retrieved_at=answer.retrieved_at, part=part),)


def read(document: Document) -> Reading:
    """One firm: its state, names, address and whether its permissions let it lend to persons."""
    found = known(json_object(document), Firm, document.url)
    (firm,), (address,) = found.firm, found.address
    refuse_wrong_firm(firm, document.part)
    as_of = _as_of(firm, document)
    state = status(firm)
    if state is Status.active and not found.permissions:
        raise Refused(f"FRN {firm.frn} is authorised without permissions. Look the firm up.")
    if address.url != f"{SITE}/Firm/{firm.frn}/Address?Type=PPOB":
        raise Refused(f"The address is not that of FRN {firm.frn}. Fetch or copy it again.")
    host = _host(address, firm.frn)
    row = Row(
        key=firm.frn,
        name=firm.name,
        category=category(found.permissions, firm.frn),
        status=state,
        licence=firm.frn,
        aliases=_aliases(found.names, firm),
        channels=(Channel(type=ChannelType.host, value=host),) if host else (),
        fields=_fields(firm, address),
    )
    notes = tuple(
        f"FRN {firm.frn} bears the notice “{notice.title}”. It was not read: it may be about "
        "others who borrow the firm's name."
        for notice in firm.notices
    )
    return Reading(as_of=as_of, rows=(row,), notes=notes)


def _as_of(firm: Details, document: Document) -> date:
    day = printed_day(firm.timestamp, "%d/%m/%Y %H:%M")
    if not day:
        raise Refused(
            f"FRN {firm.frn} has the System Timestamp “{firm.timestamp}”, which is not like "
            "27/02/2026 11:21. Look the firm up again."
        )
    return confirmed_day(document, day)


def _aliases(groups: tuple[Names, ...], firm: Details) -> tuple[Alias, ...]:
    """Trading names as brands, previous names as former; the registered name is the firm's own."""
    legal = normalise.company(firm.name)
    current = [name for group in groups for name in group.current]
    registered = {normalise.company(name.name) for name in current if name.status == "Registered"}
    if registered != {legal}:
        raise Refused(
            f"FRN {firm.frn}: the registered name among its names is not {firm.name} alone. The "
            "answers may be about two firms; look the firm up again."
        )
    brands = [Alias(text=name.name, kind="brand") for name in current]
    former = [Alias(text=old.name, kind="former") for group in groups for old in group.previous]
    found: dict[str, Alias] = {}
    for alias in (*brands, *former):
        found.setdefault(normalise.company(alias.text), alias)
    return tuple(alias for normal, alias in found.items() if normal not in ("", legal))


def _host(address: Address, frn: str) -> str:
    """The host of the firm's site, empty where it has none or shares it with many."""
    website = address.website.strip()
    host = normalise.host(website) if website else ""
    if host is None:
        raise Refused(
            f"FRN {frn}: the Website Address “{website}” is no web address. Look the firm up."
        )
    return "" if is_shared(host) else host


def _fields(firm: Details, address: Address) -> dict[str, str]:
    printed = {
        "Status": firm.status,
        "Status Effective Date": firm.status_since,
        "Companies House Number": firm.company_number,
        "Mutual Society Number": firm.society_number,
        "Principal Place of Business": address.text,
        "Phone Number": address.phone,
        "Website Address": address.website,
    }
    return {field: text.strip() for field, text in printed.items() if text.strip()}
