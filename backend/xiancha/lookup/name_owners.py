"""The lenders of an edition that bear a name."""

from __future__ import annotations

from xiancha.edition.answer_row import Bearer
from xiancha.lookup import branches
from xiancha.lookup.edition import Edition


def bearing(edition: Edition, normal: str) -> tuple[str, list[Bearer]]:
    """The name that lenders bear and these lenders: all of a name in normal form, or the name of
    the firm whose branch it is.
    """
    if rows := edition.database.bearers(normal):
        return normal, rows
    owner = branches.owner(normal)
    return owner or normal, edition.database.bearers(owner) if owner else []
