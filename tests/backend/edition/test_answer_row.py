"""What an edition holds as JSON text, as values."""

from __future__ import annotations

import pytest

from xiancha.edition.answer_row import StoredAnswer, bearer

STORED = StoredAnswer(
    "licensed", "listed", "CN", '{"name":"招联"}', '[{"type":"claim"}]', '"有牌照"'
)


def test_a_stored_answer_gives_its_values() -> None:
    assert STORED.values() == {
        "verdict": "licensed",
        "reason": "listed",
        "country": "CN",
        "lender": {"name": "招联"},
        "evidence": [{"type": "claim"}],
        "says": "有牌照",
    }


def test_another_verdict_leaves_the_lender_and_its_evidence() -> None:
    found = STORED.judged_again("uncovered", "revoked", "“不再”担保").with_evidence([])
    assert (found.verdict, found.reason, found.says) == ("uncovered", "revoked", "“不再”担保")
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
