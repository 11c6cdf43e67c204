"""An answer tells what is covered of the kinds of lenders that its question touches."""

from typing import Any

import pytest
from asking import ask

from xiancha.edition.coverage import country_of
from xiancha.lookup import Edition
from xiancha.lookup.coverage_note import of_lenders

CHINA = {"country": "CN"}
WARNING = "warning"


def kinds(entries: list[dict[str, Any]]) -> list[str]:
    return [one["category"] for one in entries if "category" in one]


@pytest.mark.parametrize(
    "asked", ["招联消费金融有限公司", "招联", "msxf.com", "某某消费金融有限公司"]
)
def test_a_lender_or_a_name_that_says_its_kind_touches_that_kind(
    edition: Edition, asked: str
) -> None:
    answer = ask(edition, asked)
    assert kinds(answer["covered"]) == ["consumer-finance"]
    assert answer["not_covered"] == [CHINA]


def test_a_kind_that_is_not_held_whole_is_told_with_where_to_ask(edition: Edition) -> None:
    answer = ask(edition, "某某小额贷款有限公司", language="en")
    gap, others = answer["not_covered"]
    assert (gap["category"], gap["title"], others) == ("small-loan", "small-loan company", CHINA)
    assert gap["ask"]["title"]
    assert [*answer["covered"][0]] == ["country", "as_of"]


def test_a_name_that_says_bank_may_be_any_banks(edition: Edition) -> None:
    answer = ask(edition, "无名商业银行")
    assert {"state-bank", "city-bank", "joint-stock-bank"} <= set(kinds(answer["covered"]))
    assert {"rural-bank", "foreign-bank", "other-bank"} <= set(kinds(answer["not_covered"]))
    told = kinds(answer["covered"]) + kinds(answer["not_covered"])
    assert all(one.endswith("bank") for one in told)


def test_the_only_other_kind_of_a_country_is_named(edition: Edition) -> None:
    answer = ask(edition, "1-cash.sg")
    assert kinds(answer["covered"]) == ["moneylender"]
    assert kinds(answer["not_covered"]) == ["bank"]


def test_a_product_touches_those_behind_it_and_a_platform_platforms(edition: Edition) -> None:
    answer = ask(edition, "花呗")
    assert kinds(answer["covered"]) == ["consumer-finance"]
    assert answer["not_covered"] == [CHINA]
    assert "platform" in kinds(ask(edition, "拍拍贷")["not_covered"])


def test_who_asks_about_a_country_asks_its_lists_of_warnings_too(edition: Edition) -> None:
    answer = edition.lender("id-ojk-licensed:ptabadisejahterafinansindo", "en")
    assert answer is not None
    assert kinds(answer["covered"]) == ["p2p-lender", WARNING]


def test_lists_of_warnings_alone_hide_no_other_list_of_the_country(edition: Edition) -> None:
    for touched in (frozenset[str](), frozenset({"bank"})):
        told = edition.coverage.told("ID", touched, "en")["covered"]
        others = [one for one in edition.coverage.of("ID")["covered"] if one["category"] != WARNING]
        oldest = min(one["as_of"] for one in others)
        assert kinds(told) == [WARNING]
        assert told[-1] == {"country": "ID", "as_of": oldest}


def test_a_suggestion_without_a_lender_drops_the_kind_of_no_other() -> None:
    assert of_lenders([{"category": "bank"}, None]) == {"bank"}


def test_a_lender_of_any_kind_touches_its_own_and_loses_no_other(edition: Edition) -> None:
    of_each = "SELECT country, category, min(id) FROM lenders GROUP BY country, category"
    lenders = edition.database.connection.execute(of_each).fetchall()
    assert len(lenders) >= 10
    for country, category, id in lenders:
        answer = edition.lender(id, "en")
        assert answer is not None
        assert answer["covered"]
        assert country_of(answer) == country
        told = {*kinds(answer["covered"]), *kinds(answer["not_covered"])} - {category, WARNING}
        gaps = edition.coverage.of(country)["not_covered"]
        others = {one["category"] for one in gaps} - {category, WARNING}
        assert told == (others if len(others) == 1 else set())
        assert ({"country": country} in answer["not_covered"]) == (len(others) > 1)
