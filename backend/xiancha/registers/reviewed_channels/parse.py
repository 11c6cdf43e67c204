"""Our own register: which host, brand or former name belongs to whom, and how we know."""

from __future__ import annotations

import re
from datetime import date

from xiancha import normalise
from xiancha.model import Alias, Channel, ChannelType, Document, Proof, Reading, Row
from xiancha.registers.parsing.categories import categories
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.hosts import check_own_host
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, records, unique_rows
from xiancha.registers.parsing.text import text_of

COLUMNS = (
    "legal_name",
    "country",
    "category",
    "host",
    "brand",
    "former",
    "now",
    "renamed_on",
    "proof",
    "sources",
    "seen_on",
    "note",
)
CATEGORIES = categories(__file__)
NO_LINK = "public code (repository not known)"

_PROOFS = {"reviewed": Proof.reviewed, "reported": Proof.reported}
_LINK = re.compile(r"https?://[^\s;]+\.[^\s;]+")
_DAY = r"\d{4}(?:-\d{2}){0,2}"
_SEEN = re.compile(rf"(?:({_DAY})\.\.)?(?P<last>{_DAY})")


def read(document: Document) -> Reading:
    """Every claim, one per row; the date is that of the newest proof unless one is given."""
    table = records(csv_table(text_of(document), COLUMNS))
    rows = unique_rows(table, row, "Join the rows.")
    days = filter(None, (_day(claim.seen_on) for claim in rows))
    as_of = document.as_of or max(days, default=None)
    if not as_of:
        raise Refused("No row says when its proof was seen. Fill in seen_on.")
    return Reading(as_of=as_of, rows=rows)


def row(cells: Cells, where: str) -> Row:
    """One claim: this host, brand or former name belongs to this legal name."""
    legal = normalise.company(cells["legal_name"])
    host, brand, former = cells["host"], cells["brand"], cells["former"]
    if not legal or not re.fullmatch(r"[A-Z]{2}", cells["country"]):
        raise Refused(f"{where}: state legal_name and a two-letter country.")
    if sum(map(bool, (host, brand, former))) != 1:
        raise Refused(f"{where}: state one host, one brand or one former name, and nothing else.")
    if host:
        check_own_host(host, where)
    named = brand or former
    if named and not normalise.company(named):
        raise Refused(f"{where}: “{named}” is no name.")
    if cells["category"] and cells["category"] not in CATEGORIES:
        raise Refused(f"{where}: category “{cells['category']}” is not in register.toml.")
    if cells["proof"] not in _PROOFS:
        raise Refused(f"{where}: proof is “{cells['proof']}”; say reviewed or reported.")
    proof = _PROOFS[cells["proof"]]
    return Row(
        key=f"{legal}|{host or normalise.company(named)}",
        name=cells["legal_name"],
        category=CATEGORIES.get(cells["category"], ""),
        status=None,
        aliases=_aliases(cells, where),
        channels=(Channel(type=ChannelType.host, value=host),) if host else (),
        proof=proof,
        sources=_links(cells["sources"], proof, where),
        seen_on=_seen_on(cells["seen_on"], proof, where),
        note=cells["note"],
        fields={"country": cells["country"]},
    )


def _aliases(cells: Cells, where: str) -> tuple[Alias, ...]:
    """The brand, or the former name with what it is called now and since when."""
    now, on = cells["now"], cells["renamed_on"]
    if not cells["former"] and (now or on):
        raise Refused(f"{where}: now and renamed_on say more of a former name; there is none.")
    if on and not (re.fullmatch(_DAY, on) and _day(on)):
        raise Refused(f"{where}: renamed_on “{on}” is no date such as 2024 or 2024-03-06.")
    if cells["brand"]:
        return (Alias(text=cells["brand"], kind="brand"),)
    former = Alias(text=cells["former"], kind="former", now=now, on=on)
    return (former,) if former.text else ()


def _links(text: str, proof: Proof, where: str) -> tuple[str, ...]:
    """The links of a row. Only a reported claim may do without one."""
    found = links(text, where)
    if not found and proof is Proof.reviewed:
        raise Refused(f"{where}: a reviewed claim needs a link that a reader can open.")
    return found


def _seen_on(text: str, proof: Proof, where: str) -> str:
    """When the proof was last seen; a reported claim may not know."""
    return "" if not text and proof is Proof.reported else last_seen(text, where)


def links(text: str, where: str) -> tuple[str, ...]:
    """The links among sources parted by “;”. Where none can be opened, `NO_LINK` must say so."""
    sources = [source.strip() for source in text.split(";")]
    found = tuple(source for source in sources if _LINK.fullmatch(source))
    strange = [source for source in sources if source not in (*found, NO_LINK)]
    if strange:
        raise Refused(f"{where}: the source “{strange[0]}” is no link. Give an https:// address.")
    return found


def last_seen(text: str, where: str) -> str:
    """When the proof was last seen: “2024-03”, or the end of “2021-06..2024-03”."""
    found = _SEEN.fullmatch(text)
    if not found or not all(map(_day, filter(None, found.groups()))):
        raise Refused(f"{where}: seen_on “{text}” is no date such as 2024-03 or 2021..2024-03.")
    return str(found["last"])


def _day(text: str) -> date | None:
    """The first day of “2024”, “2024-03” or “2024-03-06”."""
    try:
        return date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return None
