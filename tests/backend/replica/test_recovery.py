"""A replica does not go back for a thief, and comes back from one once the keys are revoked."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from newer_editions import settled
from origin import Publisher, Pull, Static

from xiancha.edition import files, on_disk
from xiancha.edition.keys_list import KeysList
from xiancha.edition.timestamp import NamedRetractions
from xiancha.keys import keyring, next_version
from xiancha.publish import retract, sign_timestamp
from xiancha.publish.folder import PublishProblem
from xiancha.replica import pull as pulls
from xiancha.replica import replica_state
from xiancha.replica.audit import WholeCheck
from xiancha.replica.pull import PullProblem
from xiancha.replica.replica_state import Trust
from xiancha.web.current_edition import CurrentEdition

pytestmark = pytest.mark.slow
FAR = 3_000_000_000


def retracted(publisher: Publisher, times: int) -> NamedRetractions:
    """A list of retractions of this version, published."""
    last, content, named = sign_timestamp.served(publisher.editions), None, None
    for n in range(times):
        one = retract.entry("host", f"one{n}.example", publisher.now.date())
        content = retract.changed(content, one, publisher.now, withdraw=False)
        named = retract.write(publisher.editions, publisher.ring, content)
    sign_timestamp.point(publisher.editions, publisher.ring, publisher.now, last.edition, named)
    assert named
    return named


def test_a_replica_and_its_running_server_come_back_from_a_thief_far_ahead(
    publisher: Publisher, pulling: Pull, replica: Path, tmp_path: Path
) -> None:
    """The thief has every key; the publisher goes on from the folder as it was before."""
    pulling()
    current = CurrentEdition(replica, lambda: publisher.now.timestamp())
    current.get()
    kept = shutil.copytree(publisher.editions, tmp_path / "kept")
    (publisher.editions / files.manifest_path(FAR)).touch()
    thief = publisher.publish()
    retracted(publisher, 3)
    assert pulling().held.edition == thief > FAR
    assert (settled(current).number, current.get().against.version) == (thief, 3)
    shutil.rmtree(publisher.editions)
    shutil.copytree(kept, publisher.editions)
    revoke_all(publisher)
    honest = publisher.publish()
    retracted(publisher, 1)
    assert honest < FAR
    assert pulling().held.edition == honest
    assert on_disk.newest(replica).number == honest
    assert (settled(current).number, current.get().against.version) == (honest, 1)
    assert not current.refused


def revoke_all(publisher: Publisher) -> None:
    """Put new keys in the place of those that the thief has."""
    roles = publisher.ring.keys.roles
    stolen = [*roles.editions.keys, *roles.timestamp.keys]
    edition = keyring.new_key(publisher.ring.place, "editions")
    timestamp = keyring.new_key(publisher.ring.place, "timestamp")

    def change(draft: KeysList) -> KeysList:
        draft = next_version.add(
            next_version.add(draft, "editions", edition), "timestamp", timestamp
        )
        for key in stolen:
            draft = next_version.revoke(draft, key)
        return draft

    publisher.change_keys(change)


@pytest.mark.parametrize("status", [200, 500])
def test_compressed_files_that_are_damaged_or_gone_are_made_anew(
    publisher: Publisher, server: Static, pulling: Pull, replica: Path, status: int
) -> None:
    """Even while the server fails: what lies beside them is all that it takes."""
    named = retracted(publisher, 1)
    pulling()
    whole = on_disk.newest(replica)
    places = [
        whole.path("lookup.sqlite"),
        whole.path("zh-CN/"),
        replica / files.manifest_path(whole.number),
        replica / files.file_path(named.sha256),
    ]
    for place in places:
        packed = place.with_name(f"{place.name}.gz")
        packed.write_bytes(packed.read_bytes()[:-5])
    whole.path("zh-CN/SG/lenders.json").with_suffix(".json.gz").unlink()
    whole.path("zh-CN/known.json").with_suffix(".json.br").write_bytes(b"no brotli")
    assert list(WholeCheck(replica).faults())
    server.status = status
    with suppress(PullProblem):
        pulling()
    assert list(WholeCheck(replica).faults()) == []
    assert whole.path("zh-CN/SG/lenders.json").with_suffix(".json.gz").exists()


def test_a_key_that_left_its_role_takes_nothing_back(
    publisher: Publisher, server: Static, pulling: Pull, replica: Path
) -> None:
    pulling()
    (old,) = publisher.ring.keys.roles.editions.keys
    fresh = keyring.new_key(publisher.ring.place, "editions")
    publisher.change_keys(
        lambda draft: next_version.remove(next_version.add(draft, "editions", fresh), old)
    )
    sign_timestamp.again(publisher.editions, publisher.ring, publisher.now)
    assert pulling().held.keys.version == 2
    server.asked.clear()
    assert pulling().held.is_quiet
    assert server.asked == [files.TIMESTAMP]
    assert not CurrentEdition(replica).get().against.is_revoked


def test_an_edition_whose_files_never_come_opens_no_way_back(
    publisher: Publisher, server: Static, pulling: Pull, replica: Path
) -> None:
    """Who has the server and the key of the timestamp hides files, then names an old edition."""
    old = sign_timestamp.served(publisher.editions).edition
    number = publisher.publish()
    named = retracted(publisher, 2)
    pulling()
    later = publisher.publish()
    missing = (
        {one.name for one in (publisher.editions / files.FILES).iterdir()}
        - {one.name for one in (replica / files.FILES).iterdir()}
    )  # fmt: skip
    server.instead = {f"{files.FILES}/{name}": None for name in missing}
    with pytest.raises(PullProblem, match="is not there"):
        pulling()
    publisher.now += timedelta(minutes=5)
    sign_timestamp.point(publisher.editions, publisher.ring, publisher.now, old, named)
    with pytest.raises(PullProblem, match="older than what is held"):
        pulling()
    assert on_disk.newest(replica).number == number
    server.instead.clear()
    publisher.now += timedelta(minutes=5)
    assert publisher.publish() > later
    assert pulling().held.edition == on_disk.newest(replica).number > later


def test_a_round_that_stops_in_the_middle_opens_no_way_back_and_is_made_good(
    publisher: Publisher,
    pulling: Pull,
    replica: Path,
    trust: Trust,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pulling()
    fresh = keyring.new_key(publisher.ring.place, "timestamp")
    publisher.change_keys(lambda draft: next_version.add(draft, "timestamp", fresh))
    number = publisher.publish()

    def stop(*_: object) -> None:
        raise PublishProblem("no room")

    with monkeypatch.context() as patch:
        patch.setattr(pulls, "_put_keys", stop)
        with pytest.raises(PublishProblem):
            pulling()
    left = replica_state.load(replica, trust)
    assert left
    assert left.edition == number
    assert pulling().held.edition == on_disk.newest(replica).number == number
    published = (publisher.editions / files.KEYS).read_bytes()
    assert (replica / files.KEYS).read_bytes() == published
