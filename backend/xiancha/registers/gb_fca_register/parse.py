"""United Kingdom: companies looked up by number in the FCA's Financial Services Register (JSON)."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from xiancha import names
from xiancha.model import Alias, Channel, ChannelType, Conversation, Document, Reading, Row, Status
from xiancha.registers.gb_fca_register.fca_api import (
    ADDRESS,
    FIRM,
    NAMES,
    PERMISSIONS,
    SITE,
    ask,
    shaped,
)
from xiancha.registers.gb_fca_register.firm import (
    ABOUT_PERSONS,
    PERSONAL,
    Address,
    Details,
    Firm,
    Names,
)
from xiancha.registers.gb_fca_register.permissions import category, refuse_wrong_firm, status
from xiancha.registers.gb_fca_register.watch import watched
from xiancha.registers.parsing.json_answers import json_object
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.shared_hosts import is_shared

PARTS = tuple(firm.frn for firm in watched())


def conversation(part: str) -> Conversation:
    """Firm, names, addresses and permissions, which become one document without persons."""
    url = f"{SITE}/Firm/{part}"
    answer, firm = yield from ask(part, FIRM)
    refuse_wrong_firm(shaped(firm, tuple[Details], url)[0], part)
    _, bears = yield from ask(part, NAMES)
    _, address = yield from ask(part, ADDRESS)
    _, permissions = yield from ask(part, PERMISSIONS)
    found = {"firm": firm, "names": bears, "address": address, "permissions": permissions}
    document = Document(
        body=_canonical(found), url=url, retrieved_at=answer.retrieved_at, part=part
    )
    return (redact(document),)


def redact(document: Document) -> Document:
    """The document without contact persons. Raises Refused where a field is not known."""
    found = json_object(document)
    if "Data" in found:
        raise Refused(
            f"{document.url} is one answer of the API. The file must be one JSON object: the Data "
            "of four answers, under the names firm, names, address and permissions."
        )
    addresses = shaped(found.get("address"), ADDRESS.data, document.url)
    found["address"] = [
        {field: text for field, text in address.items() if field not in PERSONAL}
        for address in addresses
        if address.get("Address Type") not in ABOUT_PERSONS
    ]
    shaped(found, Firm, document.url)
    return document.model_copy(update={"body": _canonical(found)})


def read(document: Document) -> Reading:
    """One firm: its state, names, address and whether its permissions let it lend to persons."""
    found = shaped(json_object(document), Firm, document.url)
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
    try:
        day = datetime.strptime(firm.timestamp, "%d/%m/%Y %H:%M").date()
    except ValueError:
        raise Refused(
            f"FRN {firm.frn} has the System Timestamp “{firm.timestamp}”, which is not like "
            "27/02/2026 11:21. Look the firm up again."
        ) from None
    if document.as_of not in (None, day):
        raise Refused(f"The document is dated {day}, not {document.as_of} as stated. Check it.")
    return day


def _aliases(groups: tuple[Names, ...], firm: Details) -> tuple[Alias, ...]:
    """Trading names as brands, previous names as former; the registered name is the firm's own."""
    legal = names.company(firm.name)
    current = [name for group in groups for name in group.current]
    registered = {names.company(name.name) for name in current if name.status == "Registered"}
    if registered != {legal}:
        raise Refused(
            f"FRN {firm.frn}: the registered name among its names is not {firm.name} alone. The "
            "answers may be about two firms; look the firm up again."
        )
    brands = [Alias(text=name.name, kind="brand") for name in current]
    former = [Alias(text=old.name, kind="former") for group in groups for old in group.previous]
    found: dict[str, Alias] = {}
    for alias in (*brands, *former):
        found.setdefault(names.company(alias.text), alias)
    return tuple(alias for normal, alias in found.items() if normal not in ("", legal))


def _host(address: Address, frn: str) -> str:
    """The host of the firm's site, empty where it has none or shares it with many."""
    website = address.website.strip()
    host = names.host(website) if website else ""
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


def _canonical(found: dict[str, Any]) -> bytes:
    return json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
