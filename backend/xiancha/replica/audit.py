"""The whole check of a folder of editions: signatures, files, and what lies beside them packed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from xiancha.edition import files, keys_list, timestamp
from xiancha.edition.envelope import Content, Envelope, Role
from xiancha.edition.errors import Refusal, Refused
from xiancha.edition.keys_list import KeysList
from xiancha.edition.manifest import MANIFEST_LIMIT, FileRef, Manifest
from xiancha.edition.retractions import Retractions
from xiancha.edition.timestamp import Timestamp
from xiancha.publish import compressed

_SAID: dict[Refusal, str] = {
    "unsigned": "is not signed by enough keys of its role",
    "unknown_key": "is signed by other keys than those of its role",
    "bad_signature": "has a wrong signature",
    "tampered": "is not what was signed",
    "malformed": "cannot be read",
    "unreachable": "is missing",
}


class WholeCheck:
    """The faults of one folder, one line each.

    `editions` and `files` count what was looked at. `notes` tell what is as it should be and still
    believed by nobody: older editions that a revoked key signed.
    """

    def __init__(self, place: Path, fingerprint: str = "") -> None:
        self._place = place
        self._fingerprint = fingerprint
        self._named: set[str] = set()
        self._served = ""
        self.notes: list[str] = []
        self.editions = 0
        self.files = 0

    def faults(self) -> Iterator[str]:
        """Look at everything, whatever was found wrong before."""
        try:
            chain = keys_list.envelopes(self._body(files.KEYS, keys_list.LIMIT))
            keys = keys_list.newest(chain)
        except Refused as refused:
            yield f"{files.KEYS} {_SAID[refused.code]}; nothing can be verified without it"
            return
        if self._fingerprint and self._fingerprint not in {one.fingerprint for one in chain}:
            yield f"{files.KEYS} has no version with the fingerprint {self._fingerprint}"
        yield from self._pointers(keys)
        role, revoked = _ever(chain, keys)
        for place in sorted((self._place / files.MANIFESTS).glob("*.json")):
            yield from self._edition(place, role, revoked)
        yield from self._contents()
        yield from self._siblings()

    def _pointers(self, keys: KeysList) -> Iterator[str]:
        try:
            stamp = self._opened(files.TIMESTAMP, timestamp.LIMIT, Timestamp, keys.roles.timestamp)
        except Refused as refused:
            yield f"{files.TIMESTAMP} {_SAID[refused.code]}"
            return
        edition, named = stamp.edition, stamp.retractions
        self._served = str(edition.number)
        path = files.manifest_path(edition.number)
        yield from self._is_named(path, FileRef(sha256=edition.sha256, size=edition.size))
        if not named:
            return
        self._named.add(named.sha256)
        path = files.file_path(named.sha256)
        yield from self._is_named(path, FileRef(sha256=named.sha256, size=named.size))
        try:
            found = self._opened(path, named.size, Retractions, keys.roles.editions)
        except Refused as refused:
            yield f"{path} (retractions) {_SAID[refused.code]}"
        else:
            if found.version != named.version:
                yield f"{path} (retractions) is version {found.version}, not {named.version}"

    def _is_named(self, path: str, ref: FileRef) -> Iterator[str]:
        try:
            files.checked(self._body(path, ref.size), ref)
        except Refused as refused:
            yield f"{path} {_SAID[refused.code]}"

    def _edition(self, place: Path, role: Role, revoked: Role) -> Iterator[str]:
        self.editions += 1
        path = f"{files.MANIFESTS}/{place.name}"
        try:
            manifest = self._opened(path, MANIFEST_LIMIT, Manifest, role)
        except Refused as refused:
            with suppress(Refused):
                manifest = self._opened(path, MANIFEST_LIMIT, Manifest, revoked)
                yield from self._disowned(path, place.stem)
                yield from self._files_of(manifest)
                return
            yield f"{path} {_SAID[refused.code]}"
            return
        if str(manifest.edition) != place.stem:
            yield f"{path} is the manifest of another edition: {manifest.edition}"
        yield from self._files_of(manifest)

    def _disowned(self, path: str, number: str) -> Iterator[str]:
        """The edition that is served is at fault; an older one is kept by nobody's mistake."""
        if number == self._served:
            yield f"{path} is signed by a revoked key, and is served: publish again"
        else:
            self.notes.append(f"{path} is signed by a revoked key: readers do not believe it")

    def _files_of(self, manifest: Manifest) -> Iterator[str]:
        for name, ref in manifest.files.items():
            yield from self._file(manifest.edition, name, ref)
            if name.endswith("/"):
                yield from self._index(manifest.edition, name, ref)

    def _index(self, number: int, name: str, ref: FileRef) -> Iterator[str]:
        try:
            found = files.index(self._place, name, ref)
        except Refused as refused:
            if refused.code == "malformed":
                yield f"{files.file_path(ref.sha256)} ({name} of {number}) cannot be read"
            return
        for one, inner in found.items():
            yield from self._file(number, one, inner)

    def _file(self, number: int, name: str, ref: FileRef) -> Iterator[str]:
        if ref.sha256 in self._named:
            return
        self._named.add(ref.sha256)
        path = files.file_path(ref.sha256, name)
        if not (self._place / path).exists():
            yield f"{path} ({name} of {number}) is missing"
        elif (self._place / path).stat().st_size != ref.size:
            yield f"{path} ({name} of {number}) has another size than was signed"

    def _contents(self) -> Iterator[str]:
        """Every file is what its name says, whether a manifest names it or not."""
        for place in self._plain(files.FILES):
            self.files += 1
            with place.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != place.stem:
                    yield f"{files.FILES}/{place.name} is not what its name says"

    def _siblings(self) -> Iterator[str]:
        for folder in (files.FILES, files.MANIFESTS):
            plain = {place.name for place in self._plain(folder)}
            for place in sorted((self._place / folder).glob("[!.]*")):
                if not compressed.is_sibling(place):
                    continue
                path = f"{folder}/{place.name}"
                if place.stem not in plain:
                    yield f"{path} stands alone: {place.stem} is missing"
                elif not compressed.is_same(place, place.with_suffix("")):
                    yield f"{path} does not decompress to {place.stem}"

    def _opened(self, path: str, limit: int, kind: type[Content], role: Role) -> Content:
        return Envelope.read(self._body(path, limit)).opened(kind, role)[0]

    def _body(self, path: str, limit: int) -> bytes:
        try:
            with (self._place / path).open("rb") as file:
                return file.read(limit + 1)
        except OSError:
            raise Refused("unreachable") from None

    def _plain(self, folder: str) -> list[Path]:
        found = (self._place / folder).glob("[!.]*")
        return sorted(place for place in found if place.suffix in (".json", ".sqlite"))


def _ever(chain: list[Envelope], newest: KeysList) -> tuple[Role, Role]:
    """The keys that once had the role of an edition that is kept: the good, and the revoked."""
    good: dict[str, str] = {}
    revoked: dict[str, str] = {}
    for one in chain:
        for id, key in KeysList.read(one.signed).roles.editions.keys.items():
            (revoked if id in newest.revoked else good)[id] = key
    return Role(keys=good, threshold=1), Role(keys=revoked, threshold=1)
