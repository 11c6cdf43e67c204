from __future__ import annotations

import pytest

from xiancha.lookalike import Known
from xiancha.publish.namesakes import near_names
from xiancha.publish.namesakes.near import namesakes
from xiancha.publish.namesakes.owners import groups_near
from xiancha.registers import groups

HOSTS = (
    "sanders.co.id",
    "jefflee.com.sg",
    "vidalia.com.ph",
    "esquire.com.ph",
    "crawfort.com",
    "xiaoying.com",
    "mekar.id",
    "boc.cn",
    "fenqile.com",
    "kreditpintar.com",
    "my-tala.ph",
)


def near(*hosts: str) -> set[str]:
    return set(namesakes(Known(host, proven=True) for host in hosts))


@pytest.mark.parametrize("word", ["sanders", "vidalia", "esquire", "jefflee", "xiaoying", "boc"])
def test_a_known_name_that_is_a_word_or_a_persons_name_is_among_them(word: str) -> None:
    assert word in near(*HOSTS)


@pytest.mark.parametrize("word", ["landers", "visalia", "squire", "crawford", "makar"])
def test_so_is_a_word_or_surname_one_slip_from_a_known_name(word: str) -> None:
    assert word in near(*HOSTS)


@pytest.mark.parametrize("word", ["fenqile", "kreditpintar", "crawfort", "branch", "bot", "talas"])
def test_nothing_else_is(word: str) -> None:
    """No brand of its owner's own, no word far away, none beside a name of three letters."""
    assert word not in near(*HOSTS)


def test_names_of_full_words_that_hosts_are_made_of_are_no_persons() -> None:
    assert near("cashmax.com.sg").isdisjoint({"cashmax"})


def test_a_name_is_read_without_hyphens_and_below_its_own_host() -> None:
    assert near("p2p.san-ders.co.id") == near("sanders.co.id")


def test_only_hosts_like_a_known_one_are_named_and_those_known_are_not() -> None:
    known = [Known("icbc.com.cn", proven=True), Known("webank.com", True, ("weizhong",))]
    owners = [
        ["icbc.com.cn", "icbc.co.id", "icbcasia.com", "95588.com"],
        ["wabank.com", "weizhongbank.cn"],
        ["wellsfargo.com"],
    ]
    assert groups_near(known, owners) == (
        ("icbc.co.id", "icbcasia.com"),
        ("wabank.com", "weizhongbank.cn"),
    )


def test_an_edition_holds_little_of_the_words_and_of_the_file_of_owners() -> None:
    found = near_names([Known(host, proven=True) for host in HOSTS])
    whole = sum(map(len, groups.groups()))
    assert 0 < len(found.namesakes) < 5 * len(HOSTS)
    assert any("bochk.com" in hosts for hosts in found.groups)
    assert sum(map(len, found.groups)) < whole / 10
