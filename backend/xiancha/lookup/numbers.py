"""The Chinese phone numbers in a text. Pure."""

from __future__ import annotations

import re

from xiancha import normalise

MOST = 5
"""So many numbers of one text are read."""
_PHONE = re.compile(
    r"(?<![\d./-])(?:\+?86[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}"
    r"|[48]00[ -]?(?:\d{3}[ -]?\d{4}|\d{4}[ -]\d{3})|9[56]\d{3,6}|1[0-2]\d{3})"
    r"(?![\d./-]| ?(?:元|块|万|千|年|月|日|期|人|笔|次|%|rmb|号(?!码)))",
    re.A,
)
_NO_PHONE = re.compile(
    r"[(〔[【]?(?:19|20)\d{2}[)〕\]】]?年?[^\s,.;!?]{0,20}?\d+号(?!码)"
    r"|(?:尾号|编号|单号|工单号?|订单号?|验证码|卡号|账号|合同号)[是为: ]*[\da-z-]+"
    r"|(?:流水号|取件码|邮编|案号|工号|户号|身份证号?)[是为: ]*[\da-z-]+"
    r"|(?:欠款?|借了|本金|利息|金额|余额|到账|共计|合计)了?[是为: ]*\d+|(?:[¥$£₱₦₹]|rmb|cny) ?\d+",
    re.A,
)
"""Digits that call nobody: the number of a case, of a document or of something else, a sum."""


def held(text: str) -> list[str]:
    """The Chinese numbers in a text, each once, in normal form."""
    plain = _NO_PHONE.sub(" ", normalise.fold(text))
    found = dict.fromkeys(normalise.phone(one[0]) for one in _PHONE.finditer(plain))
    return [*filter(None, found)][:MOST]
