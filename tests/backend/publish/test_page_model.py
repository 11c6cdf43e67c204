"""The table by which browsers know pages that offer loans: the extension's own, and small."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from xiancha.publish import tables, tree

SHIPPED = Path(__file__).parents[3] / "extension/page-model/signals/weights.json"
MOST_BYTES, MOST_ZIPPED = 64 * 1024, 30 * 1024


def test_editions_bring_the_table_that_the_extension_carries() -> None:
    assert tables.page_model() == json.loads(SHIPPED.read_bytes())


def test_it_costs_its_readers_little() -> None:
    written = tree.written(tables.page_model())
    assert len(written) < MOST_BYTES
    assert len(gzip.compress(written)) < MOST_ZIPPED
