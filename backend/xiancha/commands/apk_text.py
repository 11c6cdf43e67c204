"""What `xiancha apk` prints of a file: for people, as JSON, as cells of a table. Pure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from xiancha.apk.facts import Bundle, Facts, PermissionLimits, Signature
from xiancha.csv_cell import harmless


class ReadFile(NamedTuple):
    """A file that was read."""

    path: Path
    facts: Facts


class Unread(NamedTuple):
    """A file that was not read: why, and what to do."""

    path: Path
    code: str
    what: str
    what_to_do: str


COLUMNS = (
    "file", "base", "package", "label", "version_name", "version_code", "min_sdk", "target_sdk",
    "declares", "limits", "binds", "signers", "signature", "notes", "error", "what_to_do",
)  # fmt: skip


def json_line(said: ReadFile | Unread) -> str:
    """One object, in one line."""
    if isinstance(said, Unread):
        error = {"code": said.code, "what": said.what, "what_to_do": said.what_to_do}
        return _dumped({"file": str(said.path), "error": error})
    return _dumped({"file": str(said.path), **said.facts.model_dump(mode="json")})


def _dumped(value: dict[str, Any]) -> str:
    """In ASCII: every output can hold it, and no letter of a foreign name acts on a terminal."""
    return json.dumps(value) + "\n"


def row(said: ReadFile | Unread) -> tuple[str, ...]:
    """The cells of a row of COLUMNS; lists are separated by spaces, limits by semicolons."""
    if isinstance(said, Unread):
        error = f"{said.code}: {said.what}"
        cells = {"file": str(said.path), "error": error, "what_to_do": said.what_to_do}
    else:
        facts = said.facts
        cells = {
            "file": str(said.path),
            **{name: _cell(value) for name, value in facts.model_dump().items()},
            "base": facts.bundle.base if facts.bundle else "",
            "declares": " ".join(facts.permissions),
            "limits": "; ".join(_limited(facts).values()),
            "signers": " ".join(f"{one.scheme}:{one.sha256}" for one in facts.signers),
            "signature": _state(facts.signature),
        }
    return tuple(harmless(plain(cells.get(name, ""))) for name in COLUMNS)


def _cell(value: object) -> str:
    if isinstance(value, tuple | list):
        return " ".join(str(one) for one in value)
    return "" if value is None else str(value)


def paragraph(said: ReadFile | Unread) -> str:
    """Lines for people, and an empty one."""
    if isinstance(said, Unread):
        return f"{plain(str(said.path))}\n  not read: it {said.what}. {said.what_to_do}\n\n"
    facts = said.facts
    names = [facts.label, *(text for tag, text in facts.labels.items() if tag.startswith("zh"))]
    shown = " / ".join(dict.fromkeys(name for name in names if name))
    limited = _limited(facts)
    lines = [
        f"{plain(shown) or '(no name)'}  {plain(facts.package)}  {plain(facts.version_name or '')}",
        *(_bundle(one) for one in [facts.bundle] if one),
        f"signature: {_state(facts.signature)}",
        *(f"  {one.scheme} {one.sha256} {plain(one.subject)}" for one in facts.signers),
        f"declares {len(facts.permissions)} permissions; declared is not yet used",
        *(f"  {plain(limited.get(name, name))}" for name in facts.permissions),
        *(f"  service or receiver tied by {plain(name)}" for name in facts.binds),
        *(f"note: {note}" for note in facts.notes),
    ]
    return "\n".join([plain(str(said.path)), *(f"  {line}" for line in lines), "", ""])


def _bundle(bundle: Bundle) -> str:
    return f"bundle of {bundle.apks} APKs; its base was read: {plain(bundle.base)}"


def _limited(facts: Facts) -> dict[str, str]:
    """Permissions that only some versions of Android ask for: name → the name and its limits."""
    return {one.name: f"{one.name} ({_levels(one)})" for one in facts.permission_limits}


def _levels(limits: PermissionLimits) -> str:
    if limits.max_sdk is None:
        return f"Android API {limits.min_sdk} and later"
    if limits.min_sdk is None:
        return f"Android API up to {limits.max_sdk}"
    return f"Android API {limits.min_sdk} to {limits.max_sdk}"


_STATES = {
    "unsigned": "none: Android does not install it",
    "named": "names a certificate; not checked",
    "verified": "fits every byte that it covers ({scheme})",
    "broken": "does not fit the file, or cannot be read",
    "unsupported": "names a certificate; this kind is not checked here ({scheme})",
    "large": "names a certificate; unpacks to more than is checked here: "
    "12 MiB a file, 256 in all, or a list above 8 MiB",
    "outdated": "fits, but is too old for this app: Android 11 does not install it ({scheme})",
}


def _state(signature: Signature) -> str:
    return _STATES[signature.state].format(scheme=signature.scheme)


def plain(text: str) -> str:
    """Without letters that act on a terminal."""
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in text)
