"""Retractions that a thief may have written in, or that other keys must sign anew."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from thieves import DAY, MINUTE, NOW, Publisher, Reader

from xiancha.edition import files
from xiancha.edition.hashed_ids import mark
from xiancha.keys import keyring, next_version
from xiancha.publish import retract, sign_timestamp
from xiancha.publish.folder import PublishProblem

pytestmark = pytest.mark.slow


def test_a_retraction_reaches_who_holds_the_edition_already(
    publisher: Publisher, reader: Reader
) -> None:
    publisher.retract("bank.example", NOW + MINUTE)
    made = reader.ask(publisher.editions, NOW + DAY)
    assert (made.refused, made.manifest) == (None, None)
    assert made.retractions
    assert made.retractions.on("host", mark("host", "bank.example")) == date(2026, 11, 24)
    publisher.publish(NOW + 2 * MINUTE)
    assert reader.ask(publisher.editions, NOW + DAY).manifest
    assert reader.held.retractions == 1
    publisher.retract("bank.example", NOW + 3 * MINUTE, withdraw=True)
    again = reader.ask(publisher.editions, NOW + DAY).retractions
    assert again
    assert (again.version, again.entries) == (2, ())


def test_a_retraction_is_signed_where_the_server_has_no_editions_key(
    publisher: Publisher, reader: Reader, tmp_path: Path
) -> None:
    """The machine that signs has a copy of the folder, the server the timestamp key alone."""
    signs = publisher.stolen(tmp_path / "signs", "editions")
    serves = publisher.stolen(tmp_path / "serves", "timestamp")
    one = retract.entry("name", "某某银行", NOW.date())
    first = retract.changed(None, one, NOW, withdraw=False)
    second = retract.changed(first, one, NOW, withdraw=True)
    for content in (first, second):
        named = retract.write(signs.editions, signs.ring, content)
        file = signs.editions / files.file_path(named.sha256)
        given = retract.received(
            serves.editions, serves.ring, file, sign_timestamp.served(serves.editions)
        )
        sign_timestamp.again(serves.editions, serves.ring, NOW + MINUTE, given)
        assert reader.ask(serves.editions, NOW + DAY).retractions == content
    last = sign_timestamp.served(serves.editions)
    older = retract.write(signs.editions, signs.ring, first)
    for file, says in (
        (signs.editions / files.file_path(older.sha256), "2 is served already"),
        (serves.editions / files.TIMESTAMP, "no list of retractions that readers believe"),
    ):
        with pytest.raises(PublishProblem, match=says):
            retract.received(serves.editions, serves.ring, file, last)


def test_retractions_that_a_revoked_key_signed_are_signed_again(
    publisher: Publisher, reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    """A person is told so: a thief may have written in them."""
    publisher.retract("bank.example", NOW + MINUTE)
    reader.ask(publisher.editions, NOW + MINUTE)
    publisher.revoke("editions")
    publisher.publish(NOW + 2 * MINUTE)
    made = reader.ask(publisher.editions, NOW + DAY)
    assert (made.refused, reader.held.retractions) == (None, 2)
    assert made.retractions
    assert len(made.retractions.entries) == 1
    (said,) = [one.message for one in caplog.records if one.name == "xiancha.publish.retract"]
    assert "is signed anew: 1 entries, the last of 2026-11-24" in said
    caplog.clear()
    publisher.publish(NOW + 3 * MINUTE)
    assert not caplog.records


def test_a_thief_who_counted_to_the_end_stops_no_retraction(
    publisher: Publisher, reader: Reader
) -> None:
    publisher.retract("bank.example", NOW + MINUTE)
    last = sign_timestamp.served(publisher.editions)
    held = retract.held(publisher.editions, last)
    assert held
    named = retract.write(
        publisher.editions, publisher.ring, held.model_copy(update={"version": 2**53 - 1})
    )
    sign_timestamp.point(publisher.editions, publisher.ring, NOW + MINUTE, last.edition, named)
    assert reader.ask(publisher.editions, NOW + MINUTE).held.retractions == 2**53 - 1
    publisher.revoke("editions")
    publisher.publish(NOW + 2 * MINUTE)
    made = reader.ask(publisher.editions, NOW + DAY)
    assert (made.refused, reader.held.retractions) == (None, 1)


def test_a_list_from_the_machine_that_signs_replaces_a_thiefs_of_any_version(
    publisher: Publisher, reader: Reader, tmp_path: Path
) -> None:
    """That machine has a copy of the folder from before the thief."""
    signs = Publisher(
        publisher.store,
        Path(shutil.copytree(publisher.place, tmp_path / "signs")),
        publisher.ring,
    )
    for minute, host in enumerate(("a.example", "b.example", "c.example"), 1):
        publisher.retract(host, NOW + minute * MINUTE)
    reader.ask(publisher.editions, NOW + 3 * MINUTE)
    publisher.revoke("editions")
    one = retract.changed(None, retract.entry("host", "d.example", NOW.date()), NOW, withdraw=False)
    named = retract.write(signs.editions, publisher.ring, one)
    file = signs.editions / files.file_path(named.sha256)
    last = sign_timestamp.served(publisher.editions)
    given = retract.received(publisher.editions, publisher.ring, file, last)
    sign_timestamp.again(publisher.editions, publisher.ring, NOW + 4 * MINUTE, given)
    made = reader.ask(publisher.editions, NOW + DAY)
    assert made.retractions == one


@pytest.mark.parametrize("is_stolen", [False, True])
def test_keys_that_are_parted_sign_the_retractions_anew_too(
    publisher: Publisher, reader: Reader, tmp_path: Path, is_stolen: bool
) -> None:
    """The machine that signs has a copy of the folder, the server the timestamp key alone."""
    publisher.retract("bank.example", NOW + MINUTE)
    reader.ask(publisher.editions, NOW + MINUTE)
    if is_stolen:
        publisher.revoke("editions")
    else:
        [old] = publisher.ring.role("editions").keys
        draft = next_version.following(publisher.ring.keys, NOW)
        fresh = keyring.new_key(publisher.ring.place, "editions")
        publisher.install(next_version.remove(next_version.add(draft, "editions", fresh), old))
    signs = publisher.stolen(tmp_path / "signs", "editions")
    serves = publisher.stolen(tmp_path / "serves", "timestamp")
    if is_stolen:
        serves.stamp(NOW + 2 * MINUTE)
        assert reader.ask(serves.editions, NOW + 2 * MINUTE).refused == "unknown_key"
        assert (reader.held.keys.version, reader.held.is_quiet) == (2, False), "told at once"
    else:
        before = (serves.editions / files.TIMESTAMP).read_bytes()
        with pytest.raises(PublishProblem, match="xiancha timestamp --retractions FILE"):
            serves.stamp(NOW + 2 * MINUTE)
        assert (serves.editions / files.TIMESTAMP).read_bytes() == before
    signs.publish(NOW + 3 * MINUTE)
    file = retract.waiting(signs.editions, signs.ring)
    assert file
    honest = signs.publish(NOW + 4 * MINUTE)
    assert retract.waiting(signs.editions, signs.ring) == file, "it is signed anew once"
    for part in (files.FILES, files.MANIFESTS):
        shutil.copytree(signs.editions / part, serves.editions / part, dirs_exist_ok=True)
    given = retract.received(
        serves.editions, serves.ring, file, sign_timestamp.served(serves.editions)
    )
    sign_timestamp.again(serves.editions, serves.ring, NOW + 5 * MINUTE, given)
    made = reader.ask(serves.editions, NOW + DAY)
    assert (made.refused, reader.held.edition, reader.held.retractions) == (None, honest, 2)
    assert made.retractions
    assert made.retractions.on("host", mark("host", "bank.example")) == date(2026, 11, 24)


def test_a_list_of_retractions_that_no_editions_key_signed_is_never_signed_anew(
    publisher: Publisher, tmp_path: Path
) -> None:
    """Who builds what another machine signs could put any list beside it."""
    stranger = Publisher(publisher.store, tmp_path, keyring.new(tmp_path / "keys", NOW))
    stranger.publish(NOW)
    stranger.retract("bank.example", NOW + MINUTE)
    shutil.copytree(stranger.editions / "v2", publisher.editions / "v2", dirs_exist_ok=True)
    with pytest.raises(PublishProblem, match="no key that ever had the role “editions” signed"):
        publisher.publish(NOW + 2 * MINUTE)
    assert retract.waiting(publisher.editions, publisher.ring) is None


def test_two_lists_of_retractions_of_one_version_never_follow_each_other(
    publisher: Publisher, tmp_path: Path
) -> None:
    """Readers that hold the first would never ask for the second."""
    signs = publisher.stolen(tmp_path / "signs", "editions")
    one, two = (retract.entry("host", host, NOW.date()) for host in ("a.example", "b.example"))
    first = retract.changed(None, one, NOW, withdraw=False)
    retract.write(signs.editions, signs.ring, first)
    held = retract.newest(signs.editions, signs.ring, sign_timestamp.served(signs.editions))
    assert held == first, "it is not served yet, and the next goes on from it"
    second = retract.changed(held, two, NOW, withdraw=False)
    assert (second.version, len(second.entries)) == (2, 2)
    other = retract.changed(None, two, NOW, withdraw=False)
    for content in (first, other, first):
        named = retract.write(signs.editions, signs.ring, content)
        file = signs.editions / files.file_path(named.sha256)
        last = sign_timestamp.served(publisher.editions)
        if content == other:
            with pytest.raises(PublishProblem, match="another list of version 1 is served"):
                retract.received(publisher.editions, publisher.ring, file, last)
        else:
            given = retract.received(publisher.editions, publisher.ring, file, last)
            sign_timestamp.again(publisher.editions, publisher.ring, NOW + MINUTE, given)
