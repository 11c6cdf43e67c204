import itertools
import json
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import bare_extension
import pytest
from effort import tries
from steps import every_step
from stored import accept, source

from xiancha import normalise
from xiancha.edition import files, on_disk
from xiancha.edition.hashed_ids import mark
from xiancha.edition.manifest import for_browsers
from xiancha.keys import keyring
from xiancha.lookalike.word_lists import PUBLISHED
from xiancha.publish import build_files, clock, new_edition, package
from xiancha.publish.folder import PublishProblem, pointed
from xiancha.publish.prune import UNNAMED_FOR, prune
from xiancha.registers.shared_hosts import is_among
from xiancha.store import Store

pytestmark = pytest.mark.slow

TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC)
"""The moment at which the `editions` of conftest.py were published."""
CHECKLISTS: dict[str, list[Any]] = {"checklists": []}
NEW: dict[str, list[Any]] = {"checklists": [{"id": "cn/new"}]}


def test_an_edition_is_signed_and_names_its_files(editions: Path) -> None:
    whole, ring = on_disk.newest(editions), keyring.load(editions / "keys")
    assert whole.number == int(TODAY.timestamp())
    assert whole.signers == set(ring.role("editions").keys)
    assert whole.manifest.expires_at > whole.manifest.published_at
    assert {"CN/products.json", "zh-CN/SG/lenders.json", "lookup.sqlite"} <= whole.files.keys()
    assert {child.name for child in editions.iterdir() if child.name[0] != "."} == {"keys", "v2"}


@pytest.mark.parametrize("damage", ["flip", "remove", "manifest", "pointer"])
def test_a_damaged_edition_is_refused(editions: Path, tmp_path: Path, damage: str) -> None:
    folder = Path(shutil.copytree(editions, tmp_path / "copy"))
    whole = on_disk.newest(folder)
    if damage == "flip":
        file = whole.path("zh-CN/CN/lenders.json")
        body = bytearray(file.read_bytes())
        body[100] ^= 1
        file.write_bytes(body)
    elif damage == "remove":
        whole.path("lookup.sqlite").unlink()
    elif damage == "manifest":
        (folder / files.manifest_path(whole.number)).write_text("{")
    else:
        (folder / files.TIMESTAMP).write_text("[1]")
    with pytest.raises(on_disk.EditionRefused, match=r"Publish again"):
        on_disk.newest(folder)


def test_a_lost_pointer_or_file_is_healed_by_publishing(tiny: Store, tmp_path: Path) -> None:
    ring = keyring.new(tmp_path / "keys", TODAY)
    folder = tmp_path / "editions"
    new_edition.publish(tiny, CHECKLISTS, ring, folder, now=TODAY)
    for lost in ("timestamp", "manifest", "zh-CN/SG/lenders.json", "lookup.sqlite"):
        whole = on_disk.newest(folder)
        pointers = {
            "timestamp": folder / files.TIMESTAMP,
            "manifest": folder / files.manifest_path(whole.number),
        }
        (pointers.get(lost) or whole.path(lost)).unlink()
        made = new_edition.publish(tiny, CHECKLISTS, ring, folder, only_changed=True, now=TODAY)
        assert on_disk.newest(folder).number == made.number, lost


def test_the_same_content_is_kept_and_changed_content_is_published(
    tiny: Store, tmp_path: Path
) -> None:
    ring = keyring.new(tmp_path / "keys", TODAY)
    folder = tmp_path / "editions"
    first = new_edition.publish(tiny, CHECKLISTS, ring, folder, now=TODAY)
    same = new_edition.publish(
        tiny, CHECKLISTS, ring, folder, only_changed=True, now=TODAY + timedelta(days=1)
    )
    assert (same.kept, same.number) == (True, first.number)
    changed = new_edition.publish(
        tiny, NEW, ring, folder, only_changed=True, now=TODAY + timedelta(days=1)
    )
    assert not changed.kept
    assert changed.number > first.number
    late = new_edition.publish(
        tiny,
        NEW,
        ring,
        folder,
        only_changed=True,
        now=TODAY + new_edition.LIFETIME,
    )
    assert not late.kept


def test_numbers_rise_even_when_the_clock_does_not(tiny: Store, tmp_path: Path) -> None:
    ring = keyring.new(tmp_path / "keys", TODAY)
    numbers = [
        new_edition.publish(tiny, CHECKLISTS, ring, tmp_path / "e", now=TODAY).number
        for _ in range(2)
    ]
    assert numbers == [int(TODAY.timestamp()), int(TODAY.timestamp()) + 1]


def test_a_clock_set_back_publishes_nothing(tiny: Store, tmp_path: Path) -> None:
    ring = keyring.new(tmp_path / "keys", TODAY)
    editions = tmp_path / "editions"
    first = new_edition.publish(tiny, CHECKLISTS, ring, editions, now=TODAY)
    before = sorted(editions.rglob("*"))
    back = (timedelta(seconds=1), timedelta(days=1), timedelta(days=400))
    for by, only_changed in itertools.product(back, (False, True)):
        with pytest.raises(PublishProblem, match=r"clock says .* 2026-11-24T12:00:00Z\. .*set the"):
            new_edition.publish(
                tiny,
                CHECKLISTS,
                ring,
                editions,
                now=TODAY - by,
                only_changed=only_changed,
            )
        assert sorted(editions.rglob("*")) == before, (by, only_changed)
    assert on_disk.newest(editions).number == first.number


def test_a_clock_that_documents_prove_wrong_publishes_nothing(store: Store, tmp_path: Path) -> None:
    """The data folder was lost: no edition tells what day it is."""
    ring = keyring.new(tmp_path / "keys", TODAY)
    accept(store, 1)
    given = source(1).retrieved_at
    with pytest.raises(PublishProblem, match=r"the store holds a document of 2026-02-01"):
        new_edition.publish(
            store,
            CHECKLISTS,
            ring,
            tmp_path / "e",
            now=given - clock.SKEW - timedelta(seconds=1),
        )
    assert pointed(tmp_path / "e") == 0
    new_edition.publish(store, CHECKLISTS, ring, tmp_path / "e", now=given - clock.SKEW)


def test_after_a_clock_that_ran_ahead_a_person_can_go_on(tiny: Store, tmp_path: Path) -> None:
    """Readers who took the wrong edition take the next one too: numbers go on rising."""
    ring = keyring.new(tmp_path / "keys", TODAY)
    editions = tmp_path / "editions"
    ahead = new_edition.publish(tiny, CHECKLISTS, ring, editions, now=TODAY + timedelta(days=400))
    manifest = editions / files.manifest_path(ahead.number)
    with pytest.raises(PublishProblem, match=rf"move {manifest} and .* away"):
        new_edition.publish(tiny, CHECKLISTS, ring, editions, now=TODAY)
    manifest.rename(tmp_path / "manifest")
    (editions / files.TIMESTAMP).rename(tmp_path / "timestamp")
    made = new_edition.publish(tiny, CHECKLISTS, ring, editions, now=TODAY)
    assert made.number == ahead.number + 1
    held = on_disk.newest(editions).manifest
    assert (held.edition, held.published_at) == (made.number, TODAY)


@pytest.mark.soak
def test_at_every_step_the_pointer_names_a_whole_edition(tiny: Store, tmp_path: Path) -> None:
    """At every third in `make test`: to write a file takes four."""
    ring = keyring.new(tmp_path / "keys", TODAY)
    editions = tmp_path / "editions"
    new_edition.publish(tiny, CHECKLISTS, ring, editions, now=TODAY)
    seen, steps = [], itertools.count()

    def look() -> None:
        if next(steps) % tries(3, 1):
            return
        seen.append(on_disk.newest(editions).number)

    with every_step(editions, look):
        made = new_edition.publish(tiny, CHECKLISTS, ring, editions, now=TODAY)
        prune(editions, 1, TODAY)
        prune(editions, 1, TODAY + UNNAMED_FOR)
    assert len(seen) > 10
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (made.number - 1, made.number)


def test_a_failed_publication_leaves_the_newest_as_it_was(
    tiny: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = keyring.new(tmp_path / "keys", TODAY)
    folder = tmp_path / "editions"
    first = new_edition.publish(tiny, CHECKLISTS, ring, folder, now=TODAY)
    before = sorted(folder.rglob("*"))
    monkeypatch.setattr(build_files.write_database, "write", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        new_edition.publish(tiny, CHECKLISTS, ring, folder)
    assert sorted(folder.rglob("*")) == before
    assert on_disk.newest(folder).number == first.number


def test_warned_hosts_are_not_written_in_plain_text_for_extensions(editions: Path) -> None:
    whole = on_disk.newest(editions)
    shards = [whole.content(name) for name in whole.files if name.startswith("zh-CN/LT/warned/")]
    marks = {entry[0] for shard in shards for entry in shard["warned"]}
    assert mark("host", "globalfxm.example") in marks
    found = [*editions.rglob("*.json")]
    assert len(found) > 50
    for file in found:
        assert b"globalfxm" not in file.read_bytes().lower()


def test_extensions_can_look_up_phones_and_brands_too(editions: Path) -> None:
    whole = on_disk.newest(editions)
    singapore, china = (whole.content(f"zh-CN/{country}/lenders.json") for country in ("SG", "CN"))
    phone = next(one for one in singapore["others"] if one[:2] == ["phone", "+6562608888"])
    assert phone[2:4] == ["licensed", "phone"]
    names = [one for *_, own in china["lenders"] for one in own]
    brand = next(one for one in names if one[1] == "brand")
    assert brand[3] in ("reviewed", "reported")
    assert china["sources"][brand[4]][0] == "reviewed-channels"
    assert all(len(one) == 3 for one in names if one[1] == "legal")


def test_shared_hosts_and_suffixes_carry_nothing(editions: Path) -> None:
    database = sqlite3.connect(on_disk.newest(editions).path("lookup.sqlite"))
    hosts = {value for (value,) in database.execute("SELECT value FROM channels WHERE type='host'")}
    shared = on_disk.newest(editions).content("zh-CN/shared.json")["shared_hosts"]
    assert not [host for host in hosts if normalise.is_suffix(host)]
    assert not [host for host in hosts if is_among(host, shared)]
    assert {".google.com", "tilda.ws", ".facebook.com"} <= set(shared)


def test_extensions_read_the_words_of_lookalikes_in_the_edition(editions: Path) -> None:
    assert on_disk.newest(editions).content("zh-CN/shared.json")["lookalike"] == PUBLISHED


def test_the_extension_gets_the_tree_without_what_servers_read_and_the_keys_to_trust(
    editions: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    bare_extension.make(tmp_path)
    for _ in range(2):
        package.into_extension(editions, tmp_path, "http://127.0.0.1:1")
    trust = json.loads((data / "trust.json").read_text())
    assert trust["server"] == "http://127.0.0.1:1"
    assert trust["keys"] == json.loads(keyring.load(editions / "keys").published)
    whole = on_disk.newest(editions)
    own = {whole.path(name).name for name in for_browsers(whole.files)}
    left = {whole.path(name).name for name in whole.files} - own
    assert {whole.path("lookup.sqlite").name, whole.path("content/order.json").name} <= left
    assert not {whole.path("zh-CN/laws.json").name, whole.path("id/laws.json").name} & left
    expected = {file.relative_to(editions) for file in (editions / "v2").rglob("*.json")}
    held = {file.relative_to(data / "editions") for file in (data / "editions").rglob("*.*")}
    assert held == {path for path in expected if path.name not in left}
    made = {child.name for child in data.iterdir()}
    assert made == {"editions", "trust.json", "worker.js"}
