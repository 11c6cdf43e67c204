"""/metrics, read with the parser of the format's own library."""

from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from served import serving
from starlette.applications import Starlette
from starlette.testclient import TestClient

from xiancha.model import Verdict
from xiancha.settings import Settings, networks
from xiancha.web.app import create_app


def counted(few_editions: Path) -> TestClient:
    """The application, asked from this machine."""
    app = create_app(few_editions, networks("127.0.0.1, 10.0.0.0/8, ::1"))
    return TestClient(app, raise_server_exceptions=False, client=("127.0.0.1", 50000))


@pytest.fixture
def client(few_editions: Path) -> TestClient:
    return counted(few_editions)


def samples(client: TestClient) -> dict[tuple[str, tuple[str, ...]], float]:
    families = text_string_to_metric_families(client.get("/metrics").text)
    found = [
        ((sample.name, tuple(sample.labels.values())), sample.value)
        for family in families
        for sample in family.samples
    ]
    assert len(dict(found)) == len(found), "each is told once"
    return dict(found)


def test_answers_are_counted_by_address_and_status(client: TestClient) -> None:
    client.get("/v1/lookup?q=招联")
    client.get("/v1/lookup?q=1-cash.sg")
    client.get("/v1/lookup")
    client.get("/v1/lenders/nobody")
    found = samples(client)
    assert found["xiancha_answers_total", ("/v1/lookup", "200")] == 2
    assert found["xiancha_answers_total", ("/v1/lookup", "400")] == 1
    assert found["xiancha_answers_total", ("/v1/lenders/{id:path}", "404")] == 1
    assert found["xiancha_answer_seconds_count", ("/v1/lookup",)] == 3


def test_answers_are_counted_by_verdict(client: TestClient) -> None:
    client.get("/v1/lookup?q=1-cash.sg")
    client.get('/v1/lookup?name="verdict":"licensed"')
    client.post("/", data={"q": "1-cash.sg"})
    client.post("/v1/lookup", json={"questions": [{"host": "1-cash.sg"}, {"host": "a.b.c.d"}, {}]})
    found = samples(client)
    counts = {
        labels[0]: count
        for (name, labels), count in found.items()
        if name == "xiancha_verdicts_total"
    }
    assert counts.keys() == {*Verdict}
    assert {verdict: count for verdict, count in counts.items() if count} == {
        "licensed": 3,
        "none": 2,
    }


def test_nothing_of_what_was_asked_is_told(client: TestClient) -> None:
    client.get("/v1/lookup?q=secretquestion")
    client.get("/secretpage")
    client.get("/v1/lenders/secretlender")
    assert "secret" not in client.get("/metrics").text
    assert samples(client)["xiancha_answers_total", ("none", "404")] == 1


def test_the_age_of_the_edition_and_of_each_register_is_told(client: TestClient) -> None:
    found = samples(client)
    registers = client.get("/v1/registers").json()
    assert found["xiancha_edition_published_seconds", ()] == registers["edition"]
    for register in registers["registers"]:
        day = datetime.fromisoformat(register["as_of"]).replace(tzinfo=UTC).timestamp()
        assert found["xiancha_register_as_of_seconds", (register["id"],)] == day
        old = found["xiancha_register_stale_seconds", (register["id"],)]
        assert old == day + (register["stale_after_days"] + 1) * 86_400


def test_a_follower_tells_that_it_cannot_pull(client: TestClient) -> None:
    assert ("xiancha_pull_failed", ()) not in samples(client)
    failures = ["", "the server is gone"]
    client.app.state.metrics.tell_following(lambda: failures[0])  # type: ignore[attr-defined]
    assert samples(client)["xiancha_pull_failed", ()] == 0
    failures.reverse()
    assert samples(client)["xiancha_pull_failed", ()] == 1


def test_without_an_edition_the_counts_are_still_told(tmp_path: Path) -> None:
    client = counted(tmp_path)
    assert client.get("/v1/lookup?q=a").status_code == 503
    assert samples(client)["xiancha_answers_total", ("/v1/lookup", "503")] == 1


@pytest.mark.parametrize(
    ("client_address", "status"),
    [
        ("127.0.0.1", 200),
        ("::1", 200),
        ("10.2.3.4", 200),
        ("127.0.0.2", 404),
        ("203.0.113.9", 404),
        ("2001:db8::1", 404),
        ("no address", 404),
    ],
)
def test_counts_are_for_the_operator(client: TestClient, client_address: str, status: int) -> None:
    asking = TestClient(client.app, client=(client_address, 50000))
    assert asking.get("/metrics").status_code == status


def asked(app: Starlette, server: str, proxy: str, forwarded: str) -> int:
    """The status of /metrics of a real server, asked from the address of a proxy."""
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    with serving(app, host=server) as (host, port):
        connection = HTTPConnection(host, port, timeout=20, source_address=(proxy, 0))
        connection.request("GET", "/metrics", headers=headers)
        status = connection.getresponse().status
        connection.close()
    return status


PROXIES = [("127.0.0.1", "127.0.0.1"), ("127.0.0.1", "127.0.0.2"), ("::1", "::1")]
LOCAL = networks(Settings.model_fields["trusted"].default)


@pytest.mark.slow
@pytest.mark.parametrize(("server", "proxy"), PROXIES)
@pytest.mark.parametrize(
    ("forwarded", "status"),
    [
        ("", 200),
        ("127.0.0.1", 200),
        ("203.0.113.5", 404),
        ("127.0.0.1, 203.0.113.5", 404),
        ("::1, 2001:db8::5", 404),
        ("unknown", 404),
    ],
)
def test_who_asks_through_a_proxy_of_this_machine_decides(
    few_editions: Path, server: str, proxy: str, forwarded: str, status: int
) -> None:
    assert asked(create_app(few_editions, LOCAL), server, proxy, forwarded) == status


@pytest.mark.slow
def test_nobody_is_believed_who_is_not_trusted(few_editions: Path) -> None:
    app = create_app(few_editions, networks("10.0.0.0/8"))
    assert asked(app, "127.0.0.1", "127.0.0.1", "10.2.3.4") == 404


def test_a_proxy_elsewhere_is_believed_where_its_address_is_set(few_editions: Path) -> None:
    client = TestClient(create_app(few_editions, networks("10.0.0.0/8")), client=("10.9.8.7", 1))
    for forwarded, status in (("203.0.113.5", 404), ("10.2.3.4", 200)):
        told = client.get("/metrics", headers={"X-Forwarded-For": forwarded})
        assert told.status_code == status
