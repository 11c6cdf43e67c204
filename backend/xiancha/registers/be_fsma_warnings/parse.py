"""Belgium: companies that the FSMA says operate unlawfully (CSV). Their hosts are warned of.

Their names are not: some are those of the firms imitated. Of what kind the fraud is, is not read.
"""

from __future__ import annotations

from xiancha import normalise
from xiancha.model import Conversation, Document, Get, Reading, Row
from xiancha.registers.parsing.csv import csv_table, csv_text
from xiancha.registers.parsing.dates import printed_day, stated_day
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import joined_rows, records
from xiancha.registers.parsing.text import text_of
from xiancha.registers.parsing.warned_sites import addresses, joined, left_out, own_hosts, site

URL = (
    "https://www.fsma.be/en/warnings/de-companies-operating-unlawfully-in-belgium"
    "?_format=csv&order=field_ct_date_time&page=&sort=desc"
)
WEBSITE, DATE = COLUMNS = ("Website", "Date")
PRINTED = ("Title", "Company name", WEBSITE, "Type of fraude", DATE)  # so spelt in the export


def conversation() -> Conversation:
    """One address gives the whole list, which bears no date: it is of the day it came."""
    document = yield Get(url=URL)
    return (document.model_copy(update={"as_of": document.retrieved_at.date()}),)


def redact(document: Document) -> Document:
    """The list as CSV: addresses without mail, and days."""
    kept = (
        {WEBSITE: " ".join(addresses(one[WEBSITE])), DATE: one[DATE]}
        for one in csv_table(text_of(document), PRINTED, ";")
    )
    body = csv_text(COLUMNS, kept).encode()
    return document.model_copy(update={"body": body, "headers": {}})


def read(document: Document) -> Reading:
    """The sites of a redacted list, those that several warnings give joined."""
    as_of = stated_day(document)
    rows: list[Row] = []
    silent = 0
    for cells, where in records(csv_table(text_of(document), COLUMNS)):
        day = printed_day(cells[DATE], "%d/%m/%Y")
        if not day or day > as_of:
            raise Refused(
                f"{where}: “{cells[DATE][:20]}” is no day up to {as_of}. Compare it with {URL}, or "
                "check --as-of."
            )
        hosts = own_hosts(" ".join(map(normalise.refanged, cells[WEBSITE].split())))
        silent += not hosts
        rows += [site(host, day.isoformat()) for host in hosts]
    return Reading(as_of=as_of, rows=joined_rows(rows, joined), notes=left_out(silent))
