"""Answers about the lenders that bear a name."""

import json
import sqlite3
from pathlib import Path

import pytest
from asking import ask, copied, shown, with_products

from xiancha import messages
from xiancha.edition import DATABASE
from xiancha.lookup import Edition
from xiancha.products import load

WARNING = {
    "type": "listing",
    "status": "warned",
    "as_of": "2026-11-01",
    "retrieved_at": "2026-11-02T00:00:00Z",
    "sha256": "0" * 64,
    "url": "https://warnings.example/list",
}


RENAMED = {
    "捷信消费金融有限公司": "天津京东消费金融有限公司",
    "捷信消费金融": "天津京东消费金融有限公司",
    "捷信消費金融有限公司": "天津京东消费金融有限公司",
    "捷信消费金融有限公司深圳分公司": "天津京东消费金融有限公司",
    "苏宁消费金融有限公司": "南银法巴消费金融有限公司",
    "华融消费金融股份有限公司": "浙江宁银消费金融股份有限公司",
    "包银消费金融": "内蒙古蒙商消费金融股份有限公司",
    "招联消费金融有限公司": "招联消费金融股份有限公司",
    "江苏苏宁银行股份有限公司": "江苏苏商银行股份有限公司",
    "江苏东吴农村商业银行": "苏州银行股份有限公司",
    "包你贷": "内蒙古蒙商消费金融股份有限公司",
}


@pytest.mark.parametrize("former", RENAMED)
def test_who_was_renamed_is_found_and_said_as_renamed_and_unverified(
    edition: Edition, former: str
) -> None:
    """A renaming that only third parties tell of raises no verdict: the lender's stands beside."""
    answer = ask(edition, former)
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "renamed")
    assert answer["lender"]["name"] == RENAMED[former]
    assert "更名为" in shown(answer)
    assert "改名不影响旧合同" in shown(answer)
    assert answer["card"]["because"].startswith("第三方资料说")
    assert "没有核实" in answer["card"]["because"]
    assert "别付" not in shown(answer)
    assert ask(edition, RENAMED[former])["card"]["because"] in answer["card"]["more"]
    [name, *_] = answer["evidence"]
    assert (name["type"], name["kind"], name["proof"]) == ("name", "former", "reported")


def test_a_renaming_says_when_and_to_what_in_every_language(edition: Edition) -> None:
    for language, words in (
        ("zh_CN", "已更名为天津京东消费金融有限公司"),
        ("zh_TW", "已更名為天津京东消费金融有限公司"),
        ("en", "was renamed 天津京东消费金融有限公司"),
        ("id", "berganti nama menjadi 天津京东消费金融有限公司"),
    ):
        answer = ask(edition, "捷信消费金融有限公司", language=language)
        assert words in answer["card"]["because"]
        assert answer["evidence"][0]["on"] == "2025-05-26"
    assert "包你贷已更名为蒙享金" in shown(ask(edition, "包你贷"))


def test_a_renaming_that_was_read_at_its_source_lets_the_lenders_verdict_stand(
    edition: Edition,
) -> None:
    answer = ask(edition, "PPDAI Group Inc.")
    present = ask(edition, "FinVolution Group (formerly PPDAI Group Inc.)")
    assert (answer["verdict"], answer["reason"]) == (present["verdict"], present["reason"])
    renamed = "PPDAI Group Inc.已更名为FinVolution Group，改名不影响旧合同，照合同还。"
    assert answer["card"]["more"][0] == renamed
    assert "没有核实" not in shown(answer)


def test_a_short_form_of_its_legal_name_is_the_lenders_name(edition: Edition) -> None:
    for short, legal in (
        ("工行", "中国工商银行股份有限公司"),
        ("招联", "招联消费金融股份有限公司"),
    ):
        answer = ask(edition, short)
        assert (answer["verdict"], answer["reason"]) == ("licensed", "lender")
        assert answer["lender"]["name"] == legal
        name = next(one for one in answer["evidence"] if one["type"] == "name")
        assert (name["kind"], name["name"], name["proof"]) == ("short", short, "register")


def test_a_brand_that_third_parties_report_raises_no_verdict(
    edition: Edition, tmp_path: Path
) -> None:
    """Its lender's own verdict stands beside it, in the shape of a product."""
    unknown = with_products(edition, tmp_path, lambda held: held["names"].pop("花呗"))
    answer = ask(unknown, "花呗")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "brand")
    assert answer["lender"] is None
    [name] = answer["evidence"]
    assert (name["type"], name["kind"], name["proof"]) == ("name", "brand", "reported")
    assert answer["product"]["kind"] == "brand"
    [lender] = answer["product"]["lenders"]
    assert (lender["name"], lender["verdict"]) == ("重庆蚂蚁消费金融有限公司", "licensed")
    assert "未核实" in shown(answer)
    assert "该公司在册" in shown(answer)


def test_a_name_that_is_warned_of_is_never_answered_by_a_brand_alone(
    edition: Edition, tmp_path: Path
) -> None:
    """The firm warned of and the lender whose brand is called so may be strangers."""
    whole = copied(edition, tmp_path)
    with sqlite3.connect(whole.path(DATABASE)) as database:
        for normal in ("花呗", "招联消费金融股份有限公司", "捷信消费金融有限公司"):
            row = (normal, 1, json.dumps({**WARNING, "register": "lt-illegal-websites"}))
            database.execute("INSERT INTO warned_names VALUES (?, ?, ?)", row)
    database.close()
    assert ask(edition, "花呗")["reason"] == "product"
    answer = ask(Edition(whole), "花呗")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "ambiguous")
    assert answer["lender"] is None
    assert answer["evidence"][0]["status"] == "warned"
    answer = ask(Edition(whole), "捷信消费金融有限公司深圳分公司")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "ambiguous")
    legal = ask(Edition(whole), "招联消费金融股份有限公司")
    assert legal["verdict"] == "licensed"
    assert "warned" in {one.get("status") for one in legal["evidence"]}


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_brand_that_lends_in_other_countries_is_asked_back_for(
    edition: Edition, language: str
) -> None:
    """Akulaku has a lender in the Philippines and one in Indonesia, which the edition lacks."""
    for text in ("akulaku", "AKULAKU", "“Akulaku”"):
        found = ask(edition, text, language=language)
        assert (found["verdict"], found["lender"]) == ("uncovered", None), text
        names = [one["name"] for one in found["suggestions"]]
        assert names == ["Streetcorner Lending Corp.", "Akulaku Indonesia"]
    said = shown(ask(edition, "akulaku", language=language))
    assert messages.text(language, "says_brand_also_in_id") in said
    country = {"en": "the Philippines", "id": "Filipina", "zh_TW": "菲律賓"}.get(language, "菲律宾")
    because = ask(edition, "akulaku", language=language)["card"]["because"]
    assert all(part in because for part in ("akulaku", country, "Streetcorner Lending Corp."))


def test_every_brand_that_lends_abroad_vouches_for_nobody(edition: Edition) -> None:
    brands = {one.brand for one in load.facts("CN").brands_abroad}
    assert {"Akulaku", "SPayLater"} <= brands
    for brand in brands:
        assert ask(edition, brand)["verdict"] == "uncovered", brand


def test_a_name_of_lenders_in_several_countries_is_asked_back_with_each(edition: Edition) -> None:
    found = ask(edition, "Easycash")
    assert (found["verdict"], found["reason"]) == ("uncovered", "ambiguous")
    assert {one["lender"]["country"] for one in found["suggestions"]} == {"ID", "PH"}
    assert "印度尼西亚" in shown(found)
    assert "菲律宾" in shown(found)
