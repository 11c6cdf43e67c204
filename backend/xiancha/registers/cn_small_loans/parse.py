"""Mainland China: provincial lists of small-loan companies (小额贷款公司) and exit notices.

No province is built in: a person imports a file with a reviewed mapping of its columns.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from xiancha import normalise
from xiancha.model import Channel, ChannelType, Document, Reading, Row, Status
from xiancha.registers.cn_small_loans import credit_code, exit_wording
from xiancha.registers.cn_small_loans.mapping import SENTENCE, Mapping, refuse_unclear
from xiancha.registers.cn_small_loans.redact import redact
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.dates import confirmed_day
from xiancha.registers.parsing.minimised_csv import read_minimised
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, records, unique_rows

__all__ = ["CATEGORY", "is_part", "read", "redact"]

CATEGORY = "small-loan"

_NAME = re.compile(r"(?!.*公司.)[^，。：；]{4,}公司")
_PART = re.compile(r"[^\s/]+/[a-z0-9-]+")
_FIELDS = ("address", "status", SENTENCE)


def is_part(part: str) -> bool:
    """True for a part that `redact` makes of a mapping: `<province>/<id>`."""
    return bool(_PART.fullmatch(part))


def read(document: Document) -> Reading:
    """The companies of a redacted document, as of its mapping's date.

    A newer list of the same part replaces it; an exit notice is never replaced.
    """
    mapping, text = read_minimised(document, Mapping)
    refuse_unclear(mapping)
    table = csv_table(text, mapping.kept)
    if len(table) != mapping.rows:
        raise Refused(
            f"The document holds {len(table)} companies, the mapping says {mapping.rows}. Count "
            "them: the file may be cut off, or the mapping of another edition."
        )
    confirmed_day(document, mapping.date)
    rows = unique_rows(
        records(table, "Row"),
        lambda cells, where: row(cells, mapping, where),
        "Ask the publisher which row is right.",
        marks=lambda company: filter(None, (company.key, company.licence)),
    )
    return Reading(
        as_of=mapping.date,
        rows=tuple(one for one in rows if one.status),
        whole=frozenset({CATEGORY} if mapping.kind == "list" else ()),
        final=mapping.kind == "exit",
        notes=_notes(rows, mapping),
    )


def row(cells: Cells, mapping: Mapping, where: str) -> Row:
    """One company; its status is None where the mapping leaves the printed one out."""
    name = "".join(cells["name"].split())
    if not _NAME.fullmatch(name):
        raise Refused(
            f"{where}: the text under “name” is not the name of one company. Look at the "
            "document; a column may be shifted."
        )
    code = "".join(_plain(cells.get("credit_code", "")).upper().split())
    if "credit_code" in cells and not credit_code.is_valid(code):
        raise Refused(
            f"{where}: the code of {name} is no 统一社会信用代码; its check digit or length is "
            "wrong. Compare it with the document."
        )
    return Row(
        key=normalise.company(name),
        name=name,
        category=CATEGORY,
        status=_status(cells, mapping, f"{where}, {name}"),
        licence=code,
        channels=_phones(cells.get("phone", ""), f"{where}, {name}"),
        fields={
            "province": mapping.province,
            "operator": mapping.operator,
            **{field: cells[field] for field in _FIELDS if cells.get(field)},
        },
    )


def _status(cells: Cells, mapping: Mapping, where: str) -> Status | None:
    if mapping.kind == "exit":
        exit_wording.refuse_unless_ended(mapping.says, cells[SENTENCE], mapping.title)
        return Status.ended
    if "status" not in cells:
        return Status.active
    word = "".join(cells["status"].split())
    state = mapping.status.get(word)
    if not state:
        raise Refused(
            f"{where}: nobody knows the status “{word}”. Find out what it means, and add it to "
            "[status] in the mapping."
        )
    return None if state == "ignored" else Status(state)


def _phones(text: str, where: str) -> tuple[Channel, ...]:
    try:
        found = normalise.chinese_phones(text)
    except ValueError as error:
        raise Refused(
            f"{where}: the phone is {error}. Compare it with the document; if it is right there, "
            "map that column as “ignored”."
        ) from error
    return tuple(Channel(type=ChannelType.phone, value=number) for number in found)


def _notes(rows: Iterable[Row], mapping: Mapping) -> tuple[str, ...]:
    ignored = Counter(one.fields["status"] for one in rows if not one.status)
    columns = [column for column, meaning in mapping.columns.items() if meaning == "ignored"]
    notes = [f"Companies left out: {count} × {word}." for word, count in ignored.items()]
    return (*notes, *([f"Columns left out: {'、'.join(columns)}."] if columns else []))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
