"""Whatever is wrong with a document: it is refused in one calm line, and nothing changes.

Every register is given a good document, then the same with one fault. Faults that are taken by
design are listed with their reason as `harmless` beside the documents in `faults/`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from faults import abroad, asia, cn, indonesia, own
from faults.shape import Shape

from xiancha.fetch.archive import Archive
from xiancha.refresh.renew import taken
from xiancha.refresh.take import Outcome
from xiancha.registers import catalogue
from xiancha.store import Store
from xiancha.store.current_rows import Current, current

pytestmark = pytest.mark.slow

SHAPES = (*cn.SHAPES, *asia.SHAPES, *indonesia.SHAPES, *abroad.SHAPES, *own.SHAPES)
ADVICE = re.compile(
    r"\b(?:ask|check|compare|count|export|fetch|find|give|import|join|look|map|open|read the|save|"
    r"say|see|set|state|try)\b",
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
        return current(self.store, shape.register), set(self.documents.rglob("*"))


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


@pytest.fixture
def held(shape: Shape, accepted: Callable[[Shape], Path], tmp_path: Path) -> Held:
    """A copy of that store and archive, to be changed."""
    folder = tmp_path / "held"
    shutil.copytree(accepted(shape), folder)
    return opened(folder)


def opened(folder: Path) -> Held:
    documents = folder / "documents"
    return Held(Store(f"sqlite:///{folder / 'store.sqlite'}"), Archive(documents), documents)


def of_all(*, harmless: bool) -> list[object]:
    """Every shape with every fault that is, or is not, harmless for it."""
    return [
        pytest.param(shape, fault, id=f"{shape}-{fault}")
        for shape in SHAPES
        for fault in shape.faults
        if (fault in shape.harmless) == harmless
    ]


def told(outcome: Outcome, shape: Shape) -> None:
    """The problem is one line that says what is wrong and what to do, and names no person."""
    assert outcome.problem.isprintable()
    assert "unexpected fault" not in outcome.problem
    assert 20 < len(outcome.problem) < 500
    assert outcome.problem.endswith(".")
    assert ADVICE.search(outcome.problem)
    assert [person for person in shape.persons if person in outcome.problem] == []


@pytest.mark.parametrize(("shape", "fault"), of_all(harmless=False))
def test_a_fault_is_told_and_changes_nothing(
    shape: Shape, fault: str, standing: Callable[[Shape], tuple[Held, State]]
) -> None:
    held, before = standing(shape)
    runs = len(held.store.runs(shape.register))
    outcome = taken(shape.entry, shape.faults[fault](), held.store, held.archive)
    told(outcome, shape)
    assert held.state(shape) == before
    later = held.store.runs(shape.register)
    assert (later[-1].problem, later[-1].part) == (outcome.problem, outcome.part)
    assert len(later) == runs + 1


@pytest.mark.parametrize(("shape", "fault"), of_all(harmless=True))
def test_what_is_harmless_by_design_is_taken(shape: Shape, fault: str, held: Held) -> None:
    outcome = taken(shape.entry, shape.faults[fault](), held.store, held.archive)
    assert (outcome.problem, outcome.rows > 0) == ("", True)


def test_every_register_meets_every_fault_that_it_can_have() -> None:
    assert {shape.register for shape in SHAPES} == set(catalogue.registers())
    for shape in SHAPES:
        assert shape.harmless.keys() <= shape.faults.keys()
        assert shape.faults.keys() >= {"challenge-page", "empty-document", "file-cut-off"}
