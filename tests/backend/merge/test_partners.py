"""Who is named as a partner counts only when a licensed lender names it on its own proven site."""

from datetime import UTC, date, datetime

import pytest

from xiancha.lookup.card import compose
from xiancha.merge.join import gather
from xiancha.merge.lender import Entry
from xiancha.model import Channel, ChannelType, Proof, Reading, Role, Row, Source, Status, Verdict
from xiancha.publish.answers import PublishedAnswer, channel_answer, lender_answer
from xiancha.store import Store

TODAY = date(2026, 6, 1)
LENDER, COLLECTOR = "某某消费金融有限公司", "某某信息咨询有限公司"
PHONE = Channel(type=ChannelType.phone, value="02112345678")
SITE = Channel(type=ChannelType.host, value="lender.example")


def accept(
    store: Store, register: str, *rows: Row, day: int = 1, part: str = "", whole: str = ""
) -> None:
    source = Source(
        register=register,
        as_of=date(2026, 1, day),
        retrieved_at=datetime(2026, 1, 2, tzinfo=UTC),
        sha256=f"{day:064}",
        url="https://www.lender.example/notice.pdf",
    )
    held = frozenset({whole} if whole else set())
    reading = Reading(as_of=source.as_of, rows=rows, whole=held)
    store.accept(f"document:{register}{part}{day}", source, reading, part)


def lender(status: Status = Status.active) -> Row:
    return Row(key="X1", name=LENDER, category="consumer-finance", licence="X1", status=status)


def proven(proof: Proof = Proof.reviewed) -> Row:
    return Row(
        key=f"{LENDER}|host",
        name=LENDER,
        status=None,
        proof=proof,
        channels=(SITE,),
        fields={"country": "CN"},
    )


def named(name: str = COLLECTOR, role: Role = Role.collector, by: str = LENDER) -> Row:
    return Row(
        key=f"{by}|{role}|{name}",
        name=name,
        category=role.value,
        status=Status.named,
        named_by=by,
        role=role,
        channels=(PHONE,),
    )


def partner(store: Store, name: str = COLLECTOR) -> Entry:
    (found,) = [entry for entry in gather(store, TODAY).entries if entry.name == name]
    return found


def shown(answer: PublishedAnswer) -> str:
    """All that its card says, in Chinese, as JSON text."""
    return compose(answer.verdict, answer.reason, answer.said["zh_CN"], "zh_CN", None).card


def judged(store: Store) -> tuple[Verdict, str]:
    answer = lender_answer(partner(store))
    return answer.verdict, answer.reason


def test_a_collector_named_on_a_proven_site_is_a_partner_and_the_answer_says_by_whom(
    store: Store,
) -> None:
    accept(store, "cn-nfra-institutions", lender())
    accept(store, "reviewed-channels", proven())
    accept(store, "cn-partner-lists", named(), part="youcash/collector")
    found = gather(store, TODAY)
    entry = partner(store)
    answer = lender_answer(entry)
    assert (answer.verdict, answer.reason) == (Verdict.partner, "collector")
    assert f"{LENDER}公示{COLLECTOR}替它催收（2026-01-01）" in shown(answer).replace(
        "\\u0001", COLLECTOR
    )
    assert answer.evidence[0]["named_by"] == LENDER
    assert answer.evidence[0]["role"] == "collector"
    by_phone = channel_answer(PHONE, [], found.channels[PHONE], TODAY)
    assert (by_phone.verdict, by_phone.reason) == (Verdict.partner, "collector_phone")
    for language in ("zh_CN", "en"):
        assert "{" not in by_phone.said[language].because
    assert "伪造" in shown(by_phone)
    assert "别转给" in shown(by_phone)


@pytest.mark.parametrize(
    ("lender_row", "claim", "waits"),
    [
        (lender(), proven(Proof.reported), "host"),
        (lender(), None, "host"),
        (lender(Status.ended), proven(), "lender"),
        (None, proven(), "lender"),
    ],
)
def test_otherwise_the_row_waits_visibly(
    store: Store, lender_row: Row | None, claim: Row | None, waits: str
) -> None:
    if lender_row:
        accept(store, "cn-nfra-institutions", lender_row)
    if claim:
        accept(store, "reviewed-channels", claim)
    accept(store, "cn-partner-lists", named(), part="youcash/collector")
    assert judged(store) == (Verdict.uncovered, f"waiting_{waits}")
    assert lender_answer(partner(store)).evidence[0]["waits"] == waits
    by_phone = channel_answer(PHONE, [], gather(store, TODAY).channels[PHONE], TODAY)
    assert by_phone.reason == "waiting_phone"
    assert "伪造" in shown(by_phone)
    (note,) = [note for note in gather(store, TODAY).left_out if "wait" in note]
    assert LENDER in note
    assert COLLECTOR in note


def test_a_partner_that_the_newer_notice_no_longer_names_is_absent(store: Store) -> None:
    accept(store, "cn-nfra-institutions", lender())
    accept(store, "reviewed-channels", proven())
    part, whole = "youcash/collector", "collector"
    accept(store, "cn-partner-lists", named(), part=part, whole=whole)
    accept(store, "cn-partner-lists", named("另一家有限公司"), day=9, part=part, whole=whole)
    assert judged(store) == (Verdict.uncovered, "unnamed")


def test_a_lender_that_others_name_as_their_platform_stays_what_its_licence_says(
    store: Store,
) -> None:
    accept(store, "cn-nfra-institutions", lender())
    accept(store, "reviewed-channels", proven())
    part, whole = "youcash/platform", "platform"
    accept(store, "cn-partner-lists", named(LENDER, Role.platform), day=5, part=part, whole=whole)
    accept(store, "cn-partner-lists", named("别的有限公司"), day=9, part=part, whole=whole)
    assert lender_answer(partner(store, LENDER)).verdict is Verdict.licensed


def test_one_partner_may_be_named_by_several_lenders(store: Store) -> None:
    other = "另外消费金融有限公司"
    accept(
        store,
        "cn-nfra-institutions",
        lender(),
        lender().model_copy(update={"key": "X2", "name": other}),
    )
    second = proven().model_copy(update={"name": other, "key": "x"})
    accept(store, "reviewed-channels", proven(), second)
    accept(store, "cn-partner-lists", named(role=Role.platform), part="youcash/platform")
    accept(store, "cn-partner-lists", named(role=Role.platform, by=other), part="msxf/platform")
    answer = lender_answer(partner(store))
    assert answer.verdict is Verdict.partner
    assert [item["named_by"] for item in answer.evidence if item["type"] == "listing"] == [
        LENDER,
        other,
    ]


def test_a_phone_of_a_list_that_waits_gains_nothing_from_another_list(store: Store) -> None:
    """Lender A's proven list names the firm without that number; B's unproven list gives it."""
    other = "另外消费金融有限公司"
    second = lender().model_copy(update={"key": "X2", "name": other})
    accept(store, "cn-nfra-institutions", lender(), second)
    accept(store, "reviewed-channels", proven())
    accept(
        store,
        "cn-partner-lists",
        named().model_copy(update={"channels": ()}),
        part="youcash/platform",
    )
    accept(store, "cn-partner-lists", named(by=other), part="msxf/collector")
    found = gather(store, TODAY)
    answer = channel_answer(PHONE, [], found.channels[PHONE], TODAY)
    assert (answer.verdict, answer.reason) == (Verdict.uncovered, "waiting_phone")
    assert LENDER not in shown(answer)
    assert judged(store) == (Verdict.partner, "collector")


def test_a_licensed_firm_is_not_reached_by_a_phone_that_only_an_unproven_list_gives(
    store: Store,
) -> None:
    accept(store, "cn-nfra-institutions", lender())
    accept(store, "cn-partner-lists", named(LENDER, by="别的有限公司"), part="youcash/collector")
    found = gather(store, TODAY)
    answer = channel_answer(PHONE, [], found.channels[PHONE], TODAY)
    assert answer.verdict is Verdict.uncovered


def test_a_phone_that_left_the_newer_list_is_nobodys(store: Store) -> None:
    accept(store, "cn-nfra-institutions", lender())
    accept(store, "reviewed-channels", proven())
    part, whole = "youcash/collector", "collector"
    accept(store, "cn-partner-lists", named(), part=part, whole=whole)
    accept(
        store,
        "cn-partner-lists",
        named("另一家有限公司").model_copy(update={"channels": ()}),
        day=9,
        part=part,
        whole=whole,
    )
    assert PHONE not in gather(store, TODAY).channels
