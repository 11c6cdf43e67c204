"""The table by which browsers know pages that offer loans: the extension's own, and small."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from xiancha.edition import on_disk
from xiancha.publish import tables

SHIPPED = Path(__file__).parents[3] / "extension/page-reading/signals/weights.json"
MOST_BYTES, MOST_ZIPPED = 64 * 1024, 30 * 1024


def test_editions_bring_the_bytes_that_the_extension_carries(few_editions: Path) -> None:
    """Byte for byte: a browser knows by their hash that it need not fetch them."""
    brought = on_disk.newest(few_editions).path("zh-CN/page-model.json").read_bytes()
    assert brought == SHIPPED.read_bytes()


def test_it_costs_its_readers_little() -> None:
    assert len(tables.page_model()) < MOST_BYTES
    assert len(gzip.compress(tables.page_model())) < MOST_ZIPPED


def test_a_person_can_compare_two_of_them() -> None:
    text = tables.page_model().decode()
    assert max(map(len, text.splitlines())) < 200
    assert json.loads(text)["format"] == 1
