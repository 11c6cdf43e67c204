"""What may be retracted, and how the list of it goes on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from commands import Command

from xiancha.edition import files
from xiancha.edition.hashed_ids import mark
from xiancha.edition.retractions import What
from xiancha.keys import keyring
from xiancha.publish import retract, sign_timestamp
from xiancha.publish.folder import PublishProblem
from xiancha.settings import Settings

NOW, DAY = datetime(2026, 11, 27, 12, tzinfo=UTC), date(2026, 11, 27)


@pytest.mark.parametrize(
    ("what", "value", "marked"),
    [
        ("host", "https://WWW.Bank.example/loans", mark("host", "bank.example")),
        ("name", "招联 消费金融", mark("name", "招联消费金融")),
        ("app", "com.bank.app", mark("app", "com.bank.app")),
        ("phone", "+65 6123 4567", mark("phone", "+6561234567")),
        ("lender", "sg-mlaw-moneylenders:1cashpteltd", "sg-mlaw-moneylenders:1cashpteltd"),
    ],
)
def test_a_value_is_marked_as_readers_look_it_up(what: What, value: str, marked: str) -> None:
    one = retract.entry(what, value, DAY)
    assert (one.what, one.value, one.on) == (what, marked, DAY)


def test_marks_tell_kinds_apart() -> None:
    assert len({mark(what, "61234567") for what in ("host", "app", "phone")}) == 3
    assert mark("host", "example.com") == "o3mm9u6vuaVeN4wRgDTidQ"


@pytest.mark.parametrize(
    ("what", "value"),
    [("host", "bank"), ("name", "—"), ("app", "x"), ("phone", "12"), ("lender", "x")],
)
def test_what_is_no_such_thing_is_refused(what: What, value: str) -> None:
    with pytest.raises(PublishProblem, match=f"“{value}” is no"):
        retract.entry(what, value, DAY)


def test_the_list_goes_on_by_one_version_each_time() -> None:
    bank, other = (retract.entry("host", host, DAY) for host in ("bank.example", "other.example"))
    one = retract.changed(None, bank, NOW, withdraw=False)
    two = retract.changed(one, other, NOW, withdraw=False)
    three = retract.changed(two, bank, NOW, withdraw=True)
    assert [(made.version, made.entries) for made in (one, two, three)] == [
        (1, (bank,)),
        (2, (bank, other)),
        (3, (other,)),
    ]
    assert three.on("host", other.value) == DAY
    assert three.on("host", bank.value) is None


def test_twice_the_same_changes_nothing() -> None:
    bank = retract.entry("host", "bank.example", DAY)
    one = retract.changed(None, bank, NOW, withdraw=False)
    with pytest.raises(PublishProblem, match="is retracted already"):
        retract.changed(one, bank, NOW, withdraw=False)
    with pytest.raises(PublishProblem, match="is not retracted"):
        retract.changed(None, bank, NOW, withdraw=True)


@pytest.mark.slow
def test_what_a_thief_took_back_is_withdrawn_by_its_mark(
    settings: Settings, xiancha: Command
) -> None:
    """Nobody can tell of a mark which host it is."""
    for command in (["keys", "new"], ["publish"], ["retract", "host", "a.example"]):
        assert xiancha(*command)[0] == 0
    strange = mark("host", "a.example")
    assert xiancha("retract", "app", strange, "--withdraw")[0] == 1
    assert xiancha("retract", "host", strange)[0] == 1
    code, said, _ = xiancha("retract", "host", strange, "--withdraw")
    assert (code, "holds again: version 2" in said) == (0, True)
    held = retract.held(settings.editions, sign_timestamp.served(settings.editions))
    assert held
    assert held.entries == ()


def test_without_keys_or_an_edition_the_next_step_is_named(
    settings: Settings, xiancha: Command
) -> None:
    for command in (["timestamp"], ["retract", "host", "bank.example"]):
        code, out, err = xiancha(*command)
        assert (code, out) == (1, "")
        assert err.endswith(f"in {settings.keys}. Make keys: xiancha keys new\n")
    xiancha("keys", "new")
    for command in (["timestamp"], ["retract", "host", "bank.example"]):
        code, out, err = xiancha(*command)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert err.endswith("Publish: xiancha publish\n")
    assert not (settings.editions / files.KEYS).exists()


@pytest.mark.slow
def test_each_command_that_signs_the_list_names_its_file_for_the_next_machine(
    settings: Settings, xiancha: Command, tmp_path: Path
) -> None:
    def ran(*command: str) -> str:
        ended, out, err = xiancha(*command)
        assert ended == 0, err
        return " ".join(f"{out} {err}".split())

    def change_keys(*command: str) -> None:
        ran("keys", *command)
        ran("keys", "sign", draft)

    draft = str(settings.keys / "next.json")
    ran("keys", "new")
    ran("publish")
    served = tmp_path / "served"
    said = ran("retract", "host", "a.example", "--to", str(served))
    assert f"Sent to {served}:" in said
    assert (served / files.TIMESTAMP).read_bytes() == pointer(settings)
    [old] = keyring.load(settings.keys).role("editions").keys
    ran("keys", "add", "editions")
    change_keys("revoke", old)
    assert "signed now" in ran("keys", "install", draft)
    assert served_version(settings) == 2
    [pem] = settings.keys.glob("timestamp-*.pem")
    pem.rename(tmp_path / pem.name)
    for command in (["retract", "host", "b.example"], ["publish"]):
        said = ran(*command)
        file = retract.waiting(settings.editions, keyring.load(settings.keys))
        assert f"xiancha timestamp --retractions {file}" in said
    before = pointer(settings)
    code, out, err = xiancha("retract", "host", "c.example", "--to", str(served))
    assert (code, out) == (1, "")
    assert "Too few keys of the role “timestamp” lie in" in err
    (tmp_path / pem.name).rename(pem)
    ran("timestamp", "--retractions", str(file), "--to", str(served))
    assert served_version(settings) == 3
    assert (served / files.TIMESTAMP).read_bytes() == pointer(settings) != before


def pointer(settings: Settings) -> bytes:
    """What names the newest edition and list, as readers fetch it."""
    return (settings.editions / files.TIMESTAMP).read_bytes()


def served_version(settings: Settings) -> int:
    """The version of the list that is served, which readers believe."""
    named = sign_timestamp.served(settings.editions).retractions
    assert named
    assert retract.is_signed(settings.editions, keyring.load(settings.keys), named)
    return named.version
