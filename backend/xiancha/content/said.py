"""What people say in each situation, read without the rest of the content."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from xiancha.content.problems import ContentError, Message, Problem
from xiancha.content.situation_models import FOLDER, taught
from xiancha.content.source import read_text


def said(checklists: Path) -> dict[str, tuple[str, ...]]:
    """The sentences by situation, `none` among them; those without any are left out.

    Raises ContentError where a file cannot be read, or where there are no sentences.
    """
    files = {path.stem: path for path in sorted((checklists / FOLDER).glob("*.yml"))}
    found = said_in({id: path.read_text("utf-8-sig", "replace") for id, path in files.items()})
    if not found:
        what = Message("no situation has sentences", "没有一种处境写了大家怎么说")
        own = Message("write them under says: |", "写在 says: | 下面")
        raise ContentError([Problem(FOLDER, 1, what, own)])
    return found


def said_in(files: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The sentences by situation, from the texts of their files. Raises ContentError."""
    found = {}
    for id, text in files.items():
        source, problems = read_text(text, f"{FOLDER}/{id}.yml", frozenset())
        if problems:
            raise ContentError(problems)
        if source and isinstance(source.data, dict) and (says := source.data.get("says")):
            lines = str(says).rstrip("\n").split("\n")
            found[id] = taught(lines, source.data.get("button") or {})
    return found
