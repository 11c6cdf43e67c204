from __future__ import annotations

import random

import pytest
from talk import document

from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.html import links
from xiancha.registers.parsing.json_answers import json_object
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.text import kind, text_of, unwrap


def test_csv_rows_are_read_by_column() -> None:
    table = csv_table('\ufeffa,b\n1,"2, 3"\n\n4,\n', ("a", "b"))
    assert table == [{"a": "1", "b": "2, 3"}, {"a": "4", "b": ""}]


def test_a_stray_quotation_mark_swallows_nothing_where_quotes_mean_nothing() -> None:
    table = csv_table('a;b\n1;UAB ,,X"\n"2;3\n', ("a", "b"), ";", quoted=False)
    assert table == [{"a": "1", "b": 'UAB ,,X"'}, {"a": '"2', "b": "3"}]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "but nothing"),
        ("Jane,1\n", "but a row of other texts"),
        ("a,c\n1,2\n", "header is not “a,b” but “a,c”"),
        ("b,a\n1,2\n", "header is not “a,b” but “b,a”"),
        ("<html><title>Busy</title></html>", "but “<html>"),
        ("a,b\n1,2\n3\n", "row 2 has 1 cells instead of 2"),
        ("a,b\n1,2,3\n", "row 1 has 3 cells instead of 2"),
        ('a,b\n1,"2"x\n', "breaks its own quoting"),
        ('a,b\n1,"2\n', "breaks its own quoting"),
    ],
)
def test_a_csv_that_is_not_as_expected_is_refused(text: str, message: str) -> None:
    with pytest.raises(Refused, match=message):
        csv_table(text, ("a", "b"))


@pytest.mark.parametrize(
    ("wrapped", "line"),
    [
        ("重庆化医控股集团\n财务有限公司", "重庆化医控股集团财务有限公司"),
        ("大众汽车金融（中国）\n有限公司", "大众汽车金融（中国）有限公司"),
        ("TCL\n科技集团", "TCL科技集团"),
        ("BANK OF \n BEIJING", "BANK OF BEIJING"),
        ("Co.，\nLtd.", "Co.， Ltd."),
        ("Landline\nNumber", "Landline Number"),
        ("", ""),
        ("\n a \n\n", "a"),
    ],
)
def test_wrapped_lines_become_one(wrapped: str, line: str) -> None:
    assert unwrap(wrapped) == line


def test_links_are_absolute_and_escaped() -> None:
    page = document(
        b'<a href="/files/ML Lists/a.pdf">the\n list</a> <a href="b%20c.pdf"></a> <a name="x">',
        url="https://rom.example/list/",
    )
    assert links(page) == [
        ("https://rom.example/files/ML%20Lists/a.pdf", "the list"),
        ("https://rom.example/list/b%20c.pdf", ""),
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"<html>403</html>",
        b"[1]",
        b"",
        b"{",
        b"[" * 200_000,
        b'{"a": ' * 200_000,
        b'{"a": ' + b"1" * 5_000 + b"}",
    ],
    ids=["page", "list", "nothing", "cut off", "deep list", "deep object", "long number"],
)
def test_what_is_no_json_object_is_refused(body: bytes) -> None:
    with pytest.raises(Refused, match="instead of a JSON object"):
        json_object(document(body))


def test_a_refusal_is_one_printable_line() -> None:
    assert str(Refused("“a\n b\x00\u3000c” is\tnew. Look.")) == "“a b c” is new. Look."


LIST = "小额贷款公司名单：甲、乙、㐂"
GBK_PAGE = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">'


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (LIST.encode(), ""),
        (b"\xef\xbb\xbf" + LIST.encode(), "text/html; charset=gbk"),
        (b"\xff\xfe" + LIST.encode("utf-16-le"), ""),
        (b"\xfe\xff" + LIST.encode("utf-16-be"), ""),
        (LIST.encode(), "text/html; charset=gb2312"),
        (LIST.encode("gb18030"), "text/html;charset=GBK"),
        (LIST.encode("gb18030"), 'text/html; charset="gb2312"'),
    ],
)
def test_text_is_decoded_by_mark_by_being_utf8_or_by_its_label(
    body: bytes, content_type: str
) -> None:
    assert text_of(document(body, headers={"content-type": content_type})) == LIST


@pytest.mark.parametrize("meta", [GBK_PAGE, "<meta charset=gbk>", "<META CHARSET = 'GB18030'/>"])
def test_a_chinese_page_is_decoded_by_its_own_label(meta: str) -> None:
    assert text_of(document(f"{meta}{LIST}".encode("gb18030"))) == f"{meta}{LIST}"


def test_a_text_without_a_label_is_decoded_only_as_its_publishers_write() -> None:
    chinese = document(LIST.encode("gb18030"), headers={"content-type": "text/html"})
    assert text_of(chinese, unlabelled="gb18030") == LIST
    for text in (LIST.encode("gb18030"), "Alender’s".encode("windows-1252")):
        with pytest.raises(Refused, match="declares no encoding"):
            text_of(document(text))


def test_the_label_of_the_answer_counts_before_that_of_the_page() -> None:
    page = '<meta charset="gbk">Café “Zoë”'
    answer = {"content-type": "text/html; charset=ISO-8859-1"}
    assert text_of(document(page.encode("windows-1252"), headers=answer)) == page


@pytest.mark.parametrize(
    ("body", "content_type", "message"),
    [
        (
            LIST.encode("gb18030"),
            "text/csv; charset=utf-8",
            r"no UTF-8 text .*, although it says so",
        ),
        (LIST.encode("gb18030"), "text/csv; charset=big5", "declares “big5”, which is not read"),
        (LIST.encode("gb18030")[:-1], "text/csv; charset=gbk", r"no GB18030 text \(byte \d+\)"),
        (b"\x89PNG\r\n\x1a\n\xff", "", r"no UTF-8 text \(byte 0\) and declares no encoding"),
        (b"caf\xe9 \x81", "text/plain; charset=latin1", r"no WINDOWS-1252 text \(byte 5\)"),
        (b"\xff\xfea", "", "no UTF-16-LE text"),
    ],
)
def test_what_cannot_be_decoded_without_guessing_is_refused(
    body: bytes, content_type: str, message: str
) -> None:
    with pytest.raises(Refused, match=message):
        text_of(document(body, headers={"content-type": content_type}))


def test_the_links_of_a_page_in_gbk_are_read() -> None:
    page = GBK_PAGE + '<a href="/名单.pdf">小额贷款公司名单</a>'
    assert links(document(page.encode("gbk"))) == [
        ("https://example.org/%E5%90%8D%E5%8D%95.pdf", "小额贷款公司名单")
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "nothing"),
        (b" <html>\n<p>Wait", "an HTML page (“<html> <p>Wait”)"),
        (b"%PDF-1.7 \x00", "a PDF"),
        (b"PK\x03\x04\x14", "a ZIP archive, such as .xlsx or .docx"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old Office file"),
        (random.Random(1).randbytes(300), "bytes that are no readable text"),
        (b"a\x00b\x01", "bytes that are no readable text"),
        (LIST.encode("gb18030"), "bytes that are no readable text"),
        ("错误页".encode() * 50, f"“{'错误页' * 20}”"),
        (b"x" + "错".encode() * 99, f"“x{'错' * 59}”"),
    ],
)
def test_a_message_says_what_came_instead(body: bytes, words: str) -> None:
    assert kind(body) == words
