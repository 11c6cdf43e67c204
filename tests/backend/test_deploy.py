"""What operators start from (deploy/) fits the program: options, settings, metrics, logs."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer
import yaml
from prometheus_client import CollectorRegistry
from uvicorn import Config

from xiancha.cli import app
from xiancha.commands.writer_metrics import WriterMetrics
from xiancha.settings import Settings
from xiancha.web.app import create_app

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
COMPOSE = yaml.safe_load((DEPLOY / "compose" / "compose.yml").read_text("utf-8"))


def ordered() -> list[list[str]]:
    """Each `xiancha` command that is started, with its arguments."""
    units = [re.findall(r"^ExecStart=\S+ (.*)$", unit.read_text("utf-8"), re.M) for unit in UNITS]
    services = COMPOSE["services"].values()
    composed = [one["command"] for one in services if one["image"] == "localhost/xiancha"]
    return [*(shlex.split(line) for lines in units for line in lines), *composed]


@pytest.mark.parametrize("arguments", ordered(), ids=" ".join)
def test_the_commands_that_are_started_exist_with_their_options(arguments: list[str]) -> None:
    name, *rest = arguments
    typer.main.get_command(app).commands[name].make_context(name, rest)


def test_every_setting_that_is_named_exists() -> None:
    known = {f"XIANCHA_{name.upper()}" for name in Settings.model_fields}
    for file in DEPLOY.rglob("*"):
        if file.is_file():
            assert {*re.findall(r"XIANCHA_[A-Z_]+", file.read_text("utf-8"))} <= known, file


def unit(name: str) -> dict[str, list[str]]:
    """What the section [Service] of a unit says, by its keys."""
    lines = (DEPLOY / "systemd" / f"{name}.service").read_text("utf-8").splitlines()
    said: dict[str, list[str]] = {}
    for line in lines:
        key, is_set, value = line.partition("=")
        if is_set and not line.startswith("#"):
            said.setdefault(key, []).append(value)
    return said


def test_the_process_that_fetches_cannot_read_the_keys() -> None:
    """It runs as another user than the one who signs, and sees neither his folder nor settings."""
    writer, publisher = unit("xiancha-writer"), unit("xiancha-publisher")
    (fetching,), (signing,) = writer["ExecStart"], publisher["ExecStart"]
    assert " refresh " in fetching
    assert not {"publish", "--publish", "sign"} & {*shlex.split(fetching)}
    assert " publish --store " in signing
    assert writer["User"] != publisher["User"]
    assert publisher["User"][0] not in writer.get("SupplementaryGroups", [])
    assert publisher["StateDirectoryMode"] == ["0700"]
    hidden = writer["InaccessiblePaths"][0].split()
    assert f"-/var/lib/{publisher['StateDirectory'][0]}" in hidden
    assert f"-{publisher['EnvironmentFile'][0]}" in hidden


def test_the_publisher_reads_the_writers_store_and_cannot_write_it() -> None:
    writer, publisher = unit("xiancha-writer"), unit("xiancha-publisher")
    folder = f"/var/lib/{writer['StateDirectory'][0]}"
    assert f" --store {folder}/store.sqlite " in publisher["ExecStart"][0]
    assert publisher["SupplementaryGroups"] == writer["User"]
    assert (writer["StateDirectoryMode"], writer["UMask"]) == (["0750"], ["0027"])
    assert publisher["ProtectSystem"] == ["strict"]
    assert publisher["ReadWritePaths"] == ["-/srv/xiancha/editions"]


def test_the_unit_that_fetches_may_build_the_wall_around_parsers() -> None:
    allowed = " ".join(unit("xiancha-writer")["SystemCallFilter"]).split()
    landlock = {"landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"}
    assert landlock | {"seccomp", "prlimit64"} <= {*allowed}


def test_the_container_that_fetches_holds_no_key() -> None:
    services = COMPOSE["services"]
    fetching = [one for one in services.values() if one.get("command", [""])[0] == "refresh"]
    signing = services["publisher"]
    (keys,) = (one.partition(":")[0] for one in signing["volumes"] if one.endswith(":/data"))
    assert fetching
    for one in fetching:
        assert "--publish" not in one["command"]
        assert keys not in [volume.partition(":")[0] for volume in one["volumes"]]
        assert not {*one["env_file"]} & {*signing["env_file"]}
    assert "writer:/writer:ro" in signing["volumes"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed here")
def test_systemd_has_nothing_to_say_of_the_units(tmp_path: Path) -> None:
    """The program's path is one that exists here: nothing else is changed."""
    for file in UNITS:
        text = file.read_text("utf-8").replace("/opt/xiancha/bin/xiancha", sys.executable)
        place = tmp_path / file.name.replace("@", "@1")
        place.write_text(text, "utf-8")
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", place], capture_output=True, text=True
        )
        said = [line for line in done.stderr.splitlines() if place.name in line]
        assert (done.returncode, said) == (0, [])


def names(registry: CollectorRegistry) -> set[str]:
    """Every name under which a registry tells something."""
    return {
        name
        for family in registry.collect()
        for name in (family.name, f"{family.name}_total", f"{family.name}_bucket")
    }


def test_alerts_and_the_page_for_operators_name_metrics_that_are_told(few_editions: Path) -> None:
    reader = create_app(few_editions).state.metrics
    reader.tell_following(str)
    told = names(reader.registry) | names(WriterMetrics().registry)
    alerts = (DEPLOY / "prometheus" / "alerts.yml").read_text("utf-8")
    page = (ROOT / "docs" / "operating.md").read_text("utf-8")
    named = {*re.findall(r"\bxiancha_[a-z_]+[a-z]\b", alerts)}
    assert len(named) >= 10
    assert named | {*re.findall(r"`(xiancha_[a-z_]+)", page)} <= told


def test_each_alert_fires_in_its_test_and_is_explained() -> None:
    folder = DEPLOY / "prometheus"
    (group,) = yaml.safe_load((folder / "alerts.yml").read_text("utf-8"))["groups"]
    tried = (folder / "alerts.test.yml").read_text("utf-8")
    page = (ROOT / "docs" / "operating.md").read_text("utf-8")
    for rule in group["rules"]:
        assert f'alertname="{rule["alert"]}"' in tried
        short = rule["alert"].replace("XianchaEdition", "…")
        assert f"`{rule['alert']}`" in page or f"`{short}`" in page


def test_no_log_of_the_proxies_holds_a_question_or_a_client() -> None:
    nginx = (DEPLOY / "nginx" / "proxy.conf").read_text("utf-8")
    (form,) = re.findall(r"log_format xiancha (.*?);", nginx, re.S)
    assert {*re.findall(r"\$\w+", form)} == {
        "$time_iso8601",
        "$request_method",
        "$xiancha_place",
        "$status",
        "$body_bytes_sent",
        "$request_time",
        "$upstream_cache_status",
    }
    assert {*re.findall(r"error_log \S+ (\w+);", nginx)} == {"emerg"}
    written = {*re.findall(r"access_log ([^;]+);", nginx)}
    assert written == {"off", "/var/log/nginx/xiancha.log xiancha"}
    caddy = (DEPLOY / "Caddyfile").read_text("utf-8")
    assert "request delete" in caddy
    for field in ("headers", "remote_ip", "client_ip", "host"):
        assert f"request>{field} delete" in caddy


def test_a_proxy_lets_go_of_a_connection_before_the_reader_does() -> None:
    """Else a question may go out on one that the reader closes just then."""
    kept = Config("").timeout_keep_alive
    files = {
        "nginx/readers.conf": r"keepalive_timeout (\d+)s;",
        "compose/readers.conf": r"keepalive_timeout (\d+)s;",
        "Caddyfile": r"\bkeepalive (\d+)s\n",
    }
    for name, form in files.items():
        (seconds,) = re.findall(form, (DEPLOY / name).read_text("utf-8"))
        assert int(seconds) < kept, name
