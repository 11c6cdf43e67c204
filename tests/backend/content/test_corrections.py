from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from xiancha import paths
from xiancha.content.check_dates import to_come
from xiancha.content.corrections import CORRECTION_MODELS, published_corrections
from xiancha.content.load import load
from xiancha.content.problems import ContentError

SHIPPED = paths.checklists()
ONE = """corrections:
  - corrected_on: 2026-11-20
    entry:
      zh_CN: 甲公司
      en: Firm A
    before:
      zh_CN: 不在名单上
      en: not on the list
    now:
      zh_CN: 在名单上
      en: on the list
    reason:
      zh_CN: 名称写错了
      en: the name was mistyped
"""


def written(tmp_path: Path, text: str) -> Path:
    (tmp_path / "corrections.yml").write_text(text, "utf-8")
    return tmp_path


def test_the_shipped_log_is_there_and_can_be_read() -> None:
    assert load(SHIPPED).help.corrections is not None


def test_a_correction_is_published_without_a_source_too(tmp_path: Path) -> None:
    held = load(written(tmp_path, ONE))
    assert published_corrections(held.help.corrections) == [
        {
            "corrected_on": "2026-11-20",
            "entry": {"zh_CN": "甲公司", "en": "Firm A"},
            "before": {"zh_CN": "不在名单上", "en": "not on the list"},
            "now": {"zh_CN": "在名单上", "en": "on the list"},
            "reason": {"zh_CN": "名称写错了", "en": "the name was mistyped"},
            "source": "",
        }
    ]


def test_no_log_is_an_empty_one() -> None:
    assert published_corrections(None) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2026-11-20", "昨天", "2: “昨天” is not a date"),
        ("    reason:\n      zh_CN: 名称写错了\n      en: the name was mistyped\n", "", "reason"),
        ("    now:", "    after:", "after"),
        ("      zh_CN: 甲公司\n", "", "zh_CN"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(ContentError) as problem:
        load(written(tmp_path, ONE.replace(old, new, 1)))
    assert told in str(problem.value)


def test_a_day_still_to_come_is_told(tmp_path: Path) -> None:
    held = load(written(tmp_path, ONE))
    assert to_come(held, date(2026, 11, 20)) == []
    (found,) = to_come(held, date(2026, 11, 19))
    assert "corrected_on" in str(found)


def test_readme_documents_every_field_and_no_other() -> None:
    sections = re.split(r"^## ", (SHIPPED / "README.md").read_text("utf-8"), flags=re.M)
    documented = {
        section.splitlines()[0].split(" · ")[-1]: re.findall(r"^\| `(\w+)` \|", section, re.M)
        for section in sections
    }
    for model in CORRECTION_MODELS:
        assert documented[model.__name__] == list(model.model_fields), model.__name__
