"""An open edition: its answers as they were published, and those that depend on the question."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from copy import copy
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from xiancha import days
from xiancha.edition import DATABASE, products
from xiancha.edition.answer_row import StoredAnswer
from xiancha.edition.changes import FROM
from xiancha.edition.channels import Channels
from xiancha.edition.coverage import Coverage
from xiancha.edition.on_disk import Whole
from xiancha.edition.said import Said, encoded, told
from xiancha.edition.time_format import instant
from xiancha.lookalike import Known, Lookalikes
from xiancha.lookup import card, old_warnings
from xiancha.lookup.answered import Answered, Query, Stored
from xiancha.lookup.changes import Changes
from xiancha.lookup.coverage_note import Covering, of_category, of_lenders, of_product
from xiancha.lookup.lenders import Lenders
from xiancha.lookup.near_names import LEAST_LATIN, near
from xiancha.lookup.products import Product, Products
from xiancha.lookup.warnings import Warnings
from xiancha.lookup.without_retracted import NOTHING, QUIET, Against, CorrectedDatabase
from xiancha.model import Verdict
from xiancha.registers import groups, shared_hosts
from xiancha.verdict import Judgement, is_old

UNCONFIRMED = timedelta(days=2)
"""From this age of the timestamp on an answer says that nobody confirmed the edition since."""


class Age(NamedTuple):
    """How old an edition is at a second since 1970; `inside` is its head as JSON without braces.

    `at` is that second, and when the edition was last confirmed.
    """

    at: tuple[int, datetime | None]
    day: date
    expired: bool
    unconfirmed: bool
    state: str
    head: dict[str, Any]
    inside: str


class Edition:
    """An edition that is whole.

    `expires` is its expiry as published; `clock` tells the seconds since 1970. `database` holds
    its answers, `lenders`, `warnings` and `changes` list them, `lookalikes`
    knows what may be imitated, `doors` names the offices that have a number or a site, by that;
    `products` are what people call the things that they borrow with. `against` is what speaks
    against it; `confirmed` is when it was last said to be the newest, None where that is not known.
    `held` are its channels where they are in memory already; `for_many` is False for who asks too
    little to hold them.
    """

    def __init__(
        self,
        whole: Whole,
        clock: Callable[[], float] = time.time,
        against: Against = NOTHING,
        *,
        held: Channels | None = None,
        for_many: bool = True,
    ) -> None:
        self.whole = whole
        self.number = whole.number
        self._clock = clock
        self.expires = instant(whole.manifest.expires_at)
        self._expiry = whole.manifest.expires_at.timestamp()
        self._published = whole.manifest.published_at
        self.against = against
        self.confirmed: datetime | None = None
        self._aged: Age | None = None
        self.database = CorrectedDatabase(whole.path(DATABASE), against)
        if held:
            self.database.held = held
        elif for_many:
            self.database.hold()
        facts = self.database.facts()
        self.coverage = Coverage.model_validate_json(facts["coverage"])
        self._warned_on = {
            date.fromisoformat(one["as_of"])
            for one in self.coverage.registers
            if one["kind"] == "warning"
        }
        self.doors: dict[str, dict[str, str]] = json.loads(facts["doors"])
        known = (Known(*one) for one in self.database.known_hosts())
        self.products = Products(products.of(whole), self.database)
        namesakes = json.loads(facts["namesakes"])
        self.lookalikes = Lookalikes(known, shared_hosts.is_shared, groups.groups(), namesakes)
        self.lenders = Lenders(self.database)
        self.warnings = Warnings(self.database)
        self.changes = Changes(self.database, int(facts.get(FROM, 0)) or self.number)
        self._covering = Covering(self.coverage, whole.files)

    def apart(self) -> Edition:
        """The same with a connection of its own, for another thread to read all of it."""
        other = copy(self)
        other.database = CorrectedDatabase(self.whole.path(DATABASE), self.against)
        other.database.held = self.database.held
        other.lenders, other.warnings = Lenders(other.database), Warnings(other.database)
        other.changes = Changes(other.database, self.changes.since)
        return other

    @property
    def expired(self) -> bool:
        """True from the moment of its expiry on."""
        return self._age.expired

    @property
    def day(self) -> date:
        """The day on which warnings are judged: today, and never before the edition's own day."""
        return self._age.day

    @property
    def state(self) -> str:
        """Changes whenever answers do: with the edition, what speaks against it, its age."""
        return self._age.state

    @property
    def unconfirmed(self) -> bool:
        """True where for two days nobody has confirmed that it is the newest."""
        return self._age.unconfirmed

    @property
    def _age(self) -> Age:
        """How old it is in this second: each answer says so, so it is worked out once."""
        at = int(self._clock()), self.confirmed
        if self._aged is None or self._aged.at != at:
            self._aged = self._age_at(*at)
        return self._aged

    def _age_at(self, second: int, confirmed: datetime | None) -> Age:
        now = datetime.fromtimestamp(second, UTC)
        day = days.today(now=max(now, self._published))
        expired = second >= self._expiry
        unconfirmed = bool(confirmed and now - confirmed > UNCONFIRMED)
        ages = "-expired" * expired + "-unconfirmed" * unconfirmed
        old = sum(is_old(as_of, day) for as_of in self._warned_on)
        state = f"{self.number}-{self.against.state}{ages}{f'-old{old}' * bool(old)}"
        head = {
            "edition": self.number,
            "expires": self.expires,
            "expired": expired,
            "unconfirmed": unconfirmed,
        }
        return Age((second, confirmed), day, expired, unconfirmed, state, head, encoded(head)[1:-1])

    def head(self) -> dict[str, Any]:
        """What every answer says of the edition that it is from."""
        return self._age.head

    def lender(self, id: str, language: str) -> dict[str, Any] | None:
        """The answer about a lender with the names it bears, None where no lender has this id."""
        answer = self.lenders.answer(id)
        if answer is None:
            return None
        query = {"text": id, "type": "lender", "normal": id}
        found = self.stored(query, answer, language).values()
        return {**found, "names": self.lenders.names(answer)}

    def is_ending(self, stem: str) -> bool:
        """True where a name ends with this one, legal forms aside; a Latin one is the same."""
        if len(stem) < (LEAST_LATIN if stem.isascii() else 2):
            return False
        ending = self.database.ends(stem)
        return ending == stem or (not stem.isascii() and bool(ending))

    def near(self, normal: str) -> list[dict[str, Any]]:
        """Near names with their scores: suggestions, never an answer."""
        return [*near(self.database, normal)]

    def read(self, answer: int, language: str) -> dict[str, Any]:
        """A stored answer as values."""
        return self._today(answer, language).values()

    def lender_of(self, answer: int, language: str) -> dict[str, Any] | None:
        """The lender that a stored answer is about, None where that was retracted."""
        return self.database.answer(answer, language).lender

    def stored(
        self, query: Query, answer: int, language: str, product: Product | None = None
    ) -> Answered:
        """A stored answer to this question; what the edition holds as JSON is not parsed."""
        found, age = self._today(answer, language), self._age
        kinds = of_category(found.lender_json) | of_product(product)
        shown, says = self._card(found.verdict, found.reason, found.said, language, found.country)
        return Answered(
            query,
            found.verdict,
            found.reason,
            says,
            shown,
            Stored(found.lender_json),
            Stored(found.evidence_json),
            self._covering.of(found.country, kinds, language),
            age.inside,
            retracted=date.fromordinal(-answer) if answer < 0 else None,
            product=product,
        )

    def _today(self, answer: int, language: str) -> StoredAnswer:
        """A stored answer as it is today: warnings age."""
        found = self.database.answer(answer, language)
        if found.verdict != Verdict.warned:
            return found
        return old_warnings.aged(found, self.coverage, self.day, language)

    def computed(
        self,
        query: Query,
        judged: Judgement,
        language: str,
        *,
        lender: dict[str, Any] | None = None,
        evidence: list[dict[str, Any]] | None = None,
        said: Said | None = None,
        country: str | None = None,
        suggestions: list[dict[str, Any]] | None = None,
        imitates: dict[str, Any] | None = None,
        product: Product | None = None,
        kinds: frozenset[str] = frozenset(),
    ) -> Answered:
        """An answer that depends on how it was asked for.

        `kinds` are the categories that it touches besides those of `lender` and `product`.
        """
        verdict, reason = judged.verdict, judged.reason
        touched = kinds | of_lenders([lender]) | of_product(product)
        words = {"host": query["normal"], "text": card.text(query["text"])}
        said = said or told(language, judged, words)
        shown, says = self._card(verdict, reason, said, language, country, suggestions)
        return Answered(
            query,
            verdict,
            reason,
            says,
            shown,
            lender,
            evidence or [],
            self._covering.of(country, touched, language),
            self._age.inside,
            imitates=imitates,
            product=product,
            suggestions=suggestions,
        )

    def _card(
        self,
        verdict: str,
        reason: str,
        said: Said,
        language: str,
        country: str | None,
        suggestions: list[dict[str, Any]] | None = None,
    ) -> card.Composed:
        """The card of an answer about this country, and what it says in one sentence."""
        expired = self.expires[:10] if self._age.expired and verdict in QUIET else ""
        before = self._covering.before(country)
        return card.compose(verdict, reason, said, language, before, suggestions, expired=expired)
