"""A replica takes what is signed, whole or not at all, and is a tree to pull from itself."""

from __future__ import annotations

import gzip
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import brotli
import pytest
from origin import NOW, Publisher, Pull, Static, static

from xiancha.edition import files, keys_list, on_disk
from xiancha.edition.envelope import Envelope
from xiancha.edition.keys_list import KeysList
from xiancha.edition.timestamp import Timestamp
from xiancha.fetch import edition_files
from xiancha.fetch.network import ANYWHERE
from xiancha.keys import keyring, next_version
from xiancha.publish import retract, sign_timestamp
from xiancha.replica.audit import WholeCheck
from xiancha.replica.pull import PullProblem, pull
from xiancha.replica.replica_state import Trust, of_file

pytestmark = pytest.mark.slow


def faults(place: Path) -> list[str]:
    return list(WholeCheck(place).faults())


def keys_of(place: Path) -> KeysList:
    """The list of keys that a tree has."""
    return keys_list.newest(keys_list.envelopes((place / files.KEYS).read_bytes()))


def listing(place: Path) -> set[str]:
    """What readers may ask for: every file but those that begin with a dot, and no brotli."""
    names = {str(one.relative_to(place)) for one in place.rglob("*") if one.is_file()}
    return {name for name in names if "/." not in f"/{name}" and not name.endswith(".br")}


def test_a_replica_is_the_same_tree_and_serves_another_replica(
    publisher: Publisher, pulling: Pull, replica: Path, trust: Trust, tmp_path: Path
) -> None:
    made = pulling()
    number = on_disk.newest(publisher.editions).number
    assert made.held.edition == number == on_disk.newest(replica).number
    database = {f"{number}/lookup.sqlite"}
    assert listing(replica) == listing(publisher.editions) - database
    for name in listing(replica):
        assert (replica / name).read_bytes() == (publisher.editions / name).read_bytes(), name
    assert faults(replica) == []
    with static(replica) as second, edition_files.server(second.address) as origin:
        pull(origin, tmp_path / "third", trust, publisher.now)
    assert on_disk.newest(tmp_path / "third").number == number


def test_only_what_is_new_is_fetched(
    publisher: Publisher, server: Static, pulling: Pull, replica: Path
) -> None:
    pulling()
    server.asked.clear()
    pulling()
    assert server.asked == ["v2/timestamp.json"]
    held = {one.name for one in (replica / "v2/files").iterdir()}
    number = publisher.publish()
    server.asked.clear()
    made = pulling()
    assert made.held.edition == number
    files = [path for path in server.asked if path.startswith("v2/files/")]
    assert files
    assert not {Path(path).name for path in files} & held
    assert len(files) < len(held) / 4, "half of what is held is packed, and most did not change"


def test_an_interrupted_pull_goes_on_where_it_was(
    server: Static, pulling: Pull, replica: Path
) -> None:
    """The connection breaks off in the middle of an answer, after seven more in each round."""
    rounds = 0
    while True:
        server.left, rounds = 7, rounds + 1
        with suppress(PullProblem):
            pulling()
            break
        with pytest.raises(on_disk.EditionRefused):
            on_disk.newest(replica)
    assert rounds > 3
    fetched = [path for path in server.answered if path.startswith("v2/files/")]
    assert len(fetched) == len(set(fetched)), "what lay here already was fetched again"
    assert faults(replica) == []


def test_a_file_that_is_not_what_was_signed_is_refused_and_mended(
    publisher: Publisher, server: Static, pulling: Pull, replica: Path
) -> None:
    pulling()
    held = on_disk.newest(replica).number
    number = publisher.publish()
    place = publisher.file("zh-CN/SG/lenders.json")
    path = f"v2/files/{place.name}.gz"
    right = (publisher.editions / path).read_bytes()
    another = publisher.editions / f"v2/files/{publisher.file('zh-CN/coverage.json').name}.gz"
    for fault, wrong in {
        "damaged": right[:-5] + bytes([right[-5] ^ 1]) + right[-4:],
        "plain": place.read_bytes()[:-1] + b" ",
        "bomb": gzip.compress(b"\0" * 2**24),
        "longer": right + b"more",
        "absent": None,
        "another": another.read_bytes(),
    }.items():
        server.instead[path] = wrong
        told = "is not there" if fault == "absent" else "a file is not what was signed"
        with pytest.raises(PullProblem, match=told):
            pulling()
        assert on_disk.newest(replica).number == held
        assert not list(replica.rglob(".latest-*")), fault
    assert faults(replica) == []
    server.instead.clear()
    assert pulling().held.edition == number


def test_a_server_that_unpacks_by_itself_is_understood(
    publisher: Publisher, server: Static, pulling: Pull, replica: Path
) -> None:
    last = sign_timestamp.served(publisher.editions)
    one = retract.entry("host", "one0.example", publisher.now.date())
    content = retract.changed(None, one, publisher.now, withdraw=False)
    named = retract.write(publisher.editions, publisher.ring, content)
    sign_timestamp.point(publisher.editions, publisher.ring, publisher.now, last.edition, named)
    for place in (publisher.editions / "v2/files").glob("*.gz"):
        server.instead[f"v2/files/{place.name}"] = gzip.decompress(place.read_bytes())
    pulling()
    assert faults(replica) == []


def test_a_server_that_calls_what_it_sends_encoded_is_understood(
    server: Static, pulling: Pull, replica: Path
) -> None:
    server.encoded = "gzip"
    pulling()
    assert faults(replica) == []


def test_a_bomb_of_any_encoding_is_read_as_it_came(server: Static) -> None:
    bomb = brotli.compress(b"\0" * 2**22)
    server.encoded, server.instead["v2/timestamp.json"] = "br", bomb
    with edition_files.server(server.address) as origin:
        assert origin.get("v2/timestamp.json", 2**20) == bomb


def test_another_fingerprint_is_a_stranger(server: Static, replica: Path) -> None:
    stranger = Trust(fingerprint="0" * 64)
    with (
        edition_files.server(server.address) as origin,
        pytest.raises(PullProblem, match="no list of keys with the fingerprint 0000"),
    ):
        pull(origin, replica, stranger, NOW)
    assert not (replica / "v2").exists()


def test_a_copy_of_the_list_of_keys_is_trust_enough(
    publisher: Publisher, server: Static, replica: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "keys.json"
    copy.write_bytes(publisher.ring.published)
    with edition_files.server(server.address) as origin:
        made = pull(origin, replica, of_file(copy), publisher.now)
    assert made.held.edition == on_disk.newest(publisher.editions).number
    assert faults(replica) == []


def test_an_older_pointer_is_refused(
    publisher: Publisher, server: Static, pulling: Pull, replica: Path
) -> None:
    before = (publisher.editions / "v2/timestamp.json").read_bytes()
    number = publisher.publish()
    pulling()
    server.instead["v2/timestamp.json"] = before
    with pytest.raises(PullProblem, match="older than what is held"):
        pulling()
    assert on_disk.newest(replica).number == number


def test_what_is_lost_here_is_fetched_again(pulling: Pull, replica: Path) -> None:
    pulling()
    lost = next((replica / "v2/files").glob("*.json"))
    lost.write_bytes(b"{}")
    pulling()
    assert faults(replica) == []


def test_retractions_and_a_new_list_of_keys_come_along(
    publisher: Publisher, pulling: Pull, replica: Path
) -> None:
    pulling()
    last = sign_timestamp.served(publisher.editions)
    one = retract.entry("host", "one0.example", publisher.now.date())
    content = retract.changed(None, one, publisher.now, withdraw=False)
    named = retract.write(publisher.editions, publisher.ring, content)
    sign_timestamp.point(publisher.editions, publisher.ring, publisher.now, last.edition, named)
    assert pulling().held.retractions == 1
    stamped = Timestamp.read(Envelope.read((replica / "v2/timestamp.json").read_bytes()).signed)
    assert stamped.retractions == named
    assert retract.held(replica, stamped) == content
    assert faults(replica) == []


def test_a_stopped_server_is_called_frozen_and_an_unreached_one_is_not(
    publisher: Publisher, server: Static, pulling: Pull
) -> None:
    assert pulling().frozen_since is None
    stood = publisher.now
    publisher.now += timedelta(days=4)
    assert pulling().frozen_since == stood
    server.status = 404
    with pytest.raises(PullProblem, match="is not there"):
        pulling()


def test_a_mirror_tells_a_revocation_that_a_stolen_server_keeps_to_itself(
    publisher: Publisher, server: Static, replica: Path, trust: Trust, tmp_path: Path
) -> None:
    with static(tmp_path / "mirror") as mirror, edition_files.server(server.address) as origin:

        def pulled() -> int:
            with suppress(PullProblem):
                pull(origin, replica, trust, publisher.now, mirrors=ANYWHERE)
            return keys_of(replica).version

        publisher.change_keys(lambda draft: next_version.mirrors(draft, (mirror.address,)))
        publisher.publish()
        assert pulled() == 2
        (old,) = publisher.ring.keys.roles.editions.keys
        fresh = keyring.new_key(publisher.ring.place, "editions")
        mirror.instead[files.KEYS] = publisher.change_keys(
            lambda draft: next_version.revoke(next_version.add(draft, "editions", fresh), old)
        )
        assert pulled() == 3
        assert keys_of(replica).revoked == (old,)
        assert on_disk.standing(replica).is_disowned
