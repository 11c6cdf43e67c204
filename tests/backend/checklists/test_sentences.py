"""What frightened readers are told comes in short sentences."""

from sentences import sentences


def test_chinese_sentences_are_short() -> None:
    found = sentences("zh_CN")
    assert len(found) > 500
    assert [each for each in found if each.length > 40] == []
    assert sorted(each.length for each in found)[len(found) // 2] <= 20


def test_english_sentences_are_short() -> None:
    found = sentences("en")
    assert len(found) > 500
    assert [each for each in found if each.length > 35] == []
