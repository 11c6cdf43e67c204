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
ENTRY = "from xiancha.cli import main; main()"


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


def test_the_installed_wheel_publishes_and_answers(installed: Path, tmp_path: Path) -> None:
    environment = os.environ | {
        "PYTHONPATH": str(installed),
        "XIANCHA_DATA_DIR": str(tmp_path / "data"),
    }

    def run(*code: str) -> str:
        done = subprocess.run(
            [sys.executable, *code], cwd=tmp_path, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = run("-c", "import xiancha; print(xiancha.__file__)")
    assert where.startswith(str(installed))
    run("-c", ENTRY, "keys", "new")
    published = re.search(r"published: (\d+) lenders", run("-c", ENTRY, "publish"))
    assert published
    assert int(published[1]) > 11_000, "every register's starter is there"
    assert "1 - CASH PTE. LTD." in run("-c", ENTRY, "lookup", "1-cash.sg")
    asked = (
        "/?q=1-cash.sg",
        "/planner",
        "/pages/planner.js",
        "/core/cost/offer.js",
        "/planner/caps.json",
    )
    pages = run(
        "-c",
        "from pathlib import Path\n"
        "from starlette.testclient import TestClient\n"
        "from xiancha.web.app import create_app\n"
        f"client = TestClient(create_app(Path({str(tmp_path / 'data' / 'editions')!r})))\n"
        f"print(*[client.get(path).raise_for_status().text for path in {asked!r}])",
    )
    for told in ("持牌不等于便宜", "../pages/planner.js", "heldAgainst", "feesOf", "small-loan-24"):
        assert told in pages
