"""What is counted of answers, in plain numbers: a metric's own lock takes longer than counting.

The event loop alone counts and tells, so nothing need be locked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator

from prometheus_client import Metric
from prometheus_client.metrics_core import CounterMetricFamily, HistogramMetricFamily

from xiancha.model import Verdict

_SECONDS = (0.001, 0.005, 0.02, 0.1, 0.5, 2.0)
_LIMITS = (*map(str, _SECONDS), "+Inf")
_VERDICT = '"verdict":'
_WORD = 20
"""More letters than a verdict, a space and its quotes have."""
_WORDS = frozenset(Verdict)


class Counts:
    """Answers by address and status, how long they took, and verdicts, as Prometheus collects."""

    def __init__(self) -> None:
        self._answers: Counter[tuple[str, int]] = Counter()
        self._within: dict[str, list[int]] = defaultdict(lambda: [0] * len(_LIMITS))
        self._seconds: dict[str, float] = defaultdict(float)
        self._verdicts = dict.fromkeys(map(str, Verdict), 0)

    def answered(self, address: str, status: int, seconds: float) -> None:
        """Count an answer of this address, as the routes write it."""
        self._answers[address, status] += 1
        self._within[address][bisect_left(_SECONDS, seconds)] += 1
        self._seconds[address] += seconds

    def judged(self, answer: str) -> None:
        """Count the verdict of an answer: nothing else of it is read.

        That of the whole answer comes first; in a text that was asked each quote has a backslash.
        """
        at = answer.find(_VERDICT) + len(_VERDICT)
        word = answer[at : at + _WORD].split('"', 2)[1:2]
        if word and word[0] in _WORDS:
            self._verdicts[word[0]] += 1

    def collect(self) -> Iterator[Metric]:
        """The counts by now."""
        answers = CounterMetricFamily(
            "xiancha_answers", "Answers by address and status.", labels=["address", "status"]
        )
        for (address, status), count in self._answers.items():
            answers.add_metric([address, str(status)], count)
        took = HistogramMetricFamily(
            "xiancha_answer_seconds", "Seconds until an answer was sent.", labels=["address"]
        )
        for address, counts in self._within.items():
            took.add_metric([address], _cumulated(counts), self._seconds[address])
        verdicts = CounterMetricFamily(
            "xiancha_verdicts", "Questions by the verdict of their answer.", labels=["verdict"]
        )
        for verdict, count in self._verdicts.items():
            verdicts.add_metric([verdict], count)
        yield from (answers, took, verdicts)


def _cumulated(counts: list[int]) -> list[tuple[str, float]]:
    """How many took no longer than each limit."""
    return [(limit, sum(counts[: at + 1])) for at, limit in enumerate(_LIMITS)]
