import pytest
from asking import ask

from xiancha.lookup import Edition
from xiancha.lookup.near_names import NEAR, SUGGESTIONS, near


def test_the_nearest_name_comes_first_and_each_lender_once(edition: Edition) -> None:
    found = near(edition.database, "招连消费金融股份有限公司")
    assert found[0]["name"] == "招联消费金融股份有限公司"
    assert len(found) <= SUGGESTIONS
    assert len({one["lender"]["id"] for one in found}) == len(found)
    assert all(NEAR <= one["score"] < 100 for one in found)


def test_two_characters_are_enough(edition: Edition) -> None:
    assert any("招联" in one["name"] for one in near(edition.database, "招联"))


def test_what_resembles_nothing_has_no_neighbours(edition: Edition) -> None:
    assert near(edition.database, "ωψξ") == []


def test_the_order_does_not_depend_on_chance(edition: Edition) -> None:
    first = near(edition.database, "creditpteltd")
    assert all(near(edition.database, "creditpteltd") == first for _ in range(5))


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("招联金融", "招联金融"),
        ("马上金融", "马上消费金融股份有限公司"),
        ("宁波银行", "宁波银行股份有限公司"),
        ("网商贷", "浙江网商银行股份有限公司"),
        ("moneymax", "MONEYMAX FUNDING PTE LTD"),
        ("webank", "深圳前海微众银行股份有限公司"),
        ("msxf", "马上消费金融股份有限公司"),
        ("branch", "BRANCH INTERNATIONAL FINANCIAL LIMITED"),
        ("zenka", "Zenka Digital Limited"),
        ("ppdai", "FinVolution Group (formerly PPDAI Group Inc.)"),
    ],
)
def test_what_people_call_a_lender_leads_to_it(edition: Edition, asked: str, first: str) -> None:
    assert near(edition.database, asked)[0]["name"] == first


@pytest.mark.parametrize("asked", ["fuliza", "tata", "tianqi", "zash"])
def test_letters_within_other_words_are_not_near(edition: Edition, asked: str) -> None:
    assert near(edition.database, asked) == []


@pytest.mark.parametrize("asked", ["Citi Bank", "bank", "Bank Ltd"])
def test_a_stranger_that_begins_alike_is_not_near(edition: Edition, asked: str) -> None:
    assert ask(edition, asked)["suggestions"] == []


def test_no_other_kind_of_lender_is_near_a_bank(edition: Edition) -> None:
    for asked in ("苏宁银行北京", "平安银行北京"):
        lenders = [one["lender"] for one in ask(edition, asked)["suggestions"]]
        assert lenders
        assert all("bank" in lender["category"] for lender in lenders)


def test_what_kinds_of_firms_are_called_makes_no_neighbour(edition: Edition) -> None:
    assert [one["name"] for one in near(edition.database, "招联金融")] == ["招联金融"]
