"""Proof of host by certificate: where to look, and what counts.

The search in certificate transparency proposes, the handshake proves. A log holds old
certificates and what others put there, so a name in it ties nothing; a claim is made only
where the host itself, in a verified TLS handshake, shows a certificate that names the lender.

A run is bounded, and every lender is recorded as soon as it was tried: a run that is broken
off goes on with the rest, those tried longest ago first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from xiancha import normalise, sandbox
from xiancha.fetch.archive import Archive
from xiancha.fetch.client import Fetcher, FetchFailed
from xiancha.model import Document
from xiancha.refresh.accept import Outcome, take
from xiancha.refresh.certificate_targets import REGISTER, Target, renewals, targets
from xiancha.registers import catalogue
from xiancha.registers.certificates import log_search
from xiancha.registers.certificates.host_question import Question
from xiancha.registers.parsing.refusals import Refused
from xiancha.store import Store

MOST_HOSTS = 20
"""Hosts of one lender that are connected to in one run."""


def prove(
    store: Store,
    fetcher: Fetcher,
    archive: Archive,
    country: str,
    say: Callable[[str], None],
    now: datetime | None = None,
) -> Iterator[Outcome]:
    """Renew the claims that are due, then try the lenders that are; an outcome for each.

    `country` is empty for all. `say` is called with what is tried next. A failure is an outcome
    with a problem, is tried again in the next run, and stops nobody else's turn.
    """
    at = now or datetime.now(UTC)
    run = _Run(store, fetcher, archive, at)
    claims = renewals(store, country, at)
    for number, claim in enumerate(claims, 1):
        say(f"{REGISTER}: renewing {claim.host} ({number} of {len(claims)}) …")
        yield run.renew(claim)
    lenders = targets(store, country, at)
    for number, target in enumerate(lenders, 1):
        say(f"{REGISTER}: {target.name} ({number} of {len(lenders)}) …")
        yield run.search_and_ask(target)


@dataclass(frozen=True)
class _Run:
    """What a run works with."""

    store: Store
    fetcher: Fetcher
    archive: Archive
    at: datetime

    def renew(self, asked: Question) -> Outcome:
        """Ask about a claim again: it is confirmed, or gone, or the host could not be asked."""
        return self._recorded(self._answer(asked))

    def search_and_ask(self, target: Target) -> Outcome:
        """Ask every host that is reported or found about a lender.

        Only a search that fails is a problem: many hosts that a log names are long gone.
        """
        hosts, problem = list(target.hosts), ""
        if target.search:
            try:
                found = self.fetcher.get(log_search.request(target.name))
                hosts += sandbox.hosts(found, self.at)
            except (FetchFailed, Refused) as failure:
                problem = str(failure)
        proven: list[str] = []
        silent: list[str] = []
        notes: list[str] = []
        for host in list(dict.fromkeys(hosts))[:MOST_HOSTS]:
            if any(above in proven for above in normalise.walk(host)):
                continue
            answer = self._answer(Question(target.country, normalise.company(target.name), host))
            proven += [host] * answer.rows
            silent += [host] if answer.problem else []
            notes += answer.notes
        notes += [f"no valid certificate was shown by {', '.join(silent)}"] if silent else []
        return self._recorded(
            Outcome(REGISTER, target.part, len(proven), self.at.date(), problem, tuple(notes))
        )

    def _answer(self, asked: Question) -> Outcome:
        """Take the certificate where it proves the host, or where a claim must give way to it."""
        register = catalogue.register(REGISTER)
        held = self.store.last(REGISTER, "document", asked.part)
        proof = held.source.url if held and held.row_count else ""
        try:
            document = self._shown(asked, proof)
            _, reading = sandbox.read(register, document)
            if reading.rows or proof:
                return take(register, document, self.store, self.archive)
        except (FetchFailed, Refused) as problem:
            return Outcome(REGISTER, asked.part, problem=str(problem))
        return Outcome(REGISTER, asked.part, as_of=reading.as_of, notes=reading.notes)

    def _shown(self, asked: Question, proof: str) -> Document:
        """The certificate of the host or of its “www.” that proves, else the first that does not.

        `proof` is the address that proved the claim held, if any: as long as nothing is heard
        from it, no other certificate speaks against the claim. Raises FetchFailed.
        """
        shown: list[Document] = []
        failures: dict[str, FetchFailed] = {}
        for name in (asked.host, f"www.{asked.host}"):
            try:
                found = self.fetcher.certificate(name)
            except FetchFailed as failure:
                failures[f"https://{name}/"] = failure
                continue
            document = found.model_copy(update={"part": asked.part})
            if sandbox.read(catalogue.register(REGISTER), document)[1].rows:
                return document
            shown.append(document)
        if proof in failures:
            raise failures[proof]
        if not shown:
            raise next(iter(failures.values()))
        return shown[0]

    def _recorded(self, outcome: Outcome) -> Outcome:
        note = " ".join(outcome.notes)
        self.store.record(REGISTER, outcome.part, self.at, problem=outcome.problem, note=note)
        return outcome
