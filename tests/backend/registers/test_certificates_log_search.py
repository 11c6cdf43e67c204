"""The search for certificates proposes hosts, and its answer is read strictly."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from talk import document

from xiancha.registers.certificates.log_search import hosts, request
from xiancha.registers.parsing.refusals import Refused

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
FOUND = {
    "issuer_ca_id": 1,
    "issuer_name": "C=CN, O=Authority, CN=Authority CA",
    "common_name": "lender.example",
    "name_value": "lender.example\nwww.lender.example",
    "id": 42,
    "entry_timestamp": "2026-11-01T00:00:01.123",
    "not_before": "2026-11-01T00:00:00",
    "not_after": "2027-02-01T23:59:59",
    "serial_number": "0abc",
    "result_count": 2,
}


def found(*changes: dict[str, Any]) -> list[str]:
    answer = [FOUND | change for change in changes]
    return hosts(document(json.dumps(answer).encode()), AT)


def test_the_legal_name_is_asked_for_as_printed() -> None:
    assert request("甲乙（北京）&有限公司").url == (
        "https://crt.sh/?O=%E7%94%B2%E4%B9%99%EF%BC%88%E5%8C%97%E4%BA%AC%EF%BC%89%26"
        "%E6%9C%89%E9%99%90%E5%85%AC%E5%8F%B8&output=json"
    )


def test_no_certificate_means_no_host() -> None:
    assert found() == []


def test_names_are_candidates_once_and_the_shortest_first() -> None:
    names = "a.b.lender.example\nWWW.Lender.example\nloan.lender.example"
    assert found({"common_name": "m.lender.example", "name_value": names}, {}) == [
        "lender.example",
        "m.lender.example",
        "loan.lender.example",
        "a.b.lender.example",
    ]


def test_a_wildcard_stands_for_what_is_above_it() -> None:
    assert found({"common_name": "*.lender.example", "name_value": "*.pay.lender.example"}) == [
        "lender.example",
        "pay.lender.example",
    ]


def test_a_certificate_without_a_common_name_is_read() -> None:
    assert found({"common_name": None}) == ["lender.example"]


@pytest.mark.parametrize(
    "name",
    [
        "service@lender.example",
        "某某消费金融有限公司",
        "Some Finance Co., Ltd.",
        "192.0.2.7",
        "localhost",
        "com.cn",
        "*.com.cn",
        "github.io",
        "*.github.io",
        "play.google.com",
        "",
    ],
)
def test_what_is_no_host_of_one_firm_is_passed_over(name: str) -> None:
    assert found({"common_name": None, "name_value": name}) == []


@pytest.mark.parametrize(
    "dates",
    [
        {"not_after": "2026-11-24T11:59:59"},
        {"not_before": "2026-11-24T12:00:01"},
    ],
)
def test_a_certificate_out_of_force_proposes_nothing(dates: dict[str, str]) -> None:
    assert found(dates) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "answered with nothing"),
        (b"<html>Service unavailable</html>", "with an HTML page"),
        (b"[{]", "an entry of a new shape"),
        (b"{}", "with “{}”"),
        (b"null", "with “null”"),
        (b"[1]", r"with “\[1\]” .* \(0: "),
        (b"\xff[]", "The certificate search answered"),
    ],
)
def test_an_answer_that_is_no_list_is_refused(body: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        hosts(document(body), AT)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"name_value": None}, "1 · name_value"),
        ({"name_value": ["lender.example"]}, "1 · name_value"),
        ({"common_name": 7}, "1 · common_name"),
        ({"id": "42"}, "1 · id"),
        ({"not_after": "soon"}, "1 · not_after"),
        ({"not_after": "2027-02-01T23:59:59+08:00"}, "1 · not_after"),
        ({"not_before": 1795564800}, "1 · not_before"),
        ({"subject": "O=Somebody"}, "1 · subject"),
    ],
)
def test_an_entry_that_is_not_as_expected_is_refused(change: dict[str, Any], where: str) -> None:
    with pytest.raises(Refused, match=rf"an entry of a new shape \({where}: "):
        found({}, change)


@pytest.mark.parametrize(
    "missing", ["issuer_name", "common_name", "name_value", "id", "not_before", "not_after"]
)
def test_an_entry_that_lacks_a_field_is_refused(missing: str) -> None:
    entry = {key: value for key, value in FOUND.items() if key != missing}
    with pytest.raises(Refused, match=missing):
        hosts(document(json.dumps([entry]).encode()), AT)
