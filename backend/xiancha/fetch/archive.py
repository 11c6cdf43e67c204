"""The documents that were read, each stored once under its SHA-256, and where they came from.

`<sha256>` holds the bytes, `<sha256>.json` where and when they were first got, and
`urls/<sha256 of the URL>.json` which of them a URL answered last, with its headers. What is
written is whole or not there at all.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from pydantic import ValidationError

from xiancha.model import Document, Model

BODY_DIGEST = "x-xiancha-sha256"
"""The header in which a fetched document says what its bytes were when they came."""
_SECRET = frozenset({"set-cookie", "set-cookie2"})
_VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


class Origin(Model):
    """Where a document came from, as the archive writes it down."""

    url: str
    retrieved_at: str
    sha256: str
    headers: dict[str, str]


class Archive:
    """A folder of documents."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, document: Document) -> str:
        """Keep a document's bytes and where they came from; their SHA-256."""
        digest = hashlib.sha256(document.body).hexdigest()
        headers = {name: v for name, v in document.headers.items() if name not in _SECRET}
        origin = Origin(
            url=document.url,
            retrieved_at=document.retrieved_at.isoformat(),
            sha256=digest,
            headers=headers,
        )
        text = origin.model_dump_json(indent=1).encode()
        if self.body(digest) is None:
            _write(self.file(digest), document.body)
        if not (self._folder / f"{digest}.json").exists():
            _write(self._folder / f"{digest}.json", text)
        if headers.get(BODY_DIGEST) == digest and _VALIDATORS.keys() & headers:
            _write(self._pointer(document.url), text)
        return digest

    def file(self, sha256: str) -> Path:
        """Where the bytes of this SHA-256 lie, if they are there."""
        return self._folder / sha256

    def body(self, sha256: str) -> bytes | None:
        """The bytes kept under this SHA-256, None where they are not there or damaged."""
        try:
            found = self.file(sha256).read_bytes()
        except FileNotFoundError:
            return None
        return found if hashlib.sha256(found).hexdigest() == sha256 else None

    def headers(self, sha256: str) -> dict[str, str]:
        """The headers that came with these bytes when they were first kept."""
        origin = _read(self._folder / f"{sha256}.json")
        return origin.headers if origin else {}

    def held(self, url: str) -> tuple[bytes, dict[str, str]] | None:
        """What this URL answered last, exactly as it came, with its headers.

        None where that is gone, was changed before it was kept, or came without validators.
        """
        origin = _read(self._pointer(url))
        body = self.body(origin.sha256) if origin else None
        return (body, origin.headers) if origin and body is not None else None

    def validators(self, url: str) -> dict[str, str]:
        """The request headers that ask this URL whether the document held is still current."""
        held = self.held(url)
        known = held[1] if held else {}
        return {asks: known[name] for name, asks in _VALIDATORS.items() if name in known}

    def _pointer(self, url: str) -> Path:
        return self._folder / "urls" / f"{hashlib.sha256(url.encode()).hexdigest()}.json"


def _read(file: Path) -> Origin | None:
    try:
        return Origin.model_validate_json(file.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix=".", suffix=".tmp", delete=False) as temporary:
        try:
            temporary.write(data)
            temporary.close()
            os.replace(temporary.name, file)
        except BaseException:
            Path(temporary.name).unlink()
            raise
