"""robots.txt as RFC 9309 has it: read once per host and run, and obeyed."""

from __future__ import annotations

import httpx
import stamina
from protego import Protego

from xiancha.fetch.errors import BY_HAND, FetchFailed, Untrusted, shown
from xiancha.fetch.rate_limit import INTERVAL
from xiancha.fetch.redirects import Hop, Web

NAME = "Xiancha"
LIMIT = 500 * 1024
LONGEST_DELAY = 30.0
_EVERYTHING = Protego.parse("")


class Robots:
    """What the hosts that were asked in this run allow."""

    def __init__(self, web: Web, retried: stamina.BoundRetryingCaller) -> None:
        self._web = web
        self._retried = retried
        self._known: dict[str, Protego | FetchFailed] = {}

    def interval(self, url: httpx.URL) -> float:
        """The seconds to leave between requests to this URL's host.

        Raises FetchFailed where robots.txt forbids the URL, or cannot be read: a 4xx means
        that there is none, anything else that fails means that nothing may be read.
        """
        rules = self._rules(url)
        if not rules.can_fetch(str(url), NAME):
            raise FetchFailed(
                f"The robots.txt of {url.host} does not allow programs to read {shown(url)}. "
                f"Nothing was changed; {BY_HAND}."
            )
        return max(INTERVAL, min(rules.crawl_delay(NAME) or 0.0, LONGEST_DELAY))

    def _rules(self, url: httpx.URL) -> Protego:
        origin = url.netloc.decode()
        if origin not in self._known:
            self._known[origin] = self._asked(f"https://{origin}/robots.txt")
        known = self._known[origin]
        if isinstance(known, Untrusted):
            raise known
        if isinstance(known, FetchFailed):
            raise FetchFailed(f"{url.host} is left alone without its robots.txt: {known}")
        return known

    def _asked(self, url: str) -> Protego | FetchFailed:
        try:
            return self._retried(self._read, url)
        except FetchFailed as failure:
            return failure

    def _read(self, url: str) -> Protego:
        answer = self._web.ask(url, lambda _: Hop(), _beginning)
        if 400 <= answer.status < 500:
            return _EVERYTHING
        if answer.status != 200:
            raise self._web.failure(answer)
        return Protego.parse(answer.body.decode("utf-8-sig", "replace"))


def _beginning(response: httpx.Response) -> bytes:
    """The first 500 KiB of a robots.txt; what follows them does not count."""
    found = b""
    for chunk in response.iter_bytes():
        found += chunk
        if len(found) > LIMIT:
            break
    return found[:LIMIT]
