"""The client that fetches register documents: bounded in time and size, TLS verified."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from time import monotonic

import httpx

from xiancha.model import Document

AGENT = "Xiancha/0.1 (reads public registers of lenders)"
LIMIT = 64 * 1024 * 1024
DEADLINE = 300
TIMEOUT = httpx.Timeout(60, connect=15)


class FetchFailed(Exception):
    """A document could not be fetched; the message says which, why and what to do next."""


class Fetcher:
    """Fetches documents over one connection pool."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def get(self, url: str) -> Document:
        """The document at `url`: https, at most 64 MiB and 300 seconds. Raises FetchFailed."""
        try:
            with self._client.stream("GET", url) as response:
                response.raise_for_status()
                body = _bounded(response)
        except httpx.HTTPStatusError as error:
            raise FetchFailed(
                f"{url} answered {error.response.status_code}. Nothing was changed; try again "
                "later, or open the page in a browser and import the file by hand."
            ) from error
        except httpx.HTTPError as error:
            raise FetchFailed(
                f"{url} could not be reached ({type(error).__name__}: {error}). Nothing was "
                "changed; check the connection and try again."
            ) from error
        return Document(body=body, url=str(response.url), retrieved_at=datetime.now(UTC))


def _bounded(response: httpx.Response) -> bytes:
    if response.url.scheme != "https":
        raise FetchFailed(f"{response.url} is not https; nothing was changed.")
    chunks: list[bytes] = []
    size = 0
    end = monotonic() + DEADLINE
    for chunk in response.iter_bytes():
        size += len(chunk)
        if monotonic() > end:
            raise FetchFailed(f"{response.url} took over {DEADLINE} s; nothing was changed.")
        if size > LIMIT:
            raise FetchFailed(f"{response.url} is larger than {LIMIT} bytes; nothing was changed.")
        chunks.append(chunk)
    return b"".join(chunks)


@contextmanager
def fetcher() -> Iterator[Fetcher]:
    """A fetcher whose connections close with the block."""
    headers = {"User-Agent": AGENT, "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8"}
    with httpx.Client(
        headers=headers, timeout=TIMEOUT, follow_redirects=True, max_redirects=5
    ) as client:
        yield Fetcher(client)
