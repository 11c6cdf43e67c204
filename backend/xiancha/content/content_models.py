"""What maintainers write under `checklists/`: laws with articles, checklists with items, doors.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Literal

from pydantic import (
    BeforeValidator,
    Field,
    PlainSerializer,
    StringConstraints,
    model_serializer,
    model_validator,
)

from xiancha.content.problems import Message, wrong
from xiancha.model import CountryCode, Model


def _day(value: object) -> date:
    text = unicodedata.normalize("NFKC", str(value)).strip("“”\"' ")
    unlike = Message(f"“{value}” is not a date", f"“{value}” 不是日期的写法")
    parts = _year_first(text)
    if not parts:
        raise wrong(unlike, Message("write it like 2026-08-01", "写成 2026-08-01 这样"))
    like = "{}-{:0>2}-{:0>2}".format(*parts)
    try:
        day = date.fromisoformat(like)
    except ValueError:
        what = Message(f"“{value}” is not in the calendar", f"日历上没有“{value}”")
        raise wrong(what, Message("write a day that exists", "写一个存在的日期")) from None
    if value != like:
        raise wrong(unlike, like)
    return day


def _year_first(text: str) -> tuple[str, str, str] | None:
    """Year, month and day, where only one reading fits: 25-11-2026, but not 5/6/2026."""
    parts = re.fullmatch(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*", text)
    if parts := parts or re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text):
        return parts[1], parts[2], parts[3]
    if not (last := re.fullmatch(r"(\d{1,2})\D(\d{1,2})\D(\d{4})", text)):
        return None
    one, other, year = last.groups()
    if (int(one) > 12) == (int(other) > 12):
        return None
    return (year, other, one) if int(one) > 12 else (year, one, other)


def _yes(value: object) -> bool:
    if value not in ("true", "false"):
        no = str(value).lower() in ("no", "n", "off", "0", "否", "不是")
        what = Message(f"“{value}” is not true or false", f"“{value}” 不是 true 或 false")
        raise wrong(what, Message("leave the line out", "删掉这一行") if no else "true")
    return value == "true"


Rank = Literal[
    "法律", "行政法规", "司法解释", "部门规章", "规范性文件",
    "国家标准", "行业自律", "媒体披露", "征求意见稿",
]  # fmt: skip
Role = Literal[
    "police", "ambulance", "anti_fraud", "mental_health", "legal_advice", "debt_advice", "court",
    "complaints", "cybercrime", "local_complaints", "credit_record", "police_text",
    "illegal_lender",
]  # fmt: skip
"""Whom to call; `checklists/README.md` says what each is."""
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Day = Annotated[date, BeforeValidator(_day)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Yes = Annotated[bool, BeforeValidator(_yes)]
Known = Literal["read", "second-hand"]
Phone = Annotated[str, StringConstraints(pattern=r"^([1-9][0-9]{2,5}|(0[38]00|1800)[0-9]{7})$")]
"""A short public number, or a freephone number of Singapore or the United Kingdom."""
Site = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[^\s/]+(/\S*)?$")]
Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
OrBlank = PlainSerializer(lambda value: "" if value is None else str(value), return_type=str)
"""What is not there is published as an empty string."""
Link = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[^\s/]+/\S+$")]


class Text(Model):
    """What people read. Chinese is always there; English may lag, the others may be missing."""

    zh_CN: Words
    zh_TW: Words | None = None
    en: Words | None = None
    id: Words | None = None

    @model_serializer
    def published(self) -> dict[str, str]:
        """By language; a language that lags is left out."""
        return {language: words for language, words in self if words}


class Cite(Model):
    """Points to one article; written `law/article`."""

    law: Id
    article: Id

    @model_validator(mode="before")
    @classmethod
    def split(cls, value: object) -> object:
        text = unicodedata.normalize("NFKC", str(value)).strip("，,。；; ").replace(" ", "").lower()
        parts = re.fullmatch(r"([a-z0-9-]+)/([a-z0-9-]+)", text)
        if not parts or text != value:
            what = Message(f"“{value}” is not law/article", f"“{value}” 不是“法规代号/条”的写法")
            advice = Message(
                "write the file’s name in laws/, a slash and the number, such as pipl/16",
                "写 laws/ 里的文件名、斜杠、条号，例如 pipl/16",
            )
            raise wrong(what, text if parts else advice)
        return {"law": parts[1], "article": parts[2]}

    @classmethod
    def __get_pydantic_json_schema__(cls, *_: object) -> dict[str, str]:
        """Editors see what is typed: one word."""
        return {"type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$"}

    def __str__(self) -> str:
        return f"{self.law}/{self.article}"


class Article(Model):
    """One article of a law, or one named part of it, as it reads from `in_force` on."""

    heading: Text | None = None
    in_force: Day
    replaced_by: Cite | None = None
    text: Words | None = None
    gives: Text
    source: Link
    checked_on: Day
    known: Known


class Law(Model):
    """A law, a rule, a standard or a guideline, with the articles that we cite.

    `official` is where it is officially published and where we could not open it.
    """

    title: Text
    number: Annotated[Words | None, OrBlank] = None
    rank: Rank
    binds: Text
    official: Annotated[Site | None, OrBlank] = None
    articles: Annotated[dict[Id, Article], Field(min_length=1)]

    @model_validator(mode="after")
    def named(self) -> Law:
        if "《" in self.title.zh_CN:
            what = Message("the title stands without 《》", "名称不带书名号，页面会加上")
            bare = self.title.zh_CN.strip("《》")
            raise wrong(what, f"zh_CN: {bare}", "title", "zh_CN")
        for key, article in self.articles.items():
            if not article.heading and not re.fullmatch(r"\d+(-\d+)?", key):
                what = Message(
                    f"“{key}” is no article number and has no heading",
                    f"“{key}” 不是条号，也没有 heading",
                )
                instead = Message(
                    "write the number, or below it heading: {zh_CN: …, en: …}",
                    "写条号，或在下面写 heading: {zh_CN: …, en: …}",
                )
                raise wrong(what, instead, "articles", key)
            if key != key.lstrip("0"):
                what = Message(f"“{key}” begins with a zero", f"条号“{key}”前面多了 0")
                raise wrong(what, f"{key.lstrip('0')}:", "articles", key)
        return self

    def label(self, key: str) -> dict[str, str]:
        """The whole citation as people read it: 《民法典》第670条."""
        heading, number = self.articles[key].heading, self.number
        main, _, sub = key.partition("-")
        part = f"：{heading.zh_CN}" if heading else f"第{main}条" + (f"之{sub}" if sub else "")
        label = {"zh_CN": f"《{self.title.zh_CN}》" + (f"（{number}）" if number else "") + part}
        english = heading.en if heading else f"art. {key}"
        if self.title.en and english:
            label["en"] = self.title.en + (f" ({number})" if number else "") + f", {english}"
        return label


class TextToSend(Model):
    """One text to send as it stands, and to whom."""

    to: Text
    words: Text


class Item(Model):
    """One thing to do, why, how, and the rules it rests on.

    `heading` is the title of a part, on its first item: 现在. `letters` names drafts by their id.
    """

    id: Id
    heading: Text | None = None
    text: Text
    why: Text
    messages: tuple[TextToSend, ...] = ()
    how: Text | None = None
    letters: tuple[Id, ...] = ()
    cites: tuple[Cite, ...] = ()
    uncited: Words | None = None
    doors: tuple[Id, ...] = ()
    reviewed_on: Day
    review_by: Day

    @model_validator(mode="after")
    def grounded(self) -> Item:
        if bool(self.cites) == bool(self.uncited):
            what = Message(
                "an item either cites rules or says why it cites none",
                "每一条要么写依据，要么写为什么没有依据",
            )
            advice = Message(
                "write cites: [pipl/16], or uncited: and the reason",
                "写 cites: [pipl/16]，或者写 uncited: 和原因",
            )
            raise wrong(what, advice)
        return self


class Checklist(Model):
    """Things to do in one situation, first things first."""

    title: Text
    intro: Text
    overdue: Yes = False
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class Call(Model):
    """The button that calls a door: for what, in which country, and its few words.

    `hours`: when it answers, where a source says so.
    """

    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    country: CountryCode
    name: Text
    hours: Text | None = None


class Door(Model):
    """One place that helps or takes complaints: how to reach it, for what, with what.

    `source` is an official page that was read; nothing where there is none.
    """

    id: Id
    title: Text
    phone: Annotated[Phone | None, OrBlank] = None
    call: Call | None = None
    url: Annotated[Site | None, OrBlank] = None
    where: Text | None = None
    takes: Text
    needs: Text | None = None
    answer_by: Text | None = None
    source: Annotated[Link | None, OrBlank] = None
    checked_on: Day
    known: Known

    @model_validator(mode="after")
    def reachable(self) -> Door:
        if self.known == "read" and not self.source:
            what = Message("what was read has a source", "读过的要写 source")
            raise wrong(what, "known: second-hand", "known")
        if not (self.phone or self.url or self.where):
            what = Message(
                "a door has a phone, a url, or says where it is found",
                "渠道要有号码、网址，或者说明怎么找到它",
            )
            ways = 'phone: "12345"', "url: https://…", "where: {zh_CN: …, en: …}"
            advice = Message("write {}, {}, or {}".format(*ways), "写 {}、{} 或 {}".format(*ways))
            raise wrong(what, advice)
        if self.call and not self.phone:
            what = Message("what is called has a phone", "能拨的要写 phone")
            raise wrong(what, 'phone: "12345"', "call")
        return self


class Doors(Model):
    """All doors, those of the mainland first, in `doors.yml`.

    `official` names the hosts of agencies that are not under a government's domain.
    """

    official: tuple[Host, ...] = ()
    doors: Annotated[tuple[Door, ...], Field(min_length=1)]


MODELS = (Checklist, Item, TextToSend, Law, Article, Cite, Doors, Door, Call, Text)
FIELDS = sorted({field for model in MODELS for field in model.model_fields})
