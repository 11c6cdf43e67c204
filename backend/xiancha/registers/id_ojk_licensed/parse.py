"""Indonesia: fintech lenders licensed by OJK (a dated list that a person brings)."""

from __future__ import annotations

import re
from datetime import date

from xiancha import normalise
from xiancha.model import Alias, Channel, ChannelType, Document, Reading, Row, Status
from xiancha.registers.id_ojk_licensed.formats import (
    BRAND,
    BUSINESS,
    DAY,
    FIRM,
    KIND,
    LETTER,
    SITE,
    listed,
)
from xiancha.registers.id_ojk_licensed.list_dates import as_of
from xiancha.registers.parsing.categories import categories
from xiancha.registers.parsing.hosts import known_host
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, unique_rows
from xiancha.registers.shared_hosts import is_shared

CATEGORY = categories(__file__)["Berizin"]

_COMPANY = re.compile(r"PT\.? ?(?P<rest>\S.*)")
_KINDS = {
    "Berizin": re.compile(r"KEP-\d+/[A-Z]+\.\d+/\d{4}"),
    "Terdaftar": re.compile(r"S-\d+/[A-Z]+\.\d+[/.]\d{4}"),
}
_BUSINESSES = frozenset({"", "Konvensional", "Syariah"})
_REGISTRATION_ENDED = date(2023, 1, 1)
_ADDRESS = re.compile(r"https?://|www\.", re.I)


def read(document: Document) -> Reading:
    """The licensed firms. One that is only registered has no licence and is left out, noted."""
    found = listed(document)
    day = as_of(document, found.titles)
    firms = unique_rows(found.records, row, "Check the document.")
    licensed = tuple(firm for firm in firms if firm.status)
    registered = len(firms) - len(licensed)
    if registered and day >= _REGISTRATION_ENDED:
        raise Refused(
            f"{registered} firms of the list of {day} are only registered (Terdaftar), but since "
            "2022 OJK licenses or refuses. Check the date and what the list says of them."
        )
    note = f"{registered} firms that are only registered (Terdaftar) were left out."
    return Reading(
        as_of=day,
        rows=licensed,
        whole=frozenset({CATEGORY}),
        notes=(note,) if registered else (),
    )


def row(cells: Cells, where: str) -> Row:
    """One firm with its brand and hosts; its status is None where it is only registered."""
    name, brand, letter = cells[FIRM], cells[BRAND], "".join(cells[LETTER].split())
    company = _COMPANY.fullmatch(name)
    if not company or not normalise.company(brand):
        raise Refused(
            f"{where}: “{name}” with the brand “{brand}” is no company (PT …) with its platform. "
            "Check the document; a column may have shifted."
        )
    if cells[BUSINESS] not in _BUSINESSES:
        raise Refused(
            f"{where}: {BUSINESS} “{cells[BUSINESS]}” of {name} is neither Konvensional nor "
            "Syariah. Find out what it means; the parser must learn it."
        )
    own_hosts = (host for host in hosts(cells[SITE], where) if not is_shared(host))
    return Row(
        key=normalise.company(name),
        name=name,
        category=CATEGORY,
        status=_status(letter, cells[KIND], f"{where}: {name}"),
        licence=letter,
        aliases=(Alias(text=brand), Alias(text=company["rest"], kind="short")),
        channels=tuple(Channel(type=ChannelType.host, value=host) for host in own_hosts),
        fields={column: cells[column] for column in (DAY, BUSINESS) if cells[column]},
    )


def _status(letter: str, kind: str, who: str) -> Status | None:
    """Active by a letter that licenses, None by one that registers; `kind` must agree."""
    if kind not in ("", *_KINDS):
        raise Refused(f"{who} is “{kind}”, which is neither Berizin nor Terdaftar.")
    found = next((word for word, shape in _KINDS.items() if shape.fullmatch(letter)), None)
    if not found or kind not in ("", found):
        raise Refused(
            f"{who} has the letter “{letter}”, which is none such as KEP-49/D.05/2017"
            f"{f' that fits “{kind}”' if kind else ''}. Check the document."
        )
    return Status.active if found == "Berizin" else None


def hosts(cell: str, where: str) -> list[str]:
    """The hosts of a website cell: several parted by commas or spaces, one broken over lines.

    A piece belongs to the address before it where that has no ending yet, or where the piece
    is no address. Two whole addresses that only a space parts must both begin like one: else
    the second may be the rest of the first.
    """
    found = [host for part in re.split(r"[,;]", cell) for host in _hosts(part.split(), where)]
    return list(dict.fromkeys(found))


def _hosts(pieces: list[str], where: str) -> list[str]:
    addresses: list[str] = []
    for piece in pieces:
        if not addresses or _ADDRESS.match(piece):
            addresses.append(piece)
        elif known_host(addresses[-1]) and known_host(piece):
            raise Refused(
                f"{where}: “{' '.join(pieces)}” is one address broken in two or two of them. "
                "Look at the document and part them by a comma, or join them."
            )
        else:
            addresses[-1] += piece
    addresses = [address for address in addresses if address != "-"]
    strange = [address for address in addresses if not known_host(address)]
    if strange:
        raise Refused(f"{where}: “{strange[0]}” is no web address. Check the document.")
    return [known_host(address) for address in addresses]
