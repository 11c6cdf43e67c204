"""/planner: the extension's page, served with everything it loads and nothing else."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path, PurePosixPath
from posixpath import normpath

import pytest
from starlette.testclient import TestClient

from xiancha.web.app import create_app

CODE = re.compile(r"""(?:from|import\()\s*"(\.[^"]+)\"""")


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions))


def parts(client: TestClient, path: str) -> set[str]:
    """The addresses of a module and of all that it imports, static or not, each of them served."""
    found: set[str] = set()
    waiting = [path]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        answer = client.get(one)
        assert answer.status_code == 200, one
        assert "javascript" in answer.headers["content-type"]
        found.add(one)
        waiting += [
            normpath(str(PurePosixPath(one).parent / near))
            for near in CODE.findall(re.sub(r"/\*.*?\*/", "", answer.text, flags=re.S))
            if not near.startswith("../browser/")
        ]
    return found


def packed() -> list[str]:
    """The files and folders that the wheel holds beside the program."""
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))
    return list(project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"])


def test_the_page_is_strict_and_has_no_inline_script(client: TestClient) -> None:
    answer = client.get("/planner?lang=en")
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert not re.findall(r"<script[^>]*>[^<]|\son\w+=|\sstyle=", answer.text)


def test_everything_that_the_page_loads_is_served(client: TestClient) -> None:
    page = client.get("/planner").text
    for style in re.findall(r'href="\.\.(/[^"]+\.css)"', page):
        assert client.get(style).headers["content-type"].startswith("text/css")
    (script,) = re.findall(r'src="\.\.(/[^"]+)"', page)
    loaded = parts(client, script)
    assert {"/pages/planner-home.js", "/core/cost/offer.js", "/core/i18n.js"} <= loaded
    assert all(any(f"extension{one}".startswith(held) for held in packed()) for one in loaded)


def test_words_and_caps_lie_beside_the_page(client: TestClient) -> None:
    english = client.get("/_locales/en/messages.json").json()
    assert english["planner_title"]["message"] == "What the loan really costs"
    caps = client.get("/planner/caps.json").json()
    assert {"small-loan-24", "private-lpr"} <= {cap["id"] for cap in caps["caps"]}


@pytest.mark.parametrize("lang", ["zh-CN", "zh-TW", "en", "id"])
def test_who_has_no_script_gets_examples_caps_and_the_way_on(client: TestClient, lang: str) -> None:
    text = client.get(f"/planner?lang={lang}").text
    assert f'<html lang="{lang}">' in text
    (plain,) = re.findall(r"<noscript>(.*)</noscript>", text, re.S)
    for figure in ("18.25%", "13.03%", "2,234.69%", "17.27%", "41.69%", "24.00%", "2025-12-19"):
        assert figure in plain
    assert "{" not in plain
    for path in re.findall(r'href="(/[^"]*)"', plain):
        assert client.get(path).status_code == 200, path
    assert {"/help", "/checklists/cn/cannot-pay", "/checklists/cn/before-borrowing"} <= {
        path.split("?")[0] for path in re.findall(r'href="(/[^"]*)"', plain)
    }


def test_a_cap_whose_first_day_was_not_found_is_said_so(client: TestClient) -> None:
    caps = client.get("/planner/caps.json").json()["caps"]
    unsure = [cap for cap in caps if cap["known_from"]]
    assert {cap["id"] for cap in unsure} == {"small-loan-24", "consumer-finance-24"}
    page = client.get("/planner?lang=en").text
    for cap in unsure:
        since, end = (f'<span class="date">{cap[day]}</span>' for day in ("in_force", "ends_on"))
        said = f"known since {since}, its first day was not found"
        assert said + (f", until {end}" if cap["ends_on"] else "") in page


@pytest.mark.parametrize(
    "path",
    [
        "/pages/popup.js",
        "/pages/planner-nothing.js",
        "/worker/edition-in-hand.js",
        "/core/evidence-log/vault.js",
        "/core/cost/..%2Fmanifest.json",
        "/_locales/xx/messages.json",
        "/_locales/..%2F/messages.json",
    ],
)
def test_nothing_else_of_the_extension_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_first_page_leads_to_it(client: TestClient) -> None:
    assert 'href="/planner?lang=en"' in client.get("/?lang=en").text
