"""Places of China by which branches of a firm are called. Pure."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def places() -> tuple[str, ...]:
    """Provinces, prefectures and districts of big cities, without endings such as 省, 市, 区."""
    text = (Path(__file__).parent / "places.txt").read_text("utf-8")
    lines = (line.partition("#")[0] for line in text.splitlines())
    return tuple(place for line in lines for place in line.split())
