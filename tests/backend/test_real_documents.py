"""The suite on a machine that has no real documents, such as a public forge's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

TESTS = """
def test_without(): pass
def test_with(shared): assert shared.is_dir()
"""


@pytest.mark.parametrize(
    ("there", "printed"), [(True, ["2 passed"]), (False, ["1 passed", "1 tests need", "left out"])]
)
def test_nothing_fails_and_nothing_is_skipped(
    tmp_path: Path, there: bool, printed: list[str]
) -> None:
    folder = tmp_path / "checkout" / "tests" / "backend"
    folder.mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("real_documents.py"), folder / "conftest.py")
    (folder / "test_some.py").write_text(TESTS)
    if there:
        (tmp_path / "shared").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", folder],
        env=os.environ | {"CI": "true", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert all(words in done.stdout for words in printed), done.stdout
    assert "skipped" not in done.stdout
