"""Mainland China: the National Financial Regulatory Administration's list of banking
institutions with legal personality (银行业金融机构法人名单, PDF)."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TypeVar
from urllib.parse import urljoin

from pydantic import BaseModel, ValidationError

from xiancha.model import Alias, Conversation, Document, Get, Reading, Row
from xiancha.registers.parsing.categories import categories
from xiancha.registers.parsing.json_answers import json_object
from xiancha.registers.parsing.pdf import Line, pdf_table
from xiancha.registers.parsing.refusals import Refused

SITE = "https://www.nfra.gov.cn"
LIST = f"{SITE}/cbircweb/DocInfo/SelectDocByItemIdAndChild?itemId=863&pageSize=20&pageIndex="
DETAIL = f"{SITE}/cbircweb/DocInfo/SelectByDocId?docId="
COLUMNS = ("序号", "中文全称", "英文全称", "机构编码", "机构类型", "监管责任单位")
CATEGORIES = categories(__file__)

_NAME_OF_LIST = "银行业金融机构法人名单"
_MANY = 1000
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日|末|底)")
_CODE = re.compile(r"[A-Z]\d{4}[A-Z]\d{9}")
_SUPERVISOR = re.compile(r"[\u4e00-\u9fff]*金融监管(总局|局|分局)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_TWO_NAMES = re.compile(r"公司.")
_PDF = re.compile(r"/chinese/docfile/\d{4}/[0-9a-f]{32}\.pdf")
_PAGE_NUMBER = re.compile(r"[-—–]?\d+[-—–]?|第\d+页(，?共\d+页)?|\d+/\d+")


_Shape = TypeVar("_Shape", bound=BaseModel)


class _Entry(BaseModel):
    docId: int | str
    docTitle: str


class _Entries(BaseModel):
    total: int
    rows: list[_Entry]


class _Attachment(BaseModel):
    attachmentName: str | None = None
    urlOtherName: str | None = None


class _Detail(BaseModel):
    attachmentInfoVOList: list[_Attachment]


def conversation() -> Conversation:
    """List of documents → the newest list's details → its attached PDF.

    `pdfFileUrl` in the details is never used: it leads to a valid but empty PDF.
    """
    lists: list[tuple[date, _Entry]] = []
    seen, total, page = 0, 1, 0
    while seen < total:
        page += 1
        answer = yield Get(url=f"{LIST}{page}")
        entries = _data(answer, _Entries)
        seen, total = seen + len(entries.rows), entries.total
        if not entries.rows or total > _MANY:
            raise Refused(
                f"{answer.url} holds {len(entries.rows)} of {total} announced documents. Look at "
                "the page in a browser and import the PDF by hand."
            )
        lists += [(_dated(e.docTitle), e) for e in entries.rows if _NAME_OF_LIST in e.docTitle]
    if not lists:
        raise Refused(f"{LIST}1 names no {_NAME_OF_LIST}. Look for its new place on {SITE}.")
    newest = max(lists, key=lambda found: found[0])[1]
    detail = yield Get(url=f"{DETAIL}{newest.docId}")
    document = yield Get(url=_attached_pdf(detail))
    return (document.model_copy(update={"title": newest.docTitle}),)


def read(document: Document) -> Reading:
    """Every institution of the list; all its categories are held whole."""
    found = pdf_table(document.body, COLUMNS)
    if len(found.tables) > 1:
        where = found.tables[1][0].where
        raise Refused(f"序号 starts again at {where}. The list has one table; check the document.")
    for line in found.lines:
        if line.after and not _PAGE_NUMBER.fullmatch("".join(line.text.split())):
            raise Refused(
                f"Page {line.page}: nobody knows the line “{line.text}” outside the table. Read "
                "the document; if the line is harmless, the parser must learn it."
            )
    rows = {}
    for record in found.tables[0]:
        institution = row(record.cells, record.where)
        if institution.key in rows:
            raise Refused(
                f"{record.where}: 机构编码 {institution.key} stands here a second time. Check the "
                "document."
            )
        rows[institution.key] = institution
    return Reading(
        as_of=_as_of(document, found.lines),
        rows=tuple(rows.values()),
        whole=frozenset(CATEGORIES.values()),
    )


def row(cells: dict[str, str], where: str) -> Row:
    """One institution; an unknown 机构类型 is refused."""
    name, code, kind, supervisor = (
        "".join(cells[column].split())
        for column in ("中文全称", "机构编码", "机构类型", "监管责任单位")
    )
    if not _HAN.search(name) or _TWO_NAMES.search(name):
        raise Refused(f"{where}: 中文全称 “{name}” is not one name. Check the document.")
    if not _CODE.fullmatch(code):
        raise Refused(
            f"{where}: 机构编码 “{code}” of {name} is not like X0001H211000001. Check the "
            "document; a column may be shifted."
        )
    if kind not in CATEGORIES:
        raise Refused(
            f"{where}: 机构类型 “{kind}” of {name} is unknown. Find out whether such institutions "
            "lend to persons, then add it to [categories] in cn_nfra_institutions/register.toml."
        )
    if not _SUPERVISOR.fullmatch(supervisor):
        raise Refused(
            f"{where}: 监管责任单位 “{supervisor}” of {name} is no 金融监管局. Check the document; "
            "a column may be shifted."
        )
    english = cells["英文全称"]
    return Row(
        key=code,
        name=name,
        category=CATEGORIES[kind],
        licence=code,
        aliases=(Alias(text=english, kind="english"),) if english not in ("", "无") else (),
        fields={"机构类型": kind, "监管责任单位": supervisor},
    )


def _data(document: Document, shape: type[_Shape]) -> _Shape:
    """The `data` of an answer whose envelope says that all is well."""
    answer = json_object(document)
    if answer.get("rptCode") != 200:
        raise Refused(
            f"{document.url} answered rptCode {answer.get('rptCode')!r}, “{answer.get('msg')}”, "
            "instead of 200. Try again later."
        )
    try:
        return shape.model_validate(answer.get("data"))
    except ValidationError as error:
        raise Refused(
            f"{document.url} has a new shape ({error.errors()[0]['loc']}: "
            f"{error.errors()[0]['msg']}). Import the PDF by hand; the parser must learn it."
        ) from error


def _attached_pdf(detail: Document) -> str:
    attachments = _data(detail, _Detail).attachmentInfoVOList
    found = {
        a.urlOtherName for a in attachments if a.urlOtherName and _PDF.fullmatch(a.urlOtherName)
    }
    if len(found) != 1:
        seen = ", ".join(f"{a.attachmentName}: {a.urlOtherName}" for a in attachments) or "nothing"
        raise Refused(
            f"{detail.url} should attach one PDF under /chinese/docfile/; it attaches {seen}. "
            "Open the notice in a browser and import the right PDF by hand."
        )
    return urljoin(SITE, found.pop())


def _as_of(document: Document, lines: tuple[Line, ...]) -> date:
    """The one date that the title, the head of the PDF and the person who imports agree on."""
    head = "".join("".join(line.text.split()) for line in lines if not line.after)
    stated = {_date(document.title), document.as_of, _date(head)} - {None}
    if len(stated) != 1:
        seen = " and ".join(sorted(map(str, stated))) or "no date"
        raise Refused(
            f"The title “{document.title}” and the head of the list “{head[:80]}” give {seen}. "
            "Look at the notice and state its date with --as-of YYYY-MM-DD."
        )
    return next(day for day in stated if day)


def _dated(title: str) -> date:
    found = _date(title)
    if not found:
        raise Refused(
            f"The title “{title}” names no date such as “截至2025年12月末”. Open the notice, "
            "import its PDF by hand and state its date with --as-of YYYY-MM-DD."
        )
    return found


def _date(text: str) -> date | None:
    """“2025年12月末” or “2025年12月31日” as a date, None where a text has none."""
    found = _DATE.search(text)
    if not found:
        return None
    year, month = int(found[1]), int(found[2])
    try:
        return date(year, month, int(found[3] or calendar.monthrange(year, month)[1]))
    except (ValueError, calendar.IllegalMonthError):
        return None
