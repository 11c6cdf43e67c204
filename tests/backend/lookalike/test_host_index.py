from __future__ import annotations

import hashlib
import string
from collections import Counter
from functools import cache
from typing import Any
from zlib import crc32

import pytest
from effort import tries
from hypothesis import given
from hypothesis import strategies as st
from known_hosts import Shipped, accuses, known_in, popular
from lookalike_cases import SHARED

from xiancha import normalise
from xiancha.lookalike import KINDS, Imitation, Known, Lookalikes
from xiancha.lookalike.pinyin import spellings
from xiancha.lookalike.spelling import look
from xiancha.lookalike.word_lists import ALIKE, TABLES
from xiancha.registers import groups
from xiancha.registers.shared_hosts import is_shared, shared_hosts
from xiancha.store import Store

LOOKALIKES = Lookalikes(
    [
        Known(one["host"], one["proven"], tuple(one["spellings"]), one.get("owner", ""))
        for one in SHARED["known"]
    ],
    is_shared,
    SHARED["groups"],
    SHARED["namesakes"],
)
LETTERS = string.ascii_lowercase + string.digits
PART = tries(2, 256)
"""Of 256 parts of what dnstwist makes."""
OWN = ["duxiaoman.com", "crawfort.com", "wah-leong.com", "mengshangxiaofei.com"]


def test_imitations() -> None:
    assert len(SHARED["cases"]) > 300
    for case in SHARED["cases"]:
        found = LOOKALIKES.imitated(case["in"])
        assert (found and [found.host, found.kind]) == case["out"], case


def test_the_shared_hosts_and_suffixes_of_the_cases_are_those_of_the_edition() -> None:
    dotted = {host for host in SHARED["shared"] if host.startswith(".")}
    assert dotted
    assert dotted <= shared_hosts()
    assert all(is_shared(host.lstrip(".")) for host in SHARED["shared"])
    assert all(normalise.is_suffix(suffix) for suffix in SHARED["suffixes"])


def test_every_kind_has_a_case() -> None:
    assert {case["out"][1] for case in SHARED["cases"] if case["out"]} == set(KINDS)


def test_tables_are_in_order_and_say_nothing_twice() -> None:
    for name, listed in TABLES.items():
        assert len(listed) == len(set(listed)), name
        assert all(char == look(char).plain for char in listed if not char.startswith("xn--")), name
    letters = "".join(ALIKE.values())
    assert len(letters) == len(set(letters))


def test_every_confusable_letter_may_stand_in_a_host_and_is_folded() -> None:
    for char in "".join(ALIKE.values()):
        host = normalise.host(f"a{char}b.com")
        assert host is not None, char
        assert look(host.partition(".")[0]).plain.isascii(), char


def test_a_proven_host_is_named_before_a_reported_one() -> None:
    known = [Known("nanchuan.cn", False), Known("nanchuan.top", True)]
    found = Lookalikes(known, is_shared).imitated("nanchuan.com")
    assert found == Imitation("nanchuan.top", "ending", True)


def test_of_two_that_are_as_sure_the_first_by_alphabet_is_named() -> None:
    known = [Known("nanchuan.top", True), Known("nanchuan.cn", True)]
    for ordered in (known, known[::-1]):
        found = Lookalikes(ordered, is_shared).imitated("nanchuan.com")
        assert found == Imitation("nanchuan.cn", "ending", True)


@pytest.mark.parametrize(
    "case", SHARED["before_an_at"], ids=lambda one: f"{one['before']}@{one['in']}"
)
def test_a_known_host_before_an_at_is_imitated(case: dict[str, Any]) -> None:
    found = LOOKALIKES.imitated(case["in"], before=case["before"])
    assert (found and [found.host, found.kind]) == case["out"]


@pytest.mark.parametrize("case", SHARED["named"], ids=lambda case: f"{case['in']} {case['named']}")
def test_the_name_of_a_lender_that_is_named_beside_a_host(case: dict[str, Any]) -> None:
    found = LOOKALIKES.imitated(case["in"], case["named"])
    assert (found and [found.host, found.kind]) == case["out"]


@given(
    st.sampled_from(SHARED["known"]), st.lists(st.text(LETTERS, min_size=1, max_size=9), max_size=3)
)
def test_nothing_below_a_known_host_imitates(known: dict[str, str], below: list[str]) -> None:
    assert LOOKALIKES.imitated(".".join([*below, known["host"]])) is None


@given(st.sampled_from(OWN), st.data())
def test_one_slip_in_a_name_of_ones_own_is_an_imitation(host: str, data: st.DataObject) -> None:
    label, _, ending = host.partition(".")
    at = data.draw(st.integers(0, len(label) - 1))
    letter = data.draw(st.sampled_from(LETTERS))
    wrong = data.draw(
        st.sampled_from(
            [
                label[:at] + label[at + 1 :],
                label[:at] + letter + label[at + 1 :],
                label[:at] + letter + label[at:],
                label[:at] + label[at : at + 2][::-1] + label[at + 2 :],
            ]
        )
    )
    found = LOOKALIKES.imitated(f"{wrong.strip('-')}.{ending}")
    assert wrong == label or (found is not None and found.host == host)


@given(st.text(), st.sampled_from(["com", "cn", "com.sg"]))
def test_any_host_gets_an_answer(text: str, ending: str) -> None:
    host = normalise.host(f"{text}.{ending}")
    found = LOOKALIKES.imitated(host) if host else None
    assert found is None or found.kind in KINDS


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("深圳前海微众银行股份有限公司", ("weizhong",)),
        ("微粒贷", ("weilidai",)),
        ("招联消费金融股份有限公司", ("zhaolian",)),
        ("长银消金", ("changyin",)),
        ("重庆度小满小额贷款有限公司", ("duxiaoman",)),
        ("包银消费金融股份有限公司", ("baoyin",)),
        ("中国工商银行股份有限公司", ("gongshangyinhang",)),
        ("中信消金", ("zhongxinxiaojin",)),
        ("网商银行", ()),
        ("花呗", ()),
        ("湖北消金", ()),
        ("北京银行", ()),
        ("360借条", ()),
        ("Haier Consumer Finance Co., Ltd.", ()),
    ],
)
def test_brands_in_pinyin(name: str, spelt: tuple[str, ...]) -> None:
    assert spellings([name, name]) == spelt


@pytest.fixture(scope="module")
def hosts(started: Store) -> dict[str, Shipped]:
    """Host → what the shipped rows know of it; no company of India's long list has one."""
    return known_in(started)


@pytest.mark.slow
@pytest.mark.soak
def test_what_dnstwist_makes_of_shipped_hosts_is_found(hosts: dict[str, Shipped]) -> None:
    lookalikes = Lookalikes([one.known for one in hosts.values()], is_shared)
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    import dnstwist  # long to import, and for one process to do

    for host in OWN:
        fuzzer = dnstwist.Fuzzer(host)
        fuzzer.generate()
        for one in fuzzer.domains:
            if hashlib.sha256(one["domain"].encode()).digest()[0] >= PART:
                continue
            name = normalise.host(one["domain"])
            if name and name not in hosts:
                answer = lookalikes.imitated(name)
                found[one["fuzzer"]] += answer is not None and answer.host == host
                asked[one["fuzzer"]] += 1
    assert asked.total() > 60 * PART
    assert found.total() / asked.total() > 0.98
    assert all(found[kind] / count > 0.95 for kind, count in asked.items())


def test_no_popular_host_imitates_a_shipped_one(hosts: dict[str, Shipped]) -> None:
    known = [one.known for one in hosts.values()]
    lookalikes = Lookalikes(known, is_shared, groups.groups())
    assert [host for host in popular() if accuses(lookalikes, host)] == []


@pytest.mark.slow
@pytest.mark.soak
def test_no_shipped_host_imitates_another_lenders(hosts: dict[str, Shipped]) -> None:
    """Hosts are asked in turn of all lenders but those of their part: in `make soak` their own."""
    shared, grouped, blamed = cache(is_shared), groups.groups(), []
    for part in parted(hosts, tries(12, 2**32)):
        own = frozenset[str]().union(*(hosts[host].lenders for host in part))
        others = [one.known for one in hosts.values() if not own & one.lenders]
        index = Lookalikes(others, shared, grouped)
        blamed += [host for host in part if accuses(index, host)]
    assert blamed == []


def parted(hosts: dict[str, Shipped], parts: int) -> list[list[str]]:
    """The hosts in so many parts by a checksum of their first lender's id."""
    found: dict[int, list[str]] = {}
    for host, one in hosts.items():
        first = min(one.lenders, default=host)
        found.setdefault(crc32(first.encode()) % parts, []).append(host)
    return [*found.values()]
