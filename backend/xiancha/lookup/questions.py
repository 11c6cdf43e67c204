"""Questions to an edition: by host, app, name, licence number or phone."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Literal

from xiancha import addresses, apps, messages, names
from xiancha.lookalike import Imitation
from xiancha.lookup import by_name, cuts, pasted
from xiancha.lookup.answers import QUIET, Answers
from xiancha.lookup.typed import BadQuestion, readable
from xiancha.model import Verdict
from xiancha.registers import shared_hosts
from xiancha.verdict import Judgement

Kind = Literal["q", "host", "name", "licence", "phone", "app"]
KINDS: tuple[Kind, ...] = ("q", "host", "app", "name", "licence", "phone")


class Edition(Answers):
    """An edition that can be asked."""

    def ask(self, kind: Kind, text: str, language: str = "zh_CN") -> str:
        """The answer as JSON text, in the shape of the README. Raises BadQuestion."""
        asked = getattr(self, f"_{kind}")
        return str(asked(readable(text), language))

    def _q(self, text: str, language: str) -> str:
        held = addresses.find(text)
        if held.several:
            raise BadQuestion("These are several addresses. Ask for one at a time.")
        address = held.address
        words = pasted.kind(text)
        if address and words and not address.isascii():
            address = ""  # sentences parted by “。” read as a name of the web
        if address and apps.app_link(address):
            return self._app(address, language, doubtful=held.doubtful)
        app = apps.app(text)
        if app and (self.channel("app", app) or not self.channel("host", names.host(text) or "")):
            return self._app(text, language)
        if address:
            return self._host(address, language, self._signer(text), doubtful=held.doubtful)
        name = text if words else self._unlabelled(text)
        if self.licences(names.licence(name)):
            return self._licence(name, language)
        number = cuts.unnumbered(text)
        is_phone = names.phone(number) or names.are_phones(number) or number in self.doors
        if is_phone and words != "chat":
            return self._phone(number, language)
        return self._ask_name(name, language)

    def _signer(self, text: str) -> int | None:
        """The one lender whose name stands in 【】, as in a text message."""
        rows = [row for name in cuts.signed(text) for row in self.named(names.company(name))]
        return rows[0][0] if len({row[0] for row in rows}) == 1 else None

    def _host(
        self, text: str, language: str, signer: int | None = None, *, doubtful: bool = False
    ) -> str:
        normal = names.host(text)
        if number := names.ip(text):
            judged = Judgement(verdict=Verdict.none, reason="ip")
            return self.computed(_query(text, "host", number), judged, language)
        if normal is None:
            raise BadQuestion("This is no web address. Ask for something like example.com.")
        query = _query(text, "host", normal)
        for host in (steps := shared_hosts.walk(normal)):
            if found := self.channel("host", host):
                return self._stored(query, found, language, "doubtful" if doubtful else "")
        signed = self.read(signer, language) if signer is not None else None
        own = _hosts(signed["evidence"]) if signed else {}
        if imitation := self.lookalikes.imitated(normal, own):
            return self._lookalike(query, imitation, language)
        if pasted.is_package(text):
            return self.computed(query, Judgement(verdict=Verdict.none, reason="apk"), language)
        if not steps:
            return self.computed(
                query, Judgement(verdict=Verdict.none, reason="shared_host"), language
            )
        if signed and own and not self.lookalikes.is_owned(normal):
            return self._signed(query, signed, own, language)
        return self.computed(query, Judgement(verdict=Verdict.none, reason="unknown"), language)

    def _signed(
        self, query: dict[str, str], signed: dict[str, Any], own: dict[str, Any], language: str
    ) -> str:
        """The text names a lender, and its address is none of those known of that lender."""
        owner = signed["lender"]["name"]
        words = {
            "host": query["normal"],
            "lender": owner,
            "known": " · ".join([*own][:3]),
        }
        judged = Judgement(verdict=Verdict.none, reason="signed")
        return self.computed(
            query,
            judged,
            language,
            evidence=[{"lender": owner, **claim} for claim in own.values()],
            says=messages.text(language, "says_none_signed", words),
            country=signed["country"],
        )

    def _lookalike(self, query: dict[str, str], imitation: Imitation, language: str) -> str:
        """Whose host is imitated, and what ties that host to its owner; nothing of this one."""
        found = self.read(self.channel("host", imitation.host) or 0, language)
        owner = found["lender"]["name"] if found["lender"] else ""
        claims = [one for one in found["evidence"] if one["type"] == "claim"]
        reason = "proven" if imitation.proven else "reported"
        words = {"host": query["normal"], "known": imitation.host, "lender": owner}
        says = messages.text(language, f"says_lookalike_{reason}", words)
        if found["verdict"] in (Verdict.licensed, Verdict.partner):
            instead = messages.text(language, "says_lookalike_instead", words)
            says = messages.joined(language, says, instead)
        return self.computed(
            query,
            Judgement(verdict=Verdict.lookalike, reason=reason),
            language,
            evidence=[{"lender": owner, **claim} for claim in claims],
            says=says,
            country=found["country"],
            imitates=asdict(imitation),
        )

    def _phone(self, text: str, language: str) -> str:
        normal = text if text in self.doors else names.phone(text)
        if names.are_phones(text):
            raise BadQuestion("These are several phone numbers. Ask for one at a time.")
        if not normal:
            raise BadQuestion("This is no phone number. Ask for something like 6260 8888.")
        query = _query(text, "phone", normal)
        found = self.channel("phone", normal)
        if found and not (names.is_of_china(text) and self._is_abroad(found, language)):
            return self.stored(query, found, language)
        if door := self.doors.get(normal):
            words = {"number": normal, "door": messages.localised(door, language)}
            says = messages.text(language, "says_none_door", words)
            judged = Judgement(verdict=Verdict.none, reason="door")
            return self.computed(query, judged, language, says=says)
        judged = Judgement(verdict=Verdict.none, reason="phone")
        says = messages.text(language, "says_none_phone")
        lists = by_name.collector_lists(self.coverage, language)
        return self.computed(query, judged, language, says=messages.joined(language, says, lists))

    def _is_abroad(self, found: int, language: str) -> bool:
        """True for a lender of another country than China; its number is not +86 and the same."""
        answer = self.read(found, language)
        return answer["verdict"] in QUIET and answer["lender"]["country"] != "CN"

    def _app(self, text: str, language: str, *, doubtful: bool = False) -> str:
        normal = apps.app(text)
        if not normal:
            raise BadQuestion(
                "This is no app. Ask for a package such as com.example.loans, or a store link."
            )
        query = _query(text, "app", normal)
        found = self.channel("app", normal)
        if found:
            weakness = "mirror" if apps.is_mirror(text) else "doubtful" if doubtful else ""
            return self._stored(query, found, language, weakness)
        return self.computed(query, Judgement(verdict=Verdict.none, reason="app"), language)

    def _stored(self, query: dict[str, str], found: int, language: str, weakness: str = "") -> str:
        """The answer as published. With a `weakness` of the question it is as bad, never as good.

        "mirror": a third party's copy of an app. "doubtful": a text of which a browser opens
        another address.
        """
        if not weakness:
            return self.stored(query, found, language)
        answer = self.read(found, language)
        is_quiet = answer["verdict"] in QUIET
        if answer["verdict"] == Verdict.warned or not (is_quiet or weakness == "mirror"):
            return self.stored(query, found, language)
        lender = answer["lender"]
        values = {"lender": lender["name"], "host": query["normal"]}
        return self.computed(
            query,
            Judgement(verdict=Verdict.uncovered, reason=weakness),
            language,
            lender=lender,
            evidence=answer["evidence"],
            says=messages.text(language, f"says_uncovered_{weakness}", values),
            country=answer["country"],
        )

    def _licence(self, text: str, language: str) -> str:
        normal = names.licence(text)
        query = _query(text, "licence", normal)
        return by_name.lenders(self, query, self.licences(normal), [], language)

    def _unlabelled(self, text: str) -> str:
        is_whole = self.named(names.company(text)) or pasted.kind(text)
        return text if is_whole else cuts.unlabelled(text)

    def _name(self, text: str, language: str) -> str:
        return self._ask_name(self._unlabelled(text), language)

    def _ask_name(self, text: str, language: str) -> str:
        normal = names.company(text)
        if not normal:
            raise BadQuestion("There is no name in this question. Ask for a company or a brand.")
        return by_name.answer(self, _query(text, "name", normal), language)


def _hosts(evidence: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Each host with what ties it to its lender."""
    claims = [one for one in evidence if one["type"] == "claim"]
    return {one["channel"]["value"]: one for one in claims if one["channel"]["type"] == "host"}


def _query(text: str, kind: str, normal: str) -> dict[str, str]:
    return {"text": text, "type": kind, "normal": normal}
