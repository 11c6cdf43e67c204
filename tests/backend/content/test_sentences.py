"""What frightened readers are told comes in short sentences."""

import pytest
from sentences import MOST, sentences


@pytest.mark.parametrize("language", MOST)
def test_sentences_are_short(language: str) -> None:
    found = sentences(language)
    assert len(found) > 500
    assert [each for each in found if each.length > MOST[language]] == []
    assert sorted(each.length for each in found)[len(found) // 2] <= MOST[language] // 2
