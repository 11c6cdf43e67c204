"""A reader at a publisher's folder, while keys and servers are stolen: docs/threat-model.md."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from stored import accept, row

from xiancha.edition import files, keys_list
from xiancha.edition.believe import Held
from xiancha.edition.keys_list import KeysList, RoleName
from xiancha.edition.manifest import FOR_SERVERS, Manifest, read_index
from xiancha.edition.marks import mark
from xiancha.edition.update import Update, fetched, update
from xiancha.publish import folder, keyring, next_keys, publication, retract, send, stamp
from xiancha.publish.folder import PublishProblem
from xiancha.publish.keyring import Keyring
from xiancha.store import Store

pytestmark = pytest.mark.slow
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


class Reader:
    """Holds what it believes, and asks a folder as if that were a server."""

    def __init__(self, keys: KeysList) -> None:
        self.held, self.asked = Held(keys=keys), list[str]()

    def ask(self, server: Path, now: datetime, *mirrors: Path) -> Update:
        """One round; what came of it is held."""
        self.asked.clear()

        def get(path: str, limit: int) -> bytes | None:
            self.asked.append(path)
            file = server / path
            return file.read_bytes()[: limit + 1] if file.is_file() else None

        def take(manifest: Manifest) -> None:
            for name, ref in manifest.files.items():
                if name not in FOR_SERVERS:
                    body = fetched(get, name, ref)
                    parts = read_index(body) if name.endswith("/") else {}
                    for one, part in parts.items():
                        fetched(get, f"{name}{one}", part)

        mirrored = [(mirror / files.KEYS).read_bytes() for mirror in mirrors]
        made = update(self.held, get, take, now, mirrored)
        self.held = made.held
        return made


class Publisher:
    """One who publishes; a thief has a copy of the folder with some of the keys."""

    def __init__(self, store: Store, place: Path, ring: Keyring) -> None:
        self.store, self.place, self.editions, self.ring = store, place, place / "editions", ring

    def publish(self, at: datetime, what: str = "honest") -> int:
        content = {"checklists": [], "by": what}
        return publication.publish(self.store, content, self.ring, self.editions, now=at).number

    def stamp(self, at: datetime) -> None:
        stamp.again(self.editions, self.ring, at)

    def retract(self, host: str, at: datetime, *, withdraw: bool = False) -> None:
        last = stamp.served(self.editions)
        one = retract.entry("host", host, at.date())
        held = retract.held(self.editions, last)
        content = retract.changed(held, one, at, withdraw=withdraw)
        named = retract.write(self.editions, self.ring, content)
        stamp.point(self.editions, self.ring, at, last.edition, named)

    def stolen(self, place: Path, *roles: RoleName) -> Publisher:
        """A thief's copy, with the private keys of these roles alone."""
        shutil.copytree(self.place, place)
        for file in (place / "keys").glob("*.pem"):
            if file.name.partition("-")[0] not in roles:
                file.unlink()
        return Publisher(self.store, place, keyring.load(place / "keys"))

    def revoke(self, *roles: RoleName) -> None:
        """Replace the keys of these roles, by signatures of the holders of the role keys."""
        draft = next_keys.following(self.ring.keys, NOW)
        for role in roles:
            [old] = self.ring.role(role).keys
            draft = next_keys.add(draft, role, keyring.new_key(self.ring.place, role))
            draft = next_keys.revoke(draft, old)
        self.install(draft)

    def install(self, draft: KeysList) -> None:
        holders = self.ring.here("keys")
        empty = keyring.Envelope(signed=draft.text(), signatures={})
        self.ring = keyring.install(self.ring, keyring.signed(empty, holders))


@pytest.fixture
def publisher(store: Store, tmp_path: Path) -> Publisher:
    accept(store, 1, row("a"), row("b"))
    place = tmp_path / "honest"
    made = Publisher(store, place, keyring.new(place / "keys", NOW))
    made.publish(NOW)
    return made


@pytest.fixture
def reader(publisher: Publisher) -> Reader:
    """Typed the fingerprint, and took the first edition."""
    listed = (publisher.editions / files.KEYS).read_bytes()
    made = Reader(keys_list.trusted(publisher.ring.fingerprint, listed))
    assert made.ask(publisher.editions, NOW).manifest
    return made


def test_a_day_on_which_nothing_changed_costs_a_timestamp(
    publisher: Publisher, reader: Reader
) -> None:
    publisher.stamp(NOW + DAY)
    made = reader.ask(publisher.editions, NOW + DAY)
    assert (made.refused, made.manifest, reader.asked) == (None, None, [files.TIMESTAMP])
    assert (publisher.editions / files.TIMESTAMP).stat().st_size < 1000


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
        given = retract.received(serves.editions, serves.ring, file, stamp.served(serves.editions))
        stamp.again(serves.editions, serves.ring, NOW + MINUTE, given)
        assert reader.ask(serves.editions, NOW + DAY).retractions == content
    last = stamp.served(serves.editions)
    older = retract.write(signs.editions, signs.ring, first)
    for file, says in (
        (signs.editions / files.file_path(older.sha256), "2 is served already"),
        (serves.editions / files.TIMESTAMP, "no list of retractions that readers believe"),
    ):
        with pytest.raises(PublishProblem, match=says):
            retract.received(serves.editions, serves.ring, file, last)


def test_a_stolen_server_with_its_keys_is_believed_until_they_are_revoked(
    publisher: Publisher, reader: Reader, tmp_path: Path
) -> None:
    """The list of keys comes from a mirror, as the thief's server keeps it back."""
    publisher.install(
        next_keys.mirrors(next_keys.following(publisher.ring.keys, NOW), ("https://k.example/e",))
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
    folder.replace(mirror / files.KEYS, publisher.ring.published)
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
    last = stamp.served(thief.editions)
    far = last.edition.model_copy(update={"number": 9_000_000_000})
    stamp.point(thief.editions, thief.ring, NOW + MINUTE, far)
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
    assert reader.held.edition == stamp.served(publisher.editions).edition.number


def test_a_frozen_reader_is_told_since_when(publisher: Publisher, reader: Reader) -> None:
    assert reader.ask(publisher.editions, NOW + 3 * DAY).frozen_since is None
    assert reader.ask(publisher.editions, NOW + 4 * DAY).frozen_since == NOW


def test_a_thief_on_the_publishers_own_disk_holds_up_no_revocation(
    publisher: Publisher, reader: Reader, tmp_path: Path
) -> None:
    """Who had the keys there left a timestamp of tomorrow, in the folder and where it is sent."""
    sent = tmp_path / "sent"
    publisher.stamp(NOW + 20 * 60 * MINUTE)
    send.send_to(str(sent), publisher.editions)
    assert reader.ask(publisher.editions, NOW).refused is None
    publisher.revoke("timestamp", "editions")
    with pytest.raises(PublishProblem, match="set the clock"):
        stolen_back(publisher, tmp_path).stamp(NOW + MINUTE)
    honest = publisher.publish(NOW + MINUTE)
    send.send_to(str(sent), publisher.editions)
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
    draft = next_keys.following(publisher.ring.keys, NOW)
    for role in ("editions", "timestamp"):
        [old] = publisher.ring.role(role).keys
        draft = next_keys.add(draft, role, keyring.new_key(publisher.ring.place, role))
        draft = next_keys.remove(draft, old)
    publisher.install(draft)
    publisher.stamp(NOW + MINUTE)
    reader.ask(publisher.editions, NOW + MINUTE)
    assert (reader.held.keys.version, reader.held.is_quiet) == (2, True)
    honest = publisher.publish(NOW + 2 * MINUTE)
    assert reader.ask(publisher.editions, NOW + DAY).refused is None
    assert reader.held.edition == honest


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
        draft = next_keys.following(publisher.ring.keys, NOW)
        fresh = keyring.new_key(publisher.ring.place, "editions")
        publisher.install(next_keys.remove(next_keys.add(draft, "editions", fresh), old))
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
    given = retract.received(serves.editions, serves.ring, file, stamp.served(serves.editions))
    stamp.again(serves.editions, serves.ring, NOW + 5 * MINUTE, given)
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
    held = retract.newest(signs.editions, signs.ring, stamp.served(signs.editions))
    assert held == first, "it is not served yet, and the next goes on from it"
    second = retract.changed(held, two, NOW, withdraw=False)
    assert (second.version, len(second.entries)) == (2, 2)
    other = retract.changed(None, two, NOW, withdraw=False)
    for content in (first, other, first):
        named = retract.write(signs.editions, signs.ring, content)
        file = signs.editions / files.file_path(named.sha256)
        last = stamp.served(publisher.editions)
        if content == other:
            with pytest.raises(PublishProblem, match="another list of version 1 is served"):
                retract.received(publisher.editions, publisher.ring, file, last)
        else:
            given = retract.received(publisher.editions, publisher.ring, file, last)
            stamp.again(publisher.editions, publisher.ring, NOW + MINUTE, given)


def test_a_clock_that_went_back_signs_no_timestamp(publisher: Publisher) -> None:
    before = (publisher.editions / files.TIMESTAMP).read_bytes()
    with pytest.raises(PublishProblem, match="Readers would refuse an older one; set the clock"):
        publisher.stamp(NOW - MINUTE)
    assert (publisher.editions / files.TIMESTAMP).read_bytes() == before
