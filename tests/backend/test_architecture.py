"""Rule 10 and the direction of dependencies, read from the imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "backend" / "xiancha"
MODULES = sorted(PACKAGE.rglob("*.py"))
NETWORK = {
    "httpx",
    "httpcore",
    "requests",
    "urllib3",
    "aiohttp",
    "http.client",
    "urllib.request",
    "ssl",
}
PURE = {"model", "verdict"}


def imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name(module: Path) -> str:
    return ".".join(module.relative_to(PACKAGE).with_suffix("").parts)


def is_pure(module: Path) -> bool:
    """Verdicts, what registers read documents with, and whatever says of itself that it is."""
    own = name(module)
    return (
        own in PURE
        or own.startswith("lookalike.")
        or (own.startswith("registers.") and own != "registers.catalogue")
        or "Pure." in (ast.get_docstring(ast.parse(module.read_text("utf-8"))) or "")
    )


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_only_fetch_is_on_the_network(module: Path) -> None:
    if not name(module).startswith("fetch."):
        assert not NETWORK & set(imports(module))


@pytest.mark.parametrize("module", [m for m in MODULES if is_pure(m)], ids=name)
def test_parsers_and_verdicts_are_pure(module: Path) -> None:
    text = module.read_text("utf-8")
    assert not {"sqlite3", "sqlalchemy", "os", "subprocess", "socket"} & set(imports(module))
    assert "now(" not in text
    assert "today(" not in text
    assert not re.search(r"(?<![.\w])open\(", text)


READS = {"redact", "conversation", "read_given"}


def test_foreign_documents_are_read_in_the_sandbox_alone() -> None:
    """No other module asks a register to read: its starter, which is our own, excepted."""
    found = [
        f"{name(module)}: {node.attr}"
        for module in MODULES
        if not name(module).startswith(("registers.", "sandbox."))
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and (
            node.attr in READS
            or (node.attr == "read" and getattr(node.value, "id", "") == "register")
        )
    ]
    assert found == ["refresh: read"]


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_dependencies_point_one_way(module: Path) -> None:
    own = name(module)
    used = {found.removeprefix("xiancha.") for found in imports(module) if "xiancha." in found}

    def uses(*parts: str) -> set[str]:
        return {u for u in used if u.split(".")[0] in parts}

    if own == "model":
        assert not used
    elif own in ("names", "verdict"):
        assert not used - uses("model", "names")
    elif own in ("apps", "ordinary"):
        assert not used - uses("names")
    elif own.startswith("registers."):
        assert not used - uses("model", "names", "apps", "ordinary", "registers")
        folder = own.split(".")[1]
        folders = {path.parent.name for path in PACKAGE.glob("registers/*/register.toml")}
        if folder in folders:
            assert not {u for u in uses("registers") if u.split(".")[1] in folders - {folder}}
    elif own == "faults":
        assert not used
    elif own.startswith("sandbox."):
        assert not used - uses("model", "faults", "registers", "sandbox")
    elif own.startswith("store."):
        assert not used - uses("model", "store")
    elif own.split(".")[0] in ("checklists", "edition", "fetch", "lookup", "refresh"):
        assert not uses("web", "cli", "commands")
