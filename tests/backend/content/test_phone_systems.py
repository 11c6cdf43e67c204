"""The phone guide: what is shipped, and what a maintainer is told who writes it wrongly."""

import re
from datetime import date
from pathlib import Path

from spoilt import complaints, line_of, spoil

from xiancha.content.check_dates import unreviewed
from xiancha.content.export import published
from xiancha.content.load import load
from xiancha.content.phone_systems import PHONE_MODELS

SHIPPED = Path(__file__).parents[3] / "checklists"
FILE = "phones.yml"


def spoiled(folder: Path, old: str, new: str) -> list[str]:
    """What is told after this change, without the file's name."""
    spoil(folder, FILE, old, new)
    return [line.removeprefix(f"{FILE}:") for line in complaints(folder)]


def test_the_verified_ways_are_those_of_the_facts() -> None:
    guide = published(load(SHIPPED), date(2026, 11, 25))["phones"]
    ways = {
        each["id"]: " → ".join(row["zh_CN"] for row in each["path"])
        for each in guide["phones"]
        if each["source"]
    }
    assert ways == {
        "android": "设置 → 应用 → 这个应用 → 权限 → 通讯录 → 不允许",
        "vivo": "设置 → 应用管理 → 应用权限管理 → 通讯录",
        "oppo": "设置 → 应用管理 → 应用权限管理",
        "ios": "设置 → 隐私与安全性 → 通讯录 → 这个应用 → 无",
        "harmonyos": "设置 → 应用和服务 → 权限管理 → 通讯录 → 这个应用",
        "samsung": "设置 → 安全性和隐私 → 隐私 → 权限管理器 → 通讯录 → 这个应用",
    }
    assert "收不回已经上传的号码" in guide["afterwards"]["zh_CN"]


def test_a_way_without_source_may_not_go_past_the_search(folder: Path) -> None:
    (told,) = spoiled(folder, "      - zh_CN: 搜索“权限”", "      - zh_CN: 应用设置")
    assert "a path without source ends at the search" in told
    assert told.endswith("在设置里搜索“权限”, or write source, checked_on and known")


def test_a_source_comes_with_its_day(folder: Path) -> None:
    (told,) = spoiled(folder, "    checked_on: 2026-11-25\n    known: read\n", "")
    line = line_of(SHIPPED, FILE, "source: https://support.google.com")
    assert told.startswith(f"{line}: `source` stands without the others")


def test_two_systems_need_two_ids(folder: Path) -> None:
    (told,) = spoiled(folder, "  - id: vivo", "  - id: android")
    assert told.startswith(
        f"{line_of(SHIPPED, FILE, '- id: vivo')}: the id `android` is taken above"
    )


def test_each_permission_that_a_phone_may_deny_has_one_way(folder: Path) -> None:
    told = spoiled(folder, "      - android.permission.READ_SMS\n", "")
    assert [line for line in told if "0 ways to deny android.permission.READ_SMS" in line]


def test_a_permission_of_the_guide_is_one_that_is_explained(folder: Path) -> None:
    told = spoiled(
        folder, "      - android.permission.CAMERA\n", "      - android.permission.CAMRA\n"
    )
    assert [line for line in told if "android.permission.CAMRA" in line]


def test_a_permission_is_denied_at_a_row_or_elsewhere(folder: Path) -> None:
    (told,) = spoiled(
        folder, "    row:\n      zh_CN: 短信\n      zh_TW: 簡訊\n      en: SMS\n      id: SMS\n", ""
    )
    assert "a permission has a `row` or `phones` of its own" in told


def test_a_late_review_is_told() -> None:
    told = [str(each) for each in unreviewed(load(SHIPPED), date(2027, 6, 1))]
    assert any(each.startswith(f"{FILE}:") and "`ios` was to be reviewed" in each for each in told)


def test_readme_documents_every_field_and_no_other() -> None:
    sections = re.split(r"^## ", (SHIPPED / "README.md").read_text("utf-8"), flags=re.M)
    documented = {
        section.splitlines()[0].split(" · ")[-1]: re.findall(r"^\| `(\w+)` \|", section, re.M)
        for section in sections
    }
    for model in PHONE_MODELS:
        assert documented[model.__name__] == list(model.model_fields), model.__name__
