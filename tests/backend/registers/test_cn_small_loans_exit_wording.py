from __future__ import annotations

from datetime import date

import office
import pytest
from small_loans import (
    EXIT_HEADER,
    EXIT_MAPPING,
    EXIT_ROWS,
    EXIT_TITLE,
    KINDS,
    SAID,
    entered,
    imported,
)
from talk import document

from xiancha.model import Status
from xiancha.registers.cn_small_loans.parse import read
from xiancha.registers.parsing.refusals import Refused

TABLE = [EXIT_HEADER, *EXIT_ROWS]


def notice(*lines: str) -> bytes:
    return office.html(TABLE, lines)


def mapping(says: str = "", title: str = EXIT_TITLE) -> str:
    said = 'says = "取消以下公司小额贷款公司试点资格"'
    return EXIT_MAPPING.replace(said, f'says = "{says}"' if says else said).replace(
        EXIT_TITLE, title
    )


def refused(body: bytes, message: str, text: str = EXIT_MAPPING) -> None:
    with pytest.raises(Refused, match=message):
        imported(body, text)


@pytest.mark.parametrize("kind", KINDS)
def test_a_notice_that_says_so_ends_every_company_on_it(kind: str) -> None:
    reading = imported(KINDS[kind](TABLE, [EXIT_TITLE, SAID]), EXIT_MAPPING)
    assert reading.as_of == date(2026, 7, 31)
    assert [(row.name, row.status) for row in reading.rows] == [
        ("测试市甲小额贷款有限公司", Status.ended),
        ("测试市乙小额贷款有限公司", Status.ended),
    ]
    assert all(SAID in row.fields["sentence"] for row in reading.rows)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_kept_of_a_notice_is_its_sentence_without_persons(kind: str) -> None:
    kept = entered(KINDS[kind](TABLE, [SAID, "联系人：赵六。"]), EXIT_MAPPING)
    text = kept.body.decode()
    assert text.splitlines()[1] == "name,sentence"
    assert not any(person in text for person in ("张三", "赵六"))
    assert kept.part == "测试省/test-exit-1"


@pytest.mark.parametrize(
    ("says", "sentence"),
    [
        ("注销小额贷款经营资格", "我局依法注销小额贷款经营资格。"),
        ("已退出小额贷款行业", "下列公司已退出小额贷款行业。"),
        ("同意下列公司退出小额贷款行业", "经审核，同意下列公司退出小额贷款行业。"),
        ("自愿退出", "下列公司自愿退出小额贷款公司试点。"),
        ("终止小额贷款业务资格", "现将终止小额贷款业务资格的公司公布如下。"),
        ("取消 试点资格", "现取消试点\n资格，并将名单予以公布。"),
        ("不再具备经营资格", "下列公司不再具备经营资格。"),
    ],
)
def test_words_that_end_a_qualification_count(says: str, sentence: str) -> None:
    body = office.xlsx([[sentence], *TABLE])
    assert {row.status for row in imported(body, mapping(says)).rows} == {Status.ended}


@pytest.mark.parametrize(
    ("says", "sentence", "word"),
    [
        ("取消试点资格", "我局拟对下列公司取消试点资格。", "拟"),
        ("取消试点资格", "我局将依法取消试点资格。", "将依法"),
        ("取消试点资格", "对不整改的公司，将按规定取消试点资格。", "将按规定"),
        ("取消试点资格", "建议取消试点资格。", "建议"),
        ("取消试点资格", "请下列公司限期整改，取消试点资格。", "限期"),
        ("取消试点资格", "逾期不改的，取消试点资格。", "逾期"),
        ("取消试点资格", "公示期满，取消试点资格。", "公示期"),
        ("取消试点资格", "对下列公司不予取消试点资格。", "不予"),
        ("取消试点资格", "下列公司未被取消试点资格。", "未被"),
        ("取消试点资格", "暂缓取消试点资格。", "暂缓"),
        ("取消试点资格", "应予取消试点资格。", "应予"),
        ("取消试点资格", "撤销原取消试点资格的决定，恢复试点。", "恢复"),
        ("注销", "劝退下列公司并办理注销。", "劝退"),
        ("终止业务", "引导公司有序退出，终止业务。", "引导公司有序退出"),
        ("终止业务", "督促退出，终止业务。", "督促退出"),
        ("自愿申请退出", "下列公司自愿申请退出。", "申请退出"),
    ],
)
def test_a_notice_that_announces_or_urges_ends_nothing(says: str, sentence: str, word: str) -> None:
    refused(notice(sentence), f"by “{word}” it only announces or urges", mapping(says))


@pytest.mark.parametrize("says", ["引导退出", "退出", "小额贷款公司", "责令整改", "公布名单"])
def test_words_that_end_nothing_are_refused(says: str) -> None:
    refused(notice(f"现{says}。"), f"“{says}” do not end a qualification", mapping(says))


def test_a_doubt_in_any_sentence_with_the_words_counts() -> None:
    refused(notice(SAID, f"上述{SAID[:-1]}的决定拟于年内作出。"), "by “拟”")


def test_a_title_that_only_announces_is_refused() -> None:
    title = "关于拟取消部分小额贷款公司试点资格的公示"
    refused(notice(SAID), "by “拟” it only announces", mapping(title=title))


def test_a_notice_whose_period_for_objections_runs_is_refused() -> None:
    refused(notice(SAID, "公示期自8月1日至8月7日。"), "speaks of “公示期” and is not final")
    assert len(imported(notice("公示期已满，无异议。", SAID), EXIT_MAPPING).rows) == 2


def test_other_sentences_of_a_notice_and_of_its_page_do_not_matter() -> None:
    body = notice("意见建议", "对拟申请新设的公司另行通知。", SAID)
    assert len(imported(body, EXIT_MAPPING).rows) == 2


def test_words_that_are_not_outside_the_table_are_refused() -> None:
    refused(
        notice("下列公司名单予以公布。"), "“取消以下公司小额贷款公司试点资格” are not in the text"
    )
    table = [["序号", "公司名称", "联系人"], ["1", "测试市甲小额贷款有限公司", SAID]]
    refused(office.html(table), "are not in the text outside the table")


def test_an_exit_notice_without_its_words_in_the_mapping_is_refused() -> None:
    says = 'says = "取消以下公司小额贷款公司试点资格"\n'
    refused(notice(SAID), "do not", EXIT_MAPPING.replace(says, ""))


def test_an_exit_notice_has_no_status() -> None:
    text = EXIT_MAPPING.replace('"联系人" = "ignored"', '"经营状态" = "status"')
    refused(notice(SAID), "it has no status", text)


def test_a_sentence_that_was_changed_after_redaction_is_refused() -> None:
    kept = entered(notice(SAID), EXIT_MAPPING)
    changed = kept.body.decode().replace("取消以下", "拟取消以下").encode()
    with pytest.raises(Refused, match="by “拟”"):
        read(document(changed))
