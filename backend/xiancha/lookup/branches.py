"""Strip what surrounds a name that somebody pastes: labels, brackets, branches, other names. Pure.

Only what a contract or an app prints around its lender's name is cut off. Anything else may name
another firm, or say “not”, “pretend”, “agent”: then the text is no name of that lender. The
extension holds the same rules in `extension/core/lookup/branches.js`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from xiancha import normalise
from xiancha.normalise.places import places

_COLON = "[:：∶﹕]"
_LABELLED = re.compile(rf"^([^:：∶﹕]{{1,32}}){_COLON}\s*(?=\S)")
_NUMBERED = re.compile(rf"^[^:：∶﹕\d]{{1,16}}{_COLON}\s*(?=\S)")
_PARTY = (
    "(?:放款|贷款|出借|出资|资金|授信)(?:提供|来源)?(?:机构|方|人|单位|银行|公司|主体)"
    "|债权人|资金来源|资方|[甲乙丙]方"
)
_LABEL = re.compile(
    r"(?:合同[上里中]?(?:写[的着]?)?)?"
    rf"(?:本次|本期|本笔|本合同|实际|您的|你的|借款)?(?:{_PARTY}){{1,2}}(?:名称|全称|名|为|是|一栏)?"
    r"|(?:公司|企业|机构|单位|银行)?(?:名称|全称)|公司|企业|机构|单位|银行"
    r"|(?:金融)?许可证(?:机构编码|编号|号码|号)?|(?:金融)?机构编码|牌照(?:编号|号码|号)?"
    r"|(?:the|your|nameof)?(?:lender|creditor|moneylender|licensee|company|bank)(?:name)?"
    r"|(?:legal)?name|lendinginstitution|(?:loan|credit)provider"
    r"|(?:moneylenders?)?licen[cs]e(?:no|number)?"
    r"|(?:nama)?(?:pemberi(?:pinjaman|dana|kredit)|kreditur|penyelenggara|perusahaan)|nama"
    r"|(?:nomor)?izin"
)
"""What is printed before the colon, in letters alone. No role but the lender's:
an agent, a guarantor or a collector with a lender's name is not that lender."""
_CALLED = re.compile(r"^(?:以下|下)?(?:简称|称)(?:为)?")
_SIGNED = re.compile(r"【([^【】]*)】")
_MOST_PIECES = 20
_LAST_BRACKET = re.compile(r"^(.*\S)\s*[(（]([^()（）]*)[)）]\s*$", re.S)
_HOUSE = "分行|支行|营业部"
"""Units of a bank under its own licence. No 信用卡中心: where it is licensed it is a unit beside
the branches with a licence of its own, 分行级专营机构 (中资商业银行行政许可事项实施办法),
which a register has to hold; at other banks it is a department."""
_STRANGE_BRANCH = re.compile(
    rf"^(.+(?:公司|银行))(?:.{{1,40}}(?:分公司|专营机构|{_HOUSE})|.{{0,40}}信用卡中心)$"
)
_ENDING = (
    "省|市|区|县|州|盟|旗|地区|新区|壮族自治区|回族自治区|维吾尔自治区"
    "|自治区|自治州|自治县|特别行政区"
)
_CHINESE_GAP = r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])"
_BETWEEN = re.compile(rf"[、，,;；/|\n]+|[和与及]|{_PARTY}|\sand\s|{_CHINESE_GAP}", re.I)
_AROUND = re.compile(rf"{_COLON}+|[()（）\[\]【】〔〕<>《》「」≠≢¬×✕✖✗✘╳⨯☓❌❎☒⊘⛔🚫🛑🙅👎🆖]+")


def signed(text: str) -> list[str]:
    """The names in 【】, as text messages are signed: “【马上消费】您的额度…”."""
    found = map(str.strip, _SIGNED.findall(text))
    return [name for name in found if 2 <= len(name) <= 40]


def unlabelled(text: str) -> str:
    """“放款机构：某某有限公司” → “某某有限公司”; “代办：某某有限公司” stays."""
    found = _LABELLED.match(text)
    return text[found.end() :] if found and is_label(found[1]) else text


def unnumbered(text: str) -> str:
    """What follows any label, for a phone number, which is asked about itself."""
    return _NUMBERED.sub("", text)


def is_label(text: str) -> bool:
    """True for what is printed before a lender's name, such as 出借人."""
    return bool(_LABEL.fullmatch(normalise.letters(text)))


def bracketed(text: str) -> tuple[str, str] | None:
    """“某某有限公司（ICBC）” → the name and what the bracket calls it."""
    found = _LAST_BRACKET.match(text)
    return (found[1], _CALLED.sub("", found[2].strip())) if found else None


def owner(normal: str) -> str | None:
    """The firm whose branch this is: there may be only places between the two."""
    found = _branch().match(normal)
    return found and (found[1] or found[2])


def begun(normal: str) -> str | None:
    """The firm with whose name that of another's branch begins: “某某银行代办营业部”."""
    found = _STRANGE_BRANCH.match(normal)
    return found and found[1]


def pieces(text: str) -> tuple[list[str], list[str]]:
    """The names that one text may hold: around colons and brackets, and beside other words.

    Each once, of each kind the first twenty.
    """
    around = _first(_AROUND.split(text), text)
    beside = (one for piece in (around or [text]) for one in _BETWEEN.split(piece))
    return around, _first(beside, text)


def _first(pieces: Iterable[str], text: str) -> list[str]:
    found = dict.fromkeys(piece for piece in pieces if piece.strip() and piece != text)
    return list(found)[:_MOST_PIECES]


@cache
def _branch() -> re.Pattern[str]:
    place = f"(?:(?:{'|'.join(sorted(places(), key=len, reverse=True))})(?:{_ENDING})?){{1,4}}"
    house = f"(?:(?:{place})?(?:{_HOUSE})){{1,3}}"
    return re.compile(rf"^(?:(.+公司)(?:{place})?分公司|(.+(?:公司|银行)){house})$")
