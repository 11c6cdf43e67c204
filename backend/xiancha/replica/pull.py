"""Pull: ask a server what is newest, fetch what is not there, and point to it when all is.

The folder it leaves is the same tree as the server's: others can be served from it, or pull.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from xiancha import atomic_file
from xiancha.edition import files, keys_list
from xiancha.edition.decompress import unpacked
from xiancha.edition.errors import Refusal, Refused
from xiancha.edition.keys_list import KeysList
from xiancha.edition.manifest import MANIFEST_LIMIT, FileRef, Manifest, read_index
from xiancha.edition.on_disk import Standing
from xiancha.edition.timestamp import RETRACTIONS_LIMIT
from xiancha.edition.update import Update, update
from xiancha.edition.verify import Held
from xiancha.fetch import edition_files
from xiancha.fetch.edition_files import FetchFailed, Server
from xiancha.fetch.network import PUBLIC, Network
from xiancha.publish import compressed, content_store, folder
from xiancha.replica import replica_state
from xiancha.replica.download import arrive
from xiancha.replica.replica_state import Trust

_WHY: dict[Refusal, str] = {
    "unsigned": "too few of the keys that are trusted signed it",
    "unknown_key": "other keys signed it than those that are trusted",
    "bad_signature": "it has a wrong signature",
    "tampered": "a file is not what was signed",
    "older": "it is older than what is held",
    "ahead": "its time is more than a day ahead of this computer's clock",
    "expired": "it had already expired when offered",
    "malformed": "it cannot be read",
    "unreachable": "a file is not there",
}


class PullProblem(Exception):
    """What a server offers was not taken; the message says why. What is held stays."""


@dataclass(frozen=True)
class Pulled:
    """What a round brought: files and bytes that came.

    `frozen_since`: the server answers, but stopped at a timestamp of that moment.
    """

    held: Held
    fetched: int
    size: int
    frozen_since: datetime | None


@dataclass
class _Origin:
    """The server, with what it answered in this round."""

    server: Server
    editions: Path
    fetched: int = 0
    size: int = 0
    why: str = ""
    bodies: dict[str, bytes] = field(default_factory=dict)

    def get(self, path: str, limit: int) -> bytes | None:
        """As `update.Get`; small signed files and the retractions, kept until all is there."""
        try:
            body = self.server.get(path, limit)
        except FetchFailed as why:
            raise self._unreached(str(why)) from None
        if body is not None:
            self.bodies[path] = body
            self._count(len(body))
        return body

    def take(self, manifest: Manifest) -> None:
        """As `update.Take`: every file that does not lie here yet, indexes first."""
        for name, ref in manifest.files.items():
            self._fetch(name, ref)
            if name.endswith("/"):
                for one, found in read_index(files.read(self.editions, name, ref)).items():
                    self._fetch(f"{name}{one}", found)

    def _fetch(self, name: str, ref: FileRef) -> None:
        path = files.file_path(ref.sha256, name)
        if files.is_there(self.editions, name, ref):
            compressed.mend(self.editions / path)
            return
        try:
            came = self.server.take(
                f"{path}.gz", lambda pieces: arrive(pieces, self.editions / path, ref)
            )
        except FetchFailed as why:
            raise self._unreached(str(why)) from None
        if came is None:
            absent = f"{self.server.address}/{path}.gz is not there."
            raise self._unreached(f"{absent} What is held stays; try again later.")
        self._count(came)

    def _count(self, size: int) -> None:
        self.fetched += 1
        self.size += size

    def _unreached(self, why: str) -> Refused:
        self.why = why
        return Refused("unreachable")


def pull(
    server: Server, editions: Path, trust: Trust, now: datetime, mirrors: Network = PUBLIC
) -> Pulled:
    """One round. What was refused changes nothing that readers see.

    Raises PullProblem, and PublishProblem where the folder cannot be written.
    """
    origin = _Origin(server, editions)
    with folder.alone(editions):
        begun = replica_state.load(editions, trust) or Held(keys=_trusted(origin, trust))
        found = replica_state.standing(editions, begun)
        if found:
            _mend(editions, found)
        mirrored, in_hand = _mirrored(origin, begun, mirrors), found is not None
        made = update(begun, origin.get, origin.take, now, mirrored, in_hand=in_hand)
        # Kept first: a round that stops while it puts leaves no way back to what is older.
        replica_state.keep(editions, trust, made.held)
        _put(origin, made)
    if made.refused:
        raise _problem(origin, made.refused)
    return Pulled(made.held, origin.fetched, origin.size, made.frozen_since)


def _problem(origin: _Origin, refused: Refusal) -> PullProblem:
    if refused == "unreachable" and origin.why:
        return PullProblem(origin.why)
    said = f"{origin.server.address} gave nothing newer: {_WHY[refused]}."
    return PullProblem(f"{said} What is held stays.")


def _trusted(origin: _Origin, trust: Trust) -> KeysList:
    """The list of keys to begin with. Raises PullProblem."""
    if trust.keys:
        return trust.keys
    try:
        offered = origin.get(files.KEYS, keys_list.LIMIT)
        if offered is None:
            raise PullProblem(
                f"{origin.server.address} has no {files.KEYS}. Give the folder of editions in "
                "which v2/ lies, such as https://host/editions."
            )
        return keys_list.trusted(trust.fingerprint, offered)
    except Refused as refused:
        if refused.code != "unknown_key":
            raise _problem(origin, refused.code) from None
    raise PullProblem(
        f"{origin.server.address} has no list of keys with the fingerprint {trust.fingerprint}. "
        "Ask its operator for the right one: xiancha keys show"
    )


def _mirrored(origin: _Origin, begun: Held, mirrors: Network) -> Iterable[bytes]:
    """The list of keys as each mirror answers; one that does not answer says nothing."""
    for address in begun.keys.mirrors:
        with suppress(FetchFailed), edition_files.server(address, mirrors) as mirror:
            offered = mirror.get(files.KEYS, keys_list.LIMIT)
            if offered is not None:
                origin.bodies[address] = offered
                yield offered


def _mend(editions: Path, found: Standing) -> None:
    """Make what others fetch of the edition in hand whole: the files packed beside its own."""
    paths = [files.file_path(ref.sha256, name) for name, ref in found.whole.files.items()]
    paths.append(files.manifest_path(found.whole.number))
    if named := found.stamp.retractions:
        paths.append(files.file_path(named.sha256))
    for path in dict.fromkeys(paths):
        compressed.mend(editions / path)


def _put(origin: _Origin, made: Update) -> None:
    """Put in their places what is believed now, and the pointers last."""
    editions, stamp = origin.editions, made.held.timestamp
    if made.retractions and stamp and stamp.retractions:
        _put_retractions(origin)
    if made.manifest:
        number = made.manifest.edition
        offered = origin.bodies[f"{files.manifest_path(number)}.gz"]
        content_store.put_manifest(editions, number, unpacked(offered, MANIFEST_LIMIT))
    if not replica_state.has_keys(editions, made.held.keys):
        _put_keys(origin, made.held.keys)
    if not made.refused and stamp:
        atomic_file.replace(editions / files.TIMESTAMP, origin.bodies[files.TIMESTAMP])


def _put_retractions(origin: _Origin) -> None:
    for path, body in origin.bodies.items():
        if path.startswith(files.FILES):
            place = origin.editions / path.removesuffix(".gz")
            plain = unpacked(body, RETRACTIONS_LIMIT)
            is_packed = plain != body
            atomic_file.replace(place, plain)
            atomic_file.replace(
                compressed.packed(place), body if is_packed else gzip.compress(plain, mtime=0)
            )


def _put_keys(origin: _Origin, keys: KeysList) -> None:
    """`v2/keys.json` up to the version held, as the server or a mirror offers it."""
    if files.KEYS not in origin.bodies:
        with suppress(Refused):
            origin.get(files.KEYS, keys_list.LIMIT)
    for body in origin.bodies.values():
        with suppress(Refused):
            chain = keys_list.envelopes(body)
            known = [one for one in chain if KeysList.read(one.signed).version <= keys.version]
            if known and keys_list.newest(known) == keys:
                text = f"[{','.join(one.text() for one in known)}]"
                atomic_file.replace(origin.editions / files.KEYS, text.encode())
                return
