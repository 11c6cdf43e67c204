"""The table of the sentences that maintainers wrote, learnt once.

Learning takes some seconds and gives the same for the same sentences: what was learnt is kept in
the user's cache folder, by a digest of the sentences, of this program's rules and of numpy.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

import platformdirs

from xiancha import atomic_file, paths
from xiancha.content.said import said
from xiancha.situations.examples import Example, examples

FILE = "situation-table.json"
"""What an edition calls it."""
_RULES = ("features.py", "learn.py", "table.py")


def published() -> bytes:
    """The table that an edition carries. Raises ContentError where no sentences can be read."""
    return table(_cut(tuple(sorted(said(paths.checklists()).items()))))


@lru_cache(2)
def _cut(said_by_id: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Example, ...]:
    """Sentences as they are learnt from: cutting names out takes seconds, and each edition asks."""
    return examples(dict(said_by_id))


@lru_cache(4)
def table(learnt_from: Sequence[Example]) -> bytes:
    """The table of these examples as JSON."""
    place = _place(learnt_from)
    try:
        return place.read_bytes()
    except OSError:
        # These load numpy, which nobody needs to whom the table is known.
        from xiancha.situations.learn import learnt
        from xiancha.situations.table import table_of, written

        made = written(table_of(learnt(learnt_from)))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        atomic_file.replace(place, made)
    except OSError:
        pass  # who has no cache folder learns again
    return made


def _place(learnt_from: Sequence[Example]) -> Path:
    told = [_rules(), version("numpy"), learnt_from]
    digest = hashlib.sha256(json.dumps(told).encode()).hexdigest()
    return platformdirs.user_cache_path("xiancha", appauthor=False) / "situations" / digest


@cache
def _rules() -> list[str]:
    here = Path(__file__).parent
    return [hashlib.sha256((here / name).read_bytes()).hexdigest() for name in _RULES]
