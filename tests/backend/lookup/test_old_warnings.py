"""A warning known only from a list older than twelve months is none any more."""

import json
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from asking import ask, copied, shown
from warned_sites import AS_OF

from xiancha import messages
from xiancha.edition import DATABASE
from xiancha.lookup import Edition
from xiancha.lookup.edition import Edition as Opened
from xiancha.verdict import is_old, judge_warnings

CASES = json.loads((Path(__file__).parents[2] / "cases/old-warnings.json").read_text("utf-8"))
WARNED = ("globalfxm.example", "https://www.globalfxm.example/apply")


@pytest.mark.parametrize("case", CASES["days"], ids=lambda case: f"{case['as_of']} {case['day']}")
def test_a_list_is_old_from_the_day_after_twelve_months(case: dict[str, Any]) -> None:
    assert is_old(date.fromisoformat(case["as_of"]), date.fromisoformat(case["day"])) == case["old"]


@pytest.mark.parametrize("case", CASES["judged"], ids=str)
def test_warnings_stand_while_one_of_their_lists_is_not_old(case: dict[str, Any]) -> None:
    judged = judge_warnings(map(date.fromisoformat, case["lists"]), date.fromisoformat(case["day"]))
    assert (judged.verdict, judged.reason) == (case["verdict"], case["reason"])


@pytest.mark.parametrize("case", CASES["reading"], ids=str)
def test_the_day_of_reading_is_never_before_the_edition(
    edition: Edition, case: dict[str, Any]
) -> None:
    opened = _at(edition, datetime.fromisoformat(case["now"]))
    opened._published = datetime.fromisoformat(case["published_at"])
    assert opened.day.isoformat() == case["day"]


@pytest.mark.parametrize("asked", WARNED)
def test_an_edition_in_hand_ages(edition: Edition, asked: str) -> None:
    fresh, aged = _at(edition, _moment(365)), _at(edition, _moment(367))
    assert ask(fresh, asked)["verdict"] == "warned"
    answer = ask(aged, asked)
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "old_warning")
    assert answer["lender"] is None
    assert [one["status"] for one in answer["evidence"]] == ["warned"]
    assert fresh.state != aged.state  # what was kept of the one is not shown for the other


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_an_old_warning_says_its_date_and_what_is_not_known(
    edition: Edition, language: str
) -> None:
    says = shown(ask(_at(edition, _moment(367)), WARNED[0], language=language))
    assert AS_OF.isoformat() in says
    assert "{" not in says
    assert messages.text(language, "verdict_warned") not in says


def test_a_newer_list_warns_again(edition: Edition, tmp_path: Path) -> None:
    """Of several lists that warn of one address the newest counts."""
    whole = copied(edition, tmp_path)
    with sqlite3.connect(whole.path(DATABASE)) as database:
        rows = database.execute("SELECT id, evidence FROM answers WHERE verdict = 'warned'")
        for number, text in rows.fetchall():
            old, *_ = json.loads(text)
            again = {**old, "as_of": (AS_OF + timedelta(days=300)).isoformat()}
            database.execute(
                "UPDATE evidence SET text = ? "
                "WHERE id = (SELECT evidence FROM judged WHERE id = ?)",
                (json.dumps([old, again]), number),
            )
    database.close()
    assert ask(Opened(whole, _moment(367).timestamp), WARNED[0])["verdict"] == "warned"
    assert ask(Opened(whole, _moment(667).timestamp), WARNED[0])["reason"] == "old_warning"


def test_a_name_on_an_old_list_is_not_warned_of(edition: Edition, tmp_path: Path) -> None:
    whole = copied(edition, tmp_path)
    listed = {
        "type": "listing",
        "status": "warned",
        "register": "sg-new-warnings",
        "as_of": AS_OF.isoformat(),
    }
    with sqlite3.connect(whole.path(DATABASE)) as database:
        held = json.loads(
            database.execute("SELECT value FROM facts WHERE name = 'coverage'").fetchone()[0]
        )
        register = {**held["registers"][0], "id": "sg-new-warnings", "country": "SG"}
        held["registers"].append(register | {"kind": "warning", "as_of": AS_OF.isoformat()})
        row = ("zorbcash", 1, json.dumps(listed))
        database.execute("INSERT INTO warned_names VALUES (?, ?, ?)", row)
        database.execute("UPDATE facts SET value = ? WHERE name = 'coverage'", (json.dumps(held),))
    database.close()
    fresh = ask(Opened(whole, _moment(365).timestamp), "Zorb Cash")
    aged = ask(Opened(whole, _moment(367).timestamp), "Zorb Cash")
    assert (fresh["verdict"], fresh["reason"]) == ("warned", "name")
    assert (aged["verdict"], aged["reason"]) == ("uncovered", "old_warning")
    assert AS_OF.isoformat() in shown(aged)
    assert "同名" in shown(aged)


def test_a_licensed_firms_brand_that_an_old_list_warns_of_vouches_for_nobody(
    edition: Edition,
) -> None:
    """Indonesia's list of 2024 has a Danaku; a licensed firm's platform is called so, too."""
    answer = ask(edition, "Danaku")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "old_warning")
    assert answer["lender"]["name"] == "PT Trust Teknologi Finansial"
    assert "2024-12-08" in shown(answer)
    assert "2026-05-01" in shown(answer)


def test_a_newer_register_outweighs_an_old_warning_of_a_host(edition: Edition) -> None:
    answer = ask(edition, "https://danaku.id/pinjam")
    assert (answer["verdict"], answer["lender"]["name"]) == (
        "licensed",
        "PT Trust Teknologi Finansial",
    )
    assert [one["as_of"] for one in answer["evidence"] if one.get("status") == "warned"]


def _moment(days: int) -> datetime:
    """Noon so many days after the day of the list."""
    return datetime(AS_OF.year, AS_OF.month, AS_OF.day, 4, tzinfo=UTC) + timedelta(days=days)


def _at(edition: Edition, moment: datetime) -> Edition:
    return Opened(edition.whole, moment.timestamp)
