"""France: the black list of ABE Info Service (CSV): sites that its authorities warn of.

The Autorité de contrôle prudentiel et de résolution, the Autorité des marchés financiers and the
Banque de France keep it together. What it says of loans, savings, payments and insurance is taken,
and sites that pose as one of the authorities; what is about investments alone is not.
"""

from __future__ import annotations

import re

from xiancha.model import Conversation, Document, Get, Reading, Row
from xiancha.registers.parsing.csv import csv_table, csv_text
from xiancha.registers.parsing.dates import printed_day, stated_day
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, joined_rows, records
from xiancha.registers.parsing.text import text_of
from xiancha.registers.parsing.warned_sites import addresses, joined, left_out, own_hosts, site

URL = "https://www.abe-infoservice.fr/fr/abeis-liste-noire.csv"
ADDRESS, NAME, CATEGORY, ENTERED = PRINTED = (
    "URL / Mails",
    "Dénomination",
    "Catégorie(s)",
    "Date d'inscription",
)
COLUMNS = (ADDRESS, CATEGORY, ENTERED)

_TAKEN = re.compile(r"crédit|livret|épargne|paiement|assurance|usurpation (?:d['’])?autorit")
_IGNORED = re.compile(
    r"forex|trading|crypto|options binaires|biens divers|financement participatif|usurpation"
    r"|autres|plateformes de partage de revenus immobiliers"
)
_BETWEEN = re.compile(r"[,;·/]")


def conversation() -> Conversation:
    """One address gives the whole list, which bears no date: it is of the day it came."""
    document = yield Get(url=URL)
    return (document.model_copy(update={"as_of": document.retrieved_at.date()}),)


def redact(document: Document) -> Document:
    """The list as CSV without names, which may be those of persons or victims, and without mail."""
    text = text_of(document)
    first = text.partition("\n")[0]
    table = csv_table(text, PRINTED, ";" if ";" in first else ",")
    kept = (one | {ADDRESS: " ".join(addresses(one[ADDRESS]))} for one in table)
    body = csv_text(COLUMNS, ({column: one[column] for column in COLUMNS} for one in kept)).encode()
    return document.model_copy(update={"body": body, "headers": {}})


def read(document: Document) -> Reading:
    """The sites of a redacted list that offer loans and the like; how many others is noted."""
    rows: list[Row] = []
    other = silent = 0
    for cells, where in records(csv_table(text_of(document), COLUMNS)):
        if not _is_taken(cells[CATEGORY], where):
            other += 1
            continue
        hosts = own_hosts(cells[ADDRESS])
        silent += not hosts
        rows += [row(cells | {ADDRESS: host}, where) for host in hosts]
    note = f"{other} entries are about investments alone. They were left out."
    return Reading(
        as_of=stated_day(document),
        rows=joined_rows(rows, joined),
        notes=((note,) if other else ()) + left_out(silent),
    )


def row(cells: Cells, where: str) -> Row:
    """One site that is warned of. The list may name whom it imitates, so no name is kept."""
    hosts = own_hosts(cells[ADDRESS])
    if len(hosts) != 1 or not _is_taken(cells[CATEGORY], where):
        raise Refused(
            f"{where}: “{cells[ADDRESS]}” is no front page of a site of its own that offers "
            f"loans or the like. Compare it with {URL}."
        )
    return site(hosts[0], _day(cells[ENTERED], where), {CATEGORY: cells[CATEGORY]})


def _is_taken(category: str, where: str) -> bool:
    """True where one of the categories is taken. Raises Refused for one that is unknown."""
    parts = [part.strip() for part in _BETWEEN.split(category.casefold())]
    taken = [bool(_TAKEN.search(part)) for part in parts]
    for part, is_taken in zip(parts, taken, strict=True):
        if not is_taken and not _IGNORED.search(part):
            raise Refused(
                f"{where}: the category “{part[:60]}” is unknown. Look at the list; the parser "
                "must learn whether it is about loans, or a column is shifted."
            )
    return any(taken)


def _day(text: str, where: str) -> str:
    """The day of entry; empty where a copy lost it."""
    found = printed_day(text, "%d/%m/%Y") or printed_day(text, "%Y-%m-%d")
    if text and not found:
        raise Refused(f"{where}: “{text[:20]}” is no date. Compare it with {URL}.")
    return found.isoformat() if found else ""
