"""The catalogue: every register with its metadata, and the categories of institutions."""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from pydantic import Field

from xiancha.model import Conversation, CountryCode, Document, Model, Reading, Row
from xiancha.registers.parsing.refusals import Refused

FOLDER = Path(__file__).parent
Text = dict[str, str]
"""A short text per language: in all four where readers see it, else in `zh_CN` and `en`."""


class Ask(Model):
    """The official place to ask about a category that the edition does not hold whole."""

    title: Text
    url: str = ""


class Category(Model):
    """A kind of institution in one country, and whether it may lend to persons."""

    id: str
    country: CountryCode
    title: Text
    marks: tuple[str, ...]
    lends: bool
    ask: Ask | None = None


class Starter(Model):
    """Where the shipped starter rows come from.

    `sha256` is that of the document they were read from, empty where only the shipped
    file itself can be hashed; `whole` names the categories held completely. `via_terms` are
    those of whose copy it is: rows of a copy for non-commercial use only do not ship. `file` lies
    in the register's folder.
    """

    file: str = "starter.csv"
    as_of: date
    url: str
    retrieved_at: date
    via: str = ""
    via_terms: str = ""
    sha256: str = ""
    whole: frozenset[str] = frozenset()


class Terms(Model):
    """On which terms its operator lets others reuse a register, as far as we have seen.

    `commercial`: may rows be passed on for commercial use? `note` is for the documentation.
    """

    title: Text
    url: str
    commercial: Literal["yes", "no", "unknown"]
    note: str


class Register(Model):
    """The metadata of one register, as its `register.toml` states it.

    `way`: how its rows come here: from its operator's address, by handshakes with the hosts
    themselves, from a file that a person brings, or kept by hand in this repository.
    `carried`: which of its lenders extensions carry; of thousands of names none without a known
    host, app or phone, so that a reader elsewhere does not fetch them. Servers hold all, but ask
    back for what a name sounds like in Pinyin only where browsers carry the lender. What is
    `served` no browser carries, warnings least: servers alone hold it.
    `whole`: does a document hold its categories completely, so that a name that is not there
    is not on the list? `caution` is said with every answer that rests on this register.
    `covers` and `reads` are for the documentation; readers see the other texts. `notes` is the
    language in which its rows' notes are written, where they have any.
    `credential` names the operator's key without which it cannot be fetched; what was fetched
    with a key is asked for again after `cadence_days`.
    """

    id: str
    country: CountryCode
    kind: Literal["licence", "partners", "warning", "claims"]
    way: Literal["fetched", "proved", "imported", "kept"]
    carried: Literal["all", "abroad", "reachable", "served"] = "all"
    page: str
    whole: bool
    covers: Text
    reads: Text
    caution: Text = Field(default_factory=dict)
    notes: str = ""
    credential: str = ""
    key: str
    terms: Terms
    cadence_days: int
    stale_after_days: int
    min_rows: int
    max_rows: int
    max_shrink: float = Field(ge=0, le=1)
    tried: Text
    title: Text
    operator: Text
    categories: dict[str, str] = Field(default_factory=dict)
    starter: Starter | None = None
    earlier: tuple[Starter, ...] = ()
    """Shipped rows of older documents, oldest first: what the starter lacks keeps their date."""

    @property
    def starters(self) -> tuple[Starter, ...]:
        """All that is shipped, oldest first."""
        return (*self.earlier, *filter(None, (self.starter,)))

    @property
    def folder(self) -> Path:
        return FOLDER / self.id.replace("-", "_")

    @property
    def has_columns(self) -> bool:
        """True where each line of the starter is one row; else the parser reads it whole."""
        return hasattr(self._parser, "COLUMNS")

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings that the parser expects; empty where it states none by name."""
        stated = getattr(self._parser, "COLUMNS", ())
        return tuple(one for one in stated if isinstance(one, str))

    @property
    def starter_columns(self) -> tuple[str, ...]:
        """The document's columns as the starter has them: without the running number."""
        columns: tuple[str, ...] = self._parser.COLUMNS
        return columns[1:] if columns[0] in ("S/No.", "序号") else columns

    def is_part(self, part: str) -> bool:
        """True for a part that this register has now; most have one, with an empty name."""
        knows = getattr(self._parser, "is_part", None)
        if knows:
            return bool(knows(part))
        return part.partition("/")[0] in self.parts

    @property
    def parts(self) -> tuple[str, ...]:
        """What is fetched one by one; a single empty part where there is one conversation."""
        return tuple(getattr(self._parser, "PARTS", ("",)))

    def conversation(self, part: str) -> Conversation:
        if part:
            return cast(Conversation, self._parser.conversation(part))
        return cast(Conversation, self._parser.conversation())

    def redact(self, document: Document) -> Document:
        """The document without what must not be kept, such as columns about persons."""
        redact = getattr(self._parser, "redact", None)
        return cast(Document, redact(document)) if redact else document

    def read(self, document: Document) -> Reading:
        """Read a redacted document whole. Raises `Refused` where it is not as expected."""
        return cast(Reading, self._parser.read(document))

    def read_given(self, document: Document) -> tuple[Document, Reading]:
        """What is kept of a document that was fetched or given, and what it says.

        Raises Refused, also where the register has no such part.
        """
        if document.part:
            self._refuse_no_part(document.part)
        clean = self.redact(document)
        self._refuse_no_part(clean.part)
        return clean, self.read(clean)

    def _refuse_no_part(self, part: str) -> None:
        if self.is_part(part):
            return
        parts = ", ".join(self.parts) if any(self.parts) else ""
        raise Refused(
            f"This register has no part {part!r}. "
            + (f"Give one of these with --part: {parts}" if parts else "Leave out --part.")
        )

    def row(self, cells: dict[str, str], where: str) -> Row:
        return cast(Callable[[dict[str, str], str], Row], self._parser.row)(cells, where)

    @property
    def _parser(self) -> Any:
        return importlib.import_module(f"xiancha.registers.{self.folder.name}.parse")


class UnknownRegister(KeyError):
    """No register has this id."""

    def __str__(self) -> str:
        return f"no register is called {self.args[0]!r}; there are: {', '.join(registers())}"


@cache
def registers() -> dict[str, Register]:
    """Every register by id, in alphabetical order."""
    files = sorted(FOLDER.glob("*/register.toml"))
    found = (Register.model_validate(tomllib.loads(file.read_text("utf-8"))) for file in files)
    return {register.id: register for register in found}


def load_parsers() -> None:
    """Import the parser of every register."""
    for found in registers().values():
        importlib.import_module(f"xiancha.registers.{found.folder.name}.parse")


def register(register_id: str) -> Register:
    """One register. Raises UnknownRegister, whose message lists the ids there are."""
    try:
        return registers()[register_id]
    except KeyError:
        raise UnknownRegister(register_id) from None


@cache
def categories() -> tuple[Category, ...]:
    """Every category, in the order in which names are matched against their marks."""
    held = tomllib.loads((FOLDER / "categories.toml").read_text("utf-8"))
    asks = {name: Ask.model_validate(ask) for name, ask in held["asks"].items()}
    known = [
        {**entry, "ask": asks[entry["ask"]]} if "ask" in entry else entry
        for entry in held["category"]
    ]
    return tuple(Category.model_validate(entry) for entry in known)


def category(country: str, category_id: str) -> Category | None:
    """The category of this id in this country, None where there is none."""
    return _by_id().get((country, category_id))


@cache
def _by_id() -> dict[tuple[str, str], Category]:
    return {(one.country, one.id): one for one in reversed(categories())}
