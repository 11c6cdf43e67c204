"""What people say in each situation, read without the rest of the content."""

from __future__ import annotations

from pathlib import Path

from xiancha.content.problems import ContentError, Message, Problem
from xiancha.content.situation_models import FOLDER
from xiancha.content.source import read


def said(checklists: Path) -> dict[str, tuple[str, ...]]:
    """The sentences by situation, `none` among them; those without any are left out.

    Raises ContentError where a file cannot be read, or where there are no sentences.
    """
    problems: list[Problem] = []
    found = {}
    for path in sorted((checklists / FOLDER).glob("*.yml")):
        source = read(path, f"{FOLDER}/{path.name}", (), problems)
        if source and isinstance(source.data, dict) and (says := source.data.get("says")):
            found[path.stem] = tuple(str(says).rstrip("\n").split("\n"))
    if not found and not problems:
        what = Message("no situation has sentences", "没有一种处境写了大家怎么说")
        own = Message("write them under says: |", "写在 says: | 下面")
        problems.append(Problem(FOLDER, 1, what, own))
    if problems:
        raise ContentError(problems)
    return found
