"""An edition past its expiry: still served, and every answer says so (rule 8)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import wait
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from xiancha import lookup, messages
from xiancha.commands import answer_text
from xiancha.edition import on_disk
from xiancha.edition.time_format import instant, seconds
from xiancha.edition.timestamp import NamedEdition
from xiancha.keys import keyring
from xiancha.lookup import Edition
from xiancha.publish import sign_timestamp
from xiancha.settings import networks
from xiancha.web.app import create_app

AFTER = datetime(2026, 11, 25, tzinfo=UTC)
QUIET = {"licensed": "1-cash.sg", "partner": "kreditmart.loan"}
WARNED = "globalfxm.example"
OTHERS = {"uncovered": "花呗", "none": "no-such-thing.example"}


class Clock:
    """The seconds since 1970 that a server is told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def until(editions: Path) -> str:
    """When the edition expires, as it is published."""
    found: str = instant(on_disk.newest(editions).manifest.expires_at)
    return found


@pytest.fixture(scope="module")
def _clock() -> Clock:
    return Clock()


@pytest.fixture
def clock(_clock: Clock) -> Clock:
    _clock.now = 0.0
    return _clock


@pytest.fixture
def expired(clock: Clock, until: str) -> Callable[[], None]:
    """Lets the edition expire: at that very second it is."""

    def pass_by() -> None:
        clock.now = seconds(until)

    return pass_by


@pytest.fixture(scope="module")
def _client(editions: Path, _clock: Clock) -> TestClient:
    app = create_app(editions, networks("127.0.0.1"), clock=_clock)
    return TestClient(app, raise_server_exceptions=False, client=("127.0.0.1", 50000))


@pytest.fixture
def client(_client: TestClient, clock: Clock) -> TestClient:
    """A server to which the edition has not expired yet."""
    return _client


def ask(client: TestClient, text: str, language: str = "en") -> dict[str, Any]:
    found: dict[str, Any] = client.get("/v1/lookup", params={"q": text, "lang": language}).json()
    return found


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("verdict", QUIET)
def test_a_quiet_verdict_is_said_with_the_expiry(
    client: TestClient, expired: Callable[[], None], until: str, verdict: str, language: str
) -> None:
    tag = messages.tag(language)
    before = ask(client, QUIET[verdict], tag)
    assert (before["verdict"], before["expires"], before["expired"]) == (verdict, until, False)
    expired()
    after = ask(client, QUIET[verdict], tag)
    caution = messages.text(language, "says_expired", {"date": until[:10]})
    assert until[:10] in caution
    shown, card = before.pop("card"), after["card"]
    assert (card["because"], card["tone"]) == (caution, "check")
    assert card["more"][:1] == [shown["because"]]
    assert card["steps"][0] == messages.text(language, "step_ask_official")
    assert caution in after["says"]
    told = {"card": card, "says": after["says"]}
    assert after == {**before, **told, "expired": True, "unconfirmed": True}


def test_a_quiet_verdict_by_name_is_said_with_it_too(
    client: TestClient, expired: Callable[[], None]
) -> None:
    caution = messages.text("en", "says_expired").partition("{")[0]
    before = ask(client, "招联")
    assert (before["verdict"], caution in before["says"]) == ("licensed", False)
    expired()
    assert ask(client, "招联")["says"].count(caution) == 1


@pytest.mark.parametrize("verdict", OTHERS)
def test_any_other_verdict_stays_and_tells_it_beside(
    client: TestClient, expired: Callable[[], None], verdict: str
) -> None:
    before = ask(client, OTHERS[verdict])
    expired()
    assert before["verdict"] == verdict
    assert ask(client, OTHERS[verdict]) == {**before, "expired": True, "unconfirmed": True}


def test_a_warning_of_more_than_a_year_is_old_by_then(
    client: TestClient, expired: Callable[[], None]
) -> None:
    assert ask(client, WARNED)["verdict"] == "warned"
    expired()
    after = ask(client, WARNED)
    assert (after["verdict"], after["reason"], after["expired"]) == (
        "uncovered",
        "old_warning",
        True,
    )


def test_lists_and_batches_tell_it(client: TestClient, expired: Callable[[], None]) -> None:
    def told() -> list[bool]:
        many = client.post("/v1/lookup", json={"questions": [{"host": "1-cash.sg"}]}).json()
        one = client.get("/v1/lenders", params={"limit": 1}).json()
        lender = client.get(f"/v1/lenders/{one['lenders'][0]['id']}").json()
        others = "registers", "checklists", "checklists/cn/sued", "laws", "laws/pipl", "doors"
        rest = [client.get(f"/v1/{path}").json() for path in others]
        return [found["expired"] for found in (many, many["answers"][0], one, lender, *rest)]

    assert told() == [False] * 10
    expired()
    assert told() == [True] * 10


def test_the_same_question_is_answered_by_the_clock(
    client: TestClient, clock: Clock, until: str
) -> None:
    """Nothing of an answer outlives the second in which it was true."""
    told = []
    for early in (0.5, 0.001, 0.0):
        clock.now = seconds(until) - early
        told.append(ask(client, "1-cash.sg")["expired"])
    assert told == [False, False, True]


@pytest.mark.parametrize("path", ["/v1/lookup?host=1-cash.sg", "/v1/lenders", "/v1/registers"])
def test_an_answer_held_from_before_does_not_stand(
    client: TestClient, expired: Callable[[], None], path: str
) -> None:
    held = {"If-None-Match": client.get(path).headers["etag"]}
    assert client.get(path, headers=held).status_code == 304
    expired()
    assert client.get(path, headers=held).status_code == 200


def test_pages_say_it(client: TestClient, expired: Callable[[], None]) -> None:
    aged = messages.text("en", "aged")
    assert aged not in client.post("/?lang=en", data={"q": "1-cash.sg"}).text
    expired()
    for host in ("1-cash.sg", "nobody.example"):
        assert aged in client.post("/?lang=en", data={"q": host}).text
    assert aged in client.get("/checklists?lang=en").text


def test_the_terminal_says_it(editions: Path, until: str) -> None:
    whole = on_disk.newest(editions)
    aged = messages.text("en", "aged")
    for at, is_said in ((seconds(until) - 1, False), (seconds(until), True)):
        edition = Edition(whole, lambda at=at: at)
        for text in ("1-cash.sg", "nobody.example"):
            answer = lookup.ask(edition, "q", text, "en").values()
            told = answer_text.answer(answer, "en", ())
            assert (aged in told) is is_said


def test_the_terminal_does_not_say_of_a_warned_one_that_it_was_not_found(editions: Path) -> None:
    edition = Edition(on_disk.newest(editions))
    told = answer_text.answer(lookup.ask(edition, "q", WARNED, "zh_CN").values(), "zh_CN", ())
    assert "已借：有警示不等于不用还；只还到合同写明的账户。" in told
    assert "查不到" not in told


def test_the_health_check_and_the_metrics_tell_it(
    client: TestClient, expired: Callable[[], None], until: str
) -> None:
    def gauges() -> dict[str, float]:
        families = text_string_to_metric_families(client.get("/metrics").text)
        return {sample.name: sample.value for family in families for sample in family.samples}

    ready = client.get("/readyz").json()
    assert (ready["status"], ready["expires"], ready["expired"]) == ("ready", until, False)
    assert gauges()["xiancha_edition_expires_seconds"] == seconds(until)
    assert gauges()["xiancha_edition_refused"] == 0
    expired()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["expired"]) == (200, True)


def test_a_refused_newer_edition_shows_in_the_metrics(editions: Path, tmp_path: Path) -> None:
    tree = tmp_path / "editions" / "v2"
    tree.mkdir(parents=True)
    for name in ("manifests", "files"):
        (tree / name).symlink_to(editions / "v2" / name)
    for name in ("timestamp.json", "keys.json"):
        shutil.copy(editions / "v2" / name, tree)
    app = create_app(tmp_path / "editions", networks("127.0.0.1"))
    client = TestClient(app, client=("127.0.0.1", 50000))
    number = on_disk.newest(editions).number
    assert client.get("/readyz").json()["edition"] == number
    later = NamedEdition(number=number + 1, sha256="0" * 64, size=1)
    sign_timestamp.point(tmp_path / "editions", keyring.load(editions / "keys"), AFTER, later)
    assert client.get("/readyz").json()["edition"] == number
    wait([app.state.current.opening.found])
    assert "xiancha_edition_refused 1.0" in client.get("/metrics").text
