"""Articles that are named in what people read, compared with the data: 《民法典》第六百七十条.

Also lists and ranges (第五、十三条, 第1032至1035条), and a law named without its marks
(治安管理处罚法42条), which is understood; the problem says how it should be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from xiancha.content.chinese_numbers import NUMERAL, number
from xiancha.content.content_models import Cite, Law
from xiancha.content.problems import Instead, Message, Problem
from xiancha.content.source import Source
from xiancha.content.text_checks import Place, places, plain

_FULL = "中华人民共和国"
_N = rf"(?:\d+|{NUMERAL}+)"
_TO = "至|到|[-–—~～]"
_JOIN = rf"\s*(?:、|,|，|以及|及|和|与|或者|或|{_TO})\s*第?\s*"
_ONE = rf"(?:{_N}{_JOIN})*{_N}\s*条(?:之(?:\d|{NUMERAL}))?(?:第{_N}[款项])*"
_LIST = rf"{_ONE}(?:{_JOIN}{_ONE})*"
_PART = re.compile(rf"(?P<to>{_TO})?\s*第?\s*(?P<n>{_N})(?:\s*条之(?P<sub>\d|{NUMERAL}))?")
_ASIDE = re.compile(rf"（[^）]*）|\([^)]*\)|第{_N}[款项]")
_ENGLISH = re.compile(
    r"\b(?:(?:[Aa]rt(?:icle)?\.?|[Pp]asal)\s*\d+(?:-\d+)?"
    r"|[Aa]rt(?:icle)?s\.?\s*\d+(?:-\d+)?(?:(?:,? and |,? or | to |, ?|–)\d+(?:-\d+)?)*)"
)
_ENGLISH_PART = re.compile(r"(?P<to> to |–)?(?P<n>\d+(?:-\d+)?)")
_IN_A_NAME = re.compile("条|rt|asal")
_OTHER = re.compile(r"[一-鿿]{2,}?(?:条例|规定|解释|(?<![本该新旧此这办做方])法)$")


class Mention(NamedTuple):
    """An article of the data that a line of text names; `better` where it was written loosely."""

    place: Place
    cite: Cite
    better: str = ""

    def problem(self, what: Message, instead: Instead) -> Problem:
        return self.place.problem(what, instead)


class _Named(NamedTuple):
    """What a line names: the words, the title as written, with or without 《》, the articles."""

    written: str
    title: str
    loose: bool
    articles: tuple[str, ...]


def articles(
    sources: Iterable[Source], laws: Mapping[str, Law], files: Iterable[str]
) -> Iterator[Mention | Problem]:
    """Articles in prose: those of the data, and a problem for each that is not there.

    Laws whose file is there but has faults (`files`) are not doubted.
    """
    titles = {law.title.zh_CN: name for name, law in laws.items()}
    broken = bool(set(files) - set(laws))
    for source in sources:
        for place, text in _may_name(source):
            for named in _named(text, titles):
                if not named.title and place.own_items(named.articles):
                    continue
                yield from _held(place, named, laws, titles, broken)


def loose(mentions: Iterable[Mention]) -> Iterator[Problem]:
    """Articles of the data that are named without 《》 or 第, with how to write them."""
    for each in mentions:
        if each.better:
            what = Message("an article is named without 《》 or 第", "提到法条，少了《》或“第”")
            yield each.problem(what, each.better)


@lru_cache(maxsize=256)
def _may_name(source: Source) -> tuple[tuple[Place, str], ...]:
    """The lines of a file in which an article may be named, with their text read plainly."""
    read = ((place, plain(place.text)) for place in places([source]))
    return tuple((place, text) for place, text in read if _IN_A_NAME.search(text))


def _named(text: str, titles: Mapping[str, str]) -> Iterator[_Named]:
    """Each place of a line that names articles, Chinese first."""
    for match in _naming(tuple(titles)).finditer(text) if "条" in text else ():
        title = match["law"] or match["bare"] or ""
        start = match.end("law") + 1 if match["law"] else match.end("bare")
        list_ = match[0] if not title else text[start : match.end()]
        numbers = tuple(_numbers(_PART, _ASIDE.sub("", list_)))
        if title:
            yield _Named(match[0], title, not (match["law"] and match["no"]), numbers)
        else:
            other = _OTHER.search(text[: match.start()])
            yield _Named(match[0], other[0] if other else "", bool(other), numbers)
    for match in _ENGLISH.finditer(text) if "rt" in text or "asal" in text else ():
        digits = match[0][re.search(r"\d", match[0]).start() :]  # type: ignore[union-attr]
        yield _Named(match[0], "", False, tuple(_numbers(_ENGLISH_PART, digits)))


@lru_cache(maxsize=8)
def _naming(titles: tuple[str, ...]) -> re.Pattern[str]:
    """Articles in Chinese, with these titles also without 《》."""
    known = "|".join(map(re.escape, sorted(titles, key=len, reverse=True)))
    bare = rf"|(?P<bare>(?:{_FULL})?(?:{known}))" if known else "|(?P<bare>(?!))"
    return re.compile(
        rf"(?:《(?P<law>[^《》]+)》(?:（[^）]*）|\([^)]*\))?{bare})(?:的|\s)*(?P<no>第?)\s*{_LIST}"
        rf"|第\s*{_LIST}"
    )


def _numbers(part: re.Pattern[str], text: str) -> Iterator[str]:
    """The articles of a list, ranges written out: 1032至1034 are three."""
    last = 0
    for found in part.finditer(text):
        n = found["n"] if "-" in found["n"] else str(number(found["n"]))
        sub = found.groupdict().get("sub")
        if found["to"] and n.isdigit() and last < int(n) <= last + 50:
            yield from map(str, range(last + 1, int(n)))
        last = int(n) if n.isdigit() else 0
        yield f"{n}-{number(sub)}" if sub else n


def _held(
    place: Place, named: _Named, laws: Mapping[str, Law], titles: Mapping[str, str], broken: bool
) -> Iterator[Mention | Problem]:
    """The articles of the data among those named, and a problem for each of the others."""
    short = named.title.removeprefix(_FULL)
    if named.title and short not in titles:
        if not broken:
            yield place.problem(*_no_law(named))
        return
    among = [titles[short]] if short else _beside(place, laws)
    if named.title != short and not named.loose:
        yield place.problem(*_long_title(short, named, laws[among[0]]))
        return
    for article in named.articles:
        hits = [name for name in among if article in laws[name].articles]
        if hits:
            better = _written_out(laws[hits[0]], named.articles) if named.loose else ""
            yield Mention(place, Cite.model_validate(f"{hits[0]}/{article}"), better)
        elif not broken:
            yield place.problem(*_no_article(named, article, among, laws))


def _written_out(law: Law, articles: tuple[str, ...]) -> str:
    """《治安管理处罚法》第42条、第50条; those that are not in the data are left out."""
    first, *others = [law.label(each)["zh_CN"] for each in articles if each in law.articles]
    return "、".join([first, *(f"第{each.rpartition('第')[2]}" for each in others)])


def _beside(place: Place, laws: Mapping[str, Law]) -> list[str]:
    """The laws that a bare 第五十条 can mean: those cited beside it, or any."""
    return [name for name in place.cites if name in laws] or list(laws)


def _long_title(short: str, named: _Named, law: Law) -> tuple[Message, Instead]:
    what = Message(f"the title is 《{short}》 here", f"这里的名称是《{short}》，不写“{_FULL}”")
    if named.articles[0] in law.articles:
        return what, _written_out(law, named.articles)
    return what, named.written.replace(_FULL, "")


def _no_law(named: _Named) -> tuple[Message, Instead]:
    what = Message(
        f"no file in laws/ has the title 《{named.title}》", f"laws/ 里没有《{named.title}》"
    )
    advice = Message(
        f"add the law with this article first, or leave “{named.written}” out",
        f"先在 laws/ 里写这部法律和这一条，或者删掉“{named.written}”",
    )
    return what, advice


def _no_article(
    named: _Named, article: str, among: list[str], laws: Mapping[str, Law]
) -> tuple[Message, Instead]:
    where = f"laws/{among[0]}.yml" if len(among) == 1 else "laws/"
    one = len(named.articles) == 1
    what = (
        Message(f"“{named.written}” is not in {where}", f"“{named.written}”不在 {where} 里")
        if one
        else Message(
            f"article {article} of “{named.written}” is not in {where}",
            f"“{named.written}”里的第{article}条不在 {where} 里",
        )
    )
    held = [laws[name].label(key)["zh_CN"] for name in among for key in laws[name].articles]
    if len(among) == 1:
        return what, Message(f"name one of {', '.join(held)}", f"写其中一条：{'、'.join(held)}")
    advice = Message(
        "name the law as well, in 《》, and have the article in its file",
        "连同法律名称一起写，放进《》，条文要在那个文件里",
    )
    return what, advice
