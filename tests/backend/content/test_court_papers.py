"""What ships about court papers is whole, and what maintainers get wrong is told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import court_content
import pytest
from spoilt import complaints, spoil

from xiancha.content.check_dates import unreviewed
from xiancha.content.court_papers import COURT_MODELS
from xiancha.content.export import published
from xiancha.content.holidays import HOLIDAY_MODELS
from xiancha.content.load import load
from xiancha.messages import LANGUAGES

SHIPPED = Path(__file__).parents[3] / "checklists"
PAPERS, YEARS = "court-papers.yml", "holidays/cn.yml"
COURT = published(load(SHIPPED), date(2026, 11, 28))["court_papers"]


def texts(value: Any) -> Iterator[dict[str, str]]:
    """Each text of our own: what is cited and where one asks has a language less."""
    if isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, dict) and "zh_CN" in value:
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in ("cites", "doors"):
                yield from texts(each)


def test_every_sentence_is_there_in_every_language() -> None:
    found = list(texts(COURT))
    assert len(found) > 150
    assert [each for each in found if {*each} != {*LANGUAGES}] == []


def test_nothing_is_called_genuine_or_fake() -> None:
    said = " ".join(each["zh_CN"] for each in texts(COURT))
    assert re.findall("(?<!可能)(?<!证明)是[真假]的|伪造的?文书|骗", said) == []
    warning = COURT["warning"]["zh_CN"]
    assert warning.startswith("没核实前，按真的算期限。")
    assert warning.endswith("短信、手机号、没盖章，都不能证明是假的。")


def test_a_year_names_the_notice_that_was_read() -> None:
    assert [each["year"] for each in COURT["holidays"]] == [2024, 2025, 2026]
    for each in COURT["holidays"]:
        assert f"{each['year']}年部分节假日安排" in each["title"]
        assert each["official"].startswith("https://www.gov.cn/")
        assert each["known"] == "read"
    assert "2026-02-23" in COURT["holidays"][2]["days_off"]
    assert "2026-02-14" in COURT["holidays"][2]["days_worked"]


def test_whom_to_ask_about_a_court_paper_is_the_court() -> None:
    verify = {each["id"]: [door["id"] for door in each["doors"]] for each in COURT["verify"]}
    assert verify["court"][:2] == ["court-hotline", "court"]
    asked = {each["id"]: each["verify"] for each in COURT["papers"]}
    assert asked["payment-order"] == "court"
    assert asked["award"] == "institution"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (PAPERS, "days: 15\n", "days: 十五\n", "“十五” is no number of days or months"),
        (PAPERS, "        days: 15\n", "", "a time limit is days, months, or written"),
        (PAPERS, "    none:\n", "    nought:\n", "`nought`"),
        (PAPERS, "verify: court\n", "verify: cuort\n", "there is no way to verify `cuort`"),
        (PAPERS, "      - final-judgment\n", "      - second\n", "there is no paper `second`"),
        (PAPERS, "      - court-hotline\n", "      - hotline\n", "there is no door `hotline`"),
        (PAPERS, "  - id: judgment\n", "  - id: claim\n", "the id `claim` is taken above"),
        (
            PAPERS,
            "      - 支付命令\n",
            "      - 判决书\n",
            "“判决书” is a name of `judgment` already",
        ),
        (PAPERS, "civil-procedure/227", "civil-procedure/9227", "has no article `9227`"),
        (YEARS, "first: 2026-02-15", "first: 2026-02-25", "to 2026-02-23 is no holiday"),
        (YEARS, "- 2026-02-14", "- 2026-02-13", "2026-02-13 is a day off, or no Saturday"),
        (YEARS, "- 2026-02-14", "- 2027-02-13", "2027-02-13 is not of 2026"),
        (YEARS, "year: 2025", "year: 25", "“25” is no year"),
        (YEARS, "year: 2024\n", "year: 2026\n", "is not of 2026"),
    ],
)
def test_a_fault_is_told_at_its_place(
    folder: Path, file: str, old: str, new: str, says: str
) -> None:
    spoil(folder, file, old, new)
    told = complaints(folder)
    assert any(line.startswith(f"{file}:") and says in line for line in told), told


def test_a_paper_that_was_not_reviewed_in_time_is_told() -> None:
    told = [str(each) for each in unreviewed(load(SHIPPED), date(2027, 6, 1))]
    assert any(each.startswith(f"{PAPERS}:") and "`payment-order`" in each for each in told)


def test_readme_documents_every_field_and_no_other() -> None:
    sections = re.split(r"^## ", (SHIPPED / "README.md").read_text("utf-8"), flags=re.M)
    documented = {
        section.splitlines()[0].split(" · ")[-1]: re.findall(r"^\| `(\w+)` \|", section, re.M)
        for section in sections
    }
    for model in (*COURT_MODELS, *HOLIDAY_MODELS):
        assert documented[model.__name__] == list(model.model_fields), model.__name__


def test_each_paper_of_the_table_rests_on_its_rule() -> None:
    papers = {each["id"]: each for each in COURT["papers"]}
    for case in json.loads(court_content.TABLE.read_text("utf-8"))["cases"]:
        paper = papers[case["paper"]]
        parts = paper["deadlines"] or [paper["none"]]
        cites = [f"{cite['law']}/{cite['article']}" for part in parts for cite in part["cites"]]
        assert list(dict.fromkeys(cites)) == case["rule"], case["name"]


def test_the_extension_counts_with_what_ships() -> None:
    assert court_content.FILE.read_text("utf-8") == court_content.text(), court_content.__doc__
