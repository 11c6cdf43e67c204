"""/metrics: counts by address and verdict, and how old the data is. Nothing of what was asked."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from itertools import accumulate
from math import inf
from time import perf_counter

from prometheus_client import CollectorRegistry, Gauge, Metric, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
)
from prometheus_client.utils import floatToGoString
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from xiancha.edition.on_disk import EditionRefused
from xiancha.edition.time_format import seconds
from xiancha.lookup import Answered
from xiancha.model import Verdict
from xiancha.settings import Networks
from xiancha.web.current_edition import CurrentEdition

_SECONDS = (0.001, 0.005, 0.02, 0.1, 0.5, 2.0)
"""That of the whole answer comes first; in a text that was asked each quote has a backslash."""


class _Took:
    """How long answers of one address took: counted by `_SECONDS`, and in all."""

    def __init__(self) -> None:
        self.counts = [0] * (len(_SECONDS) + 1)
        self.seconds = 0.0

    def buckets(self) -> list[tuple[str, float]]:
        """How many took so long at most, as the format has it."""
        return [*zip(map(floatToGoString, (*_SECONDS, inf)), accumulate(self.counts), strict=True)]


class Metrics:
    """What one application counts, in plain numbers: the library's counters are for threads."""

    def __init__(self, current: CurrentEdition, readers: Networks) -> None:
        self._readers = readers
        self._answers: dict[tuple[str, int], int] = defaultdict(int)
        self._took: dict[str, _Took] = defaultdict(_Took)
        self._verdicts = {verdict.value: 0 for verdict in Verdict}
        self.registry = CollectorRegistry()
        self.registry.register(self)
        self.registry.register(_Age(current))
        ProcessCollector(registry=self.registry)

    def answered(self, address: str, status: int, seconds: float) -> None:
        """Count an answer of this address, as the routes write it."""
        self._answers[address, status] += 1
        took = self._took[address]
        took.counts[bisect_left(_SECONDS, seconds)] += 1
        took.seconds += seconds

    def judged(self, answer: Answered) -> None:
        """Count the verdict of an answer: nothing else of it is read."""
        self._verdicts[answer.verdict] += 1

    def collect(self) -> Iterator[Metric]:
        """What was counted, for the registry."""
        answers = CounterMetricFamily(
            "xiancha_answers", "Answers by address and status.", labels=["address", "status"]
        )
        for (address, status), count in self._answers.items():
            answers.add_metric([address, str(status)], count)
        yield answers
        seconds = HistogramMetricFamily(
            "xiancha_answer_seconds", "Seconds until an answer was sent.", labels=["address"]
        )
        for address, took in self._took.items():
            seconds.add_metric([address], took.buckets(), took.seconds)
        yield seconds
        verdicts = CounterMetricFamily(
            "xiancha_verdicts", "Questions by the verdict of their answer.", labels=["verdict"]
        )
        for verdict, count in self._verdicts.items():
            verdicts.add_metric([verdict], count)
        yield verdicts

    def tell_following(self, failure: Callable[[], str]) -> None:
        """Tell also of the server that is followed: why the last round failed, empty if not."""
        failed = Gauge(
            "xiancha_pull_failed",
            "1 where nothing could be pulled from the server that is followed; the log says why.",
            registry=self.registry,
        )
        failed.set_function(lambda: float(bool(failure())))

    def may_read(self, client: str) -> bool:
        """True for an address from which the counts may be read."""
        try:
            return any(ip_address(client) in network for network in self._readers)
        except ValueError:
            return False


class Counted:
    """Counts each answer under its address as the routes write it, never as it was called."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, began = 500, perf_counter()

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            address = getattr(scope.get("route"), "path", "none")
            self._metrics.answered(address, status, perf_counter() - began)


class _Age:
    """The edition in hand and the date of each register in it, read when they are asked for."""

    def __init__(self, current: CurrentEdition) -> None:
        self._current = current

    def collect(self) -> Iterator[Metric]:
        try:
            edition = self._current.get()
        except EditionRefused:
            return
        yield GaugeMetricFamily(
            "xiancha_edition_published_seconds", "When the edition was published.", edition.number
        )
        yield GaugeMetricFamily(
            "xiancha_edition_expires_seconds",
            "When the edition expires or expired.",
            seconds(edition.expires),
        )
        if edition.confirmed:
            yield GaugeMetricFamily(
                "xiancha_edition_confirmed_seconds",
                "When it was last confirmed that the edition is the newest.",
                edition.confirmed.timestamp(),
            )
        yield GaugeMetricFamily(
            "xiancha_edition_refused",
            "1 where a newer edition is offered and is not taken up; the log says why.",
            float(bool(self._current.refused)),
        )
        dates = GaugeMetricFamily(
            "xiancha_register_as_of_seconds", "The date of a register.", labels=["register"]
        )
        stale = GaugeMetricFamily(
            "xiancha_register_stale_seconds",
            "From when on a register of that date is to be called old.",
            labels=["register"],
        )
        for register in edition.coverage.registers:
            day = datetime.fromisoformat(register["as_of"]).replace(tzinfo=UTC)
            last = day + timedelta(days=register["stale_after_days"] + 1)
            dates.add_metric([register["id"]], day.timestamp())
            stale.add_metric([register["id"]], last.timestamp())
        yield dates
        yield stale


async def metrics(request: Request) -> Response:
    """GET /metrics, in the text format of Prometheus. 404 for who is not in the networks set.

    Behind a proxy in these networks the client is the one that X-Forwarded-For names.
    """
    held: Metrics = request.app.state.metrics
    if not held.may_read(request.client.host if request.client else ""):
        raise HTTPException(404)
    return Response(generate_latest(held.registry), media_type=CONTENT_TYPE_LATEST)


routes = [Route("/metrics", metrics)]
