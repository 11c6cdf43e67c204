from xiancha.lookup import Edition
from xiancha.lookup.near import NEAR, SUGGESTIONS, near


def test_the_nearest_name_comes_first_and_each_lender_once(edition: Edition) -> None:
    found = near(edition._database, "招连消费金融股份有限公司")
    assert found[0]["name"] == "招联消费金融股份有限公司"
    assert len(found) <= SUGGESTIONS
    assert len({one["lender"]["id"] for one in found}) == len(found)
    assert all(NEAR <= one["score"] < 100 for one in found)


def test_two_characters_are_enough(edition: Edition) -> None:
    assert any("招联" in one["name"] for one in near(edition._database, "招联"))


def test_what_resembles_nothing_has_no_neighbours(edition: Edition) -> None:
    assert near(edition._database, "ωψξ") == []


def test_the_order_does_not_depend_on_chance(edition: Edition) -> None:
    first = near(edition._database, "creditpteltd")
    assert all(near(edition._database, "creditpteltd") == first for _ in range(5))
