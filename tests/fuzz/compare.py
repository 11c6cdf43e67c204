"""The same questions asked of the server and of the extension, over one edition."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from xiancha.edition import on_disk
from xiancha.lookup import BadQuestion, Edition, ask
from xiancha.lookup.ask import Kind
from xiancha.registers import catalogue

ON = "2026-11-27"
"""The day of retractions."""
ANSWER = Path(__file__).with_name("answer.js")


class Question(NamedTuple):
    """A text and what it is asked as; `source`: which generator made it.

    `against` is what was retracted, each with its kind and mark, for the extension to know.
    """

    kind: Kind
    text: str
    source: str
    against: tuple[tuple[str, str], ...] = ()


class Said(NamedTuple):
    """What decides; `lender` is an id, `product` a name. What cannot be asked is `refused`.

    `asks` are the near names, `says` all that is said: they are read, and no difference.
    """

    verdict: str
    reason: str = ""
    lender: str | None = None
    product: str | None = None
    asks: tuple[str, ...] = ()
    says: str = ""

    @property
    def decides(self) -> tuple[str | None, ...]:
        return self[:4]


class Difference(NamedTuple):
    question: Question
    server: Said
    extension: Said


REFUSED = Said("refused")
OPEN = {
    ("uncovered", "ask", None, None),
    ("none", "word", None, None),
    ("none", "text", None, None),
    ("none", "installer", None, None),
}
"""What decides nothing: of near names one knows more, and of a text the server reads none."""
LEFT = tuple(
    f"{register.id}:" for register in catalogue.registers().values() if register.carried != "all"
)
"""How the ids of lenders begin of whom readers of Chinese carry those with a known channel."""
SHRUGS = ("none", "uncovered", "refused")


def differences(folder: Path, questions: list[Question]) -> Iterable[Difference]:
    """Where the two do not say the same verdict, reason, lender and product."""
    edition = Edition(on_disk.newest(folder))
    with by_extension(folder, questions) as answers:
        server = [said(edition, one) for one in questions]
        extension = answers()
    for question, ours, theirs in zip(questions, server, extension, strict=True):
        if differ(ours, theirs):
            yield Difference(question, ours, theirs)


def differ(ours: Said, theirs: Said) -> bool:
    """True where the server decides and the extension says another thing; what the extension leaves
    aside is none.

    Texts are the extension's alone: the server answers one thing, and decides nothing of more. Nor
    does it where it names nobody and says that it cannot tell.
    """
    names_nobody = not (ours.lender or ours.product) and ours.verdict == "uncovered"
    is_open = ours.decides in OPEN or (names_nobody and theirs.verdict in SHRUGS)
    return not is_open and ours.decides != theirs.decides and not _is_left(ours, theirs)


@contextmanager
def by_extension(
    folder: Path, questions: list[Question], language: str = "zh_CN"
) -> Iterator[Callable[[], list[Said]]]:
    """What the extension's own modules answer from the files of readers of this language, computed
    meanwhile; the call waits for it.
    """
    with tempfile.TemporaryDirectory() as temporary:
        asked, answered = Path(temporary) / "asked", Path(temporary) / "answered"
        asked.write_text("".join(f"{_line(one)}\n" for one in questions), "utf-8")
        with asked.open("rb") as source, answered.open("wb") as target:
            command = ["node", str(ANSWER), str(folder), language]
            extension = subprocess.Popen(command, stdin=source, stdout=target)

        def answers() -> list[Said]:
            if extension.wait():
                raise RuntimeError("answer.js failed; its error stands above")
            with answered.open(encoding="utf-8", newline="\n") as lines:
                return [_read(line) for line in lines]

        try:
            yield answers
        finally:
            extension.wait()


def said(edition: Edition, question: Question) -> Said:
    """What the server answers."""
    try:
        answer = ask(edition, question.kind, question.text).values()
    except BadQuestion:
        return REFUSED
    lender, product, card = answer["lender"], answer.get("product"), answer["card"]
    return Said(
        answer["verdict"],
        answer["reason"],
        lender and lender["id"],
        product and product["name"],
        tuple(one["name"] for one in answer["suggestions"]),
        "".join((card["because"], *card["steps"], *card["more"])),
    )


def _line(question: Question) -> str:
    against = [{"what": what, "value": value, "on": ON} for what, value in question.against]
    return json.dumps({"kind": question.kind, "text": question.text, "against": against})


def _read(line: str) -> Said:
    answer = json.loads(line)
    return Said(**{**answer, "asks": tuple(answer["asks"])}) if answer else REFUSED


def _is_left(ours: Said, theirs: Said) -> bool:
    """True where the server knows what only servers carry, and the extension shrugs."""
    is_of_more = ours.reason in ("old_warning", "ambiguous")
    is_carried = not (ours.lender or "").startswith(LEFT) and not is_of_more
    return not is_carried and theirs.verdict in SHRUGS
