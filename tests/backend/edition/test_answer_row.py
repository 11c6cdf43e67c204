"""What an edition holds as JSON text, as values."""

from __future__ import annotations

import pytest

from xiancha.edition.answer_row import StoredAnswer, bearer
from xiancha.edition.said import Said
from xiancha.model import Verdict
from xiancha.verdict import Judgement

STORED = StoredAnswer(
    "licensed", "listed", "CN", '{"name":"招联"}', '[{"type":"claim"}]', '"有牌照"\t"自行公示"'
)


def test_a_stored_answer_gives_its_values() -> None:
    assert STORED.values() == {
        "verdict": "licensed",
        "reason": "listed",
        "country": "CN",
        "lender": {"name": "招联"},
        "evidence": [{"type": "claim"}],
        "said": Said("licensed_listed", '"有牌照"', '"自行公示"'),
    }


def test_another_verdict_leaves_the_lender_and_its_evidence() -> None:
    judged = Judgement(verdict=Verdict.uncovered, reason="revoked")
    said = Said("uncovered_revoked", '"“不再”担保"')
    found = STORED.judged_again(judged, said).with_evidence([])
    assert (found.verdict, found.reason, found.said) == ("uncovered", "revoked", said)
    assert (found.lender, found.evidence) == ({"name": "招联"}, [])


@pytest.mark.parametrize(
    ("kind", "proof", "reported", "proven"),
    [
        ("legal", "reported", False, True),
        ("brand", "reported", True, False),
        ("brand", "register", False, True),
    ],
)
def test_a_legal_name_needs_no_more_proof(
    kind: str, proof: str, reported: bool, proven: bool
) -> None:
    found = bearer(1, kind, f'{{"proof":"{proof}"}}')
    assert (found.is_reported, found.is_proven) == (reported, proven)
