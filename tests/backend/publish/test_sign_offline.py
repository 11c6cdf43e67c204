"""One machine builds an edition, another signs it, a third stamps it: the builder has no key."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from xiancha import paths
from xiancha.content.export import published
from xiancha.content.load import load
from xiancha.edition import files, on_disk
from xiancha.edition.envelope import Envelope
from xiancha.edition.manifest import Manifest
from xiancha.keys import keyring
from xiancha.keys.keyring import Keyring
from xiancha.publish import content_store, folder, new_edition, sign_timestamp
from xiancha.publish.folder import PublishProblem
from xiancha.publish.review_changes import NeedsSignOff
from xiancha.publish.sign_offline import Made, sign_built
from xiancha.store import Store

pytestmark = pytest.mark.slow
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def built(few: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a machine without private keys built; copy it."""
    place = tmp_path_factory.mktemp("builder")
    keyring.new(place / "keys", NOW)
    content = published(load(paths.checklists()), NOW.date())
    with folder.alone(place / "tree"):
        new_edition.build(few, content, place / "tree", now=NOW)
    return place


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    """A folder with `tree`, as it was carried over, and the keys of the machine that signs."""
    shutil.copytree(built, tmp_path / "signer")
    return tmp_path / "signer"


@pytest.fixture
def ring(place: Path) -> Keyring:
    return keyring.load(place / "keys")


def signed(place: Path, ring: Keyring, confirmed: str = "", served: Path | None = None) -> Made:
    return sign_built(place / "tree", ring, place / "last.json", NOW + HOUR, confirmed, served)


def test_nobody_takes_what_was_only_built(place: Path, ring: Keyring) -> None:
    with pytest.raises(on_disk.EditionRefused):
        on_disk.newest(place / "tree")
    with pytest.raises(PublishProblem, match="There is no edition"):
        sign_timestamp.again(place / "tree", ring, NOW)


def test_what_was_signed_elsewhere_is_served_with_the_next_timestamp(
    place: Path, ring: Keyring
) -> None:
    away = {file: file.read_bytes() for file in ring.place.glob("timestamp-*.pem")}
    for file in away:
        file.unlink()
    number, told, since = signed(place, keyring.load(ring.place))
    assert since == "nothing"
    assert "sg-mlaw-moneylenders: rows: 0 → 153" in told
    with pytest.raises(on_disk.EditionRefused):
        on_disk.newest(place / "tree")
    for file, body in away.items():
        file.write_bytes(body)
    made = sign_timestamp.again(place / "tree", ring, NOW + 2 * HOUR)
    assert made.edition.number == number == on_disk.newest(place / "tree").number


def spoil_file(tree_: Path) -> None:
    place = max((tree_ / files.FILES).glob("*.json"), key=lambda file: file.stat().st_size)
    place.write_bytes(place.read_bytes().replace(b"licensed", b"licensee", 1) + b" ")


def spoil_database(tree_: Path) -> None:
    [place] = (tree_ / files.FILES).glob("*.sqlite")
    place.write_bytes(b"another")


def rewrite(tree_: Path, **changes: Any) -> None:
    number = folder.newest_number(tree_)
    envelope = Envelope.read((tree_ / files.manifest_path(number)).read_bytes())
    text = json.dumps(json.loads(envelope.signed) | changes)
    body = Envelope(signed=text, signatures=envelope.signatures).text().encode()
    content_store.put_manifest(tree_, number, body)


def lose_database(tree_: Path) -> None:
    number = folder.newest_number(tree_)
    envelope = Envelope.read((tree_ / files.manifest_path(number)).read_bytes())
    kept = json.loads(envelope.signed)["files"]
    rewrite(tree_, files=kept | {"lookup.sqlite": kept["laws.json"]})


def sign_already(tree_: Path) -> None:
    number = folder.newest_number(tree_)
    manifest = Manifest.read(
        Envelope.read((tree_ / files.manifest_path(number)).read_bytes()).signed
    )
    forged = Envelope(signed=manifest.text(), signatures={"0" * 16: "x"})
    content_store.put_manifest(tree_, number, forged.text().encode())


def without_database(tree_: Path) -> None:
    number = folder.newest_number(tree_)
    envelope = Envelope.read((tree_ / files.manifest_path(number)).read_bytes())
    kept = json.loads(envelope.signed)["files"]
    del kept["lookup.sqlite"]
    rewrite(tree_, files=kept)


def spoil_content(tree_: Path) -> None:
    """A database that matches the manifest, and is none."""
    number, body = folder.newest_number(tree_), b"no database"
    ref = {"sha256": hashlib.sha256(body).hexdigest(), "size": len(body)}
    (tree_ / files.file_path(ref["sha256"], "lookup.sqlite")).write_bytes(body)
    envelope = Envelope.read((tree_ / files.manifest_path(number)).read_bytes())
    rewrite(tree_, files=json.loads(envelope.signed)["files"] | {"lookup.sqlite": ref})


SPOILT = {
    "no database named": (without_database, "its database cannot be read"),
    "no database at all": (spoil_content, "its database cannot be read"),
    "a changed file": (spoil_file, "missing or not what the manifest names"),
    "a changed database": (spoil_database, "missing or not what the manifest names"),
    "a database that is none of the files": (lose_database, "not what the manifest names"),
    "another number": (lambda place: rewrite(place, edition=1), "has the number 1"),
    "a signature already": (sign_already, "signed already"),
    "tomorrow": (
        lambda place: rewrite(place, published_at="2026-11-25T12:00:00Z"),
        "this computer's clock says otherwise",
    ),
    "expired": (
        lambda place: rewrite(place, expires_at="2026-11-24T13:00:00Z"),
        "this computer's clock says otherwise",
    ),
    "no manifest": (lambda place: rewrite(place, type="keys"), "missing, damaged"),
}


@pytest.mark.parametrize("spoil", SPOILT)
def test_what_is_not_whole_is_not_signed(place: Path, ring: Keyring, spoil: str) -> None:
    change, says = SPOILT[spoil]
    change(place / "tree")
    with pytest.raises(PublishProblem, match=f"(?:{says}).*Nothing was signed"):
        signed(place, ring)
    assert sign_timestamp.newest(place / "tree") is None
    assert not (place / "last.json").exists()


def test_the_signer_remembers_what_it_signed(place: Path, ring: Keyring, built: Path) -> None:
    """A builder that was taken over cannot choose with what its edition is compared."""
    number, *_ = signed(place, ring)
    held = json.loads((place / "last.json").read_text("utf-8"))
    shutil.rmtree(place / "tree")
    shutil.copytree(built / "tree", place / "tree")
    with pytest.raises(PublishProblem, match="is not newer than"):
        signed(place, ring)
    held["number"] = number - 1
    held["measured"]["counts"]["sg-mlaw-moneylenders: rows"] = 1500
    held["measured"]["verdicts"]["cn-nfra-institutions: 招联"] = "ended"
    (place / "last.json").write_text(json.dumps(held), "utf-8")
    with pytest.raises(NeedsSignOff, match=r"xiancha sign .*tree --confirm \w{12}$") as stopped:
        signed(place, ring)
    assert stopped.value.changes == [
        "cn-nfra-institutions: 招联: ended → licensed",
        "sg-mlaw-moneylenders: rows: 1500 → 153",
    ]
    made = signed(place, ring, str(stopped.value).rpartition(" ")[2])
    assert (made.number, made.since) == (number, "signed")


def test_the_first_one_signed_is_compared_with_what_is_served_here(
    place: Path, ring: Keyring, few_editions: Path
) -> None:
    made = signed(place, ring, served=few_editions)
    assert (made.since, made.changes) == ("served", [])


def test_a_folder_without_an_edition_is_not_signed_and_not_made(
    place: Path, ring: Keyring, tmp_path: Path
) -> None:
    with pytest.raises(PublishProblem, match="holds no edition to sign"):
        sign_built(tmp_path / "nowhere", ring, place / "last.json", NOW + HOUR)
    assert not (tmp_path / "nowhere").exists()
