import json
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import platformdirs
import pytest
import typer
from typer.testing import CliRunner

from xiancha import paths
from xiancha.cli import app
from xiancha.settings import SettingProblem, Settings, load

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
COMMANDS = ROOT / "docs" / "commands.md"


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, set[str]]]:
    """Each command with its options."""
    if within := getattr(command, "commands", None):
        for name, one in within.items():
            yield from commands(one, (*path, name))
    else:
        options = {text for one in command.params for text in one.opts if text.startswith("--")}
        yield " ".join(path), options


def test_every_setting_has_a_line_in_the_readme() -> None:
    text = README.read_text("utf-8")
    for name in Settings.model_fields:
        assert f"`XIANCHA_{name.upper()}`" in text


def test_every_command_has_a_line_with_all_its_options_and_no_other() -> None:
    rows = re.findall(
        r"^\| `([a-z -]+?)(?: [\[A-Z][^`]*)?` \| (.*) \|$", COMMANDS.read_text("utf-8"), re.M
    )
    told = {name: set(re.findall(r"`(--[a-z-]+)", line)) for name, line in rows}
    assert told == dict(commands(typer.main.get_command(app)))


def test_settings_come_from_the_environment(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("XIANCHA_PORT", "9000")
    monkeypatch.setenv("XIANCHA_DATA_DIR", "/tmp/elsewhere")
    settings = Settings()
    assert settings.port == 9000
    assert settings.editions == Path("/tmp/elsewhere/editions")
    assert Settings.model_fields["host"].default == "127.0.0.1"


def test_every_part_says_the_same_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    manifest = json.loads((ROOT / "extension" / "manifest.json").read_text("utf-8"))
    assert manifest["version"] == project["version"]
    told = CliRunner().invoke(app, ["--version"])
    assert told.stdout == f"xiancha {version('xiancha')}\n"


def test_data_of_an_installed_program_go_where_the_platform_keeps_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("XIANCHA_DATA_DIR", raising=False)
    assert load().data_dir == Path("data")
    monkeypatch.setattr(paths, "_PACKAGED", tmp_path)
    assert load().data_dir == platformdirs.user_data_path("xiancha", appauthor=False)


@pytest.mark.parametrize("contact", ["", "a@example.org", "https://example.org/corrections"])
def test_corrections_go_to_a_mail_address_or_a_page(
    monkeypatch: pytest.MonkeyPatch, contact: str
) -> None:
    monkeypatch.setenv("XIANCHA_CONTACT", contact)
    assert load().contact == contact


@pytest.mark.parametrize("contact", ["call us", "javascript:alert(1)@a.b", "http://example.org/"])
def test_anything_else_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, contact: str) -> None:
    monkeypatch.setenv("XIANCHA_CONTACT", contact)
    with pytest.raises(SettingProblem, match="XIANCHA_CONTACT"):
        load()


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8321"),
        ("::1", "http://[::1]:8321"),
        ("a.sg", "http://a.sg:8321"),
    ],
)
def test_the_address_of_the_server_is_written_as_browsers_read_it(host: str, address: str) -> None:
    assert Settings(host=host).address == address


@pytest.mark.parametrize("page", ["", "weather", "javascript:alert(1)"])
def test_who_leaves_is_led_to_a_page_of_the_web_alone(
    monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv("XIANCHA_LEAVE_TO", page)
    with pytest.raises(SettingProblem, match=r"XIANCHA_LEAVE_TO=.*ordinary page"):
        load()


def test_a_network_that_is_none_is_told_with_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIANCHA_TRUSTED", "10.0.0.0/8, prometheus")
    with pytest.raises(SettingProblem, match=r"XIANCHA_TRUSTED=.*'prometheus'"):
        load()
