"""Connections to public addresses only, checked on the address that is connected to."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from pathlib import Path
from typing import Any

import httpcore
import httpx

from xiancha.fetch.errors import Untrusted
from xiancha.fetch.rate_limit import Deadline

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
        return httpx.create_ssl_context(trust_env=False)

    def addresses(self, host: str, port: int) -> list[Address]:
        """Where to connect to for this host, all of it checked.

        Raises OSError where nothing is found, Untrusted where any address is not public.
        """
        try:
            found = self.resolve(host, port)
        except UnicodeError as error:
            raise OSError(f"{host} is no host name") from error
        for address, _ in found:
            if address not in self.permitted and not is_public(address):
                raise Untrusted(
                    f"{host} leads to {address}, an address inside a private network. Nothing was "
                    "changed; check the address and this computer's name service."
                )
        return found


PUBLIC = Network()


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


class Transport(httpx.HTTPTransport):
    """httpx's transport over a connection pool that obeys a `Network` and a `Deadline`."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=network.context(), network_backend=_Backend(network, deadline)
        )


class _Backend(httpcore.SyncBackend):
    def __init__(self, network: Network, deadline: Deadline) -> None:
        self._network = network
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        try:
            addresses = self._network.addresses(host, port)
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error
        for address, at_port in addresses:
            left = _left(self._deadline, timeout, httpcore.ConnectTimeout)
            try:
                stream = super().connect_tcp(address, at_port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self._deadline)
        raise failure


class _Stream(httpcore.NetworkStream):
    """A stream on which no reading or writing lasts beyond the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, timeout, httpcore.ConnectTimeout)
        secured = self._stream.start_tls(ssl_context, server_hostname, left)
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: Deadline, timeout: float | None, late: type[Exception]) -> float:
    left = deadline.left()
    if left <= 0:
        raise late("the deadline has passed")
    return min(left, timeout or left)
