"""Files of an edition put into the tree by their content."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from xiancha.edition import files
from xiancha.publish import content_store


def test_what_is_put_is_let_go(tmp_path: Path) -> None:
    shared = {"lenders": [1, 2]}
    contents: dict[str, Any] = {
        "a.json": b"[" + b"1," * 5000 + b"1]",
        "CN/lenders.json": shared,
        "SG/lenders.json": shared,
        "SG/few.json": [],
    }
    named = content_store.put(tmp_path, contents)
    assert not contents
    assert [*named] == ["CN/", "SG/", "a.json"]
    indexes = {
        name: json.loads((tmp_path / files.file_path(named[name].sha256)).read_bytes())
        for name in ("CN/", "SG/")
    }
    assert [*indexes["SG/"]] == ["few.json", "lenders.json"]
    ref = indexes["CN/"]["lenders.json"]
    assert ref == indexes["SG/"]["lenders.json"]
    assert json.loads((tmp_path / files.file_path(ref["sha256"])).read_bytes()) == shared
