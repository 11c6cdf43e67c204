"""A card on a page that needs no script, drawn as the device draws it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from xiancha.web.pages import speaking, templates

CARDS: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "cases/card-views.json").read_text("utf-8")
)
_CALL = """{% from "card.html" import show %}
{% call show(card, t, icon, dated, lang) %}<p id="rests-on">名单</p>{% endcall %}"""


def drawn(name: str) -> Tag:
    template = templates.env.from_string(_CALL)
    page = BeautifulSoup(template.render(**speaking("zh_CN"), card=CARDS[name]), "lxml")
    found = page.select_one(".says-card")
    assert found is not None
    return found


@pytest.mark.parametrize("name", CARDS)
def test_a_card_says_its_order_first_with_a_sign_and_never_by_colour_alone(name: str) -> None:
    card = drawn(name)
    assert card["data-tone"] == CARDS[name]["tone"]
    heading = card.select_one("h2")
    assert heading is not None
    assert heading.get_text() == CARDS[name]["title"]
    assert heading.select(f"svg.icon-{CARDS[name]['tone']}")
    steps = CARDS[name]["steps"]
    held = card.select("ol > li") if len(steps) > 1 else card.select(".do > p")
    assert [one.get_text() for one in held][: len(steps)] == steps


def parts(name: str) -> list[str]:
    """What is to be done, in its order; `main` is what stands out."""
    doing = drawn(name).select_one(".do")
    assert doing is not None
    return [
        " ".join(filter(None, [one.name, "main" if "main" in one.get("class", []) else ""]))
        for one in doing.find_all(recursive=False)
    ]


def test_a_help_line_that_nobody_asked_for_stands_quietly_below_the_way_on() -> None:
    assert parts("overdue") == ["ol", "a main", "p", "a"]


def test_what_is_asked_back_stands_first_and_whom_to_call_below_its_sentence() -> None:
    assert parts("asking") == ["a", "a", "p", "p", "a"]


def test_the_button_of_a_warning_is_for_who_has_paid() -> None:
    assert parts("warned") == ["ol", "a main"]
    way = drawn("warned").select_one(".do > a")
    assert way is not None
    assert "situation=cheated" in str(way["href"])


def test_names_to_choose_from_are_buttons_below_what_to_do_and_are_not_repeated() -> None:
    assert parts("choosing") == ["ol", "form"]
    assert not drawn("choosing").select(".ways form")


def test_calls_are_buttons_that_dial_and_say_when_somebody_answers() -> None:
    call = drawn("fee").select_one("a.call")
    assert call is not None
    assert call["href"] == "tel:96110"
    assert call["aria-label"] == "打 96110，反诈。24 小时"


def test_a_crisis_shows_whom_to_call_before_all_else_and_folds_the_rest() -> None:
    card = drawn("crisis")
    doing = card.select_one(".do")
    assert doing is not None
    assert [one.name for one in doing.find_all(recursive=False)] == ["p", "a", "a", "ol"]
    assert doing.select_one("p").get_text() == "电话 · 中国大陆"  # type: ignore[union-attr]
    after = card.select_one("details #card-next")
    assert after is not None
    assert after["href"] == "/checklists/cn/cannot-pay?lang=zh-CN"


def test_what_else_a_text_holds_is_asked_opened_or_unfolded() -> None:
    rows = drawn("fee").select(".ways > li")
    asked, opened, told, why, rests = rows
    assert asked.select_one("form[method=post] button[name=q]")["value"] == "jisu-qiandai.test"  # type: ignore[index]
    assert "situation=threat" in str(opened.select_one("a")["href"])  # type: ignore[index]
    assert told.select_one("details > p").get_text() == "先别点：看不出通向哪里。"  # type: ignore[union-attr]
    assert "有的担保费要写进合同" in why.select_one("details#card-more").get_text()  # type: ignore[union-attr]
    assert rests.select("details#card-sources #rests-on")


def test_the_one_way_on_leads_to_its_page() -> None:
    ways = {name: drawn(name).select_one("#card-next") for name in ("licensed", "threat")}
    assert {name: way and way["href"] for name, way in ways.items()} == {
        "licensed": "/planner?lang=zh-CN",
        "threat": "/threats?lang=zh-CN#jail-arrest",
    }
