"""What whoever runs a server is told: the path that is wrong, what is known, what to do next."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from commands import Command

from xiancha import days
from xiancha.settings import Settings


@pytest.fixture
def published(settings: Settings, few_editions: Path) -> Settings:
    """A data folder in which an edition was published."""
    shutil.copytree(few_editions, settings.editions, ignore=shutil.ignore_patterns("keys"))
    shutil.copytree(few_editions / "keys", settings.keys)
    return settings


def one_line(xiancha: Command, *command: str) -> str:
    """What a command that fails says."""
    code, out, err = xiancha(*command)
    assert (code, out, err.count("\n")) == (1, "", 1), (out, err)
    return err


def test_a_list_of_retractions_that_is_not_there_is_named(
    published: Settings, xiancha: Command, tmp_path: Path
) -> None:
    missing = tmp_path / "nowhere.json"
    said = one_line(xiancha, "timestamp", "--retractions", str(missing))
    assert said.startswith(f"xiancha: {missing}: No such file or directory.")
    assert str(published.editions) not in said
    assert f"{tmp_path}: Is a directory" in one_line(
        xiancha, "timestamp", "--retractions", str(tmp_path)
    )


def test_where_to_send_is_looked_at_before_anything_is_published(
    published: Settings, xiancha: Command, tmp_path: Path
) -> None:
    before = sorted(one.name for one in published.editions.iterdir())
    (file := tmp_path / "file").touch()
    for to in (str(file), str(published.editions), "s3://"):
        assert to in one_line(xiancha, "publish", "--to", to)
    assert sorted(one.name for one in published.editions.iterdir()) == before


def test_a_folder_that_is_not_there_is_not_signed(
    published: Settings, xiancha: Command, tmp_path: Path
) -> None:
    said = one_line(xiancha, "sign", str(tmp_path / "gone"))
    assert f"{tmp_path / 'gone'} holds no edition to sign" in said
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("option", [["--fingerprint", "0" * 64], ["--keys", __file__]])
def test_whom_to_follow_is_asked_where_only_the_trust_is_said(
    published: Settings, xiancha: Command, option: list[str]
) -> None:
    assert "add --from https://host/editions" in one_line(xiancha, "serve", *option)


@pytest.mark.parametrize(
    "command", [["serve", "--from", "http://127.0.0.1:9"], ["pull", "http://127.0.0.1:9"]]
)
def test_what_is_published_here_is_not_replaced_by_another_server_s(
    published: Settings, xiancha: Command, command: list[str]
) -> None:
    said = one_line(xiancha, *command, "--fingerprint", "0" * 64)
    assert f"{published.editions} holds editions that are published here" in said
    assert "XIANCHA_DATA_DIR=" in said


def test_a_retraction_says_what_it_takes_back_and_whether_it_is_known(
    published: Settings, xiancha: Command
) -> None:
    code, out, err = xiancha("retract", "host", "https://www.msxf.com/loan")
    assert (code, err) == (0, "")
    assert out.startswith("host msxf.com is retracted: version 1 of the list")
    for value in ("nowhere:nobody", "sg-mlaw-moneylenders:nobody"):
        code, out, err = xiancha("retract", "lender", value)
        assert (code, f"lender {value} is retracted" in out) == (0, True)
        assert f"says nothing of lender {value}" in err
        assert "--withdraw" in err
    assert xiancha("retract", "lender", "sg-mlaw-moneylenders:1cashpteltd")[2] == ""
    assert xiancha("retract", "name", "招联消费金融股份有限公司")[2] == ""


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "abc", "XIANCHA_PORT=abc: write a number from 1 to 65535."),
        ("PORT", "70000", "XIANCHA_PORT=70000: write a number from 1 to 65535."),
        ("CONTACT", "foo", "XIANCHA_CONTACT=foo: write a page that begins with https://"),
        ("TRUSTED", "here", "'here' does not appear to be an IPv4 or IPv6 network; write"),
    ],
)
def test_a_wrong_setting_says_what_to_write(
    xiancha: Command, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(f"XIANCHA_{name}", value)
    assert said in one_line(xiancha, "lookup", "招联")


def test_lookup_says_that_a_register_is_old(
    published: Settings, xiancha: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the page and the popup do."""
    for year, is_old in ((2025, False), (2028, True)):
        monkeypatch.setattr(days, "today", lambda *_, year=year, **__: date(year, 7, 1))
        _, out, _ = xiancha("lookup", "招联消费金融股份有限公司")
        assert ("天没有更新，可能有变化" in out) is is_old
