"""Files by content address below `v2/`, each with its compressed siblings."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import brotli
import deflate

from xiancha import atomic_file
from xiancha.edition import DATABASE, files, on_disk
from xiancha.edition.manifest import FileRef, limit
from xiancha.publish import compressed
from xiancha.publish.folder import PublishProblem

_GZIP_LEVEL = 12
"""The best of libdeflate: a seventeenth smaller than the best of zlib, and ten times as slow."""
_QUICK_LEVEL = 9
"""For what is large: an eighth more bytes, in a tenth of the time."""
_LARGE = 1 << 22
"""So many bytes has no file of the registers that are shipped."""
_BROTLI_QUALITY = 9
"""A tenth larger than at 11, and thirty times as fast."""


def written(content: Any) -> bytes:
    """JSON as an edition has it; bytes are such already."""
    if isinstance(content, bytes):
        return content
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def put(editions: Path, contents: dict[str, Any]) -> dict[str, FileRef]:
    """Put every file in its place; what the manifest names: files, and an index of each group.

    What lies there already with the same bytes is left alone. What several languages share is one
    object, written once. `contents` is emptied, the largest last: what is packed stands alone.
    """
    found: dict[str, FileRef] = {}
    objects = {id(content): content for content in contents.values()}
    sharing: dict[int, list[str]] = defaultdict(list)
    for name in contents:
        sharing[id(contents[name])].append(name)
    contents.clear()
    for one in sorted(objects, key=lambda one: _size(objects[one])):
        body = written(objects.pop(one))
        for name in sharing[one]:
            _must_be_taken(name, body)
        found |= dict.fromkeys(sharing[one], _put(editions, body))
    named = {name: ref for name, ref in found.items() if "/" not in name}
    groups: dict[str, dict[str, Any]] = defaultdict(dict)
    for name, ref in sorted(found.items()):
        group, slash, rest = name.partition("/")
        if slash:
            groups[f"{group}/"][rest] = ref.model_dump()
    named |= {group: _put(editions, written(index)) for group, index in groups.items()}
    return dict(sorted(named.items()))


def _size(content: Any) -> int:
    """How much a file takes up until it is put, as far as that is much."""
    return len(content) if isinstance(content, bytes) else 0


def is_packed(whole: on_disk.Whole) -> bool:
    """Has each file of an edition its compressed siblings, as `put` makes them?"""
    places = {whole.path(name): name for name in whole.files}
    return all(
        compressed.is_packed(place, has_brotli=name != DATABASE) for place, name in places.items()
    )


def put_manifest(editions: Path, number: int, body: bytes) -> None:
    """Put a manifest in its place; whoever signs it puts it there again."""
    atomic_file.replace(editions / files.manifest_path(number), body)
    _pack(editions / files.manifest_path(number), body)


def _must_be_taken(name: str, body: bytes) -> None:
    """Raise PublishProblem for a file that readers refuse for its size."""
    if len(body) > limit(name):
        raise PublishProblem(
            f"{name} would have {len(body)} bytes, and readers take {limit(name)} of a file. "
            "Nothing was published. Let browsers carry of a register of so many lenders those "
            'with a host, an app or a phone alone: write carried = "reachable" into its '
            "register.toml."
        )


def _put(editions: Path, body: bytes) -> FileRef:
    """A file that lies there packed is not packed again: that would be most of the work."""
    ref = FileRef(sha256=hashlib.sha256(body).hexdigest(), size=len(body))
    place = editions / files.file_path(ref.sha256)
    if not (_holds(place, body) and compressed.is_packed(place, has_brotli=True)):
        _pack(place, body)
        atomic_file.replace(place, body)
    return ref


def _holds(place: Path, body: bytes) -> bool:
    try:
        return place.read_bytes() == body
    except OSError:
        return False


def _pack(place: Path, body: bytes) -> None:
    for suffix, packed in _packed(body).items():
        atomic_file.replace(place.with_name(f"{place.name}{suffix}"), packed)


def _packed(body: bytes) -> dict[str, bytes]:
    level = _QUICK_LEVEL if len(body) > _LARGE else _GZIP_LEVEL
    return {
        ".gz": deflate.gzip_compress(body, level),
        ".br": brotli.compress(body, quality=_BROTLI_QUALITY),
    }


def put_database(editions: Path, database: Path) -> FileRef:
    """Put a database in its place, without a second copy where the disk can link."""
    with database.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    ref = FileRef(sha256=digest, size=database.stat().st_size)
    place = editions / files.file_path(digest, DATABASE)
    if not files.is_there(editions, DATABASE, ref):
        atomic_file.link(database, place)
    compressed.mend(place)
    return ref
