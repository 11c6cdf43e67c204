"""A client generated from the running application's description reads every answer of it."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from served import serving
from typer.testing import CliRunner

from xiancha.web.app import create_app

pytestmark = pytest.mark.slow

NAME = "xiancha_client"
CACHE = Path(__file__).parents[3] / ".mypy_cache"
QUESTIONS = [
    {"host": "1-cash.sg"},
    {"host": "1-cash-sg.com"},
    {"host": "globalfxm.example"},
    {"host": "no-such-thing.example"},
    {"name": "度小满"},
    {"name": "招联金"},
    {"name": "某某消费金融有限公司"},
    {"licence": "32/2025"},
    {"phone": "99990000"},
    {"app": "com.example.loans"},
    {"q": "https://kreditmart.loan/apply"},
    {"q": "分期乐"},
    {"q": "zhaolian"},
    {"host": "dxmyqh.com"},
    {"phone": "95588"},
]


@pytest.fixture(scope="module")
def server(editions: Path) -> Iterator[str]:
    with serving(create_app(editions)) as (host, port):
        yield f"http://{host}:{port}"


@pytest.fixture(scope="module")
def package(server: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the client's package, generated from what the server says of itself."""
    from openapi_python_client.cli import app as generator  # long to import, and once

    folder = tmp_path_factory.mktemp("client")
    (folder / "config.json").write_text(
        '{"post_hooks": [], "content_type_overrides": '
        '{"application/jsonl": "application/octet-stream", '
        '"application/atom+xml": "application/octet-stream"}}'
    )
    order = [
        *("generate", "--fail-on-warning", "--url", f"{server}/openapi.json"),
        *("--config", str(folder / "config.json")),
        *("--output-path", str(folder / "made")),
    ]
    done = CliRunner().invoke(generator, order)
    assert done.exit_code == 0, done.output
    return folder / "made" / NAME


@pytest.fixture(scope="module")
def module(package: Path) -> Iterator[Callable[[str], ModuleType]]:
    """Imports a module of the package."""
    sys.path.insert(0, str(package.parent))
    yield lambda name: importlib.import_module(f"{NAME}.{name}")
    sys.path.remove(str(package.parent))
    for name in [name for name in sys.modules if name.split(".")[0] == NAME]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def call(server: str, module: Callable[[str], ModuleType]) -> Iterator[Callable[..., Any]]:
    """Calls an operation by its tag and id; gives the whole response with what was read."""
    with module("client").Client(base_url=server, raise_on_unexpected_status=True) as client:

        def asked(operation: str, *within: str, **values: Any) -> Any:
            return module(f"api.{operation}").sync_detailed(*within, client=client, **values)

        yield asked


def plain(value: Any) -> Any:
    """The value as the server writes it: the client writes +00:00 for Z."""
    return json.loads(json.dumps(value).replace('+00:00"', 'Z"'))


def untyped(value: Any) -> Iterator[str]:
    """What the client read without knowing what it is."""
    if isinstance(value, list):
        for one in value:
            yield from untyped(one)
    elif hasattr(value, "additional_properties"):
        keys = value.additional_properties
        if not getattr(type(value), "__attrs_attrs__", ())[1:]:
            return
        yield from (f"{type(value).__name__}.{key}" for key in keys)
        for field in type(value).__attrs_attrs__:
            yield from untyped(getattr(value, field.name))


def test_the_client_can_be_installed(package: Path) -> None:
    project = tomllib.loads((package.parent / "pyproject.toml").read_text())["tool"]["poetry"]
    assert re.fullmatch(r"[a-z][a-z0-9-]*", project["name"])


def test_the_client_type_checks(package: Path) -> None:
    """The cache is that of the backend's own check, which has read what both import."""
    command = ["-m", "mypy", "--strict", "--config-file=", f"--cache-dir={CACHE}", str(package)]
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_client_reads_every_answer(call: Callable[..., Any]) -> None:
    asked = [("lookup.lookup", (), question) for question in QUESTIONS]
    lenders = call("lenders.list_lenders", limit=500).parsed.lenders
    asked += [("lenders.get_lender", (one.id,), {}) for one in lenders[::20]]
    lists = call("checklists.list_checklists").parsed.checklists
    asked += [("checklists.get_checklist", tuple(one.id.split("/")), {}) for one in lists]
    asked += [
        ("checklists.get_situation", ("cn", "contact"), {}),
        ("checklists.get_threat", ("cn", "jail"), {}),
        ("checklists.get_court_paper", ("cn", "payment-order"), {}),
    ]
    laws = call("checklists.list_laws").parsed.laws
    asked += [("checklists.get_law", (one.id,), {}) for one in laws]
    asked += [
        (operation, (), {})
        for operation in (
            "lenders.list_lenders",
            "products.list_products",
            "warnings.list_warnings",
            "data.get_data_package",
            "changes.list_changes",
            "registers.list_registers",
            "checklists.list_checklists",
            "checklists.list_laws",
            "checklists.list_doors",
            "checklists.list_situations",
            "checklists.list_threats",
            "checklists.list_court_papers",
            "health.get_health",
            "health.get_readiness",
        )
    ]
    for operation, within, values in asked:
        answer = call(operation, *within, **values)
        assert answer.status_code == 200, (operation, within, values)
        assert [*untyped(answer.parsed)] == []
        assert plain(answer.parsed.to_dict()) == json.loads(answer.content)


def test_the_client_asks_many_questions_at_once(
    call: Callable[..., Any], module: Callable[[str], ModuleType]
) -> None:
    models = module("models")
    asked = [models.Question(**question) for question in QUESTIONS]
    body = models.Batch(questions=[*asked, models.Question(host="no address")])
    answers = call("lookup.lookup_many", body=body).parsed.answers
    assert [type(answer) for answer in answers] == [models.Answer] * len(asked) + [models.Problem]


def test_the_client_is_told_that_what_it_holds_stands(call: Callable[..., Any]) -> None:
    tag = call("lenders.list_lenders").headers["etag"]
    again = call("lenders.list_lenders", if_none_match=tag)
    assert (again.status_code, again.parsed) == (304, None)


@pytest.mark.parametrize(
    ("operation", "within", "values", "status"),
    [
        ("lenders.get_lender", ["nobody"], {}, 404),
        ("checklists.get_law", ["nothing"], {}, 404),
        ("lookup.lookup", [], {"host": "no address"}, 400),
        ("lenders.list_lenders", [], {"limit": 501}, 400),
    ],
)
def test_the_client_reads_problems(
    call: Callable[..., Any], operation: str, within: list[str], values: Any, status: int
) -> None:
    answer = call(operation, *within, **values)
    assert (answer.status_code, answer.parsed.status) == (status, status)
