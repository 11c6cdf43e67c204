from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from xiancha import normalise
from xiancha.merge.join import GatherProblem, gather
from xiancha.model import Alias, Channel, ChannelType, Proof, Reading, Role, Row, Source, Status
from xiancha.publish.client_rows import Sources, by_country, lender_rows, warned_rows
from xiancha.publish.write_evidence import listing_evidence
from xiancha.registers import catalogue
from xiancha.store import Store
from xiancha.store.current_rows import current

TODAY = date(2026, 2, 1)
NFRA, REVIEWED = "cn-nfra-institutions", "reviewed-channels"


def accept(store: Store, register: str, *rows: Row, day: int = 1, part: str = "") -> None:
    source = Source(
        register=register,
        as_of=date(2026, 1, day),
        retrieved_at=datetime(2026, 1, 2, tzinfo=UTC),
        sha256="0" * 64,
        url="https://r.example",
    )
    whole = frozenset({"consumer-finance"})
    reading = Reading(as_of=source.as_of, rows=rows, whole=whole)
    store.accept(f"document:{register}{day}", source, reading, part)


def listed(key: str, name: str) -> Row:
    return Row(key=key, name=name, category="consumer-finance", licence=key)


def claimed(name: str, host: str = "", brand: str = "") -> Row:
    channels = (Channel(type=ChannelType.host, value=host),) if host else ()
    return Row(
        key=f"{name}|{host or brand}",
        name=name,
        status=None,
        proof=Proof.reviewed,
        channels=channels,
        aliases=(Alias(text=brand),) if brand else (),
        fields={"country": "CN"},
    )


def test_a_claim_joins_the_lender_of_that_legal_name(store: Store) -> None:
    accept(store, NFRA, listed("X1", "某某消费金融有限公司"))
    accept(
        store,
        REVIEWED,
        claimed("某某消費金融有限公司", "lender.cn"),
        claimed("某某消费金融有限公司", brand="某贷"),
    )
    found = gather(store, TODAY)
    (entry,) = found.entries
    assert entry.id == "cn-nfra-institutions:X1"
    assert [claim.channel.value for claim in entry.claims] == ["lender.cn"]
    assert {name.text for name in entry.names if name.kind == "brand"} == {"某贷"}


def test_a_firm_that_no_register_lists_is_kept_without_a_listing(store: Store) -> None:
    accept(store, REVIEWED, claimed("某某科技有限公司", "platform.cn"))
    found = gather(store, TODAY)
    (entry,) = found.entries
    assert not entry.listings
    assert entry.claims
    assert found.left_out == [
        "on no list that was read, so their addresses say nothing for or against them: "
        "某某科技有限公司"
    ]


def test_firms_of_one_name_in_two_countries_stay_two(store: Store) -> None:
    firms = [
        claimed("Quick Money Ltd", f"quick.{country.lower()}").model_copy(
            update={"key": country, "fields": {"country": country}}
        )
        for country in ("KE", "GB")
    ]
    accept(store, REVIEWED, *firms)
    found = gather(store, TODAY)
    assert [(entry.country, entry.id) for entry in found.entries] == [
        ("KE", f"{REVIEWED}:KE:quickmoneyltd"),
        ("GB", f"{REVIEWED}:GB:quickmoneyltd"),
    ]
    assert {channel.value for channel in found.channels} == {"quick.ke", "quick.gb"}
    rows = [lender_rows(one.lenders, one, Sources()) for one in by_country(found).values()]
    hosts = [host for one in rows for host, *_ in one["hosts"]]
    assert hosts == ["quick.gb", "quick.ke"]


def test_a_claim_by_a_certificate_carries_its_country_too(store: Store) -> None:
    for country in ("KE", "GB"):
        row = claimed("Quick Money Ltd", f"quick.{country.lower()}").model_copy(
            update={
                "proof": Proof.certificate,
                "fields": {"country": country, "not_after": "2026-06-01T00:00:00+00:00"},
            }
        )
        accept(store, "certificates", row, part=f"{country}|quickmoneyltd|quick.{country.lower()}")
    assert {entry.id for entry in gather(store, TODAY).entries} == {
        "certificates:GB:quickmoneyltd",
        "certificates:KE:quickmoneyltd",
    }


@pytest.mark.slow
def test_the_ids_of_lenders_that_registers_list_are_register_and_key(started: Store) -> None:
    """They are published and held elsewhere: they never change."""
    keys = {
        f"{register}:{key}"
        for register in catalogue.registers()
        for one in current(started, register)
        for key in (one.row.key, normalise.company(one.row.name))
    }
    listed_ids = [entry.id for entry in gather(started, TODAY).entries if entry.listings]
    assert len(listed_ids) > 300
    assert [id for id in listed_ids if id not in keys] == []
    assert "sg-mlaw-moneylenders:1cashpteltd" in listed_ids


def test_two_lenders_under_one_id_are_an_error_that_names_both(store: Store) -> None:
    """The key of a lender in a list is the name of a partner in the same list."""
    named = Row(
        key="1",
        name="某助贷",
        status=Status.named,
        named_by="某某消费金融有限公司",
        role=Role.platform,
    )
    accept(store, NFRA, listed("某助贷", "某某消费金融有限公司"), named)
    with pytest.raises(GatherProblem, match=rf"{NFRA}:某助贷.*某某消费金融有限公司.*某助贷"):
        gather(store, TODAY)


def test_two_institutions_of_one_name_stay_two_and_take_no_claim(store: Store) -> None:
    accept(store, NFRA, listed("X1", "同名消费金融有限公司"), listed("X2", "同名消费金融有限公司"))
    accept(store, REVIEWED, claimed("同名消费金融有限公司", "lender.cn"))
    found = gather(store, TODAY)
    assert [entry.id for entry in found.entries] == [f"{NFRA}:X1", f"{NFRA}:X2"]
    assert not found.channels
    assert "同名消费金融有限公司" in found.left_out[0]


def test_a_former_name_still_finds_the_lender(store: Store) -> None:
    accept(store, NFRA, listed("X1", "旧名消费金融有限公司"), day=1)
    accept(store, NFRA, listed("X1", "新名消费金融有限公司"), day=2)
    (entry,) = gather(store, TODAY).entries
    assert entry.name == "新名消费金融有限公司"
    former = [name.text for name in entry.names if name.kind == "former"]
    assert former == ["旧名消费金融有限公司", "旧名消费金融"]


def test_a_former_name_that_differs_in_its_legal_form_alone_has_no_short_form(
    store: Store,
) -> None:
    accept(store, NFRA, listed("X1", "某某消费金融有限公司"), day=1)
    accept(store, NFRA, listed("X1", "某某消费金融股份有限公司"), day=2)
    (entry,) = gather(store, TODAY).entries
    found = [name.text for name in entry.names if name.kind == "former"]
    assert found == ["某某消费金融有限公司"]


def test_a_claim_on_a_former_name_follows_the_lender(store: Store) -> None:
    accept(store, NFRA, listed("X1", "旧名消费金融有限公司"), day=1)
    accept(store, NFRA, listed("X1", "新名消费金融有限公司"), day=2)
    accept(store, REVIEWED, claimed("旧名消费金融有限公司", "lender.cn"))
    (entry,) = gather(store, TODAY).entries
    assert [claim.channel.value for claim in entry.claims] == ["lender.cn"]


def test_a_claim_goes_to_the_one_that_is_still_listed(store: Store) -> None:
    accept(store, NFRA, listed("X1", "某某消费金融有限公司"), day=1)
    accept(store, NFRA, listed("X2", "某某消费金融有限公司"), day=2)
    accept(store, REVIEWED, claimed("某某消费金融有限公司", "lender.cn"))
    present, gone = gather(store, TODAY).entries
    assert (gone.listings[0].status, gone.claims) == ("absent", ())
    assert [claim.channel.value for claim in present.claims] == ["lender.cn"]


def test_what_an_absent_lender_claims_keeps_the_document_that_said_so(store: Store) -> None:
    row = listed("X1", "某某消费金融有限公司").model_copy(
        update={"channels": (Channel(type=ChannelType.host, value="lender.cn"),)}
    )
    accept(store, NFRA, row, day=1)
    accept(store, NFRA, listed("X2", "他家消费金融有限公司"), day=2)
    entry = gather(store, TODAY).entries[-1]
    assert entry.listings[0].source.as_of.day == 2
    assert entry.claims[0].source.as_of.day == 1


def test_shared_hosts_never_become_channels(store: Store) -> None:
    accept(store, REVIEWED, claimed("某某科技有限公司", "play.google.com"))
    assert not gather(store, TODAY).channels


def test_the_short_name_is_the_legal_one_without_its_form(store: Store, tmp_path: Path) -> None:
    accept(store, NFRA, listed("X1", "杭州银行股份有限公司"))
    (entry,) = gather(store, TODAY).entries
    assert {(name.kind, name.normal) for name in entry.names} == {
        ("legal", "杭州银行股份有限公司"),
        ("short", "杭州银行"),
    }


def test_a_notice_after_a_renaming_is_about_another_firm(store: Store) -> None:
    accept(store, NFRA, listed("X1", "旧名消费金融有限公司"), day=1)
    accept(store, NFRA, listed("X1", "新名消费金融有限公司"), day=5)
    ended = Row(key="旧名", name="旧名消费金融有限公司", category="small-loan", status=Status.ended)
    accept(store, "cn-small-loans", ended, day=9, part="某省/notice")
    new, old = gather(store, TODAY).entries
    assert (new.name, [one.status for one in new.listings]) == (
        "新名消费金融有限公司",
        [Status.active],
    )
    assert (old.name, [one.status for one in old.listings]) == (
        "旧名消费金融有限公司",
        [Status.ended],
    )


@pytest.mark.parametrize(
    ("seen", "not_after", "stands"),
    [
        (date(2026, 1, 20), "2026-06-01T00:00:00+00:00", True),
        (date(2026, 1, 20), "2026-01-31T00:00:00+00:00", False),
        (date(2025, 11, 1), "2026-06-01T00:00:00+00:00", False),
    ],
)
def test_a_certificate_proves_while_in_force_and_seen_not_long_ago(
    store: Store, seen: date, not_after: str, stands: bool
) -> None:
    name = "某某消费金融有限公司"
    accept(store, NFRA, listed("X1", name))
    row = claimed(name, "lender.cn").model_copy(
        update={"proof": Proof.certificate, "fields": {"country": "CN", "not_after": not_after}}
    )
    source = Source(
        register="certificates",
        as_of=seen,
        retrieved_at=datetime(2026, 1, 2, tzinfo=UTC),
        sha256="0" * 64,
        url="https://lender.cn/",
    )
    part = f"CN|{name}|lender.cn"
    store.accept("document:pem", source, Reading(as_of=seen, rows=(row,)), part)
    (entry,) = gather(store, TODAY).entries
    assert bool(entry.claims) is stands


def test_a_part_that_left_the_watch_list_no_longer_speaks(store: Store) -> None:
    firm = Row(key="1", name="A LENDER LIMITED", category="consumer-lender", licence="1")
    accept(store, "gb-fca-register", firm, part="999999")
    assert gather(store, TODAY).entries == []


def test_a_brand_of_ordinary_words_is_nobodys(store: Store) -> None:
    accept(store, NFRA, listed("X1", "某某消费金融有限公司"))
    accept(store, REVIEWED, claimed("某某消费金融有限公司", brand="小额贷款"))
    (entry,) = gather(store, TODAY).entries
    assert "小额贷款" not in {name.text for name in entry.names}


def test_a_warning_keeps_the_words_of_its_row(store: Store) -> None:
    host = Channel(type=ChannelType.host, value="bad.example")
    words = "Fintech Ilegal · Peer To Peer Lending · SP05/VII/SWI/2018"
    warned = Row(key="x", name="Dana Contoh", status=Status.warned, channels=(host,), note=words)
    silent = warned.model_copy(update={"key": "y", "name": "Dana Lain", "note": ""})
    accept(store, "id-satgas-illegal", warned, silent)
    found = gather(store, TODAY)
    told = [listing_evidence(one).get("note") for one in found.warnings[host]]
    assert told == [words, None]
    published = warned_rows(by_country(found)["ID"].warned, Sources())
    assert [entry[2:] for entry in published["warned"]] == [[words], []]
    assert [entry[2:] for entry in published["warned_names"]] == [[True, words], [True]]
