"""What the words of a text say for and against each kind of threat, as editions carry it.

`tests/bench/learn_threats.py` writes `threat-points.json`, packed (`tests/bench/threat_parts.py`):
a table for texts in Chinese, and one for all others. `same`: a threat's id → the kind that it is
of, where that has another name. `bias`: points of a kind before a word is read. Of each word: kinds
by their place and points, by turns. `quiet` and `danger` are no threats: that a text holds none,
and how much oftener its words stand in texts in which somebody may be hurt than in all others.
A device adds them up (`extension/core/threats/threat-kinds.js`).
"""

from __future__ import annotations

from pathlib import Path

_WRITTEN = Path(__file__).with_name("threat-points.json")


def written() -> bytes:
    """The tables as JSON."""
    return _WRITTEN.read_bytes()
