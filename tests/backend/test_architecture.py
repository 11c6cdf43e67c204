"""The order of the rooms and what each may touch, read from the imports.

`python -m tests.imports` prints the rooms and their arrows.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from imports import (  # noqa: E402
    JAVASCRIPT,
    PYTHON,
    arrows,
    back_arrows,
    in_cycles,
    javascript_graph,
    nodes,
    parsed,
    python_files,
    python_graph,
    reach,
    room,
    to_writers,
)

MODULES = python_files(ROOT)
NETWORK = {"httpx", "httpcore", "requests", "urllib3", "aiohttp", "ssl", "obstore"}
NETWORK_PARTS = {"http.client", "urllib.request"}
WORLD = {"sqlite3", "sqlalchemy", "os", "subprocess", "socket"}
READS = {"redact", "conversation", "read_given"}


@cache
def graph() -> dict[str, set[str]]:
    """Module → what it imports; read when it is asked for, by one of the processes that test."""
    return python_graph(ROOT)


def imported(module: Path) -> Iterator[str]:
    """The full names of what a module imports."""
    for node in nodes(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_pure(name: str) -> bool:
    """Verdicts, what registers read documents with, and whatever says of itself that it is."""
    is_parser = room(name, ".") == "registers" and name != "registers.catalogue"
    says = "Pure." in (ast.get_docstring(parsed(MODULES[name])) or "")
    return is_parser or says or room(name, ".") in ("model", "verdict", "normalise", "lookalike")


def uses(*rooms: str) -> dict[str, set[str]]:
    """Module of these rooms → the rooms of the backend that it imports, its own aside."""
    order = PYTHON.split()
    return {
        name: {there for one in used if (there := room(one, ".")) in order and there != here}
        for name, used in graph().items()
        if (here := room(name, ".")) in rooms
    }


def test_every_room_has_its_place_and_no_arrow_points_back() -> None:
    order = PYTHON.split()
    assert not {name for name in graph() if room(name, ".") not in order} - {"__init__"}
    assert not back_arrows(arrows(graph(), "."), order)
    assert not in_cycles(graph())


def test_no_arrow_of_the_extension_points_back() -> None:
    found = arrows(javascript_graph(ROOT), "/")
    assert found
    assert not back_arrows(found, JAVASCRIPT.split())


def test_the_reader_of_editions_loads_nothing_of_their_writer() -> None:
    assert not list(to_writers(graph()))


def test_a_server_loads_no_store() -> None:
    code = "import sys, xiancha.web.app; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert "starlette" in loaded
    assert not loaded & {"sqlalchemy", "psycopg", "pypinyin", "numpy"}
    rooms = {name.split(".")[1] for name in done.stdout.split() if name.startswith("xiancha.")}
    assert not rooms & {"store", "merge", "refresh", "publish", "fetch", "sandbox"}


def test_what_answers_reads_no_situations() -> None:
    """Texts are read on devices: the scorer here is for publication and maintainers."""
    for name in graph():
        if room(name, ".") in ("lookup", "web", "edition", "open_data"):
            assert "situations" not in {room(one, ".") for one in reach(graph(), name)}, name


def test_fetching_and_refreshing_publish_nothing() -> None:
    for name in graph():
        if room(name, ".") in ("fetch", "refresh", "store", "merge"):
            loaded = {room(one, ".") for one in reach(graph(), name)}
            assert not loaded & {"publish", "edition", "lookup", "web"}, name


def test_small_rooms_know_only_what_they_are_made_of() -> None:
    allowed = {
        "model": set(),
        "faults": set(),
        "normalise": {"paths"},
        "verdict": {"model"},
        "lookalike": {"normalise"},
        "registers": {"model", "normalise"},
        "fetch": {"model"},
        "store": {"model"},
        "sandbox": {"model", "faults", "registers"},
        "edition": {"model", "messages", "normalise", "verdict"},
    }
    for here, rooms in allowed.items():
        for name, used in uses(here).items():
            assert used <= rooms, name


def test_no_register_knows_another() -> None:
    top = ROOT / "backend" / "xiancha" / "registers"
    folders = {path.parent.name for path in top.glob("*/register.toml")}
    assert folders
    for name, used in graph().items():
        own = name.split(".")[1] if name.startswith("registers.") else ""
        others = {one.split(".")[1] for one in used if one.startswith("registers.")} & folders
        assert own not in folders or others <= {own}, name


def test_only_fetch_is_on_the_network() -> None:
    for name, module in MODULES.items():
        found = set(imported(module))
        tops = {one.split(".")[0] for one in found}
        if room(name, ".") != "fetch":
            assert not tops & NETWORK, name
            assert not found & NETWORK_PARTS, name


def test_parsers_and_verdicts_are_pure() -> None:
    pure = [name for name in MODULES if is_pure(name)]
    assert len(pure) > 50
    for name in pure:
        text = MODULES[name].read_text("utf-8")
        assert not WORLD & {one.split(".")[0] for one in imported(MODULES[name])}, name
        assert not re.search(r"now\(|today\(|(?<![.\w])open\(", text), name


def test_foreign_documents_are_read_in_the_sandbox_alone() -> None:
    """No other module asks a register to read: its starter, which is our own, excepted."""
    found = [
        f"{name}: {node.attr}"
        for name, module in MODULES.items()
        if room(name, ".") not in ("registers", "sandbox")
        for node in nodes(module)
        if isinstance(node, ast.Attribute)
        and (
            node.attr in READS
            or (node.attr == "read" and getattr(node.value, "id", "") == "register")
        )
    ]
    assert found == ["refresh.starter: read"]


CLIMBS = re.compile(r"(?<![\w./])((?:\.\./)+)[\w-]|parents\[(\d)\]((?:\.parent\b)*)")


def test_no_test_reads_what_lies_outside_the_repository() -> None:
    """Who has a clone and nothing beside it runs every test."""
    parts = [part for part in (ROOT / "tests").iterdir() if part.name != "node_modules"]
    files = [file for part in parts for file in part.rglob("*") if file.suffix in (".js", ".py")]
    outside = []
    for file in files:
        depth = len(file.relative_to(ROOT).parts) - 1
        for up, parents, more in CLIMBS.findall(file.read_text("utf-8")):
            if max(up.count("/"), int(parents or 0) + more.count(".")) > depth:
                outside.append(f"{file}: {up}{parents}{more}")
    assert len(files) > 500
    assert outside == []
