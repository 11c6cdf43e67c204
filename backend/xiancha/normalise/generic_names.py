"""Generic names: made only of ordinary words of the trade, so they are nobody's. Pure."""

from __future__ import annotations

import re

from xiancha.normalise.text import fold

_LATIN = """
a and for in of on or the to with your
app application apps available google internet link mobile online platform play portal site store
url web website
bank banking business capital car card cards cash co company credit customer digital education
express fast finance financial fintech gold home india instant kenya lender lending loan loans
login money mortgage payday payment payments personal pte quick salary service services solutions
tech technologies technology vehicle
limited llp ltd private pvt
aman bunga cair cari cepat dana duit gadai info instan investasi jaminan kilat kredit kta langsung
modal mudah murah pinjam pinjaman pinjol rendah resmi rupiah tanpa trading tunai uang
"""
_WORDS = frozenset(_LATIN.split())
_CHINESE = re.compile(
    r"(个人|小额|消费|信用|抵押|网络|在线|快速|极速|急用?|现金|贷款|借款|借钱|网贷|金融|银行|平台|公司)+"
)
_NUMBERED = re.compile(r"[a-z]\d{2}|\d{2}[a-z]")
_WORD = re.compile(r"[^\W\d_]+")


def is_generic(name: str) -> bool:
    """True where every word of a name is one that any lender may use.

    “Cash Loan”, “Pinjaman Online”, “小额贷款”; never a name of digits alone, such as “360”, or one
    with a number glued to a word: “99CREDIT”, “Salary112”.
    """
    plain = fold(name)
    words = _WORD.findall(plain)
    return (
        bool(words)
        and not _NUMBERED.search(plain)
        and all(word in _WORDS or _CHINESE.fullmatch(word) for word in words)
    )
