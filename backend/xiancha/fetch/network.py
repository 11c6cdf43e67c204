"""Where a connection may lead: public addresses only, checked on the address itself."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from pathlib import Path

import httpx

from xiancha.fetch.errors import Untrusted

Address = tuple[str, int]
_NAT64 = IPv6Network("64:ff9b::/96")
_UNICAST = IPv6Network("2000::/3")
_SPECIAL_4 = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
_SPECIAL_6 = (IPv6Network("2001::/23"), IPv6Network("3fff::/20"))
"""What IANA set apart and `ipaddress` takes, or in some versions of Python took, for public. The
few anycast addresses among them that are reachable serve no web pages.

IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, 7526, 7723, 9637):
https://www.iana.org/assignments/iana-ipv4-special-registry/
https://www.iana.org/assignments/iana-ipv6-special-registry/
"""


def system_resolve(host: str, port: int) -> list[Address]:
    """The addresses that this computer finds for a host. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(str(address[0]), port) for *_, address in found]


@dataclass(frozen=True)
class Network:
    """How hosts are found and whom to trust.

    `resolve` gives the addresses of a host; `permitted` are IP addresses that may be
    connected to although they are not public; `authorities` is a PEM file of the
    certification authorities trusted instead of Mozilla's.
    """

    resolve: Callable[[str, int], list[Address]] = system_resolve
    permitted: frozenset[str] = frozenset()
    authorities: Path | None = None

    def context(self) -> ssl.SSLContext:
        """A TLS context that verifies certificates and host names."""
        if self.authorities:
            return ssl.create_default_context(cafile=self.authorities)
        return _mozilla_s()

    def addresses(self, host: str, port: int) -> list[Address]:
        """Where to connect to for this host, all of it checked.

        Raises OSError where nothing is found, Untrusted where any address is not public.
        """
        try:
            found = self.resolve(host, port)
        except UnicodeError as error:
            raise OSError(f"{host} is no host name") from error
        for address, _ in found:
            if not self._permits(address):
                raise Untrusted(
                    f"{host} leads to {address}, an address inside a private network. Nothing was "
                    "changed; check the address and this computer's name service."
                )
        return found

    def _permits(self, address: str) -> bool:
        return address in self.permitted or is_public(address)


@cache
def _mozilla_s() -> ssl.SSLContext:
    """Read once in a process: each client of thousands of connections may have the same."""
    return httpx.create_ssl_context(trust_env=False)


class Anywhere(Network):
    """For a server that a person named: it may stand in a private network."""

    def _permits(self, address: str) -> bool:
        return True


PUBLIC = Network()
ANYWHERE = Anywhere()


def is_public(address: str) -> bool:
    """True for an address of the public internet, also when it wraps an IPv4 address."""
    found = ip_address(address)
    if isinstance(found, IPv4Address):
        set_apart = any(found in network for network in _SPECIAL_4)
        return found.is_global and not found.is_multicast and not set_apart
    if wrapped := _wrapped(found):
        return is_public(str(wrapped))
    set_apart = any(found in network for network in _SPECIAL_6)
    return found in _UNICAST and found.is_global and not set_apart


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
