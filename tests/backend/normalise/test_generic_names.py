import pytest

from xiancha.normalise import is_generic


@pytest.mark.parametrize(
    "name", ["Cash Loan", "online loan", "Pinjaman Online", "小额贷款", "网络借款平台"]
)
def test_a_name_of_nothing_but_common_words_is_ordinary(name: str) -> None:
    assert is_generic(name)


@pytest.mark.parametrize(
    "name", ["FlashPesa", "4Fin", "花呗", "招联消费金融", "Kredit Pintar", "360", ""]
)
def test_one_word_of_its_own_makes_a_name(name: str) -> None:
    assert not is_generic(name)
