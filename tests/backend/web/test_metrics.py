"""/metrics, read with the parser of the format's own library."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from xiancha.web.app import create_app


@pytest.fixture
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions), raise_server_exceptions=False)


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


def test_without_an_edition_the_counts_are_still_told(tmp_path: Path) -> None:
    client = TestClient(create_app(tmp_path), raise_server_exceptions=False)
    assert client.get("/v1/lookup?q=a").status_code == 503
    assert samples(client)["xiancha_answers_total", ("/v1/lookup", "503")] == 1
