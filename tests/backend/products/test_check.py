"""What `xiancha products check` refuses: each fault with its file, its line and what to do."""

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from commands import Command

from xiancha import normalise
from xiancha.content.problems import ContentError
from xiancha.lookup import Edition
from xiancha.products import load
from xiancha.products.check import is_short_form
from xiancha.publish import write_products

SHIPPED = load.HERE / "cn"
DATED = "某报,https://news.example.cn/a/1,,2025-10,reported"
COLLECTOR = f"某某催收有限公司,某某催收,某某银行股份有限公司,{DATED}"
OWN = f"某贷,kind,own,{DATED}\n某贷,lender,某某消费金融有限公司,{DATED}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "cn"))


def told(folder: Path, file: str = "products.csv", *, add: str) -> str:
    """All that is said of a file with these lines at its end; the last one is line `LAST`."""
    text = (folder / file).read_text("utf-8") + add
    (folder / file).write_text(text, "utf-8")
    with pytest.raises(ContentError) as refused:
        load.load(folder)
    last = len(text.splitlines())
    return refused.value.told("en").replace(f"{file}:{last}:", f"{file}:LAST:")


def test_the_shipped_facts_are_in_order(xiancha: Command) -> None:
    code, said, _ = xiancha("products", "check", "--lang", "en")
    assert code == 0
    assert said.endswith(" phones: nothing wrong\n")


@pytest.mark.parametrize(
    ("row", "what", "instead"),
    [
        ("某贷,lender,马上消费,", "no full legal name", "as the register prints it"),
        ("某贷,host,jd.com,", "no host of one firm", "leave it out"),
        ("某贷,host,taobao.com,", "no host of one firm", "leave it out"),
        ("某贷,host,https://a.example.cn/x,", "no host of one firm", "without www. and path"),
        ("某贷,host,msxf.com,", "belongs to 马上消费金融股份有限公司", "state that firm"),
        ("某贷,host,duxiaoman.com,", "belongs to 度小满科技北京有限公司", "state that firm"),
        ("某贷,app,com.tencent.mm,", "no app of one product", "such as com.example.loans"),
        ("某贷,app,loans,", "no app of one product", "such as com.example.loans"),
        ("某贷,phone,95588,", "fact “phone” is not known", "write one of kind"),
    ],
)
def test_a_fact_that_cannot_stand_is_refused_with_its_mend(
    folder: Path, row: str, what: str, instead: str
) -> None:
    said = told(folder, add=f"{OWN}{row}{DATED}\n")
    assert "products/cn/products.csv:LAST: " in said
    assert what in said
    assert instead in said


@pytest.mark.parametrize(
    ("source", "what"),
    [
        (",https://news.example.cn/a/1,,2025-10,reported", "publisher is empty"),
        ("某报,,,2025-10,reported", "url is empty"),
        ("某报,public code (repository not known),,2025-10,reported", "cannot be opened"),
        ("某报,https://news.example.cn/,,2025-10,reported", "cannot be opened"),
        ("某报,http://61.152.230.22/news/1,,2025-10,reported", "cannot be opened"),
        ("某报,https://tousu.sina.com.cn/c/1,,2025-10,reported", "a place for complaints"),
        ("某报,https://news.example.cn/a/1,,2025/10/9,reported", "is no date"),
        ("某报,https://news.example.cn/a/1,,Oct-25,reported", "is no date"),
        ("某报,https://news.example.cn/a/1,,2025-13,reported", "is no date"),
        ("某报,https://news.example.cn/a/1,,2025-10,page", "proof “page” is not known"),
    ],
)
def test_a_fact_needs_a_publisher_whom_a_reader_can_open(
    folder: Path, source: str, what: str
) -> None:
    said = told(folder, add=f"{OWN}某贷,operator,某某科技有限公司,{source}\n")
    assert f"products/cn/products.csv:LAST: {said.split('LAST: ')[1]}" in said
    assert what in said


def test_an_alias_has_no_source_and_is_nobody_elses(folder: Path) -> None:
    assert "alias has no source" in told(folder, add=f"{OWN}某贷,alias,某某贷,{DATED}\n")


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("花呗", "is there already, for 花呗"),
        ("工行", "is there already, for 中国工商银行股份有限公司"),
        ("小额贷款", "is nobody's name"),
        ("…", "is nobody's name"),
    ],
)
def test_a_name_has_one_owner(folder: Path, value: str, what: str) -> None:
    assert what in told(folder, add=f"{OWN}某贷,alias,{value},,,,,\n")


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        (f"某贷,lender,某某消费金融有限公司,{DATED}\n", "has no kind"),
        (f"某贷,kind,own,{DATED}\n", "has no lender"),
        (f"某贷,kind,bank,{DATED}\n", "has no lender"),
        (f"某贷,kind,loans,{DATED}\n", "kind “loans” is not known"),
        (f"{OWN}{OWN}", "is there already, for 某贷"),
        (f"{OWN}花呗,alias,某某花,,,,,\n", "are not together"),
        ("某贷,kind,own\n", "3 cells instead of 8"),
        ('某贷,kind,"own\n', "quotation marks do not fit"),
    ],
)
def test_a_product_is_whole(folder: Path, lines: str, what: str) -> None:
    assert what in told(folder, add=lines)


@pytest.mark.parametrize(
    ("file", "row", "what"),
    [
        ("names.csv", "中国工商银行股份有限公司,short,宇宙行", "is not made of characters of"),
        ("names.csv", "中国工商银行股份有限公司,short,招行", "is not made of characters of"),
        ("names.csv", "中国农业银行股份有限公司,short,中行", "is there already"),
        ("names.csv", "中国工商银行股份有限公司,brand,工行", "use “brand” is not known"),
        ("names.csv", "中国工商银行股份有限公司,ask,", "name is empty"),
        ("phones.csv", f"某某银行股份有限公司,95588,{DATED}", "is there already"),
        ("phones.csv", f"某某银行股份有限公司,955-88,{DATED}", "is no phone number"),
        ("phones.csv", "某某银行股份有限公司,95000,,,,,", "publisher is empty"),
        ("offices.csv", f"12306,甲,,a,a,{DATED}", "zh_TW is empty"),
        ("offices.csv", f"铁路,甲,甲,a,a,{DATED}", "is no phone number"),
        ("collectors.csv", f"某某催收公司,某某催,某某银行,{DATED}", "no full legal name"),
        ("collectors.csv", f"某某催收公司,催收某,某某银行股份有限公司,{DATED}", "is no part of"),
        ("collectors.csv", f"某某催收公司,某某,某某银行股份有限公司,{DATED}", "or too short"),
        ("collectors.csv", f"{COLLECTOR}\n{COLLECTOR}", "there already"),
        ("collectors.csv", "某某催收公司,某某催,某某银行股份有限公司,,,,,", "publisher is empty"),
        ("signers.csv", f"没有包名,{'ab' * 32},{DATED}", "is no Android package"),
        ("signers.csv", f"com.example.app,AB:CD,{DATED}", "is no SHA-256"),
    ],
)
def test_names_and_phones_are_checked_too(folder: Path, file: str, row: str, what: str) -> None:
    said = told(folder, file, add=f"{row}\n")
    assert f"products/cn/{file}:LAST: " in said
    assert what in said


def test_a_signer_that_a_maintainer_fills_in_stands_in_the_edition(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (folder / "signers.csv").open("a", encoding="utf-8") as file:
        file.write(f"com.example.app,{'ab' * 32},{DATED}\ncom.example.app,{'cd' * 32},{DATED}\n")
    found = load.load(folder)
    of = load.facts
    monkeypatch.setattr(load, "facts", lambda one: found if one == "CN" else of(one))
    nobody: Any = SimpleNamespace(entries=[])
    (first, second) = write_products.document(nobody, {})["signers"]["com.example.app"]
    assert [first["sha256"], second["sha256"]] == ["ab" * 32, "cd" * 32]
    assert first["source"]["url"] in DATED


def test_a_file_that_a_spreadsheet_saved_otherwise_is_told_so(folder: Path) -> None:
    (folder / "products.csv").write_bytes("product,fact\n花呗".encode("gbk"))
    with pytest.raises(ContentError) as refused:
        load.load(folder)
    assert "products/cn/products.csv 第2行：这里不是 UTF-8 编码" in refused.value.told("zh_CN")
    (folder / "products.csv").write_text("product;fact\n", "utf-8")
    with pytest.raises(ContentError) as refused:
        load.load(folder)
    assert "the first line names other columns" in refused.value.told("en")


def test_a_mark_at_the_beginning_changes_nothing(folder: Path) -> None:
    body = (folder / "products.csv").read_bytes()
    (folder / "products.csv").write_bytes(b"\xef\xbb\xbf" + body)
    assert load.load(folder) == load.facts("CN")


def test_the_command_prints_every_fault_and_fails(
    xiancha: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(folder, add="某贷,alias,某某贷,,,,,\n")
    monkeypatch.setattr(load, "HERE", folder.parent)
    code, said, wrong = xiancha("products", "check")
    assert (code, said) == (1, "")
    assert "“某贷”没有 kind。请加一行，fact 写 kind" in wrong


def test_a_short_form_is_made_of_the_legal_name() -> None:
    assert is_short_form("工行", "中国工商银行股份有限公司")
    assert is_short_form("浦发银行", "上海浦东发展银行股份有限公司")
    assert not is_short_form("行工", "中国工商银行股份有限公司")
    assert not is_short_form("行", "中国工商银行股份有限公司")
    assert not is_short_form("ICBC", "中国工商银行股份有限公司")


def test_every_lender_that_a_kind_held_whole_should_hold_is_held(edition: Edition) -> None:
    """A slip in a legal name would show as a lender that no register names."""
    held = load.facts("CN")
    legal = [one.legal_name for one in held.names]
    legal += [one.owner for one in held.phones if "银行" in one.owner]
    firms = [fact.value for one in held.products for fact in one.of("lender", "named-by")]
    legal += [firm for firm in firms if firm.endswith("银行股份有限公司") or "消费金融" in firm]
    assert len(legal) > 200
    for name in dict.fromkeys(legal):
        kinds = {one.kind for one in edition.database.bearers(normalise.company(name))}
        assert "legal" in kinds, name


def test_a_country_needs_no_file_but_that_of_its_products(tmp_path: Path) -> None:
    (tmp_path / "ke").mkdir()
    row = "Fuliza,kind,bank,Safaricom,https://example.co.ke/terms,,2022,reported\n"
    lender = "Fuliza,lender,KCB Bank Kenya Limited,Safaricom,https://example.co.ke/t,,2022,reported"
    head = ",".join(load.PRODUCTS)
    (tmp_path / "ke/products.csv").write_text(f"{head}\n{row}{lender}\n", "utf-8")
    (held,) = load.load(tmp_path / "ke").products
    assert (held.name, held.country) == ("Fuliza", "KE")


def test_products_of_two_countries_share_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    of = load.facts
    monkeypatch.setattr(load, "facts", lambda one: of("KE") if one == "NG" else of(one))
    with pytest.raises(ContentError, match="Fuliza"):
        load.products()
