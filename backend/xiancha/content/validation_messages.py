"""What pydantic finds, in a maintainer's words and with the line as it should read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from xiancha.content.chinese_numbers import number
from xiancha.content.problems import Instead, Message, one_of
from xiancha.content.source import At


class Told(NamedTuple):
    """Where something is wrong, what, and what to write instead."""

    at: At
    what: Message
    instead: Instead


class Finding(NamedTuple):
    """One finding: its place, the field it is about, the value there, what pydantic adds.

    `meant` is the field that an unknown one was meant to be, empty where nobody knows.
    """

    at: At
    field: str
    value: Any
    context: dict[str, Any]
    meant: str

    @property
    def example(self) -> Instead:
        return EXAMPLES.get(self.field) or f"{self.field}: {{zh_CN: …, en: …}}"

    def told(self, what: Message, instead: Instead) -> Told:
        return Told(self.at, what, instead)


def explained(error: ErrorDetails, meant: str) -> Told:
    """One finding of pydantic, told."""
    at, kind = error["loc"], error["type"]
    field = next((str(part) for part in reversed(at) if isinstance(part, str)), "")
    found = Finding(at, field, error["input"], error.get("ctx", {}), meant)
    if kind in _WHATEVER_STANDS_THERE:
        return _WHATEVER_STANDS_THERE[kind](found)
    if not at:
        what = Message("the file does not consist of fields", "文件里没有字段")
        return found.told(what, "title: {zh_CN: …, en: …}")
    if not found.value:
        return found.told(Message(f"`{field}` is empty", f"`{field}` 是空的"), _like(found.example))
    if at[-1] == "[key]":
        return _article_number(found)
    return _OF_A_VALUE.get(kind, _unread)(found)


EXAMPLES: dict[str, Instead] = {
    "articles": Message(
        "write articles, each with its number and its fields below",
        "写 articles，下面是条号，再下面是它的字段",
    ),
    "cites": "cites: [pipl/16]",
    "doors": "doors: [police]",
    "id": "id: deny-contacts",
    "items": Message(
        "write items, each beginning with `- id: …`", "写 items，每条以 `- id: …` 开头"
    ),
    "known": "known: read",
    "phone": 'phone: "12345"',
    "url": "url: https://…",
    "rank": "rank: 法律",
    "source": "source: https://…",
    "zh_CN": "zh_CN: …",
    "en": "en: …",
    "number": "number: …",
    "uncited": Message("write uncited: and the reason", "写 uncited: 和原因"),
    "cite": "cite: pipl/16",
    "when": Message("write when, and its conditions below", "写 when，下面写条件"),
    "whom": "whom: [debtor]",
    "order": Message("write order, and one id a line below", "写 order，下面一行一个代号"),
    "parts": Message(
        "write parts, each beginning with `- part: …`", "写 parts，每部分以 `- part: …` 开头"
    ),
    "part": "part: greeting",
    "lenders": "lenders: [small-loan]",
    "since": 'since: "22:00"',
    "until": 'until: "08:00"',
    **{
        day: f"{day}: 2026-08-01"
        for day in (
            "in_force",
            "known_from",
            "ends_on",
            "checked_on",
            "reviewed_on",
            "review_by",
        )
    },
}


def _like(example: Instead) -> Message:
    """Advice, since what stood there does not say what was meant."""
    if isinstance(example, Message):
        return example
    return Message(f"write it like this: {example}", f"写成这样：{example}")


_AN_ID = Message(
    "write an id: small letters, digits and hyphens", "写代号：小写字母、数字和连字符，不写中文"
)
_SHAPES: dict[str, Message] = {
    "phone": Message(
        "a phone is a public short number of 3 to 6 digits, never a lender’s",
        "`phone` 只写3到6位的官方短号，不写放款方的电话",
    ),
    "source": Message(
        "a source is one address that begins with https://",
        "`source` 只写一个网址，以 https:// 开头",
    ),
    "url": Message("a url begins with https://", "`url` 只写一个网址，以 https:// 开头"),
}


def _own(found: Finding) -> Told:
    """What one of our own rules says, whose place begins at this one."""
    at, instead = (*found.at, *found.context["at"]), found.context["instead"]
    if at[-1:] == (found.field,) and not isinstance(instead, Message) and ":" not in instead:
        instead = f"{found.field}: {instead}"
    return Told(at, found.context["what"], instead)


def _missing(found: Finding) -> Told:
    instead = found.example
    if not isinstance(instead, Message):
        instead = Message(f"add a line such as {instead}", f"补上这样一行：{instead}")
    return found.told(Message(f"`{found.field}` is missing", f"少了 `{found.field}`"), instead)


def _unknown(found: Finding) -> Told:
    what = Message(f"unknown field `{found.field}`", f"没有 `{found.field}` 这个字段")
    if found.meant:
        return found.told(what, f"{found.meant}:")
    nothing = Message(
        "leave it out, or write a field of checklists/README.md",
        "删掉，或写 checklists/README.md 里有的字段",
    )
    return found.told(what, nothing)


def _article_number(found: Finding) -> Told:
    at = found.at[:-1]
    what = Message(f"“{at[-1]}” cannot name an article", f"“{at[-1]}” 不能当条号")
    return Told(at, what, (article_number(str(at[-1])) or "cost-table") + ":")


def _literal(found: Finding) -> Told:
    return found.told(
        _cannot_be(found), one_of(re.findall(r"'([^']*)'", str(found.context["expected"])))
    )


def _text(found: Finding) -> Told:
    what = Message(
        f"`{found.field}` is one text, without fields",
        f"`{found.field}` 只是一段文字，下面没有字段",
    )
    return found.told(what, f"{found.field}: …")


def _fields(found: Finding) -> Told:
    if not isinstance(found.value, str) or found.field in EXAMPLES:
        return _unread(found)
    what = Message(f"`{found.field}` needs fields of its own", f"`{found.field}` 下面要分语言写")
    return found.told(what, f"{found.field}: {{zh_CN: {found.value}}}")


def _pattern(found: Finding) -> Told:
    field, value = found.field, found.value
    fixed = _plain(value)
    if fixed == value:
        is_id = field not in EXAMPLES or field in ("id", "doors", "order")
        what = _SHAPES.get(field, _cannot_be(found))
        return found.told(what, _AN_ID if is_id else _like(found.example))
    what = Message(
        f"`{field}` has quotation marks or wide signs that do not belong there: {value}",
        f"`{field}` 里有多余的引号或全角符号：{value}",
    )
    if fixed == value.strip().lower().replace(" ", "-").replace("_", "-"):
        what = Message(
            f"`{field}` has small letters, digits and hyphens only: {value}",
            f"`{field}` 只用小写字母、数字和连字符：{value}",
        )
    if not re.fullmatch(str(found.context["pattern"]), fixed):
        instead = _like(found.example) if field in EXAMPLES else _AN_ID
        return found.told(_SHAPES.get(field, what), instead)
    return found.told(what, f'{field}: "{fixed}"' if field == "phone" else f"{field}: {fixed}")


def _list(found: Finding) -> Told:
    if not isinstance(found.value, str):
        return _unread(found)
    parts = re.split(r"[, -]*(?:^|[, ])-+", found.value)[1:]
    what = Message(f"`{found.field}` is a list", f"`{found.field}` 是列表")
    return found.told(what, f"{found.field}: [{', '.join(parts) or found.value}]")


def _unread(found: Finding) -> Told:
    what = Message(f"`{found.field}` cannot be read as it stands", f"`{found.field}` 这样写读不懂")
    return found.told(what, found.example)


def _cannot_be(found: Finding) -> Message:
    return Message(
        f"`{found.field}` cannot be “{found.value}”", f"`{found.field}` 不能写“{found.value}”"
    )


_WHATEVER_STANDS_THERE: dict[str, Callable[[Finding], Told]] = {
    "content": _own,
    "missing": _missing,
    "extra_forbidden": _unknown,
}
_OF_A_VALUE: dict[str, Callable[[Finding], Told]] = {
    "literal_error": _literal,
    "string_type": _text,
    "model_type": _fields,
    "string_pattern_mismatch": _pattern,
    "tuple_type": _list,
    "list_type": _list,
}


def _plain(value: str) -> str:
    """An id, number or address with plain signs, without quotes or marks around it."""
    plain = unicodedata.normalize("NFKC", value)
    if re.fullmatch(r"[A-Za-z0-9 _-]+", plain) and "://" not in plain:
        plain = plain.strip().lower().replace(" ", "-").replace("_", "-")
    return plain.strip("“”‘’\"'「」,，.。；; ")


def article_number(text: str) -> str:
    """The number in 第六百七十条, 第１６条 or 012 as we write it; empty where there is none."""
    found = re.fullmatch(r"第?([^第条之]+)条?(?:之([^之]+))?", text)
    parts = [number(each) for each in found.groups() if each] if found else []
    return "-".join(map(str, parts)) if parts and all(parts) else ""
