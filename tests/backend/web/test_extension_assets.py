"""The extension's files that the server's pages load."""

import re
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from xiancha import paths
from xiancha.web.app import create_app
from xiancha.web.preview import create_preview


@pytest.fixture(scope="module", params=["server", "preview"])
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
    shipped = (paths.extension() / "pages" / "screens.css").read_text("utf-8")
    assert client.get("/pages/screens.css").text == shipped


@pytest.mark.parametrize("name", ["popup.js", "options.html", "..%2Fmanifest.json", "nothing.css"])
def test_no_other_file_of_the_extension_is_served(client: TestClient, name: str) -> None:
    assert client.get(f"/pages/{name}").status_code == 404
