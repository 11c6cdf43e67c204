"""Normal forms of the names of companies and brands. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from xiancha.normalise.request_cache import once
from xiancha.normalise.shared_words import either
from xiancha.normalise.text import NAME_WORDS, NO, fold, letters

_LEGAL_FORM = re.compile(f"{either(NAME_WORDS['legal_forms'])}$")
_LIMITED = (
    (re.compile(r"\(\s*p\s*\)|\b(?:private|pvt|pte)\b\.?"), " pte "),
    (re.compile(r"\blimited\b|\bltd\b\.?"), " ltd "),
    (re.compile(r"\bcorporation\W*$"), " corp "),
    (re.compile(r"\bincorporated\W*$"), " inc "),
)


@once
def company(name: str) -> str:
    """The normal form of a company's name or brand: what it is spelt with, as `letters` has it.

    "1 - CASH PTE. LTD." → "1cashpteltd"; "Digido Finance Corporation" → "digidofinancecorp";
    "招聯" → "招联"; "≠招联", another name, → "非招联".
    """
    text = NO.sub("非", fold(name))
    for pattern, word in _LIMITED:
        text = pattern.sub(word, text)
    normal = letters(text)
    return name if name == normal else normal


@lru_cache(1 << 16)
def known_company(name: str) -> str:
    """`company` of a name that stands in a register or in our files, which are read several times.

    It is held. Never for what somebody asked.
    """
    return company(name)


def short(normal: str) -> str:
    """A company's normal form without its legal form: “杭州银行股份有限公司” → “杭州银行”."""
    return _LEGAL_FORM.sub("", normal)
