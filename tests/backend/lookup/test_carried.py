"""Of a register of many thousand names extensions carry those whom a page can show."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from asking import ask

from xiancha.edition import on_disk
from xiancha.keys import keyring
from xiancha.lookup import Edition
from xiancha.model import Alias, Channel, ChannelType, Reading, Row, Source
from xiancha.publish import new_edition
from xiancha.registers import catalogue
from xiancha.store import Store

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
NBFC, APPS, ABROAD = "in-rbi-nbfc", "in-rbi-dla", "ng-fccpc-lenders"
APP = Channel(type=ChannelType.app, value="com.a.loan")
KNOWN = Row(key="U1", name="A Finance (P) Ltd", category="nbfc", licence="U65990MH2001PTC000001")
UNKNOWN = Row(
    key="U2",
    name="B Finance Limited",
    category="nbfc",
    licence="U65990MH2001PTC000002",
    aliases=(Alias(text="Bold Loans Limited", kind="former"),),
)
DECLARED = Row(
    key="afinancepteltd", name="A FINANCE PVT. LTD.", category="regulated-entity", channels=(APP,)
)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("carried")
    store = Store(f"sqlite:///{place / 'store.sqlite'}")
    for register, rows in ((NBFC, (KNOWN, UNKNOWN)), (APPS, (DECLARED,))):
        source = Source(register, date(2026, 6, 1), AT, "0" * 64, "https://rbi.example/list")
        store.accept(f"document:{register}", source, Reading(as_of=source.as_of, rows=rows))
    ring = keyring.new(place / "keys", AT)
    new_edition.publish(store, {"checklists": []}, ring, place / "editions", now=AT)
    store.close()
    return place / "editions"


def read(editions: Path, name: str) -> Any:
    return json.loads(on_disk.newest(editions).path(name).read_bytes())


def test_both_registers_know_the_company_as_one(editions: Path) -> None:
    edition = Edition(on_disk.newest(editions))
    for text in ("com.a.loan", "A Finance Private Limited", "U65990MH2001PTC000001"):
        answer = ask(edition, text)
        assert answer["verdict"] == "licensed"
        assert {one["register"] for one in answer["evidence"]} == {NBFC, APPS}


def test_extensions_carry_whom_a_channel_leads_to(editions: Path) -> None:
    lenders = read(editions, "zh-CN/IN/lenders.json")["lenders"]
    assert [one[1] for one in lenders] == ["A FINANCE PVT. LTD."]
    assert "Bold" not in str(lenders)


def test_a_name_that_two_lenders_bear_is_nobodys_in_extensions_either(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    namesake = Row(key="s1", name="B FINANCE PTE. LTD.", category="moneylender", licence="1/2026")
    for register, row in ((NBFC, UNKNOWN), ("sg-mlaw-moneylenders", namesake)):
        source = Source(register, date(2026, 6, 1), AT, "0" * 64, "https://r.example/list")
        store.accept(f"document:{register}", source, Reading(as_of=source.as_of, rows=(row,)))
    ring = keyring.new(tmp_path / "keys", AT)
    new_edition.publish(store, {"checklists": []}, ring, tmp_path / "editions", now=AT)
    carried = read(tmp_path / "editions", "zh-CN/IN/lenders.json")["lenders"]
    assert [one[1] for one in carried] == ["B Finance Limited"]
    assert ask(Edition(on_disk.newest(tmp_path / "editions")), "b finance")["reason"] == "ambiguous"


def test_servers_answer_about_all(editions: Path) -> None:
    edition = Edition(on_disk.newest(editions))
    for text in ("B Finance Ltd", "Bold Loans Limited", "U65990MH2001PTC000002"):
        answer = ask(edition, text)
        assert (answer["verdict"], answer["lender"]["name"]) == ("licensed", "B Finance Limited")


def test_extensions_do_not_say_that_they_cover_the_register(editions: Path) -> None:
    coverage = read(editions, "zh-CN/coverage.json")
    assert {one["register"] for one in coverage["covered"]} == {APPS}
    assert "nbfc" in {one["category"] for one in coverage["not_covered"]}
    assert {one["id"] for one in coverage["registers"]} == {APPS, NBFC}


def test_readers_of_other_languages_than_chinese_hold_registers_carried_abroad(
    tmp_path: Path,
) -> None:
    store = Store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    firm = Row(key="qck", name="Quick Naira Limited", category="listed-lender")
    source = Source(ABROAD, date(2026, 7, 13), AT, "0" * 64, "https://r.example/list")
    store.accept(f"document:{ABROAD}", source, Reading(as_of=source.as_of, rows=(firm,)))
    ring = keyring.new(tmp_path / "keys", AT)
    new_edition.publish(store, {"checklists": []}, ring, tmp_path / "editions", now=AT)
    files = on_disk.newest(tmp_path / "editions").files
    held = {name.partition("/")[0] for name in files if name.endswith("/NG/lenders.json")}
    assert held == {"en", "id"}
    covered = {
        tag: [
            one["register"]
            for one in read(tmp_path / "editions", f"{tag}/coverage.json")["covered"]
        ]
        for tag in ("zh-CN", "en")
    }
    assert covered == {"zh-CN": [], "en": [ABROAD]}


def test_only_a_register_that_is_not_whole_may_be_carried_in_part() -> None:
    """Else an extension would call a lender missing that it merely does not carry."""
    for register in catalogue.registers().values():
        assert register.carried == "all" or not register.whole, register.id
