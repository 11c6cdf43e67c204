"""The extension's files that the server's pages load."""

import re
import tomllib
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from xiancha import content
from xiancha.web.app import create_app
from xiancha.web.preview import create_preview

ROOT = Path(__file__).parents[3]


@pytest.fixture(params=["server", "preview"])
def client(request: pytest.FixtureRequest, editions: Path) -> TestClient:
    app: Starlette = (
        create_app(editions) if request.param == "server" else create_preview(date(2026, 11, 26))
    )
    return TestClient(app, base_url="http://127.0.0.1")


def test_the_phone_guide_looks_as_in_the_extension(client: TestClient) -> None:
    page = client.get("/help/phone").text
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    assert "/pages/screens.css" in styles
    assert all(client.get(style).status_code == 200 for style in styles)
    shipped = (content.extension() / "pages" / "screens.css").read_text("utf-8")
    assert client.get("/pages/screens.css").text == shipped


def test_all_that_the_planner_imports_is_served_and_packed(client: TestClient) -> None:
    """One module that is missing, and the page shows nothing."""
    packed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = packed["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    seen, waiting = set[str](), {"/pages/planner.js"}
    while waiting:
        path = waiting.pop()
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        source = f"extension{path}"
        assert any(source == one or source.startswith(f"{one}/") for one in wheel), path
        imports = re.findall(r'^(?:import|export) .*from "(\.[^"]+)";$', answer.text, re.M)
        waiting |= {urljoin(path, one) for one in imports} - seen
    assert len(seen) > 20


@pytest.mark.parametrize("name", ["popup.js", "options.html", "..%2Fmanifest.json", "nothing.css"])
def test_no_other_file_of_the_extension_is_served(client: TestClient, name: str) -> None:
    assert client.get(f"/pages/{name}").status_code == 404
