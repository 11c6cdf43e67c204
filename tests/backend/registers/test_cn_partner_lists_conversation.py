from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from pdfs import Paper
from talk import Answers, document, talk, talks

from xiancha.model import Document, Role
from xiancha.registers import catalogue
from xiancha.registers.cn_partner_lists.parse import PARTS, conversation
from xiancha.registers.cn_partner_lists.publishers import publisher_at, publishers
from xiancha.registers.reading import Refused

REGISTER = "cn-partner-lists"
HEADER = ("序号", "公司名称", "联系电话")
ROWS = (("1", "甲信用管理有限公司", "400-123-4567"), ("2", "乙律师事务所", "021-12345678"))
COLLECTORS = "催收合作机构信息公示"
GUARANTORS = "互联网助贷业务增信服务机构名单"
PLATFORMS = "关于互联网贷款平台运营机构的公告"
CHALLENGE = "<html><title>安全验证</title><body>请稍候…</body></html>".encode()
TABLE = "".join(
    f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (HEADER, *ROWS)
)
NOTICE = f"<html><body><h1>公示</h1><table>{TABLE}</table></body></html>".encode()

NING = "https://www.cfcbnb.com/xwgg/zygg/"
ZHAO = publishers()["mucfc"].entry
HANG = "https://www.51xf.cn/news/?type=1&pageNum={}&pageSize=10"
YOU = "https://www.youcash.com/xxgg/"


def pdf() -> bytes:
    paper = Paper((40, 200, 120), repeat=HEADER)
    for row in ROWS:
        paper.row(row)
    return paper.body()


def ning(*entries: tuple[str, str, str], pages: int = 1) -> bytes:
    listed = [dict(zip(("DOCTITLE", "DOCRELTIME", "URL"), one, strict=True)) for one in entries]
    return json.dumps({"list": listed, "PAGE_COUNT": pages}).encode()


def zhao(total: int, *posts: tuple[str, object, str]) -> bytes:
    keys = ("title", "updateTime", "postContentGen")
    listed = [dict(zip(keys, one, strict=True)) for one in posts]
    return json.dumps({"data": {"notTopTotal": total, "postInfos": listed}}).encode()


def hang(*news: tuple[str, int, str]) -> bytes:
    keys = ("newsTitle", "newsDetailId", "newsDate")
    listed = [dict(zip(keys, one, strict=True)) for one in news]
    return json.dumps({"data": {"list": listed}}).encode()


def page(*items: str) -> bytes:
    return f"<html><body><ul>{''.join(items)}</ul></body></html>".encode()


def item(href: str, title: str, day: str) -> str:
    return f'<li><a href="{href}">{title}</a><span>{day}</span></li>'


def parts(found: tuple[Document, ...]) -> dict[str, tuple[str, date | None, str]]:
    return {one.part: (one.title, one.as_of, one.url) for one in found}


def names_in(one: Document) -> list[str]:
    register = catalogue.register(REGISTER)
    return [row.name for row in register.read(register.at_the_door(one)).rows]


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


def test_of_several_files_the_one_that_names_the_kind_is_taken() -> None:
    notice = page(
        '<a href="a.pdf">营业执照</a><a href="b.pdf">附件：催收合作机构名单.pdf</a>',
        '<iframe src="c.pdf"></iframe>',
    )
    answers = {
        YOU: page(item("1.html", COLLECTORS, "2026-02-28")),
        f"{YOU}1.html": notice,
        f"{YOU}b.pdf": pdf(),
    }
    assert talk(REGISTER, answers, "youcash").url == f"{YOU}b.pdf"


@pytest.mark.parametrize(
    "links",
    [
        '<a href="a.pdf">附件1</a><a href="b.pdf">附件2</a>',
        '<a href="https://files.example/a.pdf">',
    ],
)
def test_a_notice_with_another_file_is_refused_by_itself(links: str) -> None:
    answers = {
        YOU: page(
            item("1.html", COLLECTORS, "2026-02-28"), item("2.html", PLATFORMS, "2026-02-27")
        ),
        f"{YOU}1.html": page(links),
        f"{YOU}2.html": NOTICE,
    }
    platforms, collectors = talks(REGISTER, answers, "youcash")
    assert names_in(platforms)
    with pytest.raises(Refused, match=r"1.html attaches https://.*a\.pdf.*by hand"):
        names_in(collectors)


def test_a_notice_on_a_foreign_site_is_refused_by_itself() -> None:
    foreign = "https://mp.weixin.qq.com/s/1"
    answers = {YOU: page(item(foreign, COLLECTORS, "2026-02-28")), foreign: NOTICE}
    with pytest.raises(Refused, match=r"weixin\.qq\.com/s/1 is not on the site of youcash"):
        names_in(talk(REGISTER, answers, "youcash"))


def test_a_notice_that_is_not_plainly_one_list_is_refused_by_itself() -> None:
    mixed = "互联网贷款平台运营机构及增信服务机构名单"
    answers = {
        YOU: page(
            item("1.html", COLLECTORS, "2026-02-28"),
            item("2.html", mixed, "2026-01-31"),
            item("3.html", PLATFORMS, "2025-10-01"),
        ),
        f"{YOU}1.html": NOTICE,
        f"{YOU}2.html": NOTICE,
    }
    unclear, clear = talks(REGISTER, answers, "youcash")
    assert (unclear.part, clear.part) == ("youcash", "youcash/collector")
    with pytest.raises(Refused, match=f"“{mixed}” does not plainly announce one whole list"):
        catalogue.register(REGISTER).at_the_door(unclear)


def test_an_unclear_notice_that_newer_lists_replaced_is_left_alone() -> None:
    answers = {
        YOU: page(
            *(item("1.html", title, "2026-02-28") for title in (COLLECTORS,)),
            item("2.html", GUARANTORS, "2026-02-27"),
            item("3.html", PLATFORMS, "2026-02-26"),
            item("4.html", "合作机构名单公示", "2026-02-01"),
        ),
        **{f"{YOU}{number}.html": NOTICE for number in (1, 2, 3)},
    }
    assert {one.part for one in talks(REGISTER, answers, "youcash")} == {
        f"youcash/{role}" for role in Role
    }


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
