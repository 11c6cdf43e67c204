from __future__ import annotations

import socket
from ipaddress import ip_network

import pytest

from xiancha.fetch.errors import FetchFailed
from xiancha.fetch.network import Address, Network, is_public, system_resolve


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "2002:5db8:d822::1"]
)
def test_the_public_internet_is_connected_to(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2001:0:7f00:1::",
        "2001:db8::1",
        "2002:7f00:1::1",
        "fc00::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_nothing_else_is(address: str) -> None:
    assert not is_public(address)


SET_APART = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.0.0/29",
    "192.0.0.8/32",
    "192.0.0.170/32",
    "192.0.0.171/32",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.88.99.2/32",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "240.0.0.0/4",
    "255.255.255.255/32",
    "224.0.0.0/4",
    "::1/128",
    "::/128",
    "64:ff9b:1::/48",
    "100::/64",
    "100:0:0:1::/64",
    "2001::/23",
    "2001::/32",
    "2001:2::/48",
    "2001:10::/28",
    "2001:db8::/32",
    "3fff::/20",
    "5f00::/16",
    "fc00::/7",
    "fe80::/10",
    "ff00::/8",
]
"""The blocks that IANA's registries of special-purpose addresses do not call globally reachable,
and the multicast ones: https://www.iana.org/assignments/iana-ipv4-special-registry/ and
https://www.iana.org/assignments/iana-ipv6-special-registry/"""


@pytest.mark.parametrize("block", SET_APART)
def test_what_iana_set_apart_is_not_public_from_first_to_last(block: str) -> None:
    network = ip_network(block)
    for address in (network[0], network[-1], network[network.num_addresses // 2]):
        assert not is_public(str(address))
        if address.version == 4:
            assert not is_public(f"::ffff:{address}")
            assert not is_public(f"64:ff9b::{address}")


@pytest.mark.parametrize(
    "block", ["192.31.196.0/24", "192.52.193.0/24", "192.175.48.0/24", "2620:4f:8000::/48"]
)
def test_what_iana_set_apart_as_globally_reachable_is_public(block: str) -> None:
    assert is_public(str(ip_network(block)[1]))


def finding(*addresses: str) -> Network:
    def resolve(_: str, port: int) -> list[Address]:
        return [(address, port) for address in addresses]

    return Network(resolve=resolve, permitted=frozenset({"127.0.0.1"}))


def test_one_private_address_among_several_is_enough_to_refuse() -> None:
    with pytest.raises(FetchFailed, match=r"list.example leads to 10.0.0.1, an address inside"):
        finding("93.184.216.34", "10.0.0.1").addresses("list.example", 443)


def test_only_the_very_address_that_is_permitted_is() -> None:
    assert finding("127.0.0.1").addresses("list.example", 8443) == [("127.0.0.1", 8443)]
    with pytest.raises(FetchFailed):
        finding("127.0.0.2").addresses("list.example", 443)


@pytest.mark.parametrize("host", ["localhost", "127.1", "0x7f000001", "2130706433"])
def test_this_computer_is_not_public_however_it_is_written(host: str) -> None:
    with pytest.raises(FetchFailed, match="an address inside a private network"):
        Network().addresses(host, 443)


def test_the_address_that_was_checked_is_the_one_connected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert system_resolve("list.example", 443) == [("93.184.216.34", 443)]


def test_a_name_that_is_none_is_not_found() -> None:
    with pytest.raises(OSError, match="is no host name"):
        Network().addresses("a" * 64 + ".example", 443)
