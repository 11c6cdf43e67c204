"""Typing mistakes that YAML reports on another line, in other words, or not at all."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Iterator

from yaml import MarkedYAMLError

from xiancha.content.problems import Instead, Message, Problem

Found = tuple[Message, Instead] | None
_LISTS = "cites|doors|lenders|whom|channel"
_ODD = "[\u00a0\u2000-\u200b\u202f\u205f\ufeff]"
_SOUND = re.compile(
    rf" *(?:- )?(?!(?:{_LISTS}):)[A-Za-z_0-9]+:(?: (?!{_ODD})[^\s\"'{{*!&>|\[#][^#]*)?", re.DOTALL
)
"""What most lines are like. Nothing of what follows can be wrong with them."""
_PLAIN = str.maketrans("，、［］【】：　“”‘’", ",,[][]: \"\"''")
_INDENTED = Message("it is indented differently from the lines above", "缩进和上面几行不一样")
_REASONS = {
    "mapping values are not allowed": Message(
        "a colon stands where none is expected", "这里不该有冒号，或者缩进不齐"
    ),
    "quoted scalar": Message("a quotation mark is never closed", "引号没有收尾"),
    "',' or '": Message("a bracket is never closed", "括号没有收尾，或者少了逗号"),
    "did not find expected key": _INDENTED,
    "did not find expected '-' indicator": _INDENTED,
    "could not find expected ':'": Message("a field without a colon", "字段后面少了冒号"),
    "cannot start any token": Message(
        "a text cannot begin with this sign", "内容不能用这个符号开头"
    ),
}
_RUNS_ON = Message(
    "put it on one line with the text above, or write |- there and indent both lines",
    "和上一行写成一行，或者上面写 |-，两行都缩进",
)
_HINT = Message(
    "align the field with its neighbours above and below, and close each quote and bracket",
    "把字段和上下的字段对齐，引号、括号成对收尾",
)


def mistyped(text: str, name: str, fields: Collection[str]) -> Iterator[Problem]:
    """Tabs, wide spaces and signs where YAML needs plain ones, no space after a colon."""
    known = "|".join(fields)
    for number, line in enumerate(text.splitlines(), 1):
        if _SOUND.fullmatch(line):
            continue
        found = next(filter(None, (typo(line, known) for typo in _TYPOS)), None)
        if found:
            yield Problem(name, number, *found)


def _tab_as_indent(line: str, _: str) -> Found:
    indent = _indent(line)
    if "\t" not in indent:
        return None
    what = Message("a tab at the start of the line, where spaces belong", "行首用了 Tab，要用空格")
    return what, indent.replace("\t", "  ") + line.lstrip()


def _merge_conflict(line: str, _: str) -> Found:
    if not re.match(r"<{7}( |$)", line):
        return None
    what = Message("two versions of the file were never put together", "两个版本没有合好")
    return what, Message(
        "keep one of the two texts, and take the lines with <<<<<<<, ======= and >>>>>>> out",
        "两段只留一段，再删掉 <<<<<<<、=======、>>>>>>> 这三行",
    )


def _tab_after_colon(line: str, fields: str) -> Found:
    found = re.fullmatch(rf"(\s*(?:- )?(?:{fields}):) *\t\s*(.*)", line)
    if not found:
        return None
    what = Message("a tab after the colon, where a space belongs", "冒号后面用了 Tab，要用空格")
    return what, f"{found[1]} {found[2]}".strip()


def _wide_indent(line: str, fields: str) -> Found:
    indent = _indent(line)
    if "　" not in indent or not re.match(rf"\s*(- )?({fields})\s*[:：]", line):
        return None
    what = Message(
        "wide spaces at the start of the line, where plain ones belong",
        "行首用了全角空格，要用半角空格",
    )
    return what, indent.replace("　", "  ") + line.lstrip()


def _strange_bullet(line: str, fields: str) -> Found:
    found = re.fullmatch(rf"(\s*)[－—–•·●](\s*)(({fields})\s*[:：].*)", line)
    if not found:
        return None
    what = Message("an entry begins with a plain hyphen and a space", "条目要用半角的 - 加空格开头")
    return what, f"- {found[3].replace('：', ': ', 1)}"


def _wide_colon(line: str, fields: str) -> Found:
    found = re.fullmatch(rf"(\s*(?:- )?)({fields})\s*(?:：\s*|:(?=[^\s:]))(.*)", line)
    if not found:
        return None
    what = Message("a field needs a plain colon and a space", "字段后面要用半角冒号加一个空格")
    return what, f"{found[1]}{found[2]}: {found[3]}".strip()


def _wide_list(line: str, _: str) -> Found:
    found = re.fullmatch(rf"\s*({_LISTS}): (.*[，、［］【】].*)", line)
    if not found:
        return None
    names = re.findall(r"[\w/-]+", found[2].translate(_PLAIN))
    what = Message("a list needs plain brackets and commas", "列表要用半角方括号和逗号")
    return what, f"{found[1]}: [{', '.join(names)}]"


def _open_quote(line: str, fields: str) -> Found:
    found = re.fullmatch(rf"\s*((?:- )?(?:{fields}): )([\"'])(.*)", line)
    if not found or found[2] in found[3]:
        return None
    what = Message("a quotation mark is never closed", "引号没有收尾")
    return what, f"{found[1]}{found[2]}{found[3].rstrip()}{found[2]}"


def _odd_space(line: str, fields: str) -> Found:
    found = re.match(rf"((?:\s|{_ODD})*(?:-(?: |{_ODD}))?(?:{fields}):\s*)(.*)", line)
    if not found or not re.search(_ODD, found[1]):
        return None
    what = Message("a space that is none of the keyboard’s", "有不是键盘打出来的空格")
    return what, re.sub(_ODD, " ", found[1]).strip() + " " + found[2]


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _unquoted(line: str, _: str) -> Found:
    """A text that YAML takes for a sign of its own, or of which it drops a part."""
    if not (found := re.fullmatch(r"\s*(zh_CN|en): (.*\S)\s*", line)):
        return None
    language, text = found.groups()
    fixed = f'{language}: "{_curly(text)}"'
    if text[0] == "{":
        return Message(
            "a text that begins with { needs quotes", "以 { 开头的内容要放进英文引号"
        ), fixed
    if text[0] in "*!&" or re.match(r"[>|](?![+-]?\d*$)|\[.*[^\]]$", text):
        sign = text[0]
        said = f"a text that begins with {sign} needs quotes", f"以 {sign} 开头的内容要放进英文引号"
        return Message(*said), fixed
    if re.match(r"""("[^"\\]*"|'[^']*')\s*[^\s#']""", text):
        what = Message("the text goes on after the quotation mark", "引号收尾以后还有内容")
        return what, fixed
    if text[0] not in "\"'" and re.search(r"\s#", text):
        what = Message("what follows a space and # is dropped", "空格加 # 后面的内容会丢掉")
        return what, fixed
    return None


Typo = Callable[[str, str], Found]
_TYPOS: tuple[Typo, ...] = (
    _tab_as_indent,
    _merge_conflict,
    _tab_after_colon,
    _wide_indent,
    _strange_bullet,
    _wide_colon,
    _wide_list,
    _open_quote,
    _odd_space,
    _unquoted,
)
"""Each looks for one mistake in a line, given the names of all fields; the first that finds it
says what to write instead."""


def _curly(text: str) -> str:
    """The same with Chinese quotation marks for plain ones, so that it can stand in plain ones."""
    marks = itertools.cycle("“”")
    return "".join(next(marks) if char == '"' else char for char in text)


def unreadable(error: MarkedYAMLError, text: str, name: str) -> Problem:
    """What YAML stumbles over, in words, at the line where it begins."""
    reason = f"{error.context} {error.problem}"
    said = next((each for key, each in _REASONS.items() if key in reason), Message(reason, reason))
    opened = said in (_REASONS["quoted scalar"], _REASONS["',' or '"])
    begun = opened or said == _REASONS["could not find expected ':'"]
    mark = (error.context_mark if begun else None) or error.problem_mark or error.context_mark
    lines = text.splitlines()
    number = min(mark.line + 1 if mark else 1, len(lines))
    what = Message(f"YAML cannot read this line ({said})", f"YAML 读不懂这一行（{said.zh}）")
    return Problem(name, number, what, _readable(lines[number - 1].strip(), said))


def _readable(line: str, said: Message) -> Instead:
    """The line as it may have been meant; advice where that cannot be told."""
    start, key, value = re.match(r"((?:- )?)(?:(\w+): )?(.*)", line).groups()  # type: ignore[union-attr]
    key = f"{start}{key}: " if key else start
    closing = {"[": "]", "{": "}", '"': '"', "'": "'"}.get(value[:1], "")
    if said == _REASONS["',' or '"] and closing and closing not in value:
        return f"{key}{value}{closing}"
    if said == _REASONS["quoted scalar"] and closing and value.count(closing) == 1:
        return f"{key}{value}{closing}"
    if said == _REASONS["could not find expected ':'"] and not key:
        field, _, rest = value.partition(" ")
        return f"{field}: {rest}" if re.fullmatch(r"\w+", field, re.ASCII) else _RUNS_ON
    if key and (": " in value or said == _REASONS["cannot start any token"]):
        return '{}"{}"'.format(key, value.replace('"', "”"))
    return _HINT
