"""What `refresh --every` tells Prometheus: how each register fares, and whether rounds end well."""

from __future__ import annotations

from datetime import datetime

from prometheus_client import CollectorRegistry, Gauge, ProcessCollector, start_http_server

from xiancha.commands.registers_text import failed
from xiancha.commands.terminal import claim_port
from xiancha.registers import catalogue
from xiancha.registers.parsing.refusals import Refused
from xiancha.store import Reader


class WriterMetrics:
    """What one writer tells: its last round, and each register as the store has it."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._ended = self._gauge("round_ended_seconds", "When the last round ended.")
        self._next = self._gauge("round_next_seconds", "When the next round starts.")
        self._stopped = self._gauge(
            "round_stopped",
            "1 where the last round stopped before its end; the log says why.",
        )
        self._failed = self._gauge(
            "refresh_failed_parts", "Parts of a register whose last attempt failed.", "register"
        )
        self._succeeded = self._gauge(
            "refresh_succeeded_seconds", "When an attempt last succeeded.", "register"
        )

    def _gauge(self, name: str, says: str, *labels: str) -> Gauge:
        return Gauge(f"xiancha_{name}", says, labels, registry=self.registry)

    def serve(self, address: str) -> None:
        """Answer at an address such as 127.0.0.1:9322 for as long as this process runs.

        Raises Refused for what is no address, OSError where nothing can listen there.
        """
        host, _, port = address.rpartition(":")
        host = host.removeprefix("[").removesuffix("]")
        if not (host and port.isascii() and port.isdigit() and 0 < int(port) < 65536):
            raise Refused(f"--metrics {address} is no address. Write it as in 127.0.0.1:9322")
        claim_port(host, int(port), "name another address in --metrics")
        self._next.set_to_current_time()
        start_http_server(int(port), host, self.registry)

    def tell_registers(self, store: Reader) -> None:
        """See how each register fares. Raises StoreProblem."""
        for one in catalogue.registers().values():
            runs = store.runs(one.id)
            done = [run.at for run in runs if not run.problem]
            if runs:
                self._failed.labels(one.id).set(len(failed(runs, one)))
            if done:
                self._succeeded.labels(one.id).set(max(done).timestamp())

    def tell_round(self, ended: datetime, following: datetime, stopped: bool) -> None:
        """Tell how the last round ended, and when the next one starts."""
        self._ended.set(ended.timestamp())
        self._next.set(following.timestamp())
        self._stopped.set(stopped)
