"""Situations: each fits what a frightened reader reads, and calls whom the reader's country has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from spoilt import complaints, spoil

from xiancha import messages
from xiancha.content.content import Content
from xiancha.content.content_models import Call
from xiancha.content.situation_models import SITUATION_MODELS
from xiancha.web import cards
from xiancha.web.content_api import Asked

SHIPPED = Path(__file__).parents[3] / "checklists"
DAY = date(2026, 12, 2)
CHINESE = {"title": 14, "because": 40, "step": 20, "name": 8, "all": 120}
SPACED = {"title": 8, "because": 25, "step": 12, "name": 4, "all": 80}
CRISIS, COURT = "situations/crisis.yml", "situations/court.yml"
FEE = "situations/fee.yml"
LIFE = ("/crisis", "/friend_danger")


def shown(carried: dict[str, Any], country: str, language: str) -> Iterator[dict[str, Any]]:
    for one in cards.situations(carried, country, Asked(language, DAY)):
        card: dict[str, Any] = messages.in_one_language(one, language)
        yield card


def length(text: str, language: str) -> int:
    """Characters where the text is Chinese, also where it stands in for another language."""
    return len(text) if re.search("[一-鿿]", text) else len(text.split())


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_card_is_within_its_budget_in_every_country(
    carried: dict[str, Any], language: str
) -> None:
    most = CHINESE if language.startswith("zh") else SPACED
    seen = 0
    for country in {one["country"] for one in carried["checklists"]}:
        for one in shown(carried, country, language):
            card = one["card"]
            onward = card["next"] or {"title": ""}
            parts = [
                ("title", card["title"]),
                ("because", card["because"]),
                *(("step", step) for step in card["steps"]),
                *(("name", call["name"]) for call in card["calls"]),
                ("all", onward["title"]),
                *(("all", choice["title"]) for choice in card["choices"]),
            ]
            for name, text in parts:
                assert length(text, language) <= most[name], (one["id"], text)
            assert sum(length(text, language) for _, text in parts) <= most["all"], one["id"]
            assert len(card["steps"]) <= 3
            assert len(card["calls"]) <= (4 if one["id"].endswith(LIFE) else 2)
            seen += 1
    assert seen > 400


def test_what_holds_in_one_country_is_shown_in_no_other(carried: dict[str, Any]) -> None:
    for country in ("CN", "GB", "IN"):
        cards_of_it = {one["id"][3:]: one["card"] for one in shown(carried, country, "en")}
        is_home = country == "CN"
        told = [str(one) for one in cards_of_it.values()]
        assert any("ainland China" in one for one in told) is is_home
        assert ("24 %" in cards_of_it["caps"]["title"]) is is_home
        assert ("0.8%" in cards_of_it["caps"]["title"]) is (country == "GB")


def test_a_card_of_one_country_that_is_too_long_is_told(folder: Path) -> None:
    spoil(folder, "situations/caps.yml", "有牌24%，没牌4倍LPR", "有" * 15)
    assert any("`title` has 15 characters" in one for one in complaints(folder))


def test_a_card_repeats_nothing_of_what_it_shows(carried: dict[str, Any]) -> None:
    for one in shown(carried, "CN", "zh_CN"):
        card = one["card"]
        said = [card["title"], card["because"], *card["steps"]]
        assert len(said) == len({*said}), one["id"]
        assert not {*card["more"]} & {*said}, one["id"]


def test_a_crisis_says_whom_to_call_what_if_nobody_answers_and_a_way_back(
    carried: dict[str, Any],
) -> None:
    crisis = next(shown(carried, "CN", "zh_CN"))["card"]
    assert [call["name"] for call in crisis["calls"]] == ["心理援助", "报警", "急救", "短信报警"]
    assert crisis["steps"][0].startswith("没人接：")
    assert "陪我一会儿" in crisis["steps"][1]
    assert crisis["next"]["id"] == "cn/cannot-pay"


def test_who_is_asked_for_money_first_is_led_to_what_to_do_once_it_is_paid(
    carried: dict[str, Any],
) -> None:
    cards = {one["id"]: one["card"] for one in shown(carried, "CN", "zh_CN")}
    assert cards["cn/fee"]["next"] is None
    assert [one["id"] for one in cards["cn/fee"]["choices"]] == ["cheated"]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (CRISIS, "钱可以等", "钱可以等到明天早上再说吧", "`title` has 17 characters, at most 14"),
        (
            CRISIS,
            "Call first. ",
            "Call somebody first of all now. ",
            "`title` has 9 words, at most 8",
        ),
        (CRISIS, "- police\n", "- polic\n", "`calls` cannot be “polic”"),
        (COURT, "next: cn/sued", "next: cn/sud", "there is no checklist or situation `cn/sud`"),
        (FEE, "next: cheated", "next: cheate", "there is no checklist or situation `cheate`"),
        (COURT, "  - legal_advice\n", "  - legal_advice\n  - police\n", "gives 3 buttons in CN"),
        (
            COURT,
            "\n  id: Jangan diabaikan; tanya pengadilan",
            "",
            "`title` has no Bahasa Indonesia",
        ),
        (
            "doors.yml",
            "zh_CN: 政务热线\n",
            "zh_CN: 政务热线转地方金融局\n",
            "`name` has 10 characters",
        ),
        (
            "doors.yml",
            "- cybercrime\n",
            "- cybercrime\n        - ambulance\n",
            "the role ambulance in IN",
        ),
    ],
)
def test_what_is_wrong_is_told(folder: Path, file: str, old: str, new: str, told: str) -> None:
    spoil(folder, file, old, new)
    found = complaints(folder)
    assert len(found) == 1
    assert re.match(rf"{file}:\d+: ", found[0])
    assert told in found[0]


def test_a_card_that_is_too_long_as_a_whole_is_told(folder: Path) -> None:
    for old in ("没人接：改打报警或急救电话", "今晚不用决定钱的事"):
        spoil(folder, CRISIS, old, "一二三四五六七八九十" * 2)
    spoil(folder, CRISIS, "或急救电话。", "或急救电话，别等到明天。")
    (found,) = complaints(folder)
    assert "not folded has 1" in found
    assert "at most 120 are read" in found


def test_a_situation_that_is_named_and_not_there_is_told(folder: Path) -> None:
    (folder / CRISIS).rename(folder / "situations/despair.yml")
    assert [one.split(". ")[0] for one in complaints(folder)] == [
        "situations/cannot_pay.yml:7: there is no situation `crisis`",
        "situations/friend_danger.yml:7: there is no situation `crisis`",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("says: |\n", "says: |\n  \n", "a sentence without a word"),
        ("says: |\n", "says: |\n  ……！？\n", "a sentence without a word"),
        ("says: |\n", "says: |\n  收到法院傳票了\n", "stands in situations/court.yml:"),
        ("not: [cannot_pay, ", "not: [canot_pay, ", "there is no situation `canot_pay`"),
        ("  zh_CN: 我撑不下去了", "  zh_CN: 我真的撑不下去了怎么办", "`button` has 11 characters"),
        ("  en: I cannot go on\n", "", "`button` has no English"),
    ],
)
def test_what_is_wrong_in_what_people_say_is_told(
    folder: Path, old: str, new: str, told: str
) -> None:
    spoil(folder, CRISIS, old, new)
    (found,) = complaints(folder)
    assert re.match(rf"{CRISIS}:\d+: ", found)
    assert told in found


def test_a_situation_that_few_sentences_teach_is_told(folder: Path) -> None:
    file = folder / "situations/pawn.yml"
    head, mark, rest = file.read_text("utf-8").partition("says: |\n")
    file.write_text(head + mark + "".join(rest.splitlines(keepends=True)[:29]), "utf-8")
    (found,) = complaints(folder)
    assert "29 sentences teach too little, 30 are needed" in found


def test_a_sentence_that_is_twice_is_told_at_its_line(folder: Path) -> None:
    spoil(folder, CRISIS, "says: |\n", "says: |\n  收到法院传票了\n")
    place = re.match(rf"{CRISIS}:(\d+): ", complaints(folder)[0])
    assert place
    line = (folder / CRISIS).read_text("utf-8").splitlines()[int(place[1]) - 1]
    assert line == "  收到法院传票了"


def test_what_people_say_is_not_published(carried: dict[str, Any]) -> None:
    for one in carried["situations"]:
        assert "says" not in one
        assert one["button"]["zh_CN"]


def test_no_text_names_a_number(content: Content) -> None:
    numbers = {door.phone for door in content.doors.values() if door.phone}
    for name, source in content.sources.items():
        if name.startswith("situations/"):
            card = {k: v for k, v in source.data.items() if k != "says"}
            assert not numbers & {*re.findall(r"\d{3,}", str(card))}, name


def test_readme_documents_every_field() -> None:
    readme = (SHIPPED / "README.md").read_text("utf-8")
    for model in (*SITUATION_MODELS, Call):
        section = re.split(rf"^## .* {model.__name__}$", readme, flags=re.M)[1].split("\n## ")[0]
        fields = [field.alias or name for name, field in model.model_fields.items()]
        assert re.findall(r"^\| `(\w+)` \|", section, re.M) == fields
