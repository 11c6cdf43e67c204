"""A reader at a publisher's folder, while keys and servers are stolen: docs/threat-model.md."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from thieves import DAY, MINUTE, NOW, Publisher, Reader

from xiancha import atomic_file
from xiancha.edition import files
from xiancha.keys import keyring, next_version
from xiancha.publish import sign_timestamp, upload
from xiancha.publish.folder import PublishProblem

pytestmark = pytest.mark.slow


def test_a_day_on_which_nothing_changed_costs_a_timestamp(
    publisher: Publisher, reader: Reader
) -> None:
    publisher.stamp(NOW + DAY)
    made = reader.ask(publisher.editions, NOW + DAY)
    assert (made.refused, made.manifest, reader.asked) == (None, None, [files.TIMESTAMP])
    assert (publisher.editions / files.TIMESTAMP).stat().st_size < 1000


def test_a_stolen_server_with_its_keys_is_believed_until_they_are_revoked(
    publisher: Publisher, reader: Reader, tmp_path: Path
) -> None:
    """The list of keys comes from a mirror, as the thief's server keeps it back."""
    publisher.install(
        next_version.mirrors(
            next_version.following(publisher.ring.keys, NOW), ("https://k.example/e",)
        )
    )
    publisher.stamp(NOW + MINUTE)
    reader.ask(publisher.editions, NOW + MINUTE)
    thief = publisher.stolen(tmp_path / "thief", "editions", "timestamp")
    lie = thief.publish(NOW + 2 * MINUTE, "lie")
    thief.retract("warned.example", NOW + 3 * MINUTE)
    assert reader.ask(thief.editions, NOW + DAY).refused is None
    assert (reader.held.edition, reader.held.is_quiet) == (lie, True)
    publisher.revoke("editions", "timestamp")
    mirror = tmp_path / "mirror"
    atomic_file.replace(mirror / files.KEYS, publisher.ring.published)
    made = reader.ask(thief.editions, NOW + 2 * DAY, mirror)
    assert (made.refused, reader.held.is_quiet) == ("unknown_key", False)
    assert (reader.held.edition, reader.held.retractions) == (lie, None)
    honest = publisher.publish(NOW + DAY)
    assert reader.ask(publisher.editions, NOW + 2 * DAY, mirror).refused is None
    assert (reader.held.edition, reader.held.is_quiet) == (honest, True)


def test_a_stolen_timestamp_key_signs_no_edition_and_cannot_run_ahead(
    publisher: Publisher, reader: Reader, tmp_path: Path
) -> None:
    thief = publisher.stolen(tmp_path / "thief", "timestamp")
    with pytest.raises(keyring.KeyProblem):
        thief.publish(NOW + MINUTE, "lie")
    last = sign_timestamp.served(thief.editions)
    far = last.edition.model_copy(update={"number": 9_000_000_000})
    sign_timestamp.point(thief.editions, thief.ring, NOW + MINUTE, far)
    assert reader.ask(thief.editions, NOW + MINUTE).refused == "unreachable"
    honest = publisher.publish(NOW + 2 * MINUTE)
    assert reader.ask(publisher.editions, NOW + DAY).refused is None
    assert reader.held.edition == honest


def test_a_stolen_editions_key_names_nothing_as_the_newest(
    publisher: Publisher, reader: Reader, tmp_path: Path
) -> None:
    thief = publisher.stolen(tmp_path / "thief", "editions")
    lie = thief.publish(NOW + MINUTE, "lie")
    assert (thief.editions / files.manifest_path(lie)).exists()
    assert reader.ask(thief.editions, NOW + DAY).manifest is None
    assert reader.held.edition == sign_timestamp.served(publisher.editions).edition.number


def test_a_frozen_reader_is_told_since_when(publisher: Publisher, reader: Reader) -> None:
    assert reader.ask(publisher.editions, NOW + 3 * DAY).frozen_since is None
    assert reader.ask(publisher.editions, NOW + 4 * DAY).frozen_since == NOW


def test_a_thief_on_the_publishers_own_disk_holds_up_no_revocation(
    publisher: Publisher, reader: Reader, tmp_path: Path
) -> None:
    """Who had the keys there left a timestamp of tomorrow, in the folder and where it is sent."""
    sent = tmp_path / "sent"
    publisher.stamp(NOW + 20 * 60 * MINUTE)
    upload.send_to(str(sent), publisher.editions)
    assert reader.ask(publisher.editions, NOW).refused is None
    publisher.revoke("timestamp", "editions")
    with pytest.raises(PublishProblem, match="set the clock"):
        stolen_back(publisher, tmp_path).stamp(NOW + MINUTE)
    honest = publisher.publish(NOW + MINUTE)
    upload.send_to(str(sent), publisher.editions)
    made = reader.ask(sent, NOW + 2 * MINUTE)
    assert (made.refused, reader.held.edition) == (None, honest)


def stolen_back(publisher: Publisher, place: Path) -> Publisher:
    """The same folder by the keys of before, which revoke nobody: then the clock counts."""
    copy = Path(shutil.copytree(publisher.place, place / "before"))
    first = publisher.ring.chain[:1]
    keyring.keep(copy / "keys", first)
    return Publisher(publisher.store, copy, keyring.load(copy / "keys"))


def test_a_rolled_back_folder_is_refused(
    publisher: Publisher, reader: Reader, tmp_path: Path
) -> None:
    shutil.copytree(publisher.editions, tmp_path / "old")
    publisher.publish(NOW + MINUTE)
    reader.ask(publisher.editions, NOW + MINUTE)
    assert reader.ask(tmp_path / "old", NOW + MINUTE).refused == "older"


def test_keys_that_were_rotated_are_followed_and_the_edition_in_hand_stays_quiet(
    publisher: Publisher, reader: Reader
) -> None:
    draft = next_version.following(publisher.ring.keys, NOW)
    for role in ("editions", "timestamp"):
        [old] = publisher.ring.role(role).keys
        draft = next_version.add(draft, role, keyring.new_key(publisher.ring.place, role))
        draft = next_version.remove(draft, old)
    publisher.install(draft)
    publisher.stamp(NOW + MINUTE)
    reader.ask(publisher.editions, NOW + MINUTE)
    assert (reader.held.keys.version, reader.held.is_quiet) == (2, True)
    honest = publisher.publish(NOW + 2 * MINUTE)
    assert reader.ask(publisher.editions, NOW + DAY).refused is None
    assert reader.held.edition == honest


def test_an_edition_that_is_numbered_to_the_end_is_told_of(publisher: Publisher) -> None:
    place = publisher.editions / files.manifest_path(2**53 - 1)
    place.write_text("{}")
    with pytest.raises(PublishProblem, match=rf"move .*{2**53 - 1}.* away"):
        publisher.publish(NOW + MINUTE)


def test_a_clock_that_went_back_signs_no_timestamp(publisher: Publisher) -> None:
    before = (publisher.editions / files.TIMESTAMP).read_bytes()
    with pytest.raises(PublishProblem, match="Readers would refuse an older one; set the clock"):
        publisher.stamp(NOW - MINUTE)
    assert (publisher.editions / files.TIMESTAMP).read_bytes() == before
