import json
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from steps import every_step
from stored import accept, source

from xiancha.edition import ed25519, verify
from xiancha.lookalike.word_lists import PUBLISHED
from xiancha.publish import package, publication, sign
from xiancha.publish.extension_files import host_hash
from xiancha.publish.folder import PublishProblem, pointed, prune
from xiancha.registers.shared_hosts import is_among
from xiancha.store import Store

pytestmark = pytest.mark.slow

TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC)
"""The moment at which the `editions` of conftest.py were published."""
CHECKLISTS: dict[str, list[str]] = {"checklists": []}


def test_the_manifest_is_signed_and_lists_every_file(editions: Path) -> None:
    folder = verify.newest(editions)
    public = sign.public_bytes(sign.load_key(editions / "signing-key.pem"))
    manifest = verify.manifest(folder)
    body, signed = (folder / "manifest.json").read_bytes(), (folder / "manifest.sig").read_text()
    assert ed25519.verify(public, body, signed)
    assert manifest["edition"] == int(TODAY.timestamp())
    assert manifest["key"] == ed25519.key_id(public)
    assert manifest["expires_at"] > manifest["published_at"]
    on_disk = {child.name for child in folder.iterdir()}
    assert on_disk == {*manifest["files"], "manifest.json", "manifest.sig"}
    assert {
        "cn.json",
        "sg.json",
        "lt.json",
        "tables.json",
        "checklists.json",
        "known.json",
    } <= on_disk


@pytest.mark.parametrize("damage", ["flip", "remove", "manifest", "list"])
def test_a_damaged_edition_is_refused(editions: Path, tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(verify.newest(editions), folder)
    verify.manifest(folder)
    if damage == "flip":
        body = bytearray((folder / "cn.json").read_bytes())
        body[100] ^= 1
        (folder / "cn.json").write_bytes(body)
    elif damage == "remove":
        (folder / "lookup.sqlite").unlink()
    else:
        (folder / "manifest.json").write_text("[1]" if damage == "list" else "{")
    with pytest.raises(verify.EditionRefused, match=r"Publish again"):
        verify.manifest(folder)


def test_a_lost_pointer_or_file_is_healed_by_publishing(started: Store, tmp_path: Path) -> None:
    key = sign.new_key(tmp_path / "key.pem")
    folder = tmp_path / "editions"
    publication.publish(started, CHECKLISTS, key, folder, now=TODAY)
    for lost in ("latest.json", "cn.json"):
        place = folder if lost == "latest.json" else verify.newest(folder)
        (place / lost).unlink()
        made = publication.publish(started, CHECKLISTS, key, folder, only_changed=True, now=TODAY)
        assert not made.kept
        assert verify.newest(folder) == made.folder


def test_the_same_content_is_kept_and_changed_content_is_published(
    started: Store, tmp_path: Path
) -> None:
    key = sign.new_key(tmp_path / "key.pem")
    folder = tmp_path / "editions"
    first = publication.publish(started, CHECKLISTS, key, folder, now=TODAY)
    same = publication.publish(
        started, CHECKLISTS, key, folder, only_changed=True, now=TODAY + timedelta(days=1)
    )
    assert (same.kept, same.number) == (True, first.number)
    changed = publication.publish(
        started, {"checklists": ["new"]}, key, folder, only_changed=True, now=TODAY
    )
    assert not changed.kept
    assert changed.number > first.number
    late = publication.publish(
        started,
        {"checklists": ["new"]},
        key,
        folder,
        only_changed=True,
        now=TODAY + publication.LIFETIME,
    )
    assert not late.kept


def test_numbers_rise_even_when_the_clock_does_not(started: Store, tmp_path: Path) -> None:
    key = sign.new_key(tmp_path / "key.pem")
    numbers = [
        publication.publish(started, CHECKLISTS, key, tmp_path / "e", now=TODAY).number
        for _ in range(2)
    ]
    assert numbers == [int(TODAY.timestamp()), int(TODAY.timestamp()) + 1]


@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(days=1), timedelta(days=400)])
def test_a_clock_set_back_publishes_nothing(
    started: Store, tmp_path: Path, back: timedelta
) -> None:
    key = sign.new_key(tmp_path / "key.pem")
    editions = tmp_path / "editions"
    first = publication.publish(started, CHECKLISTS, key, editions, now=TODAY)
    before = sorted(editions.rglob("*"))
    for only_changed in (False, True):
        with pytest.raises(PublishProblem, match=r"clock says .* 2026-11-24T12:00:00Z\. .*set the"):
            publication.publish(
                started,
                CHECKLISTS,
                key,
                editions,
                now=TODAY - back,
                only_changed=only_changed,
            )
    assert sorted(editions.rglob("*")) == before
    assert verify.newest(editions) == first.folder


def test_a_clock_that_documents_prove_wrong_publishes_nothing(store: Store, tmp_path: Path) -> None:
    """The data folder was lost: no edition tells what day it is."""
    key = sign.new_key(tmp_path / "key.pem")
    accept(store, 1)
    given = source(1).retrieved_at
    with pytest.raises(PublishProblem, match=r"the store holds a document of 2026-02-01"):
        publication.publish(
            store,
            CHECKLISTS,
            key,
            tmp_path / "e",
            now=given - publication.SKEW - timedelta(seconds=1),
        )
    assert pointed(tmp_path / "e") == 0
    publication.publish(store, CHECKLISTS, key, tmp_path / "e", now=given - publication.SKEW)


def test_after_a_clock_that_ran_ahead_a_person_can_go_on(started: Store, tmp_path: Path) -> None:
    """Readers who took the wrong edition take the next one too: numbers go on rising."""
    key = sign.new_key(tmp_path / "key.pem")
    editions = tmp_path / "editions"
    ahead = publication.publish(started, CHECKLISTS, key, editions, now=TODAY + timedelta(days=400))
    with pytest.raises(PublishProblem, match=rf"move {ahead.folder} away"):
        publication.publish(started, CHECKLISTS, key, editions, now=TODAY)
    ahead.folder.rename(tmp_path / "away")
    made = publication.publish(started, CHECKLISTS, key, editions, now=TODAY)
    assert made.number == ahead.number + 1
    held = verify.manifest(verify.newest(editions))
    assert (held["edition"], held["published_at"]) == (made.number, "2026-11-24T12:00:00Z")


def test_at_every_step_the_pointer_names_a_whole_edition(started: Store, tmp_path: Path) -> None:
    key = sign.new_key(tmp_path / "key.pem")
    editions = tmp_path / "editions"
    publication.publish(started, CHECKLISTS, key, editions, now=TODAY)
    seen = []
    with every_step(editions, lambda: seen.append(verify.manifest(verify.newest(editions)))):
        made = publication.publish(started, CHECKLISTS, key, editions, now=TODAY)
        prune(editions, 1)
    numbers = [manifest["edition"] for manifest in seen]
    assert len(numbers) > 10
    assert numbers == sorted(numbers)
    assert (numbers[0], numbers[-1]) == (made.number - 1, made.number)


def test_a_failed_publication_leaves_the_newest_as_it_was(
    started: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = sign.new_key(tmp_path / "key.pem")
    folder = tmp_path / "editions"
    first = publication.publish(started, CHECKLISTS, key, folder, now=TODAY)
    before = sorted(folder.rglob("*"))
    monkeypatch.setattr(publication.write_database, "write", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        publication.publish(started, CHECKLISTS, key, folder)
    assert sorted(folder.rglob("*")) == before
    assert verify.newest(folder) == first.folder


def test_warned_hosts_are_not_written_in_plain_text_for_extensions(editions: Path) -> None:
    folder = verify.newest(editions)
    lithuania = json.loads((folder / "lt.json").read_bytes())
    assert host_hash("globalfxm.com") in {entry[0] for entry in lithuania["warned"]}
    for file in folder.glob("*.json"):
        assert b"globalfxm" not in file.read_bytes().lower()


def test_extensions_can_look_up_phones_and_brands_too(editions: Path) -> None:
    folder = verify.newest(editions)
    singapore, china = (json.loads((folder / f"{cc}.json").read_bytes()) for cc in ("sg", "cn"))
    phone = next(one for one in singapore["others"] if one[:2] == ["phone", "62608888"])
    assert phone[2:4] == ["licensed", "phone"]
    brand = next(one for one in china["names"] if one[2] == "brand")
    assert brand[4] in ("reviewed", "reported")
    assert china["sources"][brand[5]]["register"] == "reviewed-channels"
    assert all(len(one) == 4 for one in china["names"] if one[2] == "legal")


def test_shared_hosts_and_suffixes_carry_nothing(editions: Path) -> None:
    database = sqlite3.connect(verify.newest(editions) / "lookup.sqlite")
    hosts = {value for (value,) in database.execute("SELECT value FROM channels WHERE type='host'")}
    tables = json.loads((verify.newest(editions) / "tables.json").read_bytes())
    assert not hosts & set(tables["suffixes"])
    assert not [host for host in hosts if is_among(host, tables["shared_hosts"])]
    assert {".google.com", "tilda.ws", ".facebook.com"} <= set(tables["shared_hosts"])
    assert {"com.sg", "com.cn"} <= set(tables["suffixes"])


def test_extensions_read_the_words_of_lookalikes_in_the_edition(editions: Path) -> None:
    tables = json.loads((verify.newest(editions) / "tables.json").read_bytes())
    assert tables["lookalike"] == PUBLISHED


def test_the_extension_gets_no_database_and_the_key_it_may_trust(
    editions: Path, tmp_path: Path
) -> None:
    public = sign.public_bytes(sign.load_key(editions / "signing-key.pem"))
    for _ in range(2):
        package.into_extension(
            verify.newest(editions), public, ed25519.key_id(public), tmp_path, "http://127.0.0.1:1"
        )
    data = tmp_path / "data"
    trust = json.loads((data / "trust.json").read_text())
    assert trust["server"] == "http://127.0.0.1:1"
    assert trust["keys"][0]["id"] == ed25519.key_id(public)
    assert (data / "edition" / "manifest.sig").is_file()
    assert not (data / "edition" / "lookup.sqlite").exists()
