"""The phone numbers in a pasted text, and whose they are said to be. None is printed unasked."""

from __future__ import annotations

import re

from xiancha import messages, normalise
from xiancha.lookup.edition import Edition

MOST = 5
"""Of so many numbers in one text something is said."""
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


_ABROAD = re.compile(
    r"(?<![\w./$₱₦₹-])(?<!rp )(?<!rs )(?<!kes )(?<!ksh )(?<!php )"
    r"\+?\d(?:[ -]?\d){7,13}(?![\w/-]|[.,]\d)",
    re.A,
)
_CALLS = re.compile(
    r"(?<![a-z])(?:call(?:s|ed|ing)?|says?|said|number|phone|sms|text(?:s|ed|ing)?|whatsapp|wa"
    r"|tel(?:epon|pon)?|nomor|from|ask(?:s|ed|ing)?|messag\w*)(?![a-z])",
    re.A,
)
"""Words beside a row of digits that say it is the number of somebody who called or wrote."""


def is_abroad(text: str) -> bool:
    """True where a text in Latin letters tells of somebody's number: 62225500 say is 365 credit."""
    plain = normalise.fold(text)
    is_latin = not re.search(r"[\u3400-\u9fff]", plain) and re.search("[a-z]{2}", plain)
    return bool(is_latin and _ABROAD.search(plain) and _CALLS.search(plain))


def held(text: str, address: str = "") -> list[str]:
    """The Chinese numbers in a text beside its address, each once, in normal form."""
    plain = _NO_PHONE.sub(" ", normalise.fold(text))
    around = plain.replace(normalise.fold(address), " ") if address else plain
    found = dict.fromkeys(normalise.phone(one[0]) for one in _PHONE.finditer(around))
    return [*filter(None, found)][:MOST]


def whose(edition: Edition, number: str, language: str) -> str:
    """What is said of a number that somebody typed; "" where nobody says whose it is."""
    if door := edition.doors.get(number):
        words = {"number": number, "door": messages.localised(door, language)}
        return messages.text(language, "says_part_door", words)
    if office := edition.products.office(number):
        words = {"number": number, "whose": messages.localised(office["title"], language)}
        return messages.text(language, "says_phone_of", words)
    if phone := edition.products.phone(number):
        words = {"number": number, "whose": phone["name"]}
        return messages.text(language, "says_phone_of", words)
    return ""
