from __future__ import annotations

import json

import pytest
from talk import talk

from xiancha.registers.cn_nfra_institutions.conversation import DETAIL, LIST
from xiancha.registers.parsing.refusals import Refused

REGISTER = "cn-nfra-institutions"
TITLE = "银行业金融机构法人名单（截至2025年12月末）"
JUNE = "银行业金融机构法人名单（截至2025年6月末）"
OTHER = "外国及港澳台银行分行名单"
FILE = f"/chinese/docfile/2026/{'0123456789abcdef' * 2}.pdf"
PDF = f"https://www.nfra.gov.cn{FILE}"
BODY = b"%PDF-1.7"


def page(total: int, *titles: str, first: int = 100) -> bytes:
    """A page of the list of documents, with document numbers of both kinds."""
    rows = [
        {"docId": number if number % 2 else str(number), "docTitle": title, "publishDate": ""}
        for number, title in enumerate(titles, first)
    ]
    return json.dumps(
        {"rptCode": 200, "msg": "ok", "data": {"total": total, "rows": rows}}
    ).encode()


def detail(*files: str | None) -> bytes:
    attached = [{"attachmentName": "名单.pdf", "urlOtherName": file} for file in files]
    data = {"pdfFileUrl": "/chinese/OFFICE/PDF/1.pdf", "attachmentInfoVOList": attached}
    return json.dumps({"rptCode": 200, "data": data}).encode()


@pytest.mark.parametrize("number", [100, 101])
def test_the_conversation_ends_with_the_newest_lists_pdf(number: int) -> None:
    titles = [TITLE, JUNE] if number == 100 else [JUNE, TITLE]
    answers = {
        f"{LIST}1": page(3, *titles, OTHER),
        f"{DETAIL}{number}": detail(None, FILE),
        PDF: BODY,
    }
    found = talk(REGISTER, answers)
    assert (found.url, found.title, found.body) == (PDF, TITLE, BODY)


def test_further_pages_are_read_as_long_as_documents_are_left() -> None:
    answers = {
        f"{LIST}1": page(22, JUNE, *[OTHER] * 19),
        f"{LIST}2": page(22, OTHER, TITLE, first=200),
        f"{DETAIL}201": detail(FILE),
        PDF: BODY,
    }
    assert talk(REGISTER, answers).title == TITLE


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({f"{LIST}1": b"<html>busy</html>"}, "an HTML page .* instead of a JSON object"),
        ({f"{LIST}1": b'{"rptCode": 500, "msg": "busy"}'}, "rptCode 500, “busy”"),
        ({f"{LIST}1": b'{"rptCode": 200, "data": {"rows": []}}'}, "has a new shape"),
        ({f"{LIST}1": b'{"rptCode": 200, "data": null}'}, "has a new shape"),
        ({f"{LIST}1": page(3)}, "holds 0 of 3 announced documents"),
        ({f"{LIST}1": page(9999, TITLE)}, "holds 1 of 9999 announced documents"),
        ({f"{LIST}1": page(2, TITLE), f"{LIST}2": page(2)}, "pageIndex=2 holds 0 of 2"),
        ({f"{LIST}1": page(1, OTHER)}, "names no 银行业金融机构法人名单"),
        ({f"{LIST}1": page(1, "银行业金融机构法人名单")}, "names no date.*--as-of"),
        ({f"{LIST}1": page(1, TITLE), f"{DETAIL}100": detail()}, "it attaches nothing"),
        (
            {f"{LIST}1": page(1, TITLE), f"{DETAIL}100": detail("/chinese/OFFICE/PDF/1.pdf")},
            "it attaches 名单.pdf: /chinese/OFFICE",
        ),
        (
            {f"{LIST}1": page(1, TITLE), f"{DETAIL}100": detail(FILE, FILE.replace("a", "b"))},
            "should attach one PDF",
        ),
        (
            {f"{LIST}1": page(1, TITLE), f"{DETAIL}100": b'{"rptCode": 404, "msg": null}'},
            "rptCode 404",
        ),
    ],
)
def test_an_answer_that_is_not_as_expected_ends_the_conversation(
    answers: dict[str, bytes], message: str
) -> None:
    with pytest.raises(Refused, match=message):
        talk(REGISTER, answers)
