import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from xiancha.cli import app
from xiancha.settings import Settings

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
        r"^\| `([a-z ]+?)(?: [\[A-Z][^`]*)?` \| (.*) \|$", COMMANDS.read_text("utf-8"), re.M
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
