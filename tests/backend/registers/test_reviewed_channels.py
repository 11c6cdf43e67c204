from __future__ import annotations

import csv
from datetime import date

import pytest
import real_documents
from talk import document

from xiancha import normalise
from xiancha.model import Alias, Channel, ChannelType, Proof, Row
from xiancha.products.check import is_short_form
from xiancha.registers import catalogue
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.reviewed_channels.parse import COLUMNS, NO_LINK, read, row

HOST = {
    "legal_name": "马上消费金融股份有限公司",
    "country": "CN",
    "category": "",
    "host": "msxf.com",
    "brand": "",
    "former": "",
    "now": "",
    "renamed_on": "",
    "proof": "reviewed",
    "sources": "https://github.com/msxf-tech/ms-chat;https://www.msxf.com/",
    "seen_on": "2021..2025-12-30",
    "note": "",
}
BRAND = HOST | {
    "host": "",
    "brand": "安逸花",
    "proof": "reported",
    "sources": NO_LINK,
    "seen_on": "",
}
FORMER = BRAND | {"brand": "", "former": "旧名消费金融有限公司", "renamed_on": "2025-05-26"}


def file(*rows: dict[str, str]) -> bytes:
    lines = [",".join(COLUMNS), *(",".join(r[column] for column in COLUMNS) for r in rows)]
    return "\n".join(lines).encode()


@pytest.fixture(scope="module")
def shipped() -> list[Row]:
    register = catalogue.register("reviewed-channels")
    with (register.folder / "starter.csv").open(encoding="utf-8") as lines:
        return [row(cells, f"row {n}") for n, cells in enumerate(csv.DictReader(lines), 1)]


def test_a_host_row_ties_the_host_to_the_legal_name() -> None:
    claim = row(HOST, "row 1")
    assert claim.key == "马上消费金融股份有限公司|msxf.com"
    assert (claim.status, claim.proof, claim.seen_on) == (None, Proof.reviewed, "2025-12-30")
    assert claim.channels == (Channel(type=ChannelType.host, value="msxf.com"),)
    assert claim.sources == ("https://github.com/msxf-tech/ms-chat", "https://www.msxf.com/")


def test_a_brand_row_ties_the_brand_to_the_legal_name() -> None:
    claim = row(BRAND, "row 1")
    assert claim.key == "马上消费金融股份有限公司|安逸花"
    assert claim.aliases == (Alias(text="安逸花", kind="brand"),)
    assert (claim.channels, claim.sources, claim.seen_on) == ((), (), "")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"legal_name": " "}, "state legal_name"),
        ({"country": "China"}, "two-letter country"),
        ({"category": "bank"}, "category “bank” is not in register.toml"),
        ({"host": ""}, "one host, one brand or one former name"),
        ({"brand": "安逸花"}, "one host, one brand or one former name"),
        ({"former": "旧名"}, "one host, one brand or one former name"),
        ({"now": "新名"}, "there is none"),
        ({"renamed_on": "2025"}, "there is none"),
        ({"host": "www.msxf.com"}, "“www.msxf.com” is no host of one firm"),
        ({"host": "https://msxf.com/"}, "is no host of one firm"),
        ({"host": "com.cn"}, "is no host of one firm"),
        ({"host": "play.google.com"}, "“play.google.com” is no host of one firm"),
        ({"proof": "register"}, "proof is “register”; say reviewed or reported"),
        ({"proof": ""}, "proof is “”"),
        ({"sources": ""}, "the source “” is no link"),
        ({"sources": "a newspaper"}, "the source “a newspaper” is no link"),
        ({"sources": "https://a.cn/x y"}, "is no link"),
        ({"sources": NO_LINK}, "needs a link that a reader can open"),
        ({"seen_on": ""}, "seen_on “” is no date"),
        ({"seen_on": "last year"}, "seen_on “last year” is no date"),
        ({"seen_on": "2025-13"}, "seen_on “2025-13” is no date"),
        ({"seen_on": "2025-02-30"}, "seen_on “2025-02-30” is no date"),
    ],
)
def test_a_row_that_proves_nothing_is_refused(change: dict[str, str], message: str) -> None:
    with pytest.raises(Refused, match=f"row 7: .*{message}"):
        row(HOST | change, "row 7")


def test_a_brand_without_letters_is_refused() -> None:
    with pytest.raises(Refused, match="“…” is no name"):
        row(BRAND | {"brand": "…"}, "row 1")


def test_a_row_of_a_former_name_says_what_is_called_so_now_and_since_when() -> None:
    claim = row(FORMER, "row 1")
    assert claim.key == "马上消费金融股份有限公司|旧名消费金融有限公司"
    assert claim.aliases == (Alias(text="旧名消费金融有限公司", kind="former", on="2025-05-26"),)
    [alias] = row(FORMER | {"former": "旧贷", "now": "新贷", "renamed_on": ""}, "row 1").aliases
    assert (alias.text, alias.now, alias.on) == ("旧贷", "新贷", "")
    for wrong in ("last year", "2025-13", "2025-02-30", "2021..2024"):
        with pytest.raises(Refused, match=r"row 1: renamed_on .* is no date"):
            row(FORMER | {"renamed_on": wrong}, "row 1")


def test_the_date_is_that_of_the_newest_proof_or_the_one_given() -> None:
    assert read(document(file(HOST, BRAND))).as_of == date(2025, 12, 30)
    assert read(document(file(HOST), as_of=date(2026, 1, 2))).as_of == date(2026, 1, 2)
    with pytest.raises(Refused, match="Fill in seen_on"):
        read(document(file(BRAND)))


def test_the_same_claim_twice_is_refused() -> None:
    with pytest.raises(
        Refused, match=r"row 2: .* a second time; .*\|msxf.com” is already in row 1"
    ):
        read(document(file(HOST, HOST)))


def test_another_header_is_refused() -> None:
    with pytest.raises(Refused, match="CSV header is not"):
        read(document(b"legal_name,host\n"))


def test_shipped_claims_are_each_made_once(shipped: list[Row]) -> None:
    assert len({claim.key for claim in shipped}) == len(shipped)


def test_shipped_claims_without_a_link_or_with_old_proof_say_so(shipped: list[Row]) -> None:
    for claim in shipped:
        if not claim.sources:
            assert claim.note, claim.key
        if claim.seen_on and claim.seen_on < "2021":
            assert "较早" in claim.note, claim.key


def test_shipped_brands_are_only_reported(shipped: list[Row]) -> None:
    brands = {c.aliases[0].text: c for c in shipped if c.aliases and c.aliases[0].kind == "brand"}
    assert all(claim.proof is Proof.reported for claim in brands.values())
    assert {brands[name].name for name in ("招联", "好期贷")} == {"招联消费金融股份有限公司"}
    assert {brands[name].name for name in ("花呗", "借呗")} == {"重庆蚂蚁消费金融有限公司"}


def test_shipped_renamings(shipped: list[Row]) -> None:
    former = {
        alias.text: (c, alias) for c in shipped for alias in c.aliases if alias.kind == "former"
    }
    found, alias = former["捷信消费金融有限公司"]
    assert (found.name, found.proof, alias.on) == (
        "天津京东消费金融有限公司",
        Proof.reported,
        "2025-05-26",
    )
    assert former["360借条"][1].now == "奇富借条"
    assert former["PPDAI Group Inc."][0].proof is Proof.reviewed
    assert {c.proof for c, _ in former.values()} == {Proof.reported, Proof.reviewed}


def test_shipped_hosts_have_the_grade_that_their_proof_allows(shipped: list[Row]) -> None:
    grades = {c.channels[0].value: c.proof for c in shipped if c.channels}
    assert grades["msxf.com"] is grades["icbc.com.cn"] is Proof.reviewed
    assert grades["mucfc.com"] is grades["haiercash.com"] is Proof.reported


def test_hosts_of_banks_from_third_parties_are_reported_and_of_held_banks() -> None:
    """Joined by legal name: what is no bank of the list, such as a card network, is left out."""
    told: dict[str, str] = {}
    for file_name, name, host in (
        ("banks_phones_hosts.csv", "name", "url"),
        ("private_banks_hosts.csv", "legal_name", "host"),
    ):
        with (real_documents.FOLDER / "cn_hosts" / file_name).open(encoding="utf-8") as lines:
            told |= {normalise.host(line[host]) or "": line[name] for line in csv.DictReader(lines)}
    nfra = catalogue.register("cn-nfra-institutions")
    listed = (nfra.folder / "starter.csv").read_text("utf-8")
    banks = {line["中文全称"] for line in csv_table(listed, nfra.starter_columns)}
    body = (catalogue.register("reviewed-channels").folder / "starter.csv").read_text("utf-8")
    rows = [row for row in csv_table(body, COLUMNS) if row["host"] in told]
    assert len(rows) >= 60
    for found in rows:
        assert found["legal_name"] in banks
        assert is_short_form(told[found["host"]], found["legal_name"])
        by_others = found["note"].startswith("只见于一份第三方名单")
        assert not by_others or found["proof"] == "reported"
    hosts = {found["host"] for found in rows}
    assert {"cebbank.com", "mybank.cn", "bosc.cn"} <= hosts
    assert not hosts & {"mastercard.com.cn", "bochk.com", "cn.unionpay.com", "suningbank.com"}
