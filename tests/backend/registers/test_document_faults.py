"""Whatever is wrong with a document: it is refused in one calm line, and nothing changes.

Every register is given a good document, then the same with one fault: with each in `make soak`, in
`make test` with every fourth one, of each register another fourth. Faults that are taken by design
are listed with their reason as `harmless` beside the documents in `faults/`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from effort import SOAK
from faults import abroad, alert_lists, asia, cn, indonesia, own
from faults.shape import Shape

from xiancha.fetch.archive import Archive
from xiancha.refresh.accept import Outcome
from xiancha.refresh.renew import taken
from xiancha.registers import catalogue
from xiancha.store import Store
from xiancha.store.current_rows import Current, current

pytestmark = pytest.mark.slow

SHAPES = (
    *cn.SHAPES,
    *asia.SHAPES,
    *indonesia.SHAPES,
    *abroad.SHAPES,
    *alert_lists.SHAPES,
    *own.SHAPES,
)
ADVICE = re.compile(
    r"\b(?:ask|check|compare|count|export|fetch|find|give|import|join|look|map|open|read the|"
    r"repair|save|say|see|set|state|try)\b",
    re.I,
)


State = tuple[list[Current], set[Path]]


class Held(NamedTuple):
    """A store and an archive in a folder."""

    store: Store
    archive: Archive
    documents: Path

    def state(self, shape: Shape) -> State:
        """The rows that stand, and the files of the archive."""
        return list(current(self.store, shape.register)), set(self.documents.rglob("*"))


@pytest.fixture(scope="session")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Shape], Path]:
    """A folder with the store and the archive of a shape's good document, taken once."""
    made: dict[str, Path] = {}

    def folder(shape: Shape) -> Path:
        if str(shape) not in made:
            made[str(shape)] = tmp_path_factory.mktemp("accepted")
            good = opened(made[str(shape)])
            outcome = taken(shape.entry, shape.good(), good.store, good.archive)
            good.store.close()
            assert (outcome.problem, outcome.rows > 0) == ("", True)
        return made[str(shape)]

    return folder


@pytest.fixture(scope="session")
def standing(accepted: Callable[[Shape], Path]) -> Iterator[Callable[[Shape], tuple[Held, State]]]:
    """That store and archive, opened once for all faults, and the state that all must leave."""
    found: dict[str, tuple[Held, State]] = {}

    def held(shape: Shape) -> tuple[Held, State]:
        if str(shape) not in found:
            one = opened(accepted(shape))
            found[str(shape)] = one, one.state(shape)
        return found[str(shape)]

    yield held
    for one, _ in found.values():
        one.store.close()


def opened(folder: Path) -> Held:
    documents = folder / "documents"
    return Held(Store(f"sqlite:///{folder / 'store.sqlite'}"), Archive(documents), documents)


def unlike(outcome: Outcome, shape: Shape) -> Iterator[str]:
    """Where a problem is not one line of what is wrong and what to do that names no person."""
    told = outcome.problem
    if not (told.isprintable() and 20 < len(told) < 500 and told.endswith(".")):
        yield f"is no line: {told!r}"
    if "unexpected fault" in told or not ADVICE.search(told):
        yield f"does not say what to do: {told!r}"
    yield from (f"names {person}" for person in shape.persons if person in told)


def changed(before: State, held: Held, shape: Shape, outcome: Outcome, runs: int) -> Iterator[str]:
    """What a refused document left behind but a run that tells its problem."""
    if held.state(shape) != before:
        yield "changed what is held"
    later = held.store.runs(shape.register)
    if len(later) != runs + 1:
        yield f"has {len(later) - runs} runs"
    if (later[-1].problem, later[-1].part) != (outcome.problem, outcome.part):
        yield f"has the run {later[-1]}"


def tried(shape: Shape) -> list[str]:
    """The faults that the register's documents meet here."""
    told = [name for name in shape.faults if name not in shape.harmless]
    return told if SOAK else told[SHAPES.index(shape) % 4 :: 4]


@pytest.mark.soak
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_each_fault_is_told_and_changes_nothing(
    shape: Shape, standing: Callable[[Shape], tuple[Held, State]]
) -> None:
    (held, before), wrong = standing(shape), list[tuple[str, str]]()
    for fault in tried(shape):
        runs = len(held.store.runs(shape.register))
        outcome = taken(shape.entry, shape.faults[fault](), held.store, held.archive)
        found = (*unlike(outcome, shape), *changed(before, held, shape, outcome, runs))
        wrong += [(fault, one) for one in found]
    assert wrong == []


@pytest.mark.parametrize("shape", [one for one in SHAPES if one.harmless], ids=str)
def test_what_is_harmless_by_design_is_taken(
    shape: Shape, accepted: Callable[[Shape], Path], tmp_path: Path
) -> None:
    for fault, why in shape.harmless.items():
        shutil.copytree(accepted(shape), tmp_path / fault)
        held = opened(tmp_path / fault)
        outcome = taken(shape.entry, shape.faults[fault](), held.store, held.archive)
        held.store.close()
        assert (fault, why, outcome.problem) == (fault, why, "")
        assert outcome.rows > 0


def test_every_register_meets_every_fault_that_it_can_have() -> None:
    assert {shape.register for shape in SHAPES} == set(catalogue.registers())
    for shape in SHAPES:
        assert shape.harmless.keys() <= shape.faults.keys()
        assert shape.faults.keys() >= {"challenge-page", "empty-document", "file-cut-off"}
