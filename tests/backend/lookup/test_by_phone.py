"""Answers about phone numbers."""

import pytest
from asking import ask, shown

from xiancha import lookup, messages, normalise
from xiancha import paths as shipped
from xiancha.content.load import load
from xiancha.lookup import BadQuestion, Edition


def test_a_number_with_the_code_of_china_is_no_phone_of_another_country(edition: Edition) -> None:
    for text in ("+86 62608888", "+8662608888", "+86 18001881111"):
        assert ask(edition, text)["verdict"] == "none"


def test_a_local_number_is_nobodys_and_asks_for_its_country(edition: Edition) -> None:
    """62608888 is 1-Cash in Singapore, and may be anybody in Hong Kong."""
    rows = edition.database.connection.execute("SELECT value FROM channels WHERE type = 'phone'")
    abroad = [number for (number,) in rows if number.startswith("+65")]
    assert len(abroad) > 100
    for number in abroad:
        local = number.removeprefix("+65")
        assert ask(edition, number)["verdict"] == "licensed"
        for text in (local, f"{local[:-4]} {local[-4:]}", f"+852 {local}", f"65{local}"):
            answer = ask(edition, text)
            assert (answer["verdict"], answer["lender"]) == ("none", None), text
    for language in messages.LANGUAGES:
        answer = ask(edition, "62608888", language=language)
        assert answer["reason"] == "local_phone"
        assert "+6" in shown(answer)


def test_every_number_that_an_edition_holds_says_its_country(edition: Edition) -> None:
    """By its code, or by a form of the mainland."""
    rows = edition.database.connection.execute(
        "SELECT c.value, a.country FROM channels c JOIN answers a ON a.id = c.answer "
        "WHERE c.type = 'phone'"
    )
    held = dict(rows)
    assert held
    for number, country in held.items():
        assert not normalise.is_local(number), number
        assert (country == "CN") == (not number.startswith("+")), number


def test_a_number_of_the_mainland_is_known_without_a_code(edition: Edition) -> None:
    for text in ("95188", "95555", "+86 95188"):
        answer = ask(edition, text)
        assert (answer["verdict"], answer["reason"]) == ("uncovered", "reported_phone"), text


def test_a_phone_answer_warns_that_a_call_can_be_forged(edition: Edition) -> None:
    for number, reason in (("+65 6260 8888", "phone"), ("62608888", "local_phone")):
        assert ask(edition, number)["reason"] == reason
        assert "伪造" in shown(ask(edition, number))
        assert "forged" in shown(ask(edition, number, language="en"))


@pytest.mark.parametrize(
    ("number", "door"),
    [
        ("12378", "国家金融监督管理总局热线"),
        ("tel:12378", "国家金融监督管理总局热线"),
        ("12345", "政务热线"),
        ("110", "报警"),
    ],
)
def test_a_number_of_a_door_names_the_door_and_proves_no_caller(
    edition: Edition, number: str, door: str
) -> None:
    found = ask(edition, number)
    assert (found["verdict"], found["reason"], found["lender"]) == ("none", "door", None)
    assert found["query"]["type"] == "phone"
    assert door in shown(found)
    assert f"是官方号码：{door}" in shown(found)
    assert "（中国大陆）" in shown(found)
    assert "伪造" in shown(found)
    assert "forged" in shown(ask(edition, number, language="en"))


def test_every_number_of_a_door_is_known_to_the_lookup(edition: Edition) -> None:
    doors = load(shipped.checklists()).doors.values()
    numbers = [door.phone for door in doors if door.phone]
    assert len(numbers) >= 9
    assert [one for one in numbers if ask(edition, one)["reason"] != "door"] == []


@pytest.mark.parametrize(
    "text", ["4008881234、13800138000", "021-12345678 95188-3", "（11447947\n95511转3）"]
)
def test_of_several_phones_one_is_asked_at_a_time(edition: Edition, text: str) -> None:
    with pytest.raises(BadQuestion, match=r"several phone numbers\. Ask for one at a time\."):
        lookup.ask(edition, "phone", text)
    answer = ask(edition, text)
    assert (answer["verdict"], answer["reason"]) == ("none", "text")
    assert len(answer["suggestions"]) == 2
    assert all(ask(edition, one["name"], "phone") for one in answer["suggestions"])


def test_a_phone_may_be_a_link(edition: Edition) -> None:
    query = ask(edition, "tel:02112345678")["query"]
    assert (query["type"], query["normal"]) == ("phone", "02112345678")


def test_a_phone_that_is_nowhere_says_whose_lists_were_read(edition: Edition) -> None:
    said = ask(edition, "021-12345678")
    assert (said["reason"], said["query"]["normal"]) == ("phone", "02112345678")
    assert "还没有读到任何一家放款方的催收名单" in shown(said)
    assert "伪造" in shown(said)


def test_a_local_number_leads_to_those_that_it_is_with_a_code(edition: Edition) -> None:
    found = ask(edition, "6260 8888")
    assert (found["verdict"], found["reason"]) == ("none", "local_phone")
    assert [(one["name"], one["lender"]) for one in found["suggestions"]] == [("+6562608888", None)]
