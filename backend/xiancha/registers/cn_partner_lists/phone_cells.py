"""The phones of a cell: a label before a number and a bracket behind it are left out. Pure."""

from __future__ import annotations

import re

from xiancha import normalise
from xiancha.registers.parsing.refusals import Refused

_NOT_STATED = ("", "-", "—", "——", "/", "无", "暂无")
_LABEL = re.compile(
    r"(?:联系|客服|服务|咨询|投诉|公司|办公|业务|固定|官方)*(?:电话|热线|座机|固话|手机)(?:号码?)?"
    r"\s*:?\s*(?=[\d(+])"
)
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?1[3-9](?:[ -]?\d){9}\s*\(([^()]*)\)", re.A)
_BRACKET = re.compile(r"(?<=[\d)])\s*\(([^()]*)\)")
_TIME = re.compile(r"\d{1,2}:\d\d|\d{1,2}[点时]半?|7[x×*]24小时|24小时", re.A)
_ABOUT_TIME = re.compile(
    r"(?:工作日|工作时间|服务时间|周[一二三四五六日天末]|星期[一二三四五六日天]|法定|节假日|除外|全天"
    r"|[上下]午|[至到]|[-~—–,、:.\s])*"
)


def phones(cell: str, where: str) -> tuple[str, ...]:
    """The numbers of a row. Its cell is not quoted: what cannot be read may be about a person."""
    if cell.strip() in _NOT_STATED:
        return ()
    try:
        return normalise.chinese_phones(_bare(cell))
    except ValueError as error:
        raise Refused(
            f"{where}: the phone is {error}. Look at the notice; if it is right there, type "
            "the list in as a CSV and import that."
        ) from error


def names_a_person(cell: str) -> bool:
    """True where a mobile number is left out: what follows it in brackets may be a name."""
    return any(map(_is_a_persons, _MOBILE.finditer(normalise.fold(cell))))


def _bare(cell: str) -> str:
    """The cell without labels, without brackets that hold no number, without persons' numbers."""
    text = _LABEL.sub("", normalise.fold(cell))
    text = _MOBILE.sub(lambda found: "、" if _is_a_persons(found) else found[0], text)
    return _BRACKET.sub(lambda found: found[0] if _holds_digits(found[1]) else "", text)


def _is_a_persons(found: re.Match[str]) -> bool:
    return not _holds_digits(found[1]) and not _ABOUT_TIME.fullmatch(_TIME.sub("", found[1]))


def _holds_digits(note: str) -> bool:
    """True for a bracket with other digits than times, such as an extension or another number."""
    return bool(re.search(r"\d", _TIME.sub("", note)))
