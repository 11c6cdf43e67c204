from __future__ import annotations

import pytest
from talk import document

from xiancha.registers.reading import (
    Refused,
    csv_table,
    json_object,
    links,
    text_of,
    unwrap,
)


def test_csv_rows_are_read_by_column() -> None:
    table = csv_table('\ufeffa,b\n1,"2, 3"\n\n4,\n', ("a", "b"))
    assert table == [{"a": "1", "b": "2, 3"}, {"a": "4", "b": ""}]


def test_a_stray_quotation_mark_swallows_nothing_where_quotes_mean_nothing() -> None:
    table = csv_table('a;b\n1;UAB ,,X"\n"2;3\n', ("a", "b"), ";", quoted=False)
    assert table == [{"a": "1", "b": 'UAB ,,X"'}, {"a": '"2', "b": "3"}]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "but “nothing”"),
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


@pytest.mark.parametrize("body", [b"<html>403</html>", b"[1]", b"", b"{"])
def test_what_is_no_json_object_is_refused(body: bytes) -> None:
    with pytest.raises(Refused, match="instead of a JSON object"):
        json_object(document(body))


def test_text_that_is_not_utf8_is_refused() -> None:
    assert text_of(document(b"\xef\xbb\xbfa")) == "a"
    with pytest.raises(Refused, match="not UTF-8"):
        text_of(document("名单".encode("gb18030")))
