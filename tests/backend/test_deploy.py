"""What operators start from (deploy/) fits the program: options, settings, metrics, logs."""

from __future__ import annotations

import re
import shlex
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
