"""Whom a text names: the lenders of an edition that bear a name in it."""

from __future__ import annotations

from xiancha import messages, normalise
from xiancha.edition.database import Bearer
from xiancha.lookup import branches, pasted
from xiancha.lookup.edition import Edition, Query


def signer(edition: Edition, text: str) -> int | None:
    """The answer about the one lender named in 【】, as text messages are signed."""
    signed = map(normalise.company, branches.signed(text))
    found = {one.answer for name in signed for one in edition.database.bearers(name)}
    return found.pop() if len(found) == 1 else None


def unlabelled(edition: Edition, text: str) -> str:
    """The name without the label before it; a text that is a name as a whole stays."""
    is_whole = edition.database.bearers(normalise.company(text)) or pasted.is_words(text)
    return text if is_whole else branches.unlabelled(text)


def bearing(edition: Edition, query: Query) -> tuple[str, list[Bearer]]:
    """The name that lenders bear, in normal form, and these lenders.

    They bear the whole name, or it is a branch of theirs, or it is theirs without its bracket.
    """
    normal = query["normal"]
    if rows := edition.database.bearers(normal):
        return normal, rows
    if rows := _of_owner(edition, normal):
        return branches.owner(normal) or normal, rows
    parts = branches.bracketed(query["text"])
    return normalise.company(parts[0]) if parts else normal, _bracketed(edition, query["text"])


def _of_owner(edition: Edition, normal: str) -> list[Bearer]:
    """The firm whose branch this is."""
    owner = branches.owner(normal)
    return edition.database.bearers(owner) if owner else []


def _bracketed(edition: Edition, text: str) -> list[Bearer]:
    """Who is called so by law, where the bracket behind says its role or another of its names."""
    parts = branches.bracketed(text)
    rows = _legal(edition, parts[0]) if parts else []
    if not parts or not rows or branches.is_label(parts[1]):
        return rows
    inside = normalise.company(parts[1])
    bearers = {row.answer for row in edition.database.bearers(inside)}
    owners = edition.owners(inside)
    return [row for row in rows if row.answer in bearers or _id(edition, row.answer) in owners]


def _id(edition: Edition, answer: int) -> str:
    lender = edition.lender_of(answer, messages.LANGUAGES[0])
    return str(lender["id"]) if lender else ""


def _legal(edition: Edition, text: str) -> list[Bearer]:
    """Who is or was called so by law, and no brand."""
    bearers = edition.database.bearers(normalise.company(text))
    return [row for row in bearers if row.kind in ("legal", "former")]


def held_in(edition: Edition, text: str) -> list[Bearer]:
    """Whom a text names beside something else: behind a label, before a bracket, next to others."""
    around, beside = branches.pieces(text)
    find, find_licence = edition.database.bearers, edition.database.licences
    normals = [normalise.company(piece) for piece in around]
    found = [row for one in normals for row in find(one) or _of_owner(edition, one)]
    numbers = [n for piece in around for n in find_licence(normalise.licence(piece))]
    begun = branches.begun(normalise.company(text))
    return [
        *found,
        *(Bearer(answer, "licence", "") for answer in numbers),
        *(row for piece in beside for row in _legal(edition, piece)),
        *(find(begun) if begun else ()),
    ]
