"""The certificate that a host shows in a verified TLS handshake."""

from __future__ import annotations

import socket
import ssl

from xiancha.fetch.errors import Passing, bad_certificate, uncertified
from xiancha.fetch.network import Network

TIMEOUT = 15.0
PORT = 443


def leaf(host: str, network: Network) -> bytes:
    """The host's own certificate as PEM, once its chain and its name are verified.

    Raises FetchFailed, which is a Passing where another try makes sense.
    """
    try:
        with (
            _connected(host, network) as plain,
            network.context().wrap_socket(plain, server_hostname=host) as secured,
        ):
            certificate = secured.getpeercert(binary_form=True)
    except (OSError, UnicodeError) as error:
        if reason := bad_certificate(error):
            raise uncertified(host, reason) from error
        raise Passing(
            f"{host} could not be reached for its certificate ({type(error).__name__}: {error}). "
            "Nothing was changed; check the connection and try again."
        ) from error
    return ssl.DER_cert_to_PEM_cert(certificate or b"").encode()


def _connected(host: str, network: Network) -> socket.socket:
    failure = OSError(f"{host} has no address")
    for address in network.addresses(host, PORT):
        try:
            return socket.create_connection(address, TIMEOUT)
        except OSError as error:
            failure = error
    raise failure
