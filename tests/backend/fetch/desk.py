"""A store with lenders, a search that knows their hosts, and runs of proving over both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from loopback import Behaviour, Loopback, reply

from xiancha.fetch.archive import Archive
from xiancha.fetch.client import Fetcher
from xiancha.merge.join import gather
from xiancha.model import Channel, ChannelType, Proof, Reading, Row, Source
from xiancha.refresh.accept import Outcome
from xiancha.refresh.host_certificates import prove
from xiancha.registers.certificates import log_search
from xiancha.store import Store

NOW = datetime.now(UTC)


class Desk:
    """What a test of proving works with; `said` is what the runs told about their progress."""

    def __init__(self, store: Store, source: Fetcher, archive: Archive, server: Loopback) -> None:
        self.store = store
        self._source = source
        self._archive = archive
        self._server = server
        self.said: list[str] = []

    def lists(self, *lenders: str) -> None:
        """These lenders may lend; the search knows no host of theirs yet."""
        rows = tuple(Row(key=name, name=name, category="consumer-finance") for name in lenders)
        _accept(self.store, "cn-nfra-institutions", rows)
        for name in lenders:
            self.finds(name)

    def reports(self, lender: str, *hosts: str) -> None:
        """Third parties say that these hosts are the lender's."""
        channels = tuple(Channel(type=ChannelType.host, value=host) for host in hosts)
        fields = {"country": "CN"}
        claim = Row(
            key="1",
            name=lender,
            status=None,
            channels=channels,
            proof=Proof.reported,
            fields=fields,
        )
        _accept(self.store, "reviewed-channels", (claim,))

    def finds(self, lender: str, *hosts: str) -> None:
        """The search answers with a certificate in force for each of these hosts."""
        answer = [
            {
                "issuer_name": "C=CN, O=Authority",
                "common_name": host,
                "name_value": host,
                "id": number,
                "entry_timestamp": None,
                "not_before": "2020-01-01T00:00:00",
                "not_after": "2999-01-01T00:00:00",
            }
            for number, host in enumerate(hosts)
        ]
        self.answers(lender, reply(json.dumps(answer).encode()))

    def answers(self, lender: str, behaviour: Behaviour) -> None:
        """The search for this lender behaves so."""
        self._server.on(log_search.request(lender).url, behaviour)

    def searches(self, lender: str) -> int:
        """How often the lender was searched for."""
        return len(self._server.asked(log_search.request(lender).url))

    def begin(self, after: timedelta = timedelta()) -> Iterator[Outcome]:
        """A run, this long after now, that goes on as its outcomes are taken."""
        return prove(self.store, self._source, self._archive, "", self.said.append, NOW + after)

    def run(self, after: timedelta = timedelta()) -> list[Outcome]:
        return list(self.begin(after))

    def claims(self) -> dict[str, list[str]]:
        """The hosts that certificates prove, by lender."""
        return {
            entry.name: [claim.channel.value for claim in proven]
            for entry in gather(self.store, NOW.date()).entries
            if (proven := [one for one in entry.claims if one.proof is Proof.certificate])
        }


def _accept(store: Store, register: str, rows: tuple[Row, ...]) -> None:
    at = Source(register=register, as_of=date(2026, 1, 1), retrieved_at=NOW, sha256="0", url="")
    store.accept(f"document:{register}", at, Reading(as_of=at.as_of, rows=rows))
