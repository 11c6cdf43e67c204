"""What an edition carries of the content, and what the API answers of it.

`T` is what people read: in an edition a text per language, in an answer of the API one text.
A text that is not there is null; anything else that is not there is an empty string.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from xiancha.content.content_models import Known, Rank
from xiancha.model import CountryCode

T = TypeVar("T")


ByLanguage = dict[str, str]
"""A language that lags is left out."""
Official = Annotated[
    str,
    Field(
        description="Where it is officially published and we could not open it; else empty.",
        examples=["https://www.npc.gov.cn"],
    ),
]
ReplacedOn = Annotated[
    str,
    Field(
        description="The day from which another article stands in its place; else empty.",
        examples=["2026-01-01"],
    ),
]
Source = Annotated[str, Field(description="The page that was read.")]
Via = Annotated[str, Field(description="Whose copy of the text the source is; else empty.")]
Label = Annotated[T, Field(examples=["《个人信息保护法》第16条"])]
LawTitle = Annotated[T, Field(description="Without 《》.", examples=["个人信息保护法"])]
Binds = Annotated[T, Field(description="Whom it binds.")]


class Published(BaseModel):
    """Base of what is made from the content as maintainers write it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        """What is said of `Door` is said of `Door[str]` too."""
        cls.__doc__ = cls.__doc__ or cls.__mro__[1].__doc__


class Door(Published, Generic[T]):
    """A place that helps or takes complaints."""

    id: str = Field(examples=["nfra"])
    title: T
    phone: str = Field(examples=["12378"])
    url: str = Field(examples=["https://www.nfra.gov.cn"])
    where: T | None = Field(description="How to find it.")
    takes: T = Field(description="What it is for.")
    needs: T | None = Field(description="What to bring.")
    answer_by: T | None = Field(description="When it answers.")
    source: Source
    via: Via
    checked_on: date
    known: Known


class Article(Published, Generic[T]):
    """One article of a law, or one named part of it."""

    id: str = Field(examples=["16"])
    label: Label[T]
    gives: T = Field(description="What it gives people, in plain words.")
    text: str = Field(description="Its own words, in Chinese; empty where they are not held.")
    in_force: date
    replaced_on: ReplacedOn
    source: Source
    via: Via
    checked_on: date
    known: Known


class Law(Published, Generic[T]):
    """A law, a rule, a standard or a guideline, with the articles that are cited."""

    id: str = Field(examples=["pipl"])
    title: LawTitle[T]
    number: str = Field(examples=["法释〔2020〕17号"])
    rank: Rank
    binds: Binds[T]
    official: Official
    articles: tuple[Article[T], ...]


class Cite(Published, Generic[T]):
    """A rule that an item rests on, in full."""

    law: str = Field(examples=["pipl"])
    title: LawTitle[T]
    article: str = Field(description="Its number; empty for a named part.", examples=["16"])
    label: Label[T]
    gives: T = Field(description="What it gives people, in plain words.")
    text: str = Field(description="Its own words, in Chinese; empty where they are not held.")
    rank: Rank
    binds: Binds[T]
    in_force: date
    replaced_on: ReplacedOn
    source: Source
    via: Via
    official: Official
    checked_on: date
    known: Known


class TextToSend(Published, Generic[T]):
    """Words that people may send, and to whom."""

    to: T
    words: T


class LetterTitle(Published, Generic[T]):
    """A draft of a letter."""

    id: str = Field(examples=["to-lender"])
    title: T


class Item(Published, Generic[T]):
    """One thing to do, why, how, and the rules it rests on."""

    id: str = Field(examples=["report-threats"])
    heading: T | None = Field(description="Above the first item of a part.")
    text: T
    why: T
    messages: tuple[TextToSend[T], ...]
    how: T | None
    letters: tuple[LetterTitle[T], ...]
    cites: tuple[Cite[T], ...]
    doors: tuple[Door[T], ...]
    reviewed_on: date
    review_by: date


class Summary(Published, Generic[T]):
    """A checklist without its items. `overdue`: it is for people in arrears."""

    id: str = Field(examples=["cn/contacts-called"])
    country: CountryCode = Field(examples=["CN"])
    title: T
    intro: T
    overdue: bool


class Checklist(Summary[T], Generic[T]):
    """Things to do in one situation, first things first. `first`: whom to call at once."""

    first: tuple[Door[T], ...]
    items: tuple[Item[T], ...]
