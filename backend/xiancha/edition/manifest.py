"""The manifest of an edition: its files by content address, and what changes at each refresh.

Pure. The format is described in docs/editions.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, PlainSerializer, StringConstraints, TypeAdapter
from pydantic import ValidationError as _Invalid

from xiancha.edition import DATABASE
from xiancha.edition.envelope import At, Counted, Digest, Said
from xiancha.edition.errors import Refused
from xiancha.messages import LANGUAGES, tag

MANIFEST_LIMIT = 2**18
INDEX_LIMIT = 2**20
FILE_LIMIT = 2**26
DATABASE_LIMIT = 2**34
"""The most bytes of each; a server's database is a file on its disk and never held in memory."""
LAWS = "laws.json"
_NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,3}/?$"
Name = Annotated[str, StringConstraints(pattern=_NAME)]
Day = Annotated[date, PlainSerializer(date.isoformat, return_type=str)]
Rows = Annotated[int, Field(ge=0)]


def limit(name: str) -> int:
    """The most bytes that a file of this name may have."""
    if name == DATABASE:
        return DATABASE_LIMIT
    return INDEX_LIMIT if name.endswith("/") else FILE_LIMIT


def for_browsers(names: Iterable[str], *languages: str) -> list[str]:
    """The files of an edition that browsers fetch, by their names: those in the indexes of these
    languages, of all where none is given.
    """
    folders = {tag(one) for one in languages or LANGUAGES}
    return [name for name in names if name.partition("/")[0] in folders]


def in_every_language(name: str) -> str:
    """The name of a file that all indexes of languages name, and which says the same in each."""
    return f"{tag(LANGUAGES[0])}/{name}"


class FileRef(Said):
    """A file by its content: SHA-256 in hex, and how many bytes it has."""

    sha256: Digest
    size: Annotated[int, Field(ge=0)]


def _bounded(files: dict[str, FileRef]) -> dict[str, FileRef]:
    for name, ref in files.items():
        if ref.size > limit(name):
            raise ValueError(f"{name} has more than {limit(name)} bytes")
    return files


def _flat(files: dict[str, FileRef]) -> dict[str, FileRef]:
    if any(name.endswith("/") or name == DATABASE for name in files):
        raise ValueError("an index names files alone")
    return files


Files = Annotated[dict[Name, FileRef], AfterValidator(_bounded)]
_Index = TypeAdapter(Annotated[Files, AfterValidator(_flat)])


class RegisterNow(Said):
    """What a refresh changes of a register, even one that finds every row as it was.

    `documents` are those that the edition speaks of, `[as_of, retrieved_at]` each: files name
    them by their place. `covered` has for each category that it covers `[as_of, rows]`.
    """

    as_of: Day
    retrieved_at: At
    rows: Rows
    documents: tuple[tuple[Day, At], ...] = ()
    covered: dict[str, tuple[Day, Rows]] = Field(default_factory=dict)


class Manifest(Said):
    """What one edition is made of.

    A name in `files` that ends in `/` is an index: the names in it follow its own.
    """

    type: Literal["edition"] = "edition"
    format: Literal[2] = 2
    edition: Counted
    published_at: At
    expires_at: At
    files: Files
    registers: dict[str, RegisterNow]


def read_index(body: bytes) -> dict[str, FileRef]:
    """The files that an index names. Raises Refused where it is none."""
    try:
        return _Index.validate_json(body)
    except _Invalid:
        raise Refused("malformed") from None
