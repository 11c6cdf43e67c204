"""The reviewed mapping that comes with a document: what it is, and what its columns mean."""

from __future__ import annotations

import datetime
import re
import tomllib
from typing import Literal

from pydantic import Field

from xiancha.model import Document, Model
from xiancha.registers.cn_small_loans import exit_wording
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.shapes import shaped

EXAMPLE = "backend/xiancha/registers/cn_small_loans/mapping.example.toml"
SENTENCE = "sentence"
"""The column of an exit notice's archived form that holds the sentence that ends."""

_Meaning = Literal["number", "name", "credit_code", "address", "phone", "status", "ignored"]
_State = Literal["active", "suspended", "ended", "ignored"]
_EXAMPLE_ID = "example-list"
_LEFT = re.compile(
    "取消|注销|吊销|撤销|终止|退出|清退|劝退|解散|破产|关闭|不再|失联|异常|停业|歇业|暂停|整改"
    "|处罚|违规|违法|失信|黑名单|非正常|未|不合格|拟|筹建|申请"
)
_ABOUT_PERSONS = re.compile(
    "法人(?!名称|全称|机构|单位)|法定代表人|负责人|联系人|经理|董事|股东|实际控制人|姓名|手机|身份证|邮箱"
)


class Mapping(Model):
    """What a person who has looked at a document says of it (see `mapping.example.toml`).

    `columns` are those of its table from left to right, as printed.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    kind: Literal["list", "exit"]
    province: str = Field(pattern=r"^[^\s/]+$")
    operator: str = Field(min_length=1)
    title: str = Field(min_length=1)
    page: str = Field(pattern=r"^https?://\S+$")
    date: datetime.date
    rows: int = Field(ge=1)
    columns: dict[str, _Meaning]
    status: dict[str, _State] = Field(default_factory=dict)
    says: str = ""
    footer: tuple[str, ...] = ()

    @property
    def part(self) -> str:
        """The part of the register that the document renews: no two provinces share one."""
        return f"{self.province}/{self.id}"

    @property
    def kept(self) -> tuple[str, ...]:
        """The columns of the archived form."""
        meanings = [m for m in self.columns.values() if m not in ("number", "ignored")]
        return (*meanings, SENTENCE) if self.kind == "exit" else tuple(meanings)


def mapping_of(document: Document) -> Mapping:
    """The mapping of a document. Raises Refused where there is none, or where it is not clear."""
    if not document.mapping.strip():
        raise Refused(
            "The columns of this document are not known. Write down what they mean, after "
            f"{EXAMPLE}, and give that file with --mapping FILE."
        )
    try:
        stated = tomllib.loads(document.mapping)
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"The mapping is no TOML: {error}. Compare it with {EXAMPLE}.") from error
    mapping = shaped(stated, Mapping, "The mapping is not as it must be", f"See {EXAMPLE}.")
    refuse_unclear(mapping)
    if document.part not in ("", mapping.part):
        raise Refused(f"The mapping is of “{mapping.part}”, not of “{document.part}”. Choose one.")
    return mapping


def refuse_unclear(mapping: Mapping) -> None:
    """Raise Refused where a mapping contradicts itself, or would keep what is about persons."""
    problem = _problem(mapping)
    if problem:
        raise Refused(f"The mapping {problem}. See {EXAMPLE}.")


def _problem(mapping: Mapping) -> str:
    meanings = [meaning for meaning in mapping.columns.values() if meaning != "ignored"]
    doubled = next((meaning for meaning in meanings if meanings.count(meaning) > 1), "")
    personal = [
        c for c, m in mapping.columns.items() if _ABOUT_PERSONS.search(c) and m != "ignored"
    ]
    if mapping.id == _EXAMPLE_ID:
        return "bears the name of the example; give it an “id” of its own"
    if "name" not in meanings:
        return "has no column for “name”"
    if doubled:
        return f"has two columns for “{doubled}”"
    if personal:
        return f"keeps the column “{personal[0]}”, which is about persons; say “ignored”"
    if "" in mapping.footer:
        return "has an empty “footer”, with which every row begins"
    return _problem_of_exit(mapping) if mapping.kind == "exit" else _problem_of_list(mapping)


def _problem_of_list(mapping: Mapping) -> str:
    if mapping.says:
        return "is of a list but “says” what a notice says; of which kind is it?"
    if bool(mapping.status) != ("status" in mapping.columns.values()):
        return "needs both a status column and [status], or neither"
    left = _LEFT.search(mapping.title)
    if left and not mapping.status:
        return (
            f"has the title “{mapping.title}” and no status column: by “{left[0]}” not every "
            "company on the list is active, as it would be"
        )
    for word, state in mapping.status.items():
        doubt = exit_wording.doubt(word) if state == "ended" else ""
        if doubt:
            return f"makes “{word}” ended, but “{doubt}” says that it is not done"
    return ""


def _problem_of_exit(mapping: Mapping) -> str:
    if mapping.status or "status" in mapping.columns.values():
        return "is of an exit notice, which ends every company on it: it has no status"
    return ""
