"""What people say in each situation, read without the rest of the content."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from xiancha.content.problems import ContentError, Message, Problem
from xiancha.content.situation_models import FOLDER
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
        if source and isinstance(source.data, dict) and (taught := _taught(source.data)):
            found[id] = taught
    return found


def _taught(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The sentences, and with them the words of the button: who reads those types them again."""
    says = str(data.get("says") or "").rstrip("\n").split("\n")
    button = (data.get("button") or {}).values()
    return tuple(dict.fromkeys([*says, *button])) if says != [""] else ()
