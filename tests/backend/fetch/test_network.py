from __future__ import annotations

import socket

import pytest

from xiancha.fetch.failures import FetchFailed
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
