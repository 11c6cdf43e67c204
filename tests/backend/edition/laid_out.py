"""A small manifest, and files put where their content says."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

from xiancha.edition import files
from xiancha.edition.manifest import FileRef, Manifest, RegisterNow

AT = datetime(2026, 11, 27, 9, tzinfo=UTC)
SHA = "a" * 64
MANIFEST = Manifest(
    edition=1764000000,
    published_at=AT,
    expires_at=AT.replace(year=2027),
    files={"coverage.json": FileRef(sha256=SHA, size=3), "CN/": FileRef(sha256=SHA, size=9)},
    registers={
        "lt-illegal-websites": RegisterNow(
            as_of=date(2026, 2, 1),
            retrieved_at=AT,
            rows=99,
            documents=((date(2026, 2, 1), AT),),
            covered={"warning": (date(2026, 2, 1), 99)},
        )
    },
)


def laid(editions: Path, name: str, body: bytes) -> FileRef:
    """Put a file where its content says."""
    ref = FileRef(sha256=hashlib.sha256(body).hexdigest(), size=len(body))
    place = editions / files.file_path(ref.sha256, name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(body)
    return ref
