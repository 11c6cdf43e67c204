from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from lender_sites import (
    CHALLENGE,
    COLLECTORS,
    GUARANTORS,
    HANG,
    NING,
    NOTICE,
    PLATFORMS,
    REGISTER,
    TABLE,
    YOU,
    ZHAO,
    hang,
    item,
    names_in,
    ning,
    page,
    pdf,
    zhao,
)
from talk import Answers, document, talk, talks

from xiancha.model import Document
from xiancha.registers import catalogue
from xiancha.registers.cn_partner_lists.parse import PARTS, conversation
from xiancha.registers.cn_partner_lists.publishers import publisher_at, publishers
from xiancha.registers.parsing.refusals import Refused


def parts(found: tuple[Document, ...]) -> dict[str, tuple[str, date | None, str]]:
    return {one.part: (one.title, one.as_of, one.url) for one in found}


def test_ningyin_lists_its_notices_in_numbered_json_files() -> None:
    answers = {
        f"{NING}data.json": ning(
            ("关于系统维护的公告", "2026-03-02", "./t1.html"),
            (COLLECTORS, "2026-02-28 10:00:00", "./202602/t2.html"),
            pages=2,
        ),
        f"{NING}data_1.json": ning(
            (COLLECTORS, "2025-12-01", "./t0.html"),
            (PLATFORMS, "2025/10/01", "P02025.pdf"),
            pages=2,
        ),
        f"{NING}202602/t2.html": NOTICE,
        f"{NING}P02025.pdf": pdf(),
    }
    found = talks(REGISTER, answers, "cfcbnb")
    assert parts(found) == {
        "cfcbnb/platform": (PLATFORMS, date(2025, 10, 1), f"{NING}P02025.pdf"),
        "cfcbnb/collector": (COLLECTORS, date(2026, 2, 28), f"{NING}202602/t2.html"),
    }
    for one in found:
        assert names_in(one) == ["甲信用管理有限公司", "乙律师事务所"]


def test_zhaolian_gives_whole_posts_by_post() -> None:
    others = [("关于系统维护的公告", "2026-03-01", "")] * 10
    midnight = int(datetime(2026, 2, 28, 16, tzinfo=UTC).timestamp() * 1000)
    body = f"<p>名单如下</p><table>{TABLE}</table>"
    first, second = zhao(11, *others), zhao(11, (COLLECTORS, str(midnight), body))
    found = talk(REGISTER, {ZHAO: [first, second]}, "mucfc")
    assert parts((found,)) == {"mucfc/collector": (COLLECTORS, date(2026, 3, 1), ZHAO)}
    assert found.body == body.encode()
    assert names_in(found) == ["甲信用管理有限公司", "乙律师事务所"]


def test_zhaolian_is_asked_for_ten_posts_at_a_time() -> None:
    asked = conversation("mucfc")
    first = next(asked)
    others = [("关于系统维护的公告", 1772236800000, "")] * 10
    second = asked.send(document(zhao(11, *others), url=ZHAO))
    assert [json.loads(one.form["data"]) for one in (first, second)] == [
        {"sectionId": "202211150853512516748518839263", "start": start, "limit": "10"}
        for start in ("0", "10")
    ]


def test_hangyin_numbers_its_pages_and_its_notices() -> None:
    others = [("关于系统维护的公告", number, "2026-03-01") for number in range(10)]
    answers = {
        HANG.format(1): hang(*others),
        HANG.format(2): hang((GUARANTORS, 77, "2026-01-05 09:00:00")),
        "https://www.51xf.cn/news/detail/77": NOTICE,
    }
    found = talk(REGISTER, answers, "51xf")
    assert parts((found,)) == {
        "51xf/guarantor": (GUARANTORS, date(2026, 1, 5), "https://www.51xf.cn/news/detail/77")
    }


def test_others_link_their_notices_on_pages() -> None:
    answers = {
        YOU: page(
            '<li><a href="/hzjg/">催收合作机构</a></li>',
            item("/xxgg/9.html", "关于防范冒充催收机构的风险提示", "2026-03-05"),
            '<a href="list-2.html">下一页</a>',
        ),
        f"{YOU}list-2.html": page(
            item("/xxgg/77802.html", COLLECTORS, "2026年2月28日"),
            item("/xxgg/77001.html", COLLECTORS, "2025-11-28"),
            '<a href="list-2.html">下一页</a>',
        ),
        f"{YOU}77802.html": page('<a href="/files/名单.pdf?v=1">附件</a>'),
        "https://www.youcash.com/files/%E5%90%8D%E5%8D%95.pdf?v=1": pdf(),
    }
    found = talk(REGISTER, answers, "youcash")
    assert (found.part, found.title, found.as_of) == (
        "youcash/collector",
        COLLECTORS,
        date(2026, 2, 28),
    )
    assert names_in(found) == ["甲信用管理有限公司", "乙律师事务所"]


@pytest.mark.parametrize(
    ("part", "answers", "message"),
    [
        ("cfcbnb", {f"{NING}data.json": CHALLENGE}, "an HTML page .* instead of a JSON object"),
        ("cfcbnb", {f"{NING}data.json": b'{"list": []}'}, "has a new shape"),
        (
            "cfcbnb",
            {
                f"{NING}data.json": ning((COLLECTORS, "2026-02-28", "1.html"), pages=3),
                f"{NING}data_1.json": b'{"list": [], "PAGE_COUNT": 3}',
            },
            "data_1.json has a new shape",
        ),
        ("cfcbnb", {f"{NING}data.json": ning(("甲", "", ""), pages=31)}, "more than 30 pages"),
        (
            "cfcbnb",
            {f"{NING}data.json": ning(("甲", "", ""))},
            "should list the notices of 浙江宁银.*it names none",
        ),
        (
            "cfcbnb",
            {
                f"{NING}data.json": ning(
                    (COLLECTORS, "昨天", "1.html"), (COLLECTORS, "2026-02-28", "2.html")
                )
            },
            f"names “{COLLECTORS}” without a day",
        ),
        ("mucfc", {ZHAO: CHALLENGE}, "instead of a JSON object"),
        ("mucfc", {ZHAO: b'{"data": null}'}, "has a new shape"),
        ("mucfc", {ZHAO: zhao(12, (COLLECTORS, "1", ""))}, "gives 1 posts from 0 on, of 12"),
        (
            "mucfc",
            {ZHAO: [zhao(25, *[("甲", 1, "")] * 10), zhao(25, ("甲", 1, ""))]},
            "gives 1 posts from 10 on, of 25",
        ),
        ("mucfc", {ZHAO: zhao(301, *[("甲", 1, "")] * 10)}, "more than 30 pages"),
        (
            "51xf",
            {HANG.format(n): hang(*[("甲", 1, "2026-01-01")] * 10) for n in (1, 2)},
            "repeats an earlier page",
        ),
        ("youcash", {YOU: CHALLENGE}, "should list the notices of 中邮.*it names none"),
        (
            "youcash",
            {YOU: page(f'<li><a href="1.html">{COLLECTORS}</a></li>')},
            f"names “{COLLECTORS}” without a day",
        ),
        (
            "youcash",
            {
                YOU: page(
                    item("1.html", f"{COLLECTORS}（一）", "2026-02-28"),
                    item("2.html", f"{COLLECTORS}（二）", "2026-02-28"),
                )
            },
            "both of 2026-02-28",
        ),
    ],
)
def test_an_answer_that_is_not_as_expected_ends_the_conversation(
    part: str, answers: Answers, message: str
) -> None:
    with pytest.raises(Refused, match=message):
        talks(REGISTER, answers, part)


def test_a_list_of_too_many_pages_is_refused() -> None:
    links = {f"{YOU}{n}": page(f'<a href="{YOU}{n + 1}">下一页</a>') for n in range(1, 30)}
    with pytest.raises(Refused, match="more than 30 pages"):
        talks(REGISTER, {YOU: page(f'<a href="{YOU}1">下一页</a>'), **links}, "youcash")


def test_every_publisher_is_a_lender_on_the_list_of_institutions() -> None:
    starter = catalogue.register("cn-nfra-institutions").folder / "starter.csv"
    institutions = {line.split(",")[0] for line in starter.read_text("utf-8").splitlines()}
    assert {one.name for one in publishers().values()} <= institutions
    assert [publisher_at(one.entry) for one in publishers().values()] == [*publishers().values()]
    assert tuple(publishers()) == PARTS == catalogue.register(REGISTER).parts
    assert len(PARTS) == 12
