"""Which notices of a lender's board are taken, and which file holds their rows."""

from __future__ import annotations

import pytest
from lender_sites import (
    COLLECTORS,
    GUARANTORS,
    NOTICE,
    PLATFORMS,
    REGISTER,
    YOU,
    item,
    names_in,
    page,
    pdf,
)
from talk import document, talk, talks

from xiancha.model import Role
from xiancha.registers import catalogue
from xiancha.registers.parsing.refusals import Refused


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
        catalogue.register(REGISTER).redact(unclear)


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


@pytest.mark.parametrize("title", ["催收合作机构名单（第二批）", "催收合作机构补充公示"])
def test_a_part_of_a_list_does_not_replace_the_whole_one_that_it_follows(title: str) -> None:
    answers = {
        YOU: page(item("1.html", COLLECTORS, "2026-02-28"), item("2.html", title, "2026-03-31")),
        f"{YOU}2.html": NOTICE,
    }
    newest = talk(REGISTER, answers, "youcash")
    assert (newest.title, newest.part) == (title, "youcash")
    with pytest.raises(Refused, match=r"nobody has reviewed: (第二批|补充)"):
        names_in(newest)


def test_a_link_without_a_day_is_no_menu_where_no_other_names_its_kind() -> None:
    answers = {
        YOU: page(
            item("1.html", PLATFORMS, "2026-02-28"), '<a href="2.html">催收公司黑名单公示</a>'
        )
    }
    with pytest.raises(Refused, match="names “催收公司黑名单公示” without a day"):
        talks(REGISTER, answers, "youcash")


@pytest.mark.parametrize(
    ("known", "message"),
    [
        (
            {"url": catalogue.register(REGISTER).page},
            "The address of the notice is missing. .*--url",
        ),
        ({"part": "youcash/boss"}, "no kind of partner called “boss”. .* --part youcash/collector"),
        ({"part": "nobody/collector"}, "is not on the site of nobody"),
    ],
)
def test_what_an_import_must_say_is_named(known: dict[str, str], message: str) -> None:
    told = {"url": f"{YOU}1.html", "title": COLLECTORS, "part": ""} | known
    with pytest.raises(Refused, match=message):
        catalogue.register(REGISTER).redact(document(NOTICE, **told))
