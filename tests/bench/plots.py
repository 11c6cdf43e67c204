"""Figures of speed and scale as pictures: `python tests/bench/plots.py docs` writes SVG files.

The figures stand in `figures.json`, each with the day and the circumstances under which it was
measured; whoever measures again writes them there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from html import escape
from math import log10
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).with_name("figures.json")
WIDE, ROW, LEFT = 760, 26, 250
INK, PAPER, QUIET, AIM = "#1c2733", "#ffffff", "#5b6b7b", "#b3261e"
BAR = "#3a6ea5"
LINES = ("#3a6ea5", "#2e7d32", "#8e5a00", "#6a3d9a")


def svg(width: int, height: int, title: str, parts: list[str]) -> str:
    """A picture with its title, for eyes and for screen readers."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'font-family="sans-serif" font-size="13" fill="{INK}"><title>{escape(title)}</title>'
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>\n'
        f"{text(16, 24, title, size=15)}\n{chr(10).join(parts)}\n</svg>\n"
    )


def text(
    x: float, y: float, said: str, *, size: int = 13, fill: str = INK, at: str = "start"
) -> str:
    """Words in a picture; `at` is which of their ends stands at x."""
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" fill="{fill}" text-anchor="{at}">'
        f"{escape(said)}</text>"
    )


def line(x1: float, y1: float, x2: float, y2: float, stroke: str) -> str:
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{stroke}"/>'


def speed(figures: dict[str, Any]) -> str:
    """Processor time of one answer, one bar each, with the aim of a hit and of a miss."""
    rows = figures["rows"]
    most = max(one["us"] for one in rows if not one.get("beyond"))
    scale = (WIDE - LEFT - 110) / most
    parts = []
    for n, one in enumerate(rows):
        y = 44 + n * ROW
        length = min(one["us"], most) * scale
        aim = one.get("aim", 0) * scale
        parts += [
            text(LEFT - 8, y + 15, one["name"], at="end"),
            f'<rect x="{LEFT}" y="{y + 3}" width="{length:.0f}" height="16" fill="{BAR}"/>',
            text(
                LEFT + max(length, aim) + 6,
                y + 15,
                f"{one['us']:,} µs" + "  →" * bool(one.get("beyond")),
            ),
        ]
        if aim:
            parts += [line(LEFT + aim, y, LEFT + aim, y + 22, AIM)]
    under = 44 + len(rows) * ROW + 18
    return svg(WIDE, under + 30, figures["title"], [*parts, *_said(under, figures["said"])])


def scale(figures: dict[str, Any]) -> str:
    """Lines over the number of lenders, both axes by powers of ten."""
    sizes, top, bottom, right = figures["lenders"], 56, 330, WIDE - 210
    lowest, highest = figures["from"], figures["to"]

    def x(size: float) -> float:
        return 70 + (right - 70) * log10(size / sizes[0]) / log10(sizes[-1] / sizes[0])

    def y(value: float) -> float:
        return bottom - (bottom - top) * log10(value / lowest) / log10(highest / lowest)

    parts = [*_axes(sizes, lowest, highest, x, y, bottom, right)]
    free = 0.0
    for colour, one in sorted(
        zip(LINES, figures["lines"], strict=False), key=lambda both: -both[1]["values"][-1]
    ):
        points = [(x(n), y(value)) for n, value in zip(sizes, one["values"], strict=True)]
        path = "L".join(f"{px:.1f} {py:.1f}" for px, py in points)
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        free = max(free + 15, points[-1][1] + 4)
        parts.append(text(right + 8, free, one["name"], fill=colour))
        if aim := one.get("aim"):
            ring = f'<circle cx="{right}" cy="{y(aim):.1f}" r="4"'
            parts.append(f'{ring} fill="{PAPER}" stroke="{AIM}" stroke-width="2"/>')
    parts += _said(bottom + 46, figures["said"])
    return svg(WIDE, bottom + 76, figures["title"], parts)


def _said(y: float, lines: list[str]) -> list[str]:
    """Under what circumstances it was measured, and what is red."""
    return [text(16, y + 16 * n, one, size=12, fill=QUIET) for n, one in enumerate(lines)]


def _axes(
    sizes: list[int], lowest: float, highest: float, x: Any, y: Any, bottom: int, right: int
) -> Iterator[str]:
    for size in sizes:
        yield line(x(size), y(highest), x(size), bottom, "#e3e8ee")
        yield text(x(size), bottom + 18, f"{size:,}", at="middle", size=12)
    value = lowest
    while value <= highest:
        yield line(70, y(value), right, y(value), "#e3e8ee")
        yield text(62, y(value) + 4, f"{value:g}", at="end", size=12)
        value *= 10


def main(folder: str) -> None:
    figures = json.loads(FIGURES.read_text("utf-8"))
    for name, drawn in (("speed", speed), ("scale", scale), ("publication", scale)):
        (Path(folder) / f"bench-{name}.svg").write_text(drawn(figures[name]), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
