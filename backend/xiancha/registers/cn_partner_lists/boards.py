"""The boards on which lenders put up their notices: three ways by JSON, one by pages. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple, NoReturn, TypeVar
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from pydantic import BaseModel, Field

from xiancha.model import Document, Get, Role
from xiancha.registers.cn_partner_lists.publishers import Publisher
from xiancha.registers.cn_partner_lists.titles import about
from xiancha.registers.parsing.html import links
from xiancha.registers.parsing.json_answers import json_object
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.shapes import shaped
from xiancha.registers.parsing.text import text_of

_MOST_PAGES = 30
_AT_ONCE = 10
_CHINA = timedelta(hours=8)
_MILLISECONDS = re.compile(r"[12]\d{12}")
_DATE = r"(20\d{2})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})(?!\d)日?"
_DAY = re.compile(rf"(?<!\d){_DATE}")
_OF_THE_CONTENTS = re.compile(rf"截[至止]到?\s*{_DATE}")
_AROUND_TITLE = re.compile(rf"^{_DATE}\s+|\s+{_DATE}$")


class Notice(NamedTuple):
    """A notice on a board: its title, address and day, and itself where the board holds it."""

    title: str
    url: str
    day: date | None
    page: Document | None = None


Board = Generator[Get, Document, list[Notice]]
"""Asks for the pages of a lender's board, is sent them, returns the notices that it lists."""

_Shape = TypeVar("_Shape", bound=BaseModel)


class _Entry(BaseModel):
    DOCTITLE: str
    DOCRELTIME: str
    URL: str


class _Entries(BaseModel):
    entries: list[_Entry] = Field(alias="list", min_length=1)
    PAGE_COUNT: int


class _Post(BaseModel):
    title: str
    postContentGen: str
    updateTime: int | str


class _Posts(BaseModel):
    postInfos: list[_Post]
    notTopTotal: int


class _News(BaseModel):
    newsTitle: str
    newsDetailId: int | str
    newsDate: int | str | None = None
    validStartTime: int | str | None = None


class _NewsPage(BaseModel):
    news: list[_News] = Field(alias="list")


def notices(publisher: Publisher) -> Board:
    """Every notice of a publisher's board that speaks of partners."""
    found = yield from _WAYS[publisher.way](publisher)
    return [one for one in found if about(one.title) and one.title not in publisher.ignored]


def _json_list(publisher: Publisher) -> Board:
    """data.json, data_1.json, …, as many as the first one says."""
    found: list[Notice] = []
    page, pages = 0, 1
    while page < pages:
        name = f"data_{page}.json" if page else "data.json"
        answer = yield Get(url=f"{publisher.entry}{name}")
        shape = _shaped(answer, json_object(answer), _Entries)
        pages = shape.PAGE_COUNT
        if pages > _MOST_PAGES:
            _refuse_length(publisher)
        found += [
            Notice(one.DOCTITLE.strip(), urljoin(publisher.entry, one.URL), day_in(one.DOCRELTIME))
            for one in shape.entries
        ]
        page += 1
    return found


def _mgp_post(publisher: Publisher) -> Board:
    """Ten posts at a time, whole with their HTML; posts pinned to the top come besides."""
    found: list[Notice] = []
    start, total = 0, 1
    while start < total:
        question = {"sectionId": publisher.section, "start": str(start), "limit": str(_AT_ONCE)}
        form = {
            "data": json.dumps(question),
            "reqEnvParams": json.dumps({"channel": "0OWS", "appType": "H5"}),
        }
        answer = yield Get(url=publisher.entry, form=form)
        shape = _shaped(answer, json_object(answer).get("data"), _Posts)
        total = shape.notTopTotal
        if len(shape.postInfos) < min(_AT_ONCE, total - start):
            raise Refused(
                f"{answer.url} gives {len(shape.postInfos)} posts from {start} on, of {total} "
                "announced. Try again later, or import the notices by hand."
            )
        if total > _AT_ONCE * _MOST_PAGES:
            _refuse_length(publisher)
        found += [_posted(answer, post) for post in shape.postInfos]
        start += _AT_ONCE
    return found


def _posted(answer: Document, post: _Post) -> Notice:
    page = {"body": post.postContentGen.encode(), "headers": {}}
    return Notice(
        post.title.strip(), answer.url, day_in(post.updateTime), answer.model_copy(update=page)
    )


def _json_news(publisher: Publisher) -> Board:
    """Numbered pages of ten; a shorter one is the last."""
    found: list[Notice] = []
    for number in range(1, _MOST_PAGES + 1):
        page = f"{publisher.entry}?type=1&pageNum={number}&pageSize={_AT_ONCE}"
        answer = yield Get(url=page)
        shape = _shaped(answer, json_object(answer).get("data"), _NewsPage)
        more = [
            Notice(
                one.newsTitle.strip(),
                urljoin(publisher.entry, f"detail/{one.newsDetailId}"),
                day_in(one.newsDate or one.validStartTime or ""),
            )
            for one in shape.news
        ]
        if more and more[-1] in found:
            raise Refused(f"{answer.url} repeats an earlier page. Import the notices by hand.")
        found += more
        if len(more) < _AT_ONCE:
            return found
    _refuse_length(publisher)


def _html_list(publisher: Publisher) -> Board:
    """A page of links and those behind its link 下一页, where it has one."""
    found: list[Notice] = []
    seen: set[str] = set()
    address = publisher.entry
    while address not in seen:
        if len(seen) == _MOST_PAGES:
            _refuse_length(publisher)
        seen.add(address)
        page = yield Get(url=address)
        found += _linked(page)
        address = _next_page(page) or address
    return _without_menus(found)


_WAYS: dict[str, Callable[[Publisher], Board]] = {
    "json-list": _json_list,
    "mgp-post": _mgp_post,
    "json-news": _json_news,
    "html-list": _html_list,
}


def _linked(page: Document) -> list[Notice]:
    """The links of a page; the day of each is printed in the link or beside it alone."""
    anchors = BeautifulSoup(text_of(page), "lxml").find_all("a", href=True)
    return [
        Notice(
            _AROUND_TITLE.sub("", str(anchor.get("title") or text)), address, _day_beside(anchor)
        )
        for anchor, (address, text) in zip(anchors, links(page), strict=True)
        if address.startswith("http")
    ]


def _without_menus(found: list[Notice]) -> list[Notice]:
    """Drop the links without a day, unless one is the only one that names its kind of partners."""
    dated = {role for one in found if one.day for role in about(one.title)}
    return [one for one in found if one.day or _only_kind(one.title) not in (None, *dated)]


def _only_kind(title: str) -> Role | None:
    roles = about(title)
    return next(iter(roles)) if len(roles) == 1 else None


def _day_beside(anchor: Tag) -> date | None:
    for node in (anchor, *anchor.parents):
        if any(other["href"] != anchor["href"] for other in node.find_all("a", href=True)):
            return None
        if day := day_in(node.get_text(" ")):
            return day
    return None


def _next_page(page: Document) -> str:
    found = (address for address, text in links(page) if text.strip(" >›»") in ("下一页", "下页"))
    return next((address for address in found if address.startswith("http")), "")


def day_in(text: int | str) -> date | None:
    """The one day that a text prints, or that it gives in milliseconds; None without one.

    A day after 截至 or 截止 is that of the contents, not of the notice.
    """
    if _MILLISECONDS.fullmatch(str(text)):
        return (datetime.fromtimestamp(int(text) / 1000, UTC) + _CHINA).date()
    days = set(_days(_DAY.findall(_OF_THE_CONTENTS.sub("", str(text)))))
    return days.pop() if len(days) == 1 else None


def _days(found: Iterable[tuple[str, str, str]]) -> Iterable[date]:
    for year, month, day in found:
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:
            continue


def _shaped(answer: Document, data: object, shape: type[_Shape]) -> _Shape:
    advice = "Import the notices by hand; the parser must learn it."
    return shaped(data, shape, f"{answer.url} has a new shape", advice)


def _refuse_length(publisher: Publisher) -> NoReturn:
    raise Refused(
        f"The board of {publisher.name} at {publisher.entry} has more than {_MOST_PAGES} pages. "
        "See whether it still lists its notices; if so, raise the bound in boards.py."
    )
