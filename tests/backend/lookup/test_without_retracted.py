"""What was taken back, and what a revoked key signed, overrides an edition however it is asked."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest
from asking import ask, copied, shown, with_products

from xiancha import messages, normalise
from xiancha.edition import DATABASE
from xiancha.edition.hashed_ids import mark
from xiancha.edition.retractions import Retraction, Retractions, What
from xiancha.lookup import Edition
from xiancha.lookup.without_retracted import Against
from xiancha.messages import LANGUAGES

ON = date(2026, 11, 27)
CASH, MASHANG = "sg-mlaw-moneylenders:1cashpteltd", "马上消费金融股份有限公司"


def against(edition: Edition, *what: tuple[What, str]) -> Edition:
    """The edition with this list of retractions, in plain words."""
    normal = {
        "host": normalise.host,
        "app": normalise.app,
        "phone": normalise.phone,
        "name": normalise.company,
    }
    entries = tuple(
        Retraction(
            what=kind,
            value=value if kind == "lender" else mark(kind, normal[kind](value) or ""),
            on=ON,
        )
        for kind, value in what
    )
    at = datetime(2026, 11, 27, tzinfo=UTC)
    content = Retractions(type="retractions", version=1, issued_at=at, entries=entries)
    return Edition(edition.whole, against=Against(content))


def is_taken_back(answer: dict[str, Any]) -> bool:
    kept = (answer["lender"], answer["evidence"], answer["suggestions"])
    said = (answer["verdict"], answer["reason"], answer.get("retracted"))
    return kept == (None, [], []) and said == ("uncovered", "retracted", "2026-11-27")


@pytest.mark.parametrize(
    ("what", "value", "asked"),
    [
        ("host", "1-cash.sg", ["1-cash.sg", "https://www.1-cash.sg/apply"]),
        ("host", "globalfxm.example", ["http://globalfxm.example/login"]),
        ("host", "never-held.example", ["never-held.example", "a.never-held.example"]),
        ("app", "com.LendingKart", ["com.LendingKart"]),
        ("app", "com.never.held", ["com.never.held"]),
        ("phone", "95118", ["95118"]),
        ("host", "baitiao.com", ["baitiao.com"]),
        ("name", MASHANG, [MASHANG]),
        ("name", "招联", ["招联"]),
        ("name", "分期乐", ["分期乐"]),
        ("name", "没有这家消费金融有限公司", ["没有这家消费金融有限公司"]),
        ("lender", CASH, ["1 - CASH PTE. LTD.", "1-cash.sg", "32/2025"]),
    ],
)
def test_what_was_taken_back_is_said_with_its_day_and_nothing_else(
    edition: Edition, what: What, value: str, asked: list[str]
) -> None:
    corrected = against(edition, (what, value))
    for text, language in product(asked, LANGUAGES):
        answer = ask(corrected, text, language=language)
        assert is_taken_back(answer), (text, answer)
        said = messages.text(language, "says_uncovered_retracted", {"date": ON.isoformat()})
        assert answer["card"]["because"] == said, (text, language)


def test_every_kind_of_retraction_is_tried_here() -> None:
    assert set(get_args(What)) == {"host", "app", "phone", "name", "lender"}


def test_others_are_answered_as_before(edition: Edition) -> None:
    corrected = against(edition, ("host", "1-cash.sg"), ("lender", "no:such"), ("name", "招联"))
    for text in ("msxf.com", MASHANG, "globalfxm.example", "no-such-thing.example", "平安普惠"):
        assert ask(corrected, text) == ask(edition, text), text


def test_a_lender_that_stands_is_shown_without_the_host(edition: Edition) -> None:
    before = ask(edition, "1 - CASH PTE. LTD.")
    after = ask(against(edition, ("host", "1-cash.sg")), "1 - CASH PTE. LTD.")
    assert "1-cash.sg" in json.dumps(before["evidence"])
    assert after["verdict"] == before["verdict"] == "licensed"
    assert "1-cash.sg" not in json.dumps(after["evidence"])


def test_nobody_imitates_a_host_that_was_taken_back(edition: Edition) -> None:
    imitation = "msxf-loan.com"
    assert ask(edition, imitation)["verdict"] == "lookalike"
    assert ask(against(edition, ("host", "msxf.com")), imitation)["verdict"] != "lookalike"
    lender = ask(edition, "msxf.com")["lender"]["id"]
    gone = ask(against(edition, ("lender", lender)), imitation)
    assert gone["verdict"] != "lookalike"


def test_no_list_and_no_suggestion_shows_whom_was_taken_back(edition: Edition) -> None:
    name, slip = "招联消费金融股份有限公司", "招连消费金融股份有限公司"
    id = ask(edition, name)["lender"]["id"]
    whole = edition.lenders.page({"country": "CN"}, "", 500)
    assert id in {one["id"] for one in whole.lenders}
    assert id in json.dumps(ask(edition, slip)["suggestions"])
    for what, value in (("lender", id), ("name", name)):
        corrected = against(edition, (what, value))
        page = corrected.lenders.page({"country": "CN"}, "", 500)
        assert page.total == whole.total - 1
        assert id not in {one["id"] for one in page.lenders}
        assert name not in json.dumps(ask(corrected, slip), ensure_ascii=False)


def test_a_page_of_the_lender_says_it_too(edition: Edition) -> None:
    found = against(edition, ("lender", CASH)).lender(CASH, "en")
    assert found
    assert is_taken_back(found)
    assert found["names"] == []


def test_of_two_lenders_with_one_name_the_other_stands(edition: Edition, tmp_path: Path) -> None:
    shared = "两家同名消费金融有限公司"
    whole = copied(edition, tmp_path)
    with sqlite3.connect(whole.path(DATABASE)) as database:
        piece = database.execute("INSERT INTO evidence VALUES (NULL, '{}')").lastrowid
        database.execute(
            f"INSERT INTO named SELECT ?, answer, 'legal', ?, {piece} FROM lenders LIMIT 2",
            (normalise.company(shared), shared),
        )
    database.close()
    both = Edition(whole)
    assert ask(both, shared)["reason"] == "ambiguous"
    one, other = (
        both.lender_of(bearer.answer, "en")
        for bearer in both.database.bearers(normalise.company(shared))
    )
    assert one
    assert other
    answer = ask(against(both, ("lender", one["id"])), shared)
    assert answer["lender"]["id"] == other["id"]
    assert one["name"] not in json.dumps(answer["evidence"], ensure_ascii=False)


def test_an_edition_signed_by_a_revoked_key_vouches_for_nobody(edition: Edition) -> None:
    revoked = Edition(edition.whole, against=Against(is_revoked=True))
    for text in ("1-cash.sg", "msxf.com", "1 - CASH PTE. LTD.", "32/2025"):
        before, after = ask(edition, text), ask(revoked, text)
        assert before["verdict"] == "licensed"
        assert (after["verdict"], after["reason"]) == ("uncovered", "revoked"), text
        assert after["evidence"]
    assert ask(revoked, "globalfxm.example") == ask(edition, "globalfxm.example")
    shown = revoked.lenders.page({}, "", 500).lenders
    assert not {one["verdict"] for one in shown} & {"licensed", "partner"}
    assert revoked.lenders.page({"verdict": "licensed"}, "", 500).total == 0


def test_answers_of_another_list_have_another_state(edition: Edition) -> None:
    states = {
        edition.state,
        against(edition, ("host", "1-cash.sg")).state,
        Edition(edition.whole, against=Against(is_revoked=True)).state,
    }
    assert len(states) == 3


def test_who_is_behind_a_product_is_not_shown_once_retracted(edition: Edition) -> None:
    before = ask(edition, "安逸花")["product"]
    assert MASHANG in {one["name"] for one in before["lenders"]}
    [bearer] = edition.database.bearers(normalise.company(MASHANG))
    lender = edition.lender_of(bearer.answer, "en") or {}
    for what in (("name", MASHANG), ("lender", lender["id"])):
        corrected = against(edition, what)
        assert MASHANG not in json.dumps(ask(corrected, "安逸花"), ensure_ascii=False)
        assert MASHANG not in json.dumps(corrected.products.all, ensure_ascii=False)


def test_no_product_is_asked_back_for_once_retracted(edition: Edition) -> None:
    asked = normalise.company("分期乐官网")
    assert "分期乐" in edition.products.asked_back(asked)
    retracted = against(edition, ("name", "分期乐"))
    assert "分期乐" not in retracted.products.asked_back(asked)
    assert all(one["name"] != "分期乐" for one in retracted.products.all)


def test_a_revoked_key_vouches_for_nobody_behind_a_product(edition: Edition) -> None:
    revoked = Edition(edition.whole, against=Against(is_revoked=True))
    behind = [firm for one in revoked.products.all for firm in one["lenders"]]
    assert {one["verdict"] for one in behind}.isdisjoint({"licensed", "partner"})
    assert "revoked" in {one["reason"] for one in behind}


def test_a_host_that_was_retracted_leads_to_no_product(edition: Edition) -> None:
    assert ask(edition, "baitiao.com")["product"]["name"] == "京东白条"
    assert "product" not in ask(against(edition, ("host", "baitiao.com")), "baitiao.com")


def test_a_reported_number_has_no_owner_once_either_is_retracted(edition: Edition) -> None:
    before = ask(edition, "95588")
    owner = before["lender"]["name"]
    assert before["reason"] == "reported_phone"
    assert owner in shown(before)
    for what in (("name", owner), ("lender", before["lender"]["id"]), ("phone", "95588")):
        answer = ask(against(edition, what), "95588")
        assert answer["lender"] is None
        assert owner not in shown(answer)


def test_a_retraction_never_makes_a_product_licensed(edition: Edition, tmp_path: Path) -> None:
    """Of two who may lend one is left: whether it is the only one nobody knows."""
    gone = ""

    def two(held: dict[str, Any]) -> None:
        nonlocal gone
        product = next(one for one in held["products"] if one["name"] == "安逸花")
        [lender] = product["lenders"]
        lender["proof"] = "reviewed"
        other = next(f for one in held["products"] for f in one["lenders"] if f["name"] != MASHANG)
        product["lenders"] = [lender, {**other, "tie": "lender"}]
        gone = other["name"]

    corrected = against(with_products(edition, tmp_path, two), ("name", gone))
    assert [one["name"] for one in ask(corrected, "安逸花")["product"]["lenders"]] == [MASHANG]
    assert ask(corrected, "安逸花")["verdict"] == "uncovered"
