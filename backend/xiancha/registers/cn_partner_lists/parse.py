"""Mainland China: the platforms, guarantors and collection agencies that lenders name.

Lenders publish the first two under 金规〔2025〕9号 (in force since 1 October 2025), collection
agencies under the guideline of the banking association.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from xiancha import normalise
from xiancha.model import (
    Channel,
    ChannelType,
    Conversation,
    Document,
    Get,
    Reading,
    Role,
    Row,
    Status,
)
from xiancha.registers.cn_partner_lists.boards import notices
from xiancha.registers.cn_partner_lists.extract import CODE, KIND, NAME, PHONE
from xiancha.registers.cn_partner_lists.phone_cells import phones
from xiancha.registers.cn_partner_lists.publishers import Publisher, publisher_at, publishers
from xiancha.registers.cn_partner_lists.redact import COLUMNS, Announcement, publisher_of, redact
from xiancha.registers.cn_partner_lists.select_notice import attached, newest
from xiancha.registers.cn_partner_lists.titles import kinds_in, one_list
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.minimised_csv import read_minimised
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, records, unique_rows

__all__ = ["PARTS", "conversation", "read", "redact"]

PARTS = tuple(publishers())

_LONGEST_DELAY = timedelta(days=120)
_COMPANY = re.compile(
    r"[\w（）()·&.—-]*(公司|事务所|分所|银行|集团|中心|合伙企业|[（(](有限|普通|特殊普通)合伙[)）])"
)
_TWO_NAMES = re.compile(r"公司(?!$|[^司]{1,20}(分公司|子公司)$)")
_FIELDS = [column for column in COLUMNS if column not in (NAME, PHONE)]
_CODE = re.compile(r"[0-9A-Z]{18}")


def conversation(part: str) -> Conversation:
    """A lender's board → the newest notice of each kind → the PDF that it attaches.

    A notice whose title is not plainly one whole list of one kind keeps the bare part, and one
    that attaches several PDFs stays a page: `read` refuses them, and the others are taken.
    """
    publisher = publishers()[part]
    found = yield from notices(publisher)
    documents = []
    for notice in newest(publisher, found):
        page = notice.page or (yield Get(url=notice.url))
        files = attached(page, notice.title)
        if len(files) == 1 and publisher_at(files[0]) == publisher:
            page = yield Get(url=files[0])
        role = one_list(notice.title, publisher.name)
        known = {"title": notice.title, "as_of": notice.day}
        own = {"part": f"{part}/{role}" if role else part}
        documents.append(page.model_copy(update=known | own))
    return tuple(documents)


def read(document: Document) -> Reading:
    """Every partner of one redacted notice, named by the lender on whose site it lies."""
    publisher = publisher_of(document)
    announcement, table = read_minimised(document, Announcement)
    role = announcement.role
    rows = unique_rows(
        records(csv_table(table, COLUMNS), "Row"),
        lambda cells, where: _row(publisher, role, cells, where),
        "Check the notice.",
    )
    return Reading(
        as_of=_as_of(announcement), rows=rows, whole=frozenset({role}), notes=announcement.notes
    )


def _row(publisher: Publisher, role: Role, cells: Cells, where: str) -> Row:
    name, kind, code = cells[NAME], cells[KIND], cells[CODE]
    if not _COMPANY.fullmatch(name) or _TWO_NAMES.search(name):
        raise Refused(
            f"{where}: the text under {NAME} is not one company's name. Check the notice."
        )
    if role is Role.platform and "担保" in name:
        raise Refused(
            f"{where}: {name} guarantees loans, but is in a list of platforms. The notice "
            "mixes two kinds; type each kind in as a CSV of its own and import it with --part."
        )
    if kind and kinds_in(kind) != {role}:
        raise Refused(
            f"{where}: the {KIND} of {name} is no word for a {role} that is known. Look at the "
            "notice; if the word is new, titles.py must learn it, else a column may be shifted."
        )
    if code and not _CODE.fullmatch(code):
        raise Refused(f"{where}: the {CODE} of {name} is not 18 letters and digits.")
    numbers = phones(cells[PHONE], where)
    return Row(
        key=f"{publisher.id}|{role}|{normalise.company(name)}",
        name=name,
        category=role,
        status=Status.named,
        channels=tuple(Channel(type=ChannelType.phone, value=number) for number in numbers),
        named_by=publisher.name,
        role=role,
        fields={field: text for field, text in cells.items() if text and field in _FIELDS},
    )


def _as_of(notice: Announcement) -> date:
    """The day that the notice itself states (截至…), else that of its publication."""
    published = notice.published
    days = set(notice.stated) or set(filter(None, [published]))
    if len(days) != 1:
        seen = " and ".join(sorted(map(str, days))) or "no day"
        raise Refused(
            f"The notice states {seen}. Look at it and say its day with --as-of YYYY-MM-DD."
        )
    (day,) = days
    if published and not day <= published <= day + _LONGEST_DELAY:
        raise Refused(
            f"The notice states {day}, but was published on {published}. Look at it; if it is "
            "right, import it with --as-of and the day that it states."
        )
    return day
