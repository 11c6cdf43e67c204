"""Questions to the API of the Financial Services Register: envelopes, pages, refusals. Pure."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from xiancha.model import Document, Get
from xiancha.registers.parsing.headings import plain
from xiancha.registers.parsing.json_answers import json_object
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.shapes import shaped

SITE = "https://register.fca.org.uk/services/V0.1"
CREDENTIAL = "gb-fca"

_MOST_PAGES = 50
_NO_PERMISSION = ("FSR-API-02-03-11", "Firm permission not found")
_REFUSALS = {
    "FSR-API-01-01-11": "Set XIANCHA_FCA_EMAIL and XIANCHA_FCA_KEY to a key that is in force.",
    "FSR-API-01-01-21": "Set XIANCHA_FCA_EMAIL and XIANCHA_FCA_KEY to a key that is in force.",
    "FSR-API-02-01-11": "No firm has this number: correct or remove it in watch.toml.",
}
_Shape = TypeVar("_Shape")
_Count = Annotated[int, Field(ge=1)]


class Shape(BaseModel):
    """Base of the shapes of answers: no field is unknown, none is missing.

    Case, spaces and punctuation of a field's name say nothing: the API itself writes “Address LIne
    3” and “PSD Agent Effective date”.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _spelt_alike(cls, record: Any) -> Any:
        if not isinstance(record, dict):
            return record
        fields = cls.model_fields.items()
        known = {plain(field.alias or name): field.alias or name for name, field in fields}
        renamed: dict[str, Any] = {}
        for field, value in record.items():
            name = known.get(plain(field)) or field
            renamed[f"{name}, again" if name in renamed else name] = value
        return renamed


class _Info(Shape):
    page: _Count
    per_page: _Count
    total_count: _Count
    next: str = Field("", alias="Next")
    previous: str = Field("", alias="Previous")

    @property
    def pages(self) -> int:
        return -(-self.total_count // self.per_page)


class _Envelope(Shape):
    status: str = Field(alias="Status")
    message: str = Field(alias="Message")
    info: _Info | None = Field(None, alias="ResultInfo")
    data: Any = Field(None, alias="Data")


class Question(NamedTuple):
    """One thing to ask about a firm: its path, the code of its answer, what a page holds.

    `count` says how many records the data of one page holds.
    """

    path: str
    code: str
    data: TypeAdapter[Any]
    count: Callable[[Any], int] = len


def _count_names(groups: list[dict[str, list[Any]]]) -> int:
    return sum(len(names) for group in groups for names in group.values())


FIRM = Question("", "FSR-API-02-01-00", TypeAdapter(list[dict[str, Any]]))
ADDRESS = Question("/Address", "FSR-API-02-02-00", TypeAdapter(list[dict[str, str]]))
PERMISSIONS = Question(
    "/Permissions", "FSR-API-02-03-00", TypeAdapter(dict[str, list[dict[str, list[str]]]])
)
NAMES = Question(
    "/Names",
    "FSR-API-02-04-00",
    TypeAdapter(list[dict[str, list[dict[str, str]]]]),
    _count_names,
)


def ask(frn: str, question: Question) -> Generator[Get, Document, tuple[Document, Any]]:
    """The last page of an answer and the data of all: records in a list, permissions in an object.

    Raises Refused where a page is not the one asked for or the announced records are not there.
    """
    url = f"{SITE}/Firm/{frn}{question.path}"
    answer = yield Get(url=url, credential=CREDENTIAL)
    envelope = _envelope(answer)
    if question is PERMISSIONS and (envelope.status, envelope.message) == _NO_PERMISSION:
        return answer, {}
    info, found = _page(answer, question, 1)
    for page in range(2, min(info.pages, _MOST_PAGES) + 1):
        answer = yield Get(url=f"{url}?pgnp={page}", credential=CREDENTIAL)
        info, more = _page(answer, question, page)
        found = found | more if isinstance(found, dict) else found + more
    if question.count(found) != info.total_count:
        raise Refused(
            f"{url} announces total_count {info.total_count}; its pages hold "
            f"{question.count(found)} records. Nothing was taken; try again later."
        )
    return answer, found


def known(data: Any, shape: type[_Shape] | TypeAdapter[_Shape], where: str) -> _Shape:
    """The data as this shape. Raises Refused naming the field that is new, missing or changed."""
    advice = (
        "Nothing was taken; compare it with the register's documentation, then the parser must "
        "learn it."
    )
    return shaped(data, shape, f"{where} has a new shape", advice)


def _envelope(answer: Document) -> _Envelope:
    return known(json_object(answer), _Envelope, answer.url)


def _page(answer: Document, question: Question, page: int) -> tuple[_Info, Any]:
    """Which page it says it is, and its data, once it says that all is well."""
    envelope = _envelope(answer)
    ok = envelope.status == question.code and envelope.message.startswith("Ok.")
    if not ok or not envelope.info:
        advice = _REFUSALS.get(envelope.status, "Look the firm up on register.fca.org.uk.")
        raise Refused(
            f"{answer.url} answered {envelope.status}, “{envelope.message}”, instead of "
            f"{question.code}. {advice}"
        )
    if envelope.info.page != page:
        raise Refused(f"{answer.url} holds page {envelope.info.page} instead of {page}.")
    return envelope.info, known(envelope.data, question.data, answer.url)
