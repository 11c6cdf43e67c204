"""Phone numbers and articles that stand in what people read, held against the data.

Texts are read with full-width digits and Chinese numerals alike: １２３７８, 一二三七八, 第五十条.
What a law itself says (`text` of an article) is a quotation and is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from xiancha.checklists.model import Cite, Law
from xiancha.checklists.numerals import DIGIT, NUMERAL, number, spelt_out
from xiancha.checklists.source import At, Source
from xiancha.checklists.words import Problem, Said

_LANGUAGES = ("zh_CN", "en")
_SPELT = re.compile(f"[{DIGIT}]{{3,}}")
_COUNTED = "万|亿|多?元|块|天|日|年|个|岁|人|次|倍|家|分|小时|页|条|款|%|yuan|days?|hours?|people"
_UNIT = rf"(?!\s*(?:{_COUNTED}))"
_PHONE = re.compile(
    r"(?<![\d.,/¥〔-])(?:"
    r"1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}|[48]00[ -]?\d{3}[ -]?\d{4}|"
    r"11[0-9]|12[0-2]|12\d{3}|10\d{3}|9[56]\d{3,4}"
    rf")(?![\d.,]\d|\d|号文){_UNIT}"
)
_ARTICLE = re.compile(
    rf"(?:《(?P<law>[^《》]+)》(?:（[^）]*）|\([^)]*\))?\s*)?"
    rf"第\s*(?P<n>\d+|{NUMERAL}+)\s*条(?:之(?P<sub>\d|{NUMERAL}))?"
)
_ENGLISH = re.compile(r"\b(?:[Aa]rt(?:icle)?s?\.?)\s*(?P<n>\d+(?:-\d+)?)")


class _Place(NamedTuple):
    """One line that people read, where it stands, and the rules cited beside it."""

    source: Source
    at: At
    below: int
    text: str
    cites: tuple[str, ...]

    def problem(self, what: Said, instead: str) -> Problem:
        found = self.source.problem(self.at, what, instead)
        return found._replace(line=found.line + self.below)


class Mention(NamedTuple):
    """An article of the data that a line of text names."""

    place: _Place
    cite: Cite

    def problem(self, what: Said, instead: str) -> Problem:
        return self.place.problem(what, instead)


def phones(sources: Iterable[Source], doors: Mapping[str, str]) -> Iterator[Problem]:
    """Numbers in prose; `doors` has the number of each door by its id."""
    known = {phone: door for door, phone in doors.items()}
    for place in _places(sources):
        for found in _PHONE.finditer(_SPELT.sub(lambda run: spelt_out(run[0]), _plain(place.text))):
            phone = re.sub(r"[ -]", "", found[0])
            written = place.text[found.start() : found.end()]
            if phone in known:
                what = Said(
                    f"the number {written} stands in the text; numbers stand in doors.yml alone",
                    f"正文里有号码{written}；号码只写在 doors.yml 里",
                )
                below = f"doors: [{known[phone]}]"
                advice = Said(
                    f"take it out of the text and write {below} below",
                    f"从正文里删掉，在下面写 {below}",
                )
                yield place.problem(what, advice)
            else:
                what = Said(
                    f"the number {written} is not in doors.yml",
                    f"号码{written}不在 doors.yml 里",
                )
                advice = Said(
                    "take it out; a public number goes into doors.yml, with its source",
                    "从正文里删掉；官方号码写进 doors.yml，附上来源",
                )
                yield place.problem(what, advice)


def articles(
    sources: Iterable[Source], laws: Mapping[str, Law], files: Iterable[str]
) -> Iterator[Mention | Problem]:
    """Articles in prose: those of the data, and a problem for each that is not there.

    Laws whose file is there but has faults (`files`) are not doubted.
    """
    titles = {law.title.zh_CN: name for name, law in laws.items()}
    broken = set(files) - set(laws)
    for place in _places(sources):
        text = _plain(place.text)
        for found in (*_ARTICLE.finditer(text), *_ENGLISH.finditer(text)):
            groups = found.groupdict()
            n = groups["n"] if "-" in groups["n"] else str(number(groups["n"]))
            article = f"{n}-{number(groups['sub'])}" if groups.get("sub") else n
            title, written = groups.get("law"), found[0]
            if title and title not in titles:
                short = title.removeprefix("中华人民共和国")
                if short in titles:
                    yield place.problem(*_long_title(short, written, article, laws[titles[short]]))
                elif not broken:
                    yield place.problem(*_no_law(title, written, titles))
                continue
            among = [titles[title]] if title else _beside(place, laws)
            hits = [name for name in among if article in laws[name].articles]
            if hits:
                yield Mention(place, Cite.model_validate(f"{hits[0]}/{article}"))
            elif not broken:
                yield place.problem(*_no_article(written, among, laws))


def _beside(place: _Place, laws: Mapping[str, Law]) -> list[str]:
    """The laws that a bare 第五十条 can mean: those cited beside it, or any."""
    return [name for name in place.cites if name in laws] or list(laws)


def _long_title(short: str, written: str, article: str, law: Law) -> tuple[Said, str]:
    what = Said(f"the title is 《{short}》 here", f"这里的名称是《{short}》，不写“中华人民共和国”")
    if article in law.articles:
        return what, law.label(article)["zh_CN"]
    return what, written.replace("中华人民共和国", "")


def _no_law(title: str, written: str, titles: Mapping[str, str]) -> tuple[Said, str]:
    what = Said(f"no file in laws/ has the title 《{title}》", f"laws/ 里没有《{title}》")
    advice = Said(
        f"add the law with this article first, or leave “{written}” out",
        f"先在 laws/ 里写这部法律和这一条，或者删掉“{written}”",
    )
    return what, advice


def _no_article(written: str, among: list[str], laws: Mapping[str, Law]) -> tuple[Said, str]:
    where = f"laws/{among[0]}.yml" if len(among) == 1 else "laws/"
    what = Said(f"“{written}” is not in {where}", f"“{written}”不在 {where} 里")
    held = [laws[name].label(key)["zh_CN"] for name in among for key in laws[name].articles]
    if len(among) == 1:
        return what, Said(f"name one of {', '.join(held)}", f"写其中一条：{'、'.join(held)}")
    advice = Said(
        "name the law as well, in 《》, and have the article in its file",
        "连同法律名称一起写，放进《》，条文要在那个文件里",
    )
    return what, advice


def _plain(text: str) -> str:
    """The text with ASCII digits for full-width ones, each sign still at its place."""
    return "".join(
        plain
        if len(plain := unicodedata.normalize("NFKC", char)) == 1 and plain.isalnum()
        else char
        for char in text
    )


def _places(sources: Iterable[Source]) -> Iterator[_Place]:
    """Every line that people read."""
    for source in sources:
        for at, value, cites in _texts(source.data, (), ()):
            below = 1 if "\n" in value else 0
            for i, line in enumerate(value.split("\n")):
                yield _Place(source, at, below + i, line, cites)


def _texts(
    data: object, at: At, cites: tuple[str, ...]
) -> Iterator[tuple[At, str, tuple[str, ...]]]:
    if isinstance(data, dict):
        named = [data["cite"]] if "cite" in data else data.get("cites", [])
        if isinstance(named, list):
            cites = tuple(str(each).split("/")[0] for each in named) or cites
        for key, value in data.items():
            if key in _LANGUAGES and isinstance(value, str):
                yield (*at, key), value, cites
            else:
                yield from _texts(value, (*at, key), cites)
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _texts(value, (*at, i), cites)
