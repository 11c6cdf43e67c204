"""The lists of scheme v1: META-INF/MANIFEST.MF and the .SF files. Pure.

Form: AOSP, `StrictJarManifestReader.java`. What it reads in ways of its own is `Unsupported` here.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import NamedTuple

from xiancha.apk.problems import ApkRefused, Unsupported

_HASHES = {"sha-512": "sha512", "sha-384": "sha384", "sha-256": "sha256", "sha1": "sha1"}
"""The strongest first, as Android asks (`StrictJarVerifier.DIGEST_ALGORITHMS`)."""
_MOST_LINES = 200_000
"""Some five for each file: a list of ten thousand files has a quarter of them."""
_HEADER = re.compile(r"([A-Za-z0-9_-]{1,70}): (.*)", re.DOTALL)


class Section(NamedTuple):
    """Its headers by their names in small letters, and its bytes up to the next one."""

    headers: dict[str, str]
    data: bytes


class JarManifest(NamedTuple):
    """The main section, and one by name of each file. Texts are bytes as Latin-1."""

    main: Section
    files: dict[str, Section]


def read_jar_manifest(data: bytes) -> JarManifest:
    """Raises Unsupported, and ApkRefused where it is too long."""
    main, *others = _sections(data)
    files = {}
    for one in others:
        name = one.headers.get("name")
        if name is None or next(iter(one.headers)) != "name" or name in files:
            raise Unsupported
        files[name] = one
    return JarManifest(main, files)


def has_digest(section: Section, of: str, data: bytes) -> bool | None:
    """Whether it holds the digest of these bytes; None where it holds no such digest."""
    said = digest_said(section, of)
    return is_digest(said, data) if said else None


class SaidDigest(NamedTuple):
    """A digest in base64, and the name of its hash in hashlib."""

    hash: str
    text: str


def digest_said(section: Section, of: str) -> SaidDigest | None:
    """The strongest digest that it holds."""
    for name, hash in _HASHES.items():
        text = section.headers.get(f"{name}-{of}")
        if text is not None:
            return SaidDigest(hash, text)
    return None


def is_digest(said: SaidDigest, data: bytes) -> bool:
    """Whether it is that of these bytes."""
    return base64.b64encode(hashlib.new(said.hash, data).digest()).decode() == said.text


def _sections(data: bytes) -> list[Section]:
    text = data.decode("latin-1")
    found: list[Section] = []
    lines: list[str] = []
    start = at = 0
    has_ended = False
    count = 0
    while at < len(text):
        count += 1
        if count > _MOST_LINES:
            raise ApkRefused("too-large")
        end = text.find("\n", at)
        line = text[at:end].removesuffix("\r")
        if end < 0 or "\r" in line or "\0" in line or not (line or lines):
            raise Unsupported
        if line and has_ended:
            found.append(Section(_headers(lines), data[start:at]))
            start, lines = at, []
        has_ended = not line
        if line:
            lines.append(line)
        at = end + 1
    return [*found, Section(_headers(lines), data[start:])]


def _headers(lines: list[str]) -> dict[str, str]:
    """A line that begins with a space goes on from the one before."""
    pieces: dict[str, list[str]] = {}
    last: list[str] = []
    for line in lines:
        header = _HEADER.fullmatch(line)
        if line[0] == " " and pieces:
            last.append(line[1:])
        elif header and header[1].lower() not in pieces:
            last = pieces[header[1].lower()] = [header[2]]
        else:
            raise Unsupported
    return {name: "".join(each) for name, each in pieces.items()}
