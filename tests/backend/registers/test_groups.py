from __future__ import annotations

import pytest

from xiancha.registers.groups import COLUMNS, groups, joined
from xiancha.registers.parsing.refusals import Refused

PAIR = {"as_of": "2026-01-01", "confidence": "2", "sources": "https://a.example"}


def pair(one: str, other: str, **some: str) -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "") | PAIR | {"host_a": one, "host_b": other} | some


def test_pairs_that_share_a_host_are_one_group() -> None:
    pairs = [("a.com", "b.com"), ("d.com", "e.com"), ("c.com", "b.com"), ("e.com", "a.com")]
    rows = [pair(*one) for one in [*pairs, ("x.com", "y.com")]]
    assert joined(rows) == (("a.com", "b.com", "c.com", "d.com", "e.com"), ("x.com", "y.com"))


def test_the_groups_that_ship() -> None:
    found = {host: number for number, hosts in enumerate(groups()) for host in hosts}
    assert found["fenqile.com"] == found["lexin.com"] == found["lexinfintech.com"]
    assert found["xiaoying.com"] == found["xiaoyinglicai.com"]
    assert found["bankcomm.com"] != found["boc.cn"]
    assert len(found) == sum(map(len, groups()))
    assert len(found) > 80


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (pair("www.a.com", "b.com"), "two hosts"),
        (pair("a.com", "a.com"), "two hosts"),
        (pair("a.com", ""), "two hosts"),
        (pair("a.com", "b.com", confidence="sure"), "confidence"),
        (pair("a.com", "b.com", as_of=""), "as_of"),
        (pair("a.com", "b.com", sources=""), "without a source"),
    ],
)
def test_a_pair_that_cannot_be_right_is_refused(wrong: dict[str, str], why: str) -> None:
    with pytest.raises(Refused, match=why):
        joined([wrong])
