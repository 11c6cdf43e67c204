"""The keys of a publisher: made, shown, changed by who holds them, followed by readers."""

from __future__ import annotations

import re
import stat
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from commands import Command
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from xiancha.edition import ed25519, files, keys_list
from xiancha.edition.update import update
from xiancha.edition.verify import Held, SignedBy
from xiancha.keys import keyring, next_version, sign
from xiancha.keys.keyring import Keyring
from xiancha.keys.sign import KeyProblem
from xiancha.settings import Settings

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    return keyring.new(tmp_path / "keys", NOW)


def ids(ring: Keyring, role: keys_list.RoleName) -> list[str]:
    return list(ring.role(role).keys)


def test_a_key_of_each_role_is_made_for_its_owner_alone(ring: Keyring) -> None:
    files = sorted(ring.place.glob("*.pem"))
    assert [file.name.partition("-")[0] for file in files] == ["editions", "keys", "timestamp"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert keys_list.trusted(ring.fingerprint, ring.published) == ring.keys
    with pytest.raises(KeyProblem, match="exists already"):
        keyring.new(ring.place, NOW)


def test_what_an_interrupted_try_made_is_used(ring: Keyring) -> None:
    (ring.place / keyring.LIST).unlink()
    assert keyring.new(ring.place, NOW).keys == ring.keys


def test_a_text_is_signed_for_its_role(ring: Keyring) -> None:
    envelope = ring.sealed("{}", "timestamp")
    assert envelope.signers(ring.role("timestamp")) == set(ids(ring, "timestamp"))


def test_a_key_that_lies_elsewhere_signs_nothing_here(ring: Keyring) -> None:
    next(ring.place.glob("editions-*.pem")).unlink()
    alone = keyring.load(ring.place)
    assert alone.keys == ring.keys
    for work in (partial(alone.must_sign, "editions"), partial(alone.sealed, "{}", "editions")):
        with pytest.raises(KeyProblem, match=r"Too few keys of the role “editions” .*: 0 of"):
            work()


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'[{"signed":"{}","signatures":{}}]'])
def test_a_damaged_list_says_what_to_do(ring: Keyring, body: bytes) -> None:
    (ring.place / keyring.LIST).write_bytes(body)
    with pytest.raises(KeyProblem, match="Restore it from a copy"):
        keyring.load(ring.place)


def test_a_next_list_is_made_signed_and_installed(
    settings: Settings, xiancha: Command, tmp_path: Path
) -> None:
    """One key is added with a new holder of the role `keys`, who signs on another machine."""
    key, other = Ed25519PrivateKey.generate(), tmp_path / "other.pem"
    sign.keep(key, other)
    public = sign.public_bytes(key)
    xiancha("keys", "new")
    first = keyring.load(settings.keys)
    draft = str(settings.keys / "next.json")
    code, said, _ = xiancha("keys", "add", "keys", sign.public_text(public))
    assert (code, "Not in force yet" in said) == (0, True)
    assert xiancha("keys", "threshold", "keys", "2")[0] == 0
    code, _, told = xiancha("keys", "install", draft)
    assert (code, "too few keys" in told, "Nothing was changed" in told) == (1, True, True)
    assert xiancha("keys", "sign", draft)[0] == 0
    assert xiancha("keys", "install", draft)[0] == 1
    assert xiancha("keys", "sign", draft, "--key", str(other))[0] == 0
    code, said, _ = xiancha("keys", "install", draft)
    second = keyring.load(settings.keys)
    assert (code, second.keys.version, second.role("keys").threshold) == (0, 2, 2)
    assert f"{ed25519.key_id(public)}  Public {sign.public_text(public)}  lies elsewhere" in said
    assert keys_list.forward(first.keys, second.published) == (second.keys, None)
    assert not (settings.keys / "next.json").exists()


def test_a_changed_draft_loses_its_signatures(settings: Settings, xiancha: Command) -> None:
    xiancha("keys", "new")
    draft = settings.keys / "next.json"
    xiancha("keys", "add", "timestamp")
    xiancha("keys", "sign", str(draft))
    assert keyring.read_draft(draft).signatures
    xiancha("keys", "mirrors", "https://keys.example.org/editions")
    held = keyring.read_draft(draft)
    assert not held.signatures
    said = keys_list.KeysList.read(held.signed)
    assert (len(said.roles.timestamp.keys), said.version) == (2, 2)
    assert said.mirrors == ("https://keys.example.org/editions",)


def test_a_revoked_key_has_no_role_and_comes_back_never(
    settings: Settings, xiancha: Command
) -> None:
    xiancha("keys", "new")
    [old] = ids(keyring.load(settings.keys), "editions")
    public = sign.public_text(sign.public_bytes(keyring.load(settings.keys).here("editions")[0]))
    draft = str(settings.keys / "next.json")
    for command in (["add", "editions"], ["revoke", old], ["sign", draft], ["install", draft]):
        assert xiancha("keys", *command)[0] == 0
    ring = keyring.load(settings.keys)
    assert (ring.keys.revoked, old in ids(ring, "editions")) == ((old,), False)
    assert sign.public_bytes(ring.here("editions")[0]) != public
    code, _, told = xiancha("keys", "add", "editions", public)
    assert (code, told) == (
        1,
        f"xiancha: Key {old} is revoked, and stays so. Make another one.\n",
    )


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("editions", "readers take no edition and no retraction"),
        ("timestamp", "readers learn of nothing new, of this list from its mirrors alone"),
        ("keys", "this list can never be put in force"),
    ],
)
@pytest.mark.parametrize("leave", ["revoke", "remove"])
def test_a_role_that_nobody_is_left_to_sign_for_is_warned_of_and_nothing_is_held_up(
    settings: Settings, xiancha: Command, role: keys_list.RoleName, says: str, leave: str
) -> None:
    xiancha("keys", "new")
    (only,) = ids(keyring.load(settings.keys), role)
    code, _, told = xiancha("keys", leave, only)
    assert (code, told.count("warning:")) == (0, 1)
    assert f"the role {role} has 0 of the 1 keys that must sign: {says}" in " ".join(told.split())
    assert told.rstrip().endswith(f"xiancha keys add {role}")
    assert (settings.keys / "next.json").exists()
    code, _, told = xiancha("keys", "add", role)
    assert (code, told) == (0, "")


def test_two_that_must_sign_are_too_few_when_one_is_left(
    settings: Settings, xiancha: Command
) -> None:
    xiancha("keys", "new")
    draft = str(settings.keys / "next.json")
    (old,) = ids(keyring.load(settings.keys), "editions")
    for command in (["add", "editions"], ["threshold", "editions", "2"]):
        assert xiancha("keys", *command)[2] == ""
    code, _, told = xiancha("keys", "revoke", old)
    assert (code, "has 1 of the 2 keys" in told, "keys add editions" in told) == (0, True, True)
    code, _, told = xiancha("keys", "threshold", "editions", "1")
    assert (code, told) == (0, ""), "a threshold of one makes up for it too"
    assert xiancha("keys", "sign", draft)[0] == 0


def test_a_key_that_left_its_role_long_ago_can_still_be_revoked(
    settings: Settings, xiancha: Command
) -> None:
    xiancha("keys", "new")
    [old] = ids(keyring.load(settings.keys), "timestamp")
    draft = str(settings.keys / "next.json")
    for command in (["add", "timestamp"], ["remove", old], ["sign", draft], ["install", draft]):
        assert xiancha("keys", *command)[0] == 0
    for command in (["revoke", old], ["sign", draft], ["install", draft]):
        assert xiancha("keys", *command)[0] == 0
    assert keyring.load(settings.keys).keys.revoked == (old,)
    code, _, told = xiancha("keys", "revoke", old)
    assert (code, told) == (1, f"xiancha: Key {old} is revoked already. Nothing was changed.\n")
    code, _, told = xiancha("keys", "revoke", "0" * 16)
    assert (code, "never had a role" in told) == (1, True)


def test_a_signature_that_counts_for_nothing_is_not_made(
    settings: Settings, xiancha: Command, tmp_path: Path
) -> None:
    xiancha("keys", "new")
    xiancha("keys", "add", "editions")
    draft, stray = settings.keys / "next.json", tmp_path / "stray.pem"
    sign.keep(Ed25519PrivateKey.generate(), stray)
    code, _, told = xiancha("keys", "sign", str(draft), "--key", str(stray))
    assert (code, "has the role keys in neither list" in told) == (1, True)
    assert not keyring.read_draft(draft).signatures
    [holder] = settings.keys.glob("keys-*.pem")
    (settings.keys / keyring.LIST).unlink()
    assert xiancha("keys", "sign", str(draft), "--key", str(holder))[0] == 0, "no list lies there"


def test_an_id_is_taken_as_people_copy_it(settings: Settings, xiancha: Command) -> None:
    xiancha("keys", "new")
    (old,) = ids(keyring.load(settings.keys), "editions")
    assert xiancha("keys", "revoke", f" {old.upper()} ")[0] == 0


@pytest.mark.slow
def test_who_lost_the_list_does_not_begin_another_beside_the_one_that_readers_follow(
    settings: Settings, xiancha: Command
) -> None:
    for command in (["keys", "new"], ["publish"]):
        assert xiancha(*command)[0] == 0
    published = settings.editions / files.KEYS
    (settings.keys / keyring.LIST).unlink()
    code, _, told = xiancha("keys", "new")
    assert (code, told.count("\n")) == (1, 1)
    assert f"cp {published} {settings.keys / keyring.LIST}" in told
    (settings.keys / keyring.LIST).write_bytes(published.read_bytes())
    assert xiancha("keys", "show")[0] == 0


@pytest.mark.slow
def test_in_an_emergency_the_only_key_is_revoked_and_readers_learn_of_it(
    settings: Settings, xiancha: Command
) -> None:
    """Though a list of retractions that it signed is served, and no other key can sign one."""
    draft = str(settings.keys / "next.json")
    for command in (["keys", "new"], ["publish"], ["retract", "host", "a.example"]):
        assert xiancha(*command)[0] == 0
    first = keyring.load(settings.keys)
    (stolen,) = ids(first, "editions")
    for command in (["revoke", stolen], ["sign", draft]):
        assert xiancha("keys", *command)[0] == 0
    code, said, told = xiancha("keys", "install", draft)
    assert (code, "Readers learn of it" in said, "Next: xiancha publish" in said) == (
        0,
        True,
        False,
    )
    assert "xiancha keys add editions" in told

    def get(path: str, limit: int) -> bytes | None:
        place = settings.editions / path
        return place.read_bytes() if place.is_file() else None

    signed_by = SignedBy(edition=frozenset({stolen}))
    reader = Held(keys=first.keys, edition=1, signed_by=signed_by)
    made = update(reader, get, lambda _: None, datetime.now(UTC))
    assert (made.held.keys.revoked, made.held.is_quiet) == ((stolen,), False)


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["remove", "0123456789abcdef"], "has no role. See: xiancha keys show"),
        (["threshold", "editions", "2"], "The role “editions” has 1 key; 2 cannot sign."),
        (["mirrors", "keys.example.org"], "is no address of a mirror"),
        (
            ["mirrors", *(f"https://k{n}.example" for n in range(9))],
            "list: there are eight mirrors at most",
        ),
        (["add", "editions", "abc"], "is no public key"),
        (["sign", "nothing.json"], "nothing.json"),
    ],
)
def test_what_no_list_can_say_is_refused(
    settings: Settings, xiancha: Command, command: list[str], says: str
) -> None:
    xiancha("keys", "new")
    code, _, told = xiancha("keys", *command)
    assert (code, told.count("\n"), says in told) == (1, 1, True)
    assert not (settings.keys / "next.json").exists()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://",
        "https:///editions",
        "http://keys.example.org/editions",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://operator:secret@keys.example.org/editions",
        "https://keys.example.org/editions?latest",
        "https://keys.example.org/editions#now",
        "https://keys.example.org:99999/editions",
        "https://keys.example.org:x/editions",
        "https://[::1/editions",
        "https://keys.example.org/edi tions",
        "https://keys.example.org/\ufeff",
        "https://keys.example.org/\x1b[2J",
        "https://鍵.example/editions",
        "https://keys.example.org/editions/v2/keys.json",
        "https://keys.example.org/" + "a" * 300,
    ],
)
def test_a_mirror_that_no_reader_would_ask_is_refused(
    settings: Settings, xiancha: Command, address: str
) -> None:
    xiancha("keys", "new")
    code, _, told = xiancha("keys", "mirrors", address)
    assert (code, told.count("\n"), "\x1b" in told) == (1, 1, False)
    assert "is no address of a mirror" in told
    assert not (settings.keys / "next.json").exists()


def test_a_mirror_is_named_once_as_readers_ask_it(settings: Settings, xiancha: Command) -> None:
    xiancha("keys", "new")
    given = ("https://k.example/editions/", "https://k.example/editions", "http://127.0.0.1:8321/")
    assert xiancha("keys", "mirrors", *given)[0] == 0
    draft = keyring.read_draft(settings.keys / "next.json")
    said = keys_list.KeysList.read(draft.signed)
    assert said.mirrors == ("https://k.example/editions", "http://127.0.0.1:8321")
    assert xiancha("keys", "mirrors")[0] == 0
    assert not keys_list.KeysList.read(
        keyring.read_draft(settings.keys / "next.json").signed
    ).mirrors


@pytest.mark.parametrize("body", ["", "{}", '{"signed":"{}","signatures":{}}'])
@pytest.mark.parametrize("command", ["sign", "install"])
def test_what_is_no_draft_is_refused_in_one_line(
    settings: Settings, xiancha: Command, command: str, body: str
) -> None:
    xiancha("keys", "new")
    file = settings.data_dir / "draft.json"
    file.write_text(body)
    assert xiancha("keys", command, str(file)) == (
        1,
        "",
        f"xiancha: {file} is no list of keys that waits for signatures.\n",
    )


def test_no_key_has_two_roles(ring: Keyring) -> None:
    draft = next_version.following(ring.keys, NOW)
    raw = sign.public_bytes(ring.here("editions")[0])
    with pytest.raises(KeyProblem, match="has a role already"):
        next_version.add(draft, "timestamp", raw)


def test_show_tells_ids_roles_and_the_fingerprint(settings: Settings, xiancha: Command) -> None:
    made = xiancha("keys", "new")
    shown = xiancha("keys", "show")
    ring = keyring.load(settings.keys)
    assert shown == made
    assert f"Fingerprint {ring.fingerprint}\n" in shown[1]
    assert re.findall(r"^(\w+) \(one must sign\)\n  Key (\w{16})", shown[1], re.M) == [
        (role, *ids(ring, role)) for role in ("keys", "editions", "timestamp")
    ]
