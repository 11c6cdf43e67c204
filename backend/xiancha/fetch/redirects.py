"""Requests over one connection pool, hop by hop: each hop is checked, paced and bounded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from xiancha.fetch.clock import Clock
from xiancha.fetch.deadline import Deadline
from xiancha.fetch.errors import FetchFailed, Passing, answered, broken, shown
from xiancha.fetch.rate_limit import INTERVAL, RateLimit

DEADLINE = 300.0
"""Seconds in which one answer has to be there whole."""
REDIRECTS = 5
_UNCHANGED = "Nothing was changed; open the page in a browser and see where it is now."


@dataclass(frozen=True)
class Hop:
    """How one hop may be made: so many seconds after the last one to its host, and with what."""

    interval: float = INTERVAL
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What a URL answered. `body` is empty unless the status is 200; `leads_to` is a redirect."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    body: bytes
    leads_to: httpx.URL | None = None


class Web:
    """A client for the web, with the rate limit and the deadline that hold for it.

    It makes one request at a time and is not shared between threads.
    """

    def __init__(self, client: httpx.Client, deadline: Deadline, clock: Clock) -> None:
        self.clock = clock
        self.rate_limit = RateLimit(clock)
        self._client = client
        self._deadline = deadline

    def ask(
        self,
        url: str,
        admit: Callable[[httpx.URL], Hop],
        read: Callable[[httpx.Response], bytes],
        form: dict[str, str] | None = None,
    ) -> Answer:
        """Ask `url` and up to 5 redirects; `admit` is asked before every hop and may raise.

        `read` reads the body of a 200; `form` makes it a POST of multipart fields. Raises
        FetchFailed, which is a Passing where another try makes sense.
        """
        hop = checked(url)
        seen: list[httpx.URL] = []
        while hop not in seen and len(seen) <= REDIRECTS:
            seen.append(hop)
            allowed = admit(hop)
            self.rate_limit.wait(hop.host, allowed.interval)
            answer = self._exchange(hop, allowed.headers, read, form)
            if not answer.leads_to:
                return answer
            if form:
                raise FetchFailed(f"{shown(hop)} sends a form on to another page. {_UNCHANGED}")
            hop = checked(answer.leads_to, hop)
        what = "leads in a circle" if hop in seen else f"leads on more than {REDIRECTS} times"
        raise FetchFailed(f"{shown(url)} {what}. {_UNCHANGED}")

    def failure(self, answer: Answer, *, form: bool = False) -> FetchFailed:
        """The failure that an unwanted status is; a host that asks for time is given it."""
        found = answered(answer.url, answer.status, answer.headers, form, self.clock.now())
        if isinstance(found, Passing):
            self.rate_limit.postpone(answer.url.host, found.wait)
        return found

    def _exchange(
        self,
        url: httpx.URL,
        headers: dict[str, str],
        read: Callable[[httpx.Response], bytes],
        form: dict[str, str] | None,
    ) -> Answer:
        self._deadline.start(DEADLINE)
        method = "POST" if form else "GET"
        files = {name: (None, value) for name, value in form.items()} if form else None
        try:
            with self._client.stream(method, url, headers=headers, files=files) as response:
                body = read(_plain(response)) if response.status_code == 200 else b""
        except httpx.HTTPError as error:
            raise self._broken(url, error, bool(form)) from error
        leads_to = response.next_request.url if response.next_request else None
        return Answer(url, response.status_code, response.headers, body, leads_to)

    def _broken(self, url: httpx.URL, error: httpx.HTTPError, form: bool) -> FetchFailed:
        if self._deadline.left() <= 0:
            return FetchFailed(
                f"{shown(url)} took longer than {DEADLINE:g} seconds. Nothing was changed; try "
                "again later."
            )
        if isinstance(error.__context__, httpx.InvalidURL):
            return FetchFailed(
                f"{shown(url)} leads to an address that cannot be read. {_UNCHANGED}"
            )
        return broken(url, error, form)


def checked(url: str | httpx.URL, via: httpx.URL | None = None) -> httpx.URL:
    """An address as one that may be asked: https, with a host and nobody's name in it.

    `via` is the address that led to it. Raises FetchFailed.
    """
    try:
        address = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise FetchFailed(f"There is an address that cannot be read. {_UNCHANGED}") from error
    if address.scheme != "https" or not address.host or address.userinfo:
        what = f"{shown(via)} leads to {shown(address)}, which" if via else shown(address)
        raise FetchFailed(f"{what} is not a plain https address. {_UNCHANGED}")
    return address.copy_with(fragment=None)


def _plain(response: httpx.Response) -> httpx.Response:
    """The response, unless it is packed several times over, which only serves to burst."""
    if "," in response.headers.get("content-encoding", ""):
        raise FetchFailed(f"{shown(response.url)} is compressed more than once. {_UNCHANGED}")
    return response
