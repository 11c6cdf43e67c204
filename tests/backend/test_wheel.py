"""The wheel works outside the checkout: content, registers and templates travel in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ASKED = (
    "/",
    "/app/",
    "/planner",
    "/pages/planner.css",
    "/site/planner.json",
)
IN_THE_WHEEL = f"""
import sys
import xiancha
print(xiancha.__file__)
from xiancha.commands import terminal
from xiancha.publish import content_store
load, first = terminal.load_starter, "sg-mlaw-moneylenders"
terminal.load_starter = lambda register, store: register.id == first and load(register, store)
content_store._GZIP_LEVEL = content_store._BROTLI_QUALITY = 1
from xiancha.cli import main
for arguments in (("keys", "new"), ("publish",), ("lookup", "1-cash.sg")):
    sys.argv = ["xiancha", *arguments]
    try:
        main()
    except SystemExit as end:
        assert not end.code, arguments
from starlette.testclient import TestClient
from xiancha import settings
from xiancha.web.app import create_app
client = TestClient(create_app(settings.load().editions))
print(*[client.get(path).raise_for_status().text for path in {ASKED}])
print(client.post("/", data={{"q": "1-cash.sg"}}).raise_for_status().text)
"""
"""It begins with one register: what the others ship is compared by its bytes."""
SHIPPED = {
    "xiancha": "backend/xiancha",
    "xiancha/_content/checklists": "checklists",
    "xiancha/_content/locales": "extension/_locales",
    "xiancha/_content/pages": "extension/pages",
    "xiancha/_content/core": "extension/core",
    "xiancha/_content/app": "extension/app",
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and unpacked far from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_everything_travels_in_the_wheel(installed: Path) -> None:
    for place, source in SHIPPED.items():
        assert files(ROOT / source) == files(installed / place) != {}
    assert len([*installed.glob("xiancha/registers/*/starter*.csv")]) >= 12


def files(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder, without what travels there from elsewhere."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not {"__pycache__", "_content"} & {*file.relative_to(folder).parts}
    }


def test_the_installed_wheel_publishes_and_answers(installed: Path, tmp_path: Path) -> None:
    environment = os.environ | {
        "PYTHONPATH": str(installed),
        "XIANCHA_DATA_DIR": str(tmp_path / "data"),
    }
    done = subprocess.run(
        [sys.executable, "-c", IN_THE_WHEEL],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    told, _, pages = done.stdout.partition("<!doctype html>")
    assert told.startswith(str(installed))
    published = re.search(r"published: (\d+) lenders", told)
    assert published
    assert int(published[1]) > 100
    assert "1 - CASH PTE. LTD." in told
    for words in (
        "持牌不等于便宜",
        "/site/planner-",
        "small-loan-24",
    ):
        assert words in pages
