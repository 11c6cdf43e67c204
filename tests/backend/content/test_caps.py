"""Caps: what maintainers may write, what they are told, what an edition carries."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from xiancha import paths
from xiancha.content.changes import changes
from xiancha.content.check_dates import unreviewed
from xiancha.content.export import published
from xiancha.content.load import ContentError, load

CAP = """\
caps:
  - id: one
    lenders: [small-loan]
    annual: "24%"
    in_force: 2026-01-01
    ends_on: 2026-12-31
    rank: 媒体披露
    says: {zh_CN: 每年不超过24%, en: At most 24% a year}
    checked_on: 2026-11-24
    known: second-hand
    reviewed_on: 2026-11-25
    review_by: 2027-05-25
"""


def _told(folder: Path, text: str) -> str:
    (folder / "caps.yml").write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        load(folder)
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('    annual: "24%"\n', "    annual: 24\n", 4, 'annual: "24%"'),
        ('    annual: "24%"\n', "", 2, 'annual: "24%", or lpr_times: 4'),
        ('    annual: "24%"\n', "    lpr_times: 四\n", 4, "lpr_times: 4"),
        ("    in_force: 2026-01-01\n", "", 2, "in_force: and its first day"),
        ("in_force: 2026", "known_from: 2026-01-01\n    in_force: 2026", 2, "or known_from:"),
        ("ends_on: 2026-12-31", "ends_on: 2025-12-31", 6, "write a later day"),
        ("known: second-hand", "known: read", 10, "known: second-hand"),
        ("[small-loan]", "[小贷]", 3, "small-loan"),
    ],
)
def test_what_is_wrong_is_told_with_line_and_correction(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    assert old in CAP
    told = _told(tmp_path, CAP.replace(old, new))
    assert told.startswith(f"caps.yml:{line}:"), told
    assert says in told


def test_an_id_is_taken_once(tmp_path: Path) -> None:
    again = CAP.partition("\n")[2]
    assert "the id `one` is taken above" in _told(tmp_path, CAP + again)


def test_a_cap_that_was_not_ended_is_told(tmp_path: Path) -> None:
    newer = CAP.partition("\n")[2].replace("id: one", "id: two").replace("2026-12-31", "2028-12-31")
    newer = newer.replace("in_force: 2026-01-01", "in_force: 2027-01-01")
    told = _told(tmp_path, CAP.replace("    ends_on: 2026-12-31\n", "") + newer)
    assert told.startswith("caps.yml:2: `one` still holds for small-loan when `two` begins")
    assert told.endswith("ends_on: 2026-12-31")
    (tmp_path / "caps.yml").write_text(CAP + newer, "utf-8")
    load(tmp_path)


def test_a_cap_whose_first_day_was_not_found_is_not_said_to_begin_when_it_was_checked() -> None:
    checked = load(paths.checklists())
    held = published(checked, date(2026, 11, 26))["caps"]
    unsure = {each["id"]: each for each in held["caps"] if each["known_from"]}
    since = {name: each["in_force"] for name, each in unsure.items()}
    assert since == {"small-loan-24": "2025-12-19", "consumer-finance-24": "2026-11-24"}
    assert all("适不适用，我们不知道" in each["says"]["zh_CN"] for each in unsure.values())
    told = [
        each.told("zh_CN")
        for each in changes(checked, date(2026, 11, 26), date(2026, 1, 1))
        if "consumer-finance" in each.what.en
    ]
    assert len(told) == 1
    assert "这一天适不适用，我们不知道" in told[0]


def test_a_cap_is_a_share_and_a_range_of_days() -> None:
    held = published(load(paths.checklists()), date(2026, 11, 25))["caps"]
    known = {cap["id"]: cap for cap in held["caps"]}
    assert known["small-loan-24"]["annual"] == 0.24
    assert known["small-loan-24"]["ends_on"] < known["small-loan-lpr"]["in_force"]
    assert known["small-loan-lpr"]["lpr_times"] == 4
    assert [
        cap for cap in known.values() if cap["rank"] == "媒体披露" and cap["known"] == "read"
    ] == []
    assert {lender for one in held["without"] for lender in one["lenders"]} == {
        "platform",
        "abroad",
    }


def test_caps_wait_for_review(tmp_path: Path) -> None:
    (tmp_path / "caps.yml").write_text(CAP, "utf-8")
    late = [problem.file for problem in unreviewed(load(tmp_path), date(2028, 1, 1))]
    assert late == ["caps.yml"]
