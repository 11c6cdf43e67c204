"""Print which room imports which, in Python and in the extension: arrows, cycles, sizes.

    python -m tests.imports [TREE]

A room is a folder of `backend/xiancha` or of `extension` (below `extension/core`, a folder of it);
a file beside the folders is a room of its own. A back-arrow points from a room to one that comes
later in `PYTHON` or `JAVASCRIPT`, the order in which data flows. `TREE` is another checkout.
"""

from __future__ import annotations

import ast
import re
import statistics
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

PYTHON = """
    model faults csv_cell atomic_file days paths messages settings normalise verdict lookalike
    registers content products situations fetch sandbox store merge refresh edition keys
    app_build publish replica lookup open_data web commands cli
"""
JAVASCRIPT = """
    core core/util core/normalise core/lookalike core/edition core/verdict core/read core/lookup
    core/answer core/threats core/court core/cost core/evidence-log core/letters core/checklists
    core/apk page-reading browser worker content pages app site
"""
READERS = ("web", "lookup", "edition")
WRITERS = ("sqlalchemy", "filelock", "store", "publish", "refresh", "fetch")
_BUILT = ("app/built/", "data/")
_FROM = re.compile(r"""^(?:import|export)\b[^"'`;]*?["'](\.{1,2}/[^"']+)["']""", re.M)

Arrows = dict[tuple[str, str], int]


def python_files(tree: Path) -> dict[str, Path]:
    """Every module of the backend by its dotted name below `xiancha`."""
    top = tree / "backend" / "xiancha"
    return {
        ".".join(file.relative_to(top).with_suffix("").parts): file
        for file in sorted(top.rglob("*.py"))
    }


@cache
def parsed(file: Path) -> ast.Module:
    """The syntax tree of a module, for all who look into it."""
    return ast.parse(file.read_text("utf-8"))


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """All nodes of that tree."""
    return tuple(ast.walk(parsed(file)))


def python_imports(file: Path, modules: Collection[str]) -> Iterator[str]:
    """What a module imports, less `xiancha.`: of `from a import b` a.b where that is a module."""
    for node in nodes(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}".removeprefix("xiancha.") for alias in node.names}
            here = names.intersection(modules)
            yield from here
            if len(here) < len(names):
                yield node.module.removeprefix("xiancha.")


def python_graph(tree: Path) -> dict[str, set[str]]:
    """Module → the modules of the backend, and the first names of libraries, that it imports."""
    files = python_files(tree)
    own = {name.removesuffix(".__init__"): name for name in files}
    return {
        name: {own.get(found, found.split(".")[0]) for found in python_imports(file, own)}
        for name, file in files.items()
    }


def javascript_files(tree: Path) -> dict[str, Path]:
    """Every script of the extension by its path, without what is built of them."""
    top = tree / "extension"
    named = {file.relative_to(top).as_posix(): file for file in sorted(top.rglob("*.js"))}
    return {name: file for name, file in named.items() if not name.startswith(_BUILT)}


def javascript_graph(tree: Path) -> dict[str, set[str]]:
    """Script → the scripts of the extension that it imports."""
    top = (tree / "extension").resolve()
    return {
        name: {
            (file.parent / found).resolve().relative_to(top).as_posix()
            for found in _FROM.findall(file.read_text("utf-8"))
        }
        for name, file in javascript_files(tree).items()
    }


def room(name: str, separator: str) -> str:
    """The room of a module or script."""
    first, *rest = name.removesuffix(".__init__").split(separator)
    return f"core/{rest[0]}" if first == "core" and len(rest) > 1 else first


def arrows(graph: dict[str, set[str]], separator: str) -> Arrows:
    """(room, room) → by how many imports the one reaches for the other."""
    found: Arrows = defaultdict(int)
    rooms = {room(name, separator) for name in graph}
    for name, used in graph.items():
        for one in used:
            here, there = room(name, separator), room(one, separator)
            if there in rooms and here != there:
                found[here, there] += 1
    return found


def reach(graph: dict[str, set[str]], start: str) -> dict[str, list[str]]:
    """Everything that a module loads, itself or by others, each with the way there."""
    ways = {start: [start]}
    waiting = [start]
    while waiting:
        here = waiting.pop(0)
        for there in sorted(graph.get(here, ())):
            if there not in ways:
                ways[there] = [*ways[here], there]
                waiting.append(there)
    return ways


def in_cycles(graph: dict[str, set[str]]) -> list[str]:
    """The nodes from which one comes back to themselves."""
    return [name for name, used in graph.items() if any(name in reach(graph, one) for one in used)]


def back_arrows(found: Arrows, order: list[str]) -> list[str]:
    """The arrows that point from an earlier room to a later one."""
    place = {name: number for number, name in enumerate(order)}
    return [
        f"{here} → {there} ({count})"
        for (here, there), count in sorted(found.items())
        if here in place and there in place and place[here] < place[there]
    ]


def to_writers(graph: dict[str, set[str]]) -> Iterator[str]:
    """For each reader and each writer that it loads, one way there."""
    for reader in READERS:
        seen: set[str] = set()
        for name in (name for name in graph if room(name, ".") == reader):
            for there, way in reach(graph, name).items():
                writer = room(there, ".")
                if writer in WRITERS and writer not in seen and writer != reader:
                    seen.add(writer)
                    yield " → ".join(way)


def report(
    title: str, graph: dict[str, set[str]], files: Iterable[Path], separator: str, order: list[str]
) -> None:
    """Print one language's rooms."""
    found = arrows(graph, separator)
    rooms = sorted({room(name, separator) for name in graph})
    by_room: dict[str, set[str]] = {name: set() for name in rooms}
    print(f"## {title}\n")
    for here in sorted(rooms, key=lambda one: (one not in order, (*order, one).index(one))):
        used = {there: n for (one, there), n in found.items() if one == here}
        by_room[here] = set(used)
        print(f"{here:16} → {', '.join(f'{o} {n}' for o, n in sorted(used.items())) or 'nothing'}")
    strangers = [name for name in rooms if name not in order]
    sizes = {file: len(file.read_text("utf-8").splitlines()) for file in files}
    longest = max(sizes, key=lambda file: sizes[file])
    print(f"\nfiles in cycles:  {', '.join(in_cycles(graph)) or 'none'}")
    print(f"rooms in cycles:  {', '.join(in_cycles(by_room)) or 'none'}")
    print(f"back-arrows:      {', '.join(back_arrows(found, order)) or 'none'}")
    print(f"without a place:  {', '.join(strangers) or 'none'}")
    print(
        f"size:             {sum(sizes.values())} lines in {len(sizes)} files; median "
        f"{statistics.median(sizes.values()):g}, longest {max(sizes.values())} ({longest.name}), "
        f"{sum(size > 300 for size in sizes.values())} of more than 300\n"
    )


def main(tree: Path) -> None:
    """Print both languages' rooms, and what the reader of editions loads of their writer."""
    modules, scripts = python_graph(tree), javascript_graph(tree)
    report("Python: backend/xiancha", modules, python_files(tree).values(), ".", PYTHON.split())
    print("reader loads writer:")
    print("\n".join(f"  {way}" for way in to_writers(modules)) or "  nothing", end="\n\n")
    files = javascript_files(tree).values()
    report("JavaScript: extension", scripts, files, "/", JAVASCRIPT.split())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1])
