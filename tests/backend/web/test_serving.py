"""The real server in a process of its own, on loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import commands
import httpx
import pytest
from effort import SOAK

pytestmark = pytest.mark.slow

SERVE = [sys.executable, "-c", "from xiancha.cli import main; main()", "serve"]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@pytest.fixture
def environment(few_editions: Path, tmp_path: Path) -> dict[str, str]:
    (tmp_path / "editions").symlink_to(few_editions)
    return {"XIANCHA_DATA_DIR": str(tmp_path), "XIANCHA_PORT": str(free_port())}


@pytest.fixture(params=["127.0.0.1", "::1"] if SOAK else ["::1"])
def host(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def server(host: str, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        SERVE,
        env=os.environ | environment | {"PYTHONUNBUFFERED": "1", "XIANCHA_HOST": host},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    yield process
    process.kill()
    process.wait(10)


@pytest.mark.soak
def test_no_question_is_written_anywhere(
    server: subprocess.Popen[str], host: str, environment: dict[str, str]
) -> None:
    assert server.stdout is not None
    first = server.stdout.readline()
    address = f"http://{f'[{host}]' if ':' in host else host}:{environment['XIANCHA_PORT']}"
    assert address in first
    with httpx.Client(transport=httpx.HTTPTransport(retries=20), base_url=address) as client:
        assert client.get("/v1/lookup", params={"q": "secret-lender.example"}).status_code == 200
        assert client.get("/v1/lookup", params={"q": "secret" * 400}).status_code == 400
        assert client.get("/", params={"q": "secret-lender.example"}).status_code == 200
        assert client.get("/secret-lender").status_code == 404
        assert client.get("/help/which-door", params={"lender": "secret"}).status_code == 400
        assert client.get("/v1/doors", params={"on": "secret"}).status_code == 400
        assert client.get("/v1/lookup", params={"q": "secret" * 4000}).status_code == 414
    server.terminate()
    assert "secret" not in server.communicate(timeout=20)[0]


def test_a_port_in_use_is_said_in_one_line(environment: dict[str, str], tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(environment["XIANCHA_PORT"])))
        taken.listen()
        done = commands.run("serve", folder=tmp_path, **environment)
    said = done.err.decode()
    assert done.code == 1
    assert len(said.strip().splitlines()) == 1
    assert environment["XIANCHA_PORT"] in said
    assert "XIANCHA_PORT" in said


@pytest.mark.parametrize("host", ["nowhere.invalid", "203.0.113.1", "no host"])
def test_an_address_that_is_not_this_machines_is_said_in_one_line(
    environment: dict[str, str], host: str, tmp_path: Path
) -> None:
    changed = environment | {"XIANCHA_HOST": host}
    done = commands.run("serve", folder=tmp_path, **changed)
    said = done.err.decode()
    assert done.code == 1
    assert len(said.strip().splitlines()) == 1
    assert f"cannot listen on {host} port" in said
    assert "XIANCHA_HOST" in said
