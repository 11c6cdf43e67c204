"""One letter off, found in an index, is what comparing with every name finds."""

import sqlite3

import pytest
from rapidfuzz.distance import OSA

from xiancha.lookup import edit_distance

_TEXT = """
aspire aspiree aspirecash aspirecredit asprie aspirin asipre aspi aspir cashaspire crédit redit
creditone creditonepteltd crebitone creditoen credito creditoneé credixone
"""
NAMES = _TEXT.split()
ASKED = "aspire asspire aspre creditone credtione cr creditoneè credit zzz"
MOST = 20


@pytest.fixture
def names() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE normals (id INTEGER PRIMARY KEY, normal TEXT NOT NULL UNIQUE)")
    database.executemany("INSERT INTO normals (normal) VALUES (?)", [(one,) for one in NAMES])
    return database


def compared(asked: str, size: int | None) -> list[str]:
    """The same by reading every name that begins with the same letter."""
    found = [(OSA.distance(asked, name[:size]), name) for name in NAMES if name[0] == asked[0]]
    return [name for distance, name in sorted(found) if distance <= 1]


@pytest.mark.parametrize("asked", ASKED.split())
def test_a_whole_name(names: sqlite3.Connection, asked: str) -> None:
    assert edit_distance.equal(names, asked, MOST) == compared(asked, None)


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_how_a_name_begins(names: sqlite3.Connection, more: int) -> None:
    for asked in ASKED.split():
        size = len(asked) + more
        found = edit_distance.beginning(names, asked, size, MOST)
        assert found == compared(asked, size), asked
