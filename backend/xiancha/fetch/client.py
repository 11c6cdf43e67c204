"""The client that fetches register documents: polite, bounded, and verified at every hop."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

import httpx
import stamina

from xiancha.fetch import handshake
from xiancha.fetch.archive import BODY_DIGEST, Archive
from xiancha.fetch.clock import SYSTEM, Clock
from xiancha.fetch.deadline import Deadline
from xiancha.fetch.errors import BY_HAND, FetchFailed, Passing, shown
from xiancha.fetch.network import PUBLIC, Network
from xiancha.fetch.rate_limit import INTERVAL, KEYED_INTERVAL
from xiancha.fetch.redirects import Answer, Hop, Web, checked
from xiancha.fetch.robots import Robots
from xiancha.fetch.transport import Transport
from xiancha.model import Document, Get

__all__ = ["FetchFailed", "Fetcher", "fetcher"]

AGENT = "Xiancha/0.1 (reads public registers of lenders)"
LANGUAGES = "zh-CN,zh;q=0.9,en;q=0.8"
LIMIT = 64 * 1024 * 1024
TIMEOUT = httpx.Timeout(60, connect=15)
ATTEMPTS = 4
Credentials = Mapping[str, Mapping[str, str]]
"""The operator's keys by name: the request headers that carry each."""

logging.getLogger("stamina").addHandler(logging.NullHandler())
_retried = stamina.RetryingCaller(
    attempts=ATTEMPTS, timeout=None, wait_initial=1, wait_max=10, wait_jitter=1
).on(Passing)


class Fetcher:
    """Fetches documents and certificates; what can pass is tried up to four times."""

    def __init__(
        self, web: Web, archive: Archive, credentials: Credentials, network: Network
    ) -> None:
        self._web = web
        self._archive = archive
        self._credentials = credentials
        self._network = network
        self._robots = Robots(web, _retried)

    def get(self, request: Get) -> Document:
        """The document that answers a request, from the archive where it is still current.

        https only, at most 64 MiB, 300 seconds and 5 redirects. Raises FetchFailed.
        """
        return _retried(self._get, request, self._key(request))

    def certificate(self, host: str) -> Document:
        """The certificate that a host shows in a verified handshake, as PEM.

        Asked once: many hosts that are asked are long gone. Raises FetchFailed.
        """
        self._web.rate_limit.wait(host, INTERVAL)
        pem = handshake.leaf(host, self._network)
        return Document(body=pem, url=f"https://{host}/", retrieved_at=self._web.clock.now())

    def _key(self, request: Get) -> Mapping[str, str]:
        if not request.credential:
            return {}
        key = self._credentials.get(request.credential, {})
        if not key or not all(v.isascii() and v.isprintable() and v for v in key.values()):
            raise FetchFailed(
                f"{shown(request.url)} is read with the operator's own key {request.credential}, "
                "which is not set or is no key. Nothing was changed; set it as the README says."
            )
        return key

    def _get(self, request: Get, key: Mapping[str, str]) -> Document:
        home = checked(request.url)

        def admit(url: httpx.URL) -> Hop:
            asks = {} if request.form else self._archive.validators(str(url))
            asks |= {"Accept": request.accept} if request.accept else {}
            if key and (url.host, url.port) == (home.host, home.port):
                return Hop(KEYED_INTERVAL, {**asks, **key})
            return Hop(self._robots.interval(url), asks)

        answer = self._web.ask(request.url, admit, _whole, request.form)
        if answer.status == 304 and (held := self._archive.held(str(answer.url))):
            return self._document(answer, *held)
        if answer.status != 200:
            raise self._web.failure(answer, form=bool(request.form))
        _refuse_echo(answer, key)
        headers = dict(answer.headers)
        if not request.form:
            headers[BODY_DIGEST] = hashlib.sha256(answer.body).hexdigest()
        return self._document(answer, answer.body, headers)

    def _document(self, answer: Answer, body: bytes, headers: dict[str, str]) -> Document:
        url, now = str(answer.url), self._web.clock.now()
        return Document(body=body, url=url, retrieved_at=now, headers=headers)


def _whole(response: httpx.Response) -> bytes:
    """The body of a response, which is not read further once it is too large."""
    announced = response.headers.get("content-length", "")
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if max(len(body), int(announced) if announced.isdigit() else 0) > LIMIT:
            raise FetchFailed(
                f"{shown(response.url)} is larger than {LIMIT} bytes. Nothing was changed; "
                f"{BY_HAND} if it is the right one."
            )
    return bytes(body)


def _refuse_echo(answer: Answer, key: Mapping[str, str]) -> None:
    """Raise FetchFailed where an answer repeats the operator's key: it would be archived."""
    told = (str(answer.url).encode(), *sum(answer.headers.raw, ()), answer.body)
    if any(value.encode() in part for value in key.values() for part in told):
        raise FetchFailed(
            f"{shown(answer.url)} repeats the operator's key, so the answer was not kept. Nothing "
            "was changed; tell its operator."
        )


@contextmanager
def fetcher(
    archive: Archive,
    credentials: Credentials = MappingProxyType({}),
    network: Network = PUBLIC,
    clock: Clock = SYSTEM,
) -> Iterator[Fetcher]:
    """A fetcher whose connections close with the block."""
    headers = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Accept-Language": LANGUAGES}
    deadline = Deadline(clock)
    transport = Transport(network, deadline)
    with httpx.Client(
        transport=transport, headers=headers, timeout=TIMEOUT, trust_env=False
    ) as client:
        yield Fetcher(Web(client, deadline, clock), archive, credentials, network)
