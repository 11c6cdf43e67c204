"""What pydantic finds in a file, in a maintainer's words and with the line as it should read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from difflib import get_close_matches
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from xiancha.checklists.numerals import number
from xiancha.checklists.source import At, Source
from xiancha.checklists.words import Problem, Said, one_of

M = TypeVar("M", bound=BaseModel)


def validated(model: type[M], source: Source, fields: Collection[str]) -> M | list[Problem]:
    """The file as this model, or everything that keeps it from being one."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        errors = [each for each in error.errors() if not _is_echo(each, error.errors())]
    meant = _meant(errors, fields)
    return [
        _explained(each, source, meant.get(each["loc"], ""))
        for each in errors
        if each["type"] != "missing" or each["loc"] not in _places_of(meant)
    ]


def _meant(errors: list[ErrorDetails], fields: Collection[str]) -> dict[At, str]:
    """By the place of each unknown field: the field that was meant, nothing where unknown.

    One that is like a known field, or stands where just one field is missing.
    """
    found: dict[At, str] = {}
    for each in errors:
        if each["type"] == "extra_forbidden":
            at = each["loc"]
            missing = [
                str(other["loc"][-1])
                for other in errors
                if other["type"] == "missing" and other["loc"][:-1] == at[:-1]
            ]
            near = get_close_matches(str(at[-1]), missing or fields, 1, 0.7)
            found[at] = (near or (missing if len(missing) == 1 else [""]))[0]
    return found


def _places_of(meant: dict[At, str]) -> set[At]:
    return {(*at[:-1], field) for at, field in meant.items()}


def _is_echo(one: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """True for a list that is too short only because something in it is wrong."""
    at = one["loc"]
    return one["type"] == "too_short" and any(
        other is not one and other["loc"][: len(at)] == at and other["loc"] != at
        for other in errors
    )


EXAMPLES: dict[str, str] = {
    "articles": Said(
        "write articles, each with its number and its fields below",
        "写 articles，下面是条号，再下面是它的字段",
    ),
    "cites": "cites: [pipl/16]",
    "doors": "doors: [police]",
    "id": "id: deny-contacts",
    "items": Said("write items, each beginning with `- id: …`", "写 items，每条以 `- id: …` 开头"),
    "known": "known: read",
    "phone": 'phone: "12345"',
    "url": "url: https://…",
    "rank": "rank: 法律",
    "source": "source: https://…",
    "zh_CN": "zh_CN: …",
    "en": "en: …",
    "number": "number: …",
    "uncited": Said("write uncited: and the reason", "写 uncited: 和原因"),
    "cite": "cite: pipl/16",
    "when": Said("write when, and its conditions below", "写 when，下面写条件"),
    "whom": "whom: [debtor]",
    "order": Said("write order, and one id a line below", "写 order，下面一行一个代号"),
    "parts": Said(
        "write parts, each beginning with `- part: …`", "写 parts，每部分以 `- part: …` 开头"
    ),
    "part": "part: greeting",
    "lenders": "lenders: [small-loan]",
    "since": 'since: "22:00"',
    "until": 'until: "08:00"',
} | {
    day: f"{day}: 2026-08-01"
    for day in ("in_force", "known_from", "ends_on", "checked_on", "reviewed_on", "review_by")
}


def _like(example: str) -> Said:
    """Advice, since what stood there does not say what was meant."""
    if isinstance(example, Said):
        return example
    return Said(f"write it like this: {example}", f"写成这样：{example}")


_AN_ID = Said(
    "write an id: small letters, digits and hyphens", "写代号：小写字母、数字和连字符，不写中文"
)
_SHAPES: dict[str, Said] = {
    "phone": Said(
        "a phone is a public short number of 3 to 6 digits, never a lender’s",
        "`phone` 只写3到6位的官方短号，不写放款方的电话",
    ),
    "source": Said(
        "a source is one address that begins with https://",
        "`source` 只写一个网址，以 https:// 开头",
    ),
    "url": Said("a url begins with https://", "`url` 只写一个网址，以 https:// 开头"),
}


def _explained(error: ErrorDetails, source: Source, meant: str) -> Problem:
    """One finding of pydantic in a maintainer's words."""
    at, kind, value, ctx = error["loc"], error["type"], error["input"], error.get("ctx", {})
    field = next((str(part) for part in reversed(at) if isinstance(part, str)), "")
    what = Said(f"`{field}` cannot be read as it stands", f"`{field}` 这样写读不懂")
    instead = EXAMPLES.get(field) or f"{field}: {{zh_CN: …, en: …}}"
    example = _like(instead)
    if kind == "content":
        at, what, instead = (*at, *ctx["at"]), ctx["what"], ctx["instead"]
        if at[-1:] == (field,) and not isinstance(instead, Said) and ":" not in instead:
            instead = f"{field}: {instead}"
    elif not at:
        what = Said("the file does not consist of fields", "文件里没有字段")
        instead = "title: {zh_CN: …, en: …}"
    elif kind == "missing":
        what = Said(f"`{field}` is missing", f"少了 `{field}`")
        if not isinstance(instead, Said):
            instead = Said(f"add a line such as {instead}", f"补上这样一行：{instead}")
    elif kind == "extra_forbidden":
        what = Said(f"unknown field `{field}`", f"没有 `{field}` 这个字段")
        nothing = "leave it out, or write a field of checklists/README.md"
        instead = (
            f"{meant}:" if meant else Said(nothing, "删掉，或写 checklists/README.md 里有的字段")
        )
    elif not value:
        what, instead = Said(f"`{field}` is empty", f"`{field}` 是空的"), example
    elif at[-1] == "[key]":
        at = at[:-1]
        what = Said(f"“{at[-1]}” cannot name an article", f"“{at[-1]}” 不能当条号")
        instead = (article_number(str(at[-1])) or "cost-table") + ":"
    elif kind == "literal_error":
        what = Said(f"`{field}` cannot be “{value}”", f"`{field}` 不能写“{value}”")
        instead = one_of(re.findall(r"'([^']*)'", str(ctx["expected"])))
    elif kind == "string_type":
        what = Said(
            f"`{field}` is one text, without fields", f"`{field}` 只是一段文字，下面没有字段"
        )
        instead = f"{field}: …"
    elif kind == "model_type" and isinstance(value, str) and field not in EXAMPLES:
        what = Said(f"`{field}` needs fields of its own", f"`{field}` 下面要分语言写")
        instead = f"{field}: {{zh_CN: {value}}}"
    elif kind == "string_pattern_mismatch" and (fixed := _plain(value)) != value:
        what = Said(
            f"`{field}` has quotation marks or wide signs that do not belong there: {value}",
            f"`{field}` 里有多余的引号或全角符号：{value}",
        )
        if fixed == value.strip().lower().replace(" ", "-").replace("_", "-"):
            what = Said(
                f"`{field}` has small letters, digits and hyphens only: {value}",
                f"`{field}` 只用小写字母、数字和连字符：{value}",
            )
        instead = f'{field}: "{fixed}"' if field == "phone" else f"{field}: {fixed}"
        if not re.fullmatch(str(ctx["pattern"]), fixed):
            what, instead = _SHAPES.get(field, what), example if field in EXAMPLES else _AN_ID
    elif kind == "string_pattern_mismatch":
        what = _SHAPES.get(
            field, Said(f"`{field}` cannot be “{value}”", f"`{field}` 不能写“{value}”")
        )
        is_id = field not in EXAMPLES or field in ("id", "doors", "order")
        instead = _AN_ID if is_id else example
    elif isinstance(value, str) and kind in ("tuple_type", "list_type"):
        what = Said(f"`{field}` is a list", f"`{field}` 是列表")
        instead = f"{field}: [{', '.join(re.split(r'[, -]*(?:^|[, ])-+', value)[1:]) or value}]"
    return source.problem(at, what, instead)


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
