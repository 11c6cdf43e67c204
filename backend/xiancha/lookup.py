"""Questions to an edition: by host, app, name, licence number or phone."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from typing import Any, Literal

from xiancha import apps, messages, names
from xiancha.edition import DATABASE
from xiancha.edition.coverage import Coverage
from xiancha.missing import judge
from xiancha.model import Proof, Verdict
from xiancha.near import near
from xiancha.registers import catalogue, shared
from xiancha.verdict import Judgement

Kind = Literal["q", "host", "name", "licence", "phone", "app"]
KINDS: tuple[Kind, ...] = ("q", "host", "app", "name", "licence", "phone")
MOST_BYTES = 512
MAPPED_BYTES = 1 << 30
_UNREADABLE = re.compile(r"[\0-\x08\x0e-\x1f\ufffd\ud800-\udfff]")
_LAST_BRACKET = re.compile(r"[(（][^()（）]*[)）]\s*$")
_BRANCH = re.compile(r"^(.+?(?:公司|银行)).*(?:分行|支行|分公司|营业部|信用卡中心|专营机构)$")


class BadQuestion(ValueError):
    """A question that cannot be asked; the message says why and what to ask instead."""


class Edition:
    """An open edition: a folder named by its number. Answers were computed at publication."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        address = f"{(folder / DATABASE).resolve().as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._database.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
        facts = dict(self._database.execute("SELECT name, value FROM facts"))
        self.number = int(folder.name)
        self.coverage = Coverage.model_validate_json(facts["coverage"])
        countries = {entry["country"] for entry in self.coverage.covered}
        countries |= {entry["country"] for entry in self.coverage.not_covered}
        self._tails = {
            country: _inside(self.coverage.of(country)) for country in (None, *countries)
        }

    def ask(self, kind: Kind, text: str, language: str = "zh_CN") -> str:
        """The answer as JSON text, in the shape of the README. Raises BadQuestion."""
        text = text.strip()
        if not text:
            raise BadQuestion("The question is empty. Ask for an address, a name or a number.")
        if _UNREADABLE.search(text):
            raise BadQuestion("The question holds characters that cannot be read. Send UTF-8.")
        if len(text.encode()) > MOST_BYTES:
            raise BadQuestion(f"The question is longer than {MOST_BYTES} bytes. Ask for less.")
        asked = getattr(self, f"_{kind}")
        return str(asked(text, language))

    def _q(self, text: str, language: str) -> str:
        app = apps.app(text)
        if app and self._channel("app", app):
            return self._app(text, language)
        address = names.address_in(text)
        if address and apps.app_link(address):
            return self._app(address, language)
        if address:
            return self._host(address, language)
        if self._licences(names.licence(text)):
            return self._licence(text, language)
        if names.phone(text):
            return self._phone(text, language)
        return self._name(text, language)

    def _host(self, text: str, language: str) -> str:
        normal = names.host(text)
        if normal is None:
            raise BadQuestion("This is no web address. Ask for something like example.com.")
        query = _query(text, "host", normal)
        for host in names.walk(normal):
            found = self._channel("host", host)
            if found:
                return self._stored(query, found, language)
            if shared.is_listed(host):
                break
        reason = "shared_host" if shared.is_listed(normal) else "unknown"
        return self._computed(query, Judgement(verdict=Verdict.none, reason=reason), language)

    def _phone(self, text: str, language: str) -> str:
        normal = names.phone(text)
        if not normal:
            raise BadQuestion("This is no phone number. Ask for something like 6260 8888.")
        query = _query(text, "phone", normal)
        found = self._channel("phone", normal)
        if found:
            return self._stored(query, found, language)
        judged = Judgement(verdict=Verdict.none, reason="phone")
        says = messages.text(language, "says_none_phone")
        lists = self._collector_lists(language)
        return self._computed(query, judged, language, says=messages.joined(language, says, lists))

    def _app(self, text: str, language: str) -> str:
        normal = apps.app(text)
        if not normal:
            raise BadQuestion(
                "This is no app. Ask for a package such as com.example.loans, or a store link."
            )
        query = _query(text, "app", normal)
        found = self._channel("app", normal)
        if found:
            return self._stored(query, found, language)
        return self._computed(query, Judgement(verdict=Verdict.none, reason="app"), language)

    def _collector_lists(self, language: str) -> str:
        """Whose lists of collection agencies were read: what is not on them proves nothing."""
        read = [f"{one['lender']} ({one['as_of']})" for one in self.coverage.collector_lists]
        whole = self.coverage.whole("CN", "consumer-finance")
        values = {
            "read": messages.listed(language, read, most=len(read)),
            "n": str(len(read)),
            "all": str(whole["rows"]) if whole else "?",
        }
        key = "says_collector_lists" if read else "says_no_collector_lists"
        return messages.text(language, key, values)

    def _licence(self, text: str, language: str) -> str:
        normal = names.licence(text)
        query = _query(text, "licence", normal)
        return self._several(query, self._licences(normal), [], language)

    def _name(self, text: str, language: str) -> str:
        normal = names.company(text)
        if not normal:
            raise BadQuestion("There is no name in this question. Ask for a company or a brand.")
        query = _query(text, "name", normal)
        branch = _BRANCH.match(normal)
        rows = (
            self._named(normal)
            or (self._named(branch[1]) if branch else [])
            or self._named(names.company(_LAST_BRACKET.sub("", text)))
        )
        legal = [row for row in rows if row[1] == "legal"]
        answers = sorted({row[0] for row in legal or rows})
        evidence = [] if legal else [json.loads(row[2]) for row in rows]
        return self._several(query, answers, evidence, language)

    def _named(self, normal: str) -> list[tuple[int, str, str]]:
        return self._database.execute(
            "SELECT answer, kind, evidence FROM names WHERE normal = ?", (normal,)
        ).fetchall()

    def _several(
        self,
        query: dict[str, str],
        answers: list[int],
        evidence: list[dict[str, Any]],
        language: str,
    ) -> str:
        """The answer about the one lender found; several are shown and none is chosen."""
        if not answers:
            return self._not_found(query, language)
        found = [self._read(answer, language) for answer in answers]
        found = [one for one in found if one["reason"] != "absent"] or found
        if len(found) == 1:
            (only,) = found
            judged = Judgement(verdict=only["verdict"], reason=only["reason"])
            reported = all(name["proof"] == Proof.reported for name in evidence)
            prefix = messages.text(language, "says_reported_name") if evidence and reported else ""
            return self._computed(
                query,
                judged,
                language,
                lender=only["lender"],
                evidence=[*evidence, *only["evidence"]],
                says=prefix + only["says"],
                country=only["country"],
            )
        owned = [
            {**item, "lender": one["lender"]["name"]} for one in found for item in one["evidence"]
        ]
        judged = Judgement(verdict=Verdict.uncovered, reason="ambiguous")
        country = found[0]["country"]
        return self._computed(
            query, judged, language, evidence=[*evidence, *owned], country=country
        )

    def _not_found(self, query: dict[str, str], language: str) -> str:
        by_name = query["type"] == "name"
        own = self._warned_names(query["normal"], own=True) if by_name else []
        if not all(self._knows_the_lenders(warning["register"]) for warning in own):
            own = []
        warned = own or (self._warned_names(query["normal"]) if by_name else [])
        suggestions = near(self._database, query["normal"]) if by_name else []
        judged, kind = judge(query, suggestions, self.coverage)
        if own:
            judged, kind = Judgement(verdict=Verdict.warned, reason="name"), None
        elif warned:
            judged, kind = Judgement(verdict=Verdict.uncovered, reason="warned_name"), None
        values = {"lender": query["text"]}
        if own:
            register = catalogue.register(own[0]["register"])
            values["operator"] = messages.localised(register.operator, language)
            values["date"] = own[0]["as_of"]
        if kind:
            whole = self.coverage.whole(kind.country, kind.id)
            values["category"] = messages.localised(kind.title, language)
            values["date"] = whole["as_of"] if whole else ""
            values["ask"] = getattr(kind.ask, language) if kind.ask else ""
        said = messages.text(language, f"says_{judged.verdict}_{judged.reason}", values)
        if judged.reason == "company":
            said = messages.joined(language, said, self._collector_lists(language))
        return self._computed(
            query,
            judged,
            language,
            evidence=warned,
            country=kind.country if kind else None,
            says=said,
            suggestions=suggestions,
        )

    def _warned_names(self, normal: str, *, own: bool = False) -> list[dict[str, Any]]:
        """Warnings beside which this name is printed; with `own` those of firms that bear it."""
        rows = self._database.execute(
            "SELECT evidence FROM warned_names WHERE normal = ? AND own >= ?", (normal, own)
        )
        return [json.loads(row[0]) for row in rows]

    def _knows_the_lenders(self, register: str) -> bool:
        """True where a kind of lender of this warning's country is held whole.

        Else the name may be that of a lender which is licensed and merely not held.
        """
        country = catalogue.register(register).country
        return any(
            entry["whole"] and entry["category"] != "warning"
            for entry in self.coverage.of(country)["covered"]
        )

    def _tail(self, country: str | None) -> str:
        return self._tails.get(country, self._tails[None])

    def _channel(self, kind: str, value: str) -> int | None:
        row = self._database.execute(
            "SELECT answer FROM channels WHERE type = ? AND value = ?", (kind, value)
        ).fetchone()
        return row[0] if row else None

    def _licences(self, normal: str) -> list[int]:
        rows = self._database.execute("SELECT answer FROM licences WHERE normal = ?", (normal,))
        return [row[0] for row in rows]

    def _read(self, answer: int, language: str) -> dict[str, Any]:
        verdict, reason, country, lender, evidence, says = self._row(answer, language)
        return {
            "verdict": verdict,
            "reason": reason,
            "country": country,
            "lender": json.loads(lender),
            "evidence": json.loads(evidence),
            "says": json.loads(says),
        }

    def _row(self, answer: int, language: str) -> tuple[str, str, str | None, str, str, str]:
        row: tuple[str, str, str | None, str, str, str] = self._database.execute(
            f"SELECT verdict, reason, country, lender, evidence, {language} FROM answers "
            "WHERE id = ?",
            (answer,),
        ).fetchone()
        return row

    def _stored(self, query: dict[str, str], answer: int, language: str) -> str:
        verdict, reason, country, lender, evidence, says = self._row(answer, language)
        return (
            f'{{"query":{_json(query)},"verdict":"{verdict}","reason":"{reason}",'
            f'"says":{says},"lender":{lender},"evidence":{evidence},'
            f'{self._tail(country)},"suggestions":[],"edition":{self.number}}}'
        )

    def _computed(
        self,
        query: dict[str, str],
        judged: Judgement,
        language: str,
        *,
        lender: dict[str, Any] | None = None,
        evidence: list[dict[str, Any]] | None = None,
        says: str | None = None,
        country: str | None = None,
        suggestions: list[dict[str, Any]] | None = None,
    ) -> str:
        said = says or messages.text(language, f"says_{judged.verdict}_{judged.reason}")
        return (
            f'{{"query":{_json(query)},"verdict":"{judged.verdict}","reason":"{judged.reason}",'
            f'"says":{_json(said)},"lender":{_json(lender)},"evidence":{_json(evidence or [])},'
            f'{self._tail(country)},"suggestions":{_json(suggestions or [])},'
            f'"edition":{self.number}}}'
        )


def _query(text: str, kind: str, normal: str) -> dict[str, str]:
    return {"text": text, "type": kind, "normal": normal}


def _inside(part: dict[str, Any]) -> str:
    return _json(part)[1:-1]


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
