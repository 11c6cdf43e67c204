"""The way to the newest list on the regulator's site, through the JSON behind its pages. Pure."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeVar
from urllib.parse import urljoin

from pydantic import BaseModel

from xiancha.model import Conversation, Document, Get
from xiancha.registers.parsing.dates import chinese_days
from xiancha.registers.parsing.json_answers import json_object
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.shapes import shaped

SITE = "https://www.nfra.gov.cn"
LIST = f"{SITE}/cbircweb/DocInfo/SelectDocByItemIdAndChild?itemId=863&pageSize=20&pageIndex="
DETAIL = f"{SITE}/cbircweb/DocInfo/SelectByDocId?docId="

_NAME_OF_LIST = "银行业金融机构法人名单"
_MANY = 1000
_PDF = re.compile(r"/chinese/docfile/\d{4}/[0-9a-f]{32}\.pdf")

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


def _data(document: Document, shape: type[_Shape]) -> _Shape:
    """The `data` of an answer whose envelope says that all is well."""
    answer = json_object(document)
    if answer.get("rptCode") != 200:
        raise Refused(
            f"{document.url} answered rptCode {answer.get('rptCode')!r}, “{answer.get('msg')}”, "
            "instead of 200. Try again later."
        )
    return shaped(
        answer.get("data"),
        shape,
        f"{document.url} has a new shape",
        "Import the PDF by hand; the parser must learn it.",
    )


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


def _dated(title: str) -> date:
    found = next(chinese_days(title), None)
    if not found:
        raise Refused(
            f"The title “{title}” names no date such as “截至2025年12月末”. Open the notice, "
            "import its PDF by hand and state its date with --as-of YYYY-MM-DD."
        )
    return found
