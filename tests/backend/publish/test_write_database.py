"""What many answers say alike is held once, and every answer reads as if it held its own."""

from datetime import date
from pathlib import Path

import pytest
from stored import accept, row

from xiancha.edition import DATABASE
from xiancha.edition.answer_row import NAME
from xiancha.lookup.without_retracted import NOTHING, CorrectedDatabase
from xiancha.merge.join import gather
from xiancha.messages import LANGUAGES
from xiancha.publish import content_store, write_database
from xiancha.publish.answers import lender_answer
from xiancha.publish.coverage import measure
from xiancha.publish.folder import PublishProblem
from xiancha.publish.namesakes import NearNames
from xiancha.publish.write_evidence import name_evidence
from xiancha.store import Store

DAY = date(2026, 2, 1)
SINGAPORE = "sg-mlaw-moneylenders"
STRANGE = (
    'A "QUOTED" \\ PTE. LTD.',
    "O'NEIL PTE. LTD.",
    "{lender} $1 PTE. LTD.",
    "甲“乙”放贷有限公司",
)


def test_a_sentence_and_evidence_name_each_lender_as_it_is_called(
    store: Store, tmp_path: Path
) -> None:
    rows = [row(f"k{n}", name, category="moneylender") for n, name in enumerate(STRANGE)]
    accept(store, 1, *rows, whole=("moneylender",), register=SINGAPORE)
    gathered = gather(store, DAY)
    file = tmp_path / DATABASE
    write_database.write(file, gathered, measure(store), [], NearNames(), {})
    database = CorrectedDatabase(file, NOTHING)
    for number, entry in enumerate(gathered.entries, 1):
        made = lender_answer(entry)
        for language in LANGUAGES:
            held = database.answer(number, language)
            because = made.said[language].sentence.replace(NAME, entry.name)
            assert held.said.sentence == because
            assert entry.name in because
        assert held.lender == made.lender
        assert held.evidence == made.evidence
        for name in entry.names:
            (bearer,) = database.bearers(name.normal)
            assert (bearer.answer, bearer.kind) == (number, name.kind)
            assert bearer.evidence == name_evidence(name)
    held = database.connection.execute("SELECT count(*) FROM sentences").fetchone()
    assert held == (1,)


def test_a_file_that_readers_would_refuse_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content_store, "limit", lambda name: 20)
    with pytest.raises(PublishProblem, match=r"SG/lenders\.json would have .* carried = "):
        content_store.put(
            tmp_path, {"coverage.json": {}, "SG/lenders.json": {"lenders": ["a"] * 20}}
        )
