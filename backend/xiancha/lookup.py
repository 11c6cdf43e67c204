"""Questions to an edition: by host, name, licence number or phone."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any, Literal

from rapidfuzz import fuzz, process

from xiancha import messages, names
from xiancha.edition.coverage import Coverage
from xiancha.edition.database import bigrams
from xiancha.edition.publish import DATABASE
from xiancha.model import Verdict
from xiancha.registers import catalogue, shared
from xiancha.verdict import Judgement, agree

Kind = Literal["q", "host", "name", "licence", "phone", "app"]
KINDS: tuple[Kind, ...] = ("q", "host", "app", "name", "licence", "phone")
MOST_BYTES = 512
MAPPED_BYTES = 1 << 30
SUGGESTIONS = 5
CANDIDATES = 200
MOST_PER_PAIR = 2000
NEAR = 60.0
_COMPANY_ENDINGS = ("公司", "pteltd", "ltd")


class BadQuestion(ValueError):
    """A question that cannot be asked; the message says why and what to ask instead."""


class Edition:
    """An open edition: a folder named by its number. Answers were computed at publication."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        address = f"file:{folder / DATABASE}?mode=ro&immutable=1"
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

    def close(self) -> None:
        self._database.close()

    def ask(self, kind: Kind, text: str, language: str = "zh_CN") -> str:
        """The answer as JSON text, in the shape of the README. Raises BadQuestion."""
        text = text.strip()
        if not text:
            raise BadQuestion("The question is empty. Ask for an address, a name or a number.")
        if len(text.encode()) > MOST_BYTES:
            raise BadQuestion(f"The question is longer than {MOST_BYTES} bytes. Ask for less.")
        if "\0" in text or "\ufffd" in text:
            raise BadQuestion("The question holds characters that cannot be read. Send UTF-8.")
        asked = getattr(self, f"_{kind}")
        return str(asked(text, language))

    def _q(self, text: str, language: str) -> str:
        if names.host(text):
            return self._host(text, language)
        if self._licences(names.licence(text)):
            return self._licence(text, language)
        if self._channel("phone", names.phone(text)):
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
        reason = "shared_host" if shared.is_listed(normal) else "unknown"
        return self._computed(query, Judgement(verdict=Verdict.none, reason=reason), language)

    def _phone(self, text: str, language: str) -> str:
        return self._by_channel("phone", text, names.phone(text), language)

    def _app(self, text: str, language: str) -> str:
        return self._by_channel("app", text, text, language)

    def _by_channel(self, kind: Kind, text: str, normal: str, language: str) -> str:
        query = _query(text, kind, normal)
        found = self._channel(kind, normal)
        if found:
            return self._stored(query, found, language)
        return self._computed(query, Judgement(verdict=Verdict.none, reason="word"), language)

    def _licence(self, text: str, language: str) -> str:
        normal = names.licence(text)
        query = _query(text, "licence", normal)
        return self._several(query, self._licences(normal), [], language)

    def _name(self, text: str, language: str) -> str:
        normal = names.company(text)
        if not normal:
            raise BadQuestion("There is no name in this question. Ask for a company or a brand.")
        query = _query(text, "name", normal)
        rows = self._database.execute(
            "SELECT answer, kind, evidence FROM names WHERE normal = ?", (normal,)
        ).fetchall()
        legal = [row for row in rows if row[1] == "legal"]
        answers = sorted({row[0] for row in legal or rows})
        evidence = [] if legal else [json.loads(row[2]) for row in rows]
        return self._several(query, answers, evidence, language)

    def _several(
        self,
        query: dict[str, str],
        answers: list[int],
        evidence: list[dict[str, Any]],
        language: str,
    ) -> str:
        if not answers:
            return self._not_found(query, language)
        if len(answers) == 1 and not evidence:
            return self._stored(query, answers[0], language)
        found = [self._read(answer, language) for answer in answers]
        judged = agree(Judgement(verdict=one["verdict"], reason=one["reason"]) for one in found)
        same = judged.reason != "ambiguous"
        owners = [{"lender": one["lender"]["name"]} if len(found) > 1 else {} for one in found]
        evidence = evidence + [
            {**item, **owner}
            for one, owner in zip(found, owners, strict=True)
            for item in one["evidence"]
        ]
        return self._computed(
            query,
            judged,
            language,
            lender=found[0]["lender"] if same else None,
            evidence=evidence,
            says=found[0]["says"] if same else None,
            country=found[0]["country"],
        )

    def _not_found(self, query: dict[str, str], language: str) -> str:
        judged, values, country = Judgement(verdict=Verdict.none, reason="word"), {}, None
        kind = next((c for c in catalogue.categories() if _marked(c, query["normal"])), None)
        if query["type"] == "name" and kind:
            country = kind.country
            title = messages.localised(kind.title, language)
            values = {"lender": query["text"], "category": title}
            whole = self.coverage.whole(kind.country, kind.id)
            if whole:
                judged = Judgement(verdict=Verdict.unlisted, reason="category")
                values["date"] = whole["as_of"]
            elif kind.ask:
                judged = Judgement(verdict=Verdict.uncovered, reason="category")
                values["ask"] = kind.ask.zh_CN if language == "zh_CN" else kind.ask.en
            else:
                judged = Judgement(verdict=Verdict.uncovered, reason="company")
        elif query["type"] == "name" and query["normal"].endswith(_COMPANY_ENDINGS):
            judged = Judgement(verdict=Verdict.uncovered, reason="company")
        return self._computed(
            query,
            judged,
            language,
            country=country,
            says=messages.text(language, f"says_{judged.verdict}_{judged.reason}", values),
            suggestions=self._near(query["normal"]) if query["type"] == "name" else [],
        )

    def _near(self, normal: str) -> list[dict[str, Any]]:
        shared_pairs = Counter(
            name
            for gram in sorted(bigrams(normal))
            for (name,) in self._database.execute(
                "SELECT name FROM bigrams WHERE bigram = ? LIMIT ?", (gram, MOST_PER_PAIR)
            )
        )
        candidates = [
            self._database.execute("SELECT normal FROM normals WHERE id = ?", (name,)).fetchone()[0]
            for name, _ in shared_pairs.most_common(CANDIDATES)
        ]
        near = process.extract(normal, candidates, scorer=fuzz.WRatio, limit=20, score_cutoff=NEAR)
        found: dict[str, dict[str, Any]] = {}
        for candidate, score, _ in near:
            for text, lender in self._database.execute(
                "SELECT n.text, a.lender FROM names n JOIN answers a ON a.id = n.answer "
                "WHERE n.normal = ?",
                (candidate,),
            ):
                found.setdefault(
                    lender, {"name": text, "score": round(score, 1), "lender": json.loads(lender)}
                )
        return list(found.values())[:SUGGESTIONS]

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


def _marked(category: catalogue.Category, normal: str) -> bool:
    return any(mark in normal for mark in category.marks)


def _query(text: str, kind: str, normal: str) -> dict[str, str]:
    return {"text": text, "type": kind, "normal": normal}


def _inside(part: dict[str, Any]) -> str:
    return _json(part)[1:-1]


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
