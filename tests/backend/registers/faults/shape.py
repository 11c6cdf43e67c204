"""What the matrix of faults is told about one kind of document of one register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from xiancha.model import Document
from xiancha.registers import catalogue
from xiancha.registers.catalogue import Register

Make = Callable[[], Document]


@dataclass(frozen=True)
class Shape:
    """A good document of a register, and the same with one fault each.

    `persons` are texts about persons that stand in the documents and may be told nowhere.
    `harmless` says why a fault is taken all the same. `min_rows` is for registers whose real
    documents are longer than those made here.
    """

    register: str
    kind: str
    good: Make
    faults: Mapping[str, Make]
    persons: tuple[str, ...]
    harmless: Mapping[str, str] = field(default_factory=dict)
    min_rows: int | None = None

    def __str__(self) -> str:
        return f"{self.register}-{self.kind}"

    @property
    def entry(self) -> Register:
        """The register as the catalogue has it, but for its least number of rows."""
        found = catalogue.register(self.register)
        least = found.min_rows if self.min_rows is None else self.min_rows
        return found.model_copy(update={"min_rows": least})
