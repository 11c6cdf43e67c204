"""Slips of typing that YAML reports on another line, in other words, or not at all."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator

from ruamel.yaml.error import MarkedYAMLError

from xiancha.checklists.problems import Instead, Message, Problem

_LISTS = "cites|doors|lenders|whom|channel"
_ODD = "[\u00a0\u2000-\u200b\u202f\u205f\ufeff]"
_PLAIN = str.maketrans("，、［］【】：　“”‘’", ",,[][]: \"\"''")
_REASONS = {
    "mapping values are not allowed": Message(
        "a colon stands where none is expected", "这里不该有冒号，或者缩进不齐"
    ),
    "quoted scalar": Message("a quotation mark is never closed", "引号没有收尾"),
    "',' or '": Message("a bracket is never closed", "括号没有收尾，或者少了逗号"),
    "<block end>": Message(
        "it is indented differently from the lines above", "缩进和上面几行不一样"
    ),
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
    for number, line in enumerate(text.splitlines(), 1):
        if told := _slip(line, "|".join(fields)):
            yield Problem(name, number, *told)


def _slip(line: str, fields: str) -> tuple[Message, Instead] | None:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        what = Message(
            "a tab at the start of the line, where spaces belong", "行首用了 Tab，要用空格"
        )
        fixed = indent.replace("\t", "  ") + line.lstrip()
        return what, f"{fixed}"
    if re.match(r"<{7}( |$)", line):
        what = Message("two versions of the file were never put together", "两个版本没有合好")
        return what, Message(
            "keep one of the two texts, and take the lines with <<<<<<<, ======= and >>>>>>> out",
            "两段只留一段，再删掉 <<<<<<<、=======、>>>>>>> 这三行",
        )
    if tab := re.fullmatch(rf"(\s*(?:- )?(?:{fields}):) *\t\s*(.*)", line):
        what = Message("a tab after the colon, where a space belongs", "冒号后面用了 Tab，要用空格")
        return what, f"{tab[1]} {tab[2]}".strip()
    if "　" in indent and re.match(rf"\s*(- )?({fields})\s*[:：]", line):
        what = Message(
            "wide spaces at the start of the line, where plain ones belong",
            "行首用了全角空格，要用半角空格",
        )
        return what, indent.replace("　", "  ") + line.lstrip()
    if bullet := re.fullmatch(rf"(\s*)[－—–•·●](\s*)(({fields})\s*[:：].*)", line):
        what = Message(
            "an entry begins with a plain hyphen and a space", "条目要用半角的 - 加空格开头"
        )
        return what, f"- {bullet[3].replace('：', ': ', 1)}"
    if slip := re.fullmatch(rf"(\s*(?:- )?)({fields})\s*(?:：\s*|:(?=[^\s:]))(.*)", line):
        what = Message("a field needs a plain colon and a space", "字段后面要用半角冒号加一个空格")
        return what, f"{slip[1]}{slip[2]}: {slip[3]}".strip()
    if wide := re.fullmatch(rf"\s*({_LISTS}): (.*[，、［］【】].*)", line):
        what = Message("a list needs plain brackets and commas", "列表要用半角方括号和逗号")
        names = re.findall(r"[\w/-]+", wide[2].translate(_PLAIN))
        return what, f"{wide[1]}: [{', '.join(names)}]"
    opened = re.fullmatch(rf"\s*((?:- )?(?:{fields}): )([\"'])(.*)", line)
    if opened and opened[2] not in opened[3]:
        what = Message("a quotation mark is never closed", "引号没有收尾")
        return what, f"{opened[1]}{opened[2]}{opened[3].rstrip()}{opened[2]}"
    plain = re.sub(_ODD, " ", line)
    if plain != line and re.match(rf"\s*(- )?({fields}):", plain):
        start, rest = re.match(rf"(\s*(?:- )?(?:{fields}):\s*)(.*)", line).groups()  # type: ignore[union-attr]
        if re.search(_ODD, start):
            what = Message("a space that is none of the keyboard’s", "有不是键盘打出来的空格")
            return what, re.sub(_ODD, " ", start).strip() + " " + rest
    return _unquoted(line)


def _unquoted(line: str) -> tuple[Message, Instead] | None:
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
