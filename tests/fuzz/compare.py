"""The same questions asked of the server and of the extension, over one edition."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from xiancha.edition import on_disk
from xiancha.lookup import BadQuestion, Edition, ask
from xiancha.lookup.ask import Kind

ANSWER = Path(__file__).with_name("answer.js")


class Question(NamedTuple):
    """A text and what it is asked as; `source`: which generator made it."""

    kind: Kind
    text: str
    source: str


class Said(NamedTuple):
    """What decides; `lender` is an id. A question that cannot be asked is `refused`."""

    verdict: str
    reason: str = ""
    lender: str | None = None


class Difference(NamedTuple):
    question: Question
    server: Said
    extension: Said


REFUSED = Said("refused")
AHEAD = ("product", "brand", "ask", "reported_phone", "phones", "signature")
"""What the server says of products and of what only asks back, which the extension does not yet.

It says less then, and never more: none of its quiet and loud verdicts stands beside one of these.
"""
SHRUGS = ("none", "uncovered", "refused")


def differences(folder: Path, questions: list[Question]) -> Iterable[Difference]:
    """Where the two do not say the same verdict, reason and lender."""
    with tempfile.TemporaryDirectory() as temporary:
        asked, answered = Path(temporary) / "asked", Path(temporary) / "answered"
        lines = (json.dumps({"kind": one.kind, "text": one.text}) for one in questions)
        asked.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        with asked.open("rb") as source, answered.open("wb") as target:
            command = ["node", str(ANSWER), str(folder)]
            extension = subprocess.Popen(command, stdin=source, stdout=target)
            edition = Edition(on_disk.newest(folder))
            server = [_said(edition, one) for one in questions]
            if extension.wait():
                raise RuntimeError("answer.js failed; its error stands above")
        read = [_read(line) for line in answered.read_text("utf-8").splitlines()]
    for question, ours, theirs in zip(questions, server, read, strict=True):
        is_ahead = ours.reason in AHEAD and theirs.verdict in SHRUGS
        if ours != theirs and not is_ahead:
            yield Difference(question, ours, theirs)


def _said(edition: Edition, question: Question) -> Said:
    try:
        answer = json.loads(ask(edition, question.kind, question.text))
    except BadQuestion:
        return REFUSED
    lender = answer["lender"] and answer["lender"]["id"]
    return Said(answer["verdict"], answer["reason"], lender)


def _read(line: str) -> Said:
    answer = json.loads(line)
    return Said(**answer) if answer else REFUSED
