"""Takes up the files of `help` and checks what they name in one another and elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches

from xiancha.content.app_checks import (
    PERMISSIONS,
    cited_by_rules,
    denied_problems,
    named_problems,
    permission_problems,
    rule_problems,
)
from xiancha.content.app_models import AppRules, Permissions
from xiancha.content.caps import Cap, Caps
from xiancha.content.content_models import Cite, Law
from xiancha.content.corrections import Corrections
from xiancha.content.court_checks import court_problems
from xiancha.content.court_papers import CourtPapers, Paper
from xiancha.content.help_models import (
    FIELDS,
    MARKS,
    Breach,
    Breaches,
    Choice,
    Letter,
    Letters,
    Order,
    Question,
    Questions,
)
from xiancha.content.holidays import Holidays
from xiancha.content.ids import repeated, unknown
from xiancha.content.letter_checks import breach_problems, letter_problems, text_problems
from xiancha.content.phone_systems import Phones, PhoneSystem, phone_problems
from xiancha.content.problems import Message, Problem
from xiancha.content.review import DRAFT
from xiancha.content.review_dates import late
from xiancha.content.situation_checks import (
    confused_problems,
    said_problems,
    situation_problems,
)
from xiancha.content.situation_models import NONE, NoSituation, Situation, taught
from xiancha.content.source import At, Source
from xiancha.content.threat_checks import Known, alone, beside
from xiancha.content.threat_models import Threats
from xiancha.content.validate import validated
from xiancha.model import Model

_MODELS: dict[str, type[Model]] = {
    PERMISSIONS: Permissions,
    "questions": Questions,
    "breaches": Breaches,
    "caps": Caps,
    "corrections": Corrections,
    "court-papers": CourtPapers,
    "holidays/cn": Holidays,
    "letters": Letters,
    "order": Order,
    "phones": Phones,
    f"situations/{NONE}": NoSituation,
}
PLACES = tuple(_MODELS)
FOLDERS: dict[str, type[Model]] = {
    "apps": AppRules,
    "letters": Letter,
    "situations": Situation,
    "threats": Threats,
}
"""What lies in a folder, one file each."""


@dataclass
class Help:
    """Questions, breach rules, caps, corrections, letters by id, what these share, the phone guide,
    situations by id and what is none, threats by country, permissions of apps and the rules on
    them, papers of a court, and the days off of each year.

    `order` is that of the checklists, `files` names all that is there, also what cannot be read.
    """

    questions: Questions | None = None
    breaches: dict[str, Breach] = field(default_factory=dict)
    caps: Caps | None = None
    corrections: Corrections | None = None
    court: CourtPapers | None = None
    holidays: Holidays | None = None
    letters: dict[str, Letter] = field(default_factory=dict)
    common: Letters | None = None
    order: tuple[str, ...] = ()
    phones: Phones | None = None
    situations: dict[str, Situation] = field(default_factory=dict)
    unsituated: NoSituation | None = None
    threats: dict[str, Threats] = field(default_factory=dict)
    permissions: Permissions | None = None
    apps: dict[str, AppRules] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    def take(self, name: str, source: Source) -> list[Problem]:
        """Take up one file; what is wrong in it alone."""
        folder, _, own = name.partition("/")
        match validated(_MODELS.get(name) or FOLDERS[folder], source, FIELDS):
            case Questions() as found:
                self.questions = found
            case Breaches() as found:
                self.breaches = {each.id: each for each in found.breaches}
                return list(repeated(source, ("breaches",), [each.id for each in found.breaches]))
            case Caps() as found:
                self.caps = found
                ids = [each.id for each in found.caps]
                return [*repeated(source, ("caps",), ids), *_overlapping(source, found.caps)]
            case Corrections() as found:
                self.corrections = found
            case CourtPapers() as found:
                self.court = found
            case Holidays() as found:
                self.holidays = found
            case Letters() as found:
                self.common = found
            case Order() as found:
                self.order = found.order
            case Phones() as found:
                self.phones = found
                return list(phone_problems(source, found))
            case Letter() as found:
                self.letters[own] = found
            case Situation() as found:
                self.situations[own] = found
                return list(situation_problems(source, found))
            case NoSituation() as found:
                self.unsituated = found
            case Threats() as found:
                self.threats[own] = found
                return list(alone(source, found))
            case Permissions() as found:
                self.permissions = found
                return list(permission_problems(source, found))
            case AppRules() as found:
                self.apps[own] = found
                return list(rule_problems(source, found))
            case list() as wrong:
                return wrong
        return []

    def cited(self, sources: Mapping[str, Source]) -> Iterator[tuple[Source, At, Cite]]:
        """Every reference to an article, with its place."""
        for i, breach in enumerate(self.breaches.values()):
            yield sources["breaches"], ("breaches", i, "cite"), breach.cite
        for name, letter in self.letters.items():
            for i, cite in enumerate(letter.cites):
                yield sources[f"letters/{name}"], ("cites", i), cite
        for at, cite in self.court.cited() if self.court else ():
            yield sources["court-papers"], at, cite
        yield from cited_by_rules(self.apps, sources)
        for name, held in self.threats.items():
            for i, section in enumerate(held.sections):
                for j, threat in enumerate(section.threats):
                    for k, cite in enumerate(threat.cites):
                        at = ("sections", i, "threats", j, "cites", k)
                        yield sources[f"threats/{name}"], at, cite

    def unreviewed(self, sources: Mapping[str, Source], on: date) -> Iterator[Problem]:
        """What was to be reviewed before this day."""
        if asked := self.questions:
            yield from late(sources["questions"], (), "questions", asked.review_by, on)
        for name, letter in self.letters.items():
            yield from late(sources[f"letters/{name}"], (), name, letter.review_by, on)
        for name, threats in self.threats.items():
            yield from late(sources[f"threats/{name}"], (), name, threats.review_by, on)
        for name, rules in self.apps.items():
            yield from late(sources[f"apps/{name}"], (), name, rules.review_by, on)
        if known := self.permissions:
            yield from late(sources[PERMISSIONS], (), "permissions", known.review_by, on)
        lists: dict[str, Iterable[Breach | Cap | Paper | PhoneSystem]] = {
            "breaches": self.breaches.values(),
            "caps": self.caps.caps if self.caps else (),
            "court-papers": self.court.papers if self.court else (),
            "phones": self.phones.phones if self.phones else (),
        }
        for i, way in enumerate(self.phones.permissions if self.phones else ()):
            for j, phone in enumerate(way.phones):
                at = ("permissions", i, "phones", j)
                yield from late(sources["phones"], at, phone.id, phone.review_by, on)
        for name, parts in lists.items():
            field = name.rpartition("-")[2]
            for i, part in enumerate(parts):
                yield from late(sources[name], (field, i), part.id, part.review_by, on)

    def problems(
        self,
        sources: Mapping[str, Source],
        doors: Collection[str],
        laws: Mapping[str, Law],
    ) -> Iterator[Problem]:
        """What is wrong between these files, and between them and the others."""
        if self.questions:
            yield from _questions(self.questions, sources["questions"], doors)
        for i, breach in enumerate(self.breaches.values()):
            yield from breach_problems(breach, sources["breaches"], ("breaches", i), laws)
        for name, letter in self.letters.items():
            yield from letter_problems(letter, sources[f"letters/{name}"], doors)
        checklists = {each for each in self.files if each[2:3] == "/"}
        for name, held in self.threats.items():
            known = Known(doors, checklists, self._letter_files())
            yield from beside(sources[f"threats/{name}"], name, held, known)
        yield from said_problems(sources, self._said())
        told = {one[11:] for one in self.files if one.startswith("situations/")}
        yield from confused_problems(sources, self.situations, told)
        yield from named_problems(self.apps, self.permissions, sources)
        yield from denied_problems(self.permissions, self.phones, sources)
        for source, at, cite in self.cited(sources):
            if (law := laws.get(cite.law)) and law.rank == DRAFT:
                what = Message(
                    f"{cite.law} is a draft and binds nobody, so it is not held against a lender",
                    f"{cite.law} 是征求意见稿，还不约束任何人，不能拿来要求放款方",
                )
                yield source.problem(at, what, Message("cite a rule in force", "写已经生效的规则"))
        if self.court:
            yield from court_problems(self.court, sources["court-papers"], doors)
        if self.common:
            for mark in ("not_yet", "replaced"):
                yield from text_problems(
                    sources["letters"], (mark,), getattr(self.common, mark), MARKS
                )
            files = self._letter_files()
            yield from _order(sources["letters"], "letters/", self.common.order, files)
            for name in sorted(files - {*self.common.order}):
                what = Message(
                    f"letters.yml does not name the letter `{name}`",
                    f"letters.yml 没有列出草稿 `{name}`",
                )
                yield sources["letters"].problem(("order",), what, f"  - {name}")
        if "order" in sources:
            yield from _order(sources["order"], "", self.order, checklists)

    def examples(self) -> dict[str, tuple[str, ...]]:
        """What each situation is learnt from, by its id; texts that tell of none as `NONE`."""
        return self._said() | {
            id: taught(one.says, one.button.published())
            for id, one in self.situations.items()
            if one.says
        }

    def _said(self) -> dict[str, tuple[str, ...]]:
        """The sentences alone."""
        told = {id: one.says for id, one in sorted(self.situations.items())}
        return told | ({NONE: self.unsituated.says} if self.unsituated else {})

    def _letter_files(self) -> set[str]:
        """The ids of all letters, also of those that cannot be read."""
        return {each.removeprefix("letters/") for each in self.files if each[:8] == "letters/"}


def _overlapping(source: Source, caps: tuple[Cap, ...]) -> Iterator[Problem]:
    """Caps on the same lenders of which the older one was not ended when the newer one began."""
    for i, older in enumerate(caps):
        for newer in caps:
            shared = [each for each in older.lenders if each in newer.lenders]
            later = older.since < newer.since
            if shared and later and (not older.ends_on or older.ends_on >= newer.since):
                what = Message(
                    f"`{older.id}` still holds for {shared[0]} when `{newer.id}` begins",
                    f"`{newer.id}` 开始时，`{older.id}` 对 {shared[0]} 还没有结束",
                )
                last = newer.since - timedelta(days=1)
                yield source.problem(("caps", i, "ends_on"), what, f"ends_on: {last}")


def _questions(asked: Questions, source: Source, doors: Collection[str]) -> Iterator[Problem]:
    yield from repeated(source, ("questions",), [each.id for each in asked.questions])
    choices = {each.id: [choice.id for choice in each.choices] for each in asked.questions}
    for i, question in enumerate(asked.questions):
        yield from repeated(source, ("questions", i, "choices"), choices[question.id])
    for i, lead in enumerate(asked.leads):
        for j, door in enumerate(lead.doors if doors else ()):
            yield from unknown(source, ("leads", i, "doors", j), "door", door, doors)
        for part in ("when", "unless"):
            for question_id, wanted in getattr(lead, part).items():
                at: At = ("leads", i, part, question_id)
                if question_id not in choices:
                    meant = _meant(question_id, asked.questions)
                    yield from unknown(source, at, "question", question_id, choices, meant)
                    continue
                known = next(each for each in asked.questions if each.id == question_id).choices
                ids = choices[question_id]
                for j, choice in enumerate(wanted):
                    meant = _meant(choice, known)
                    yield from unknown(source, (*at, j), "answer", choice, ids, meant)


def _meant(written: str, among: Iterable[Question | Choice]) -> str:
    """The id of the one whose words these are, where just one can be meant."""
    found = [each.id for each in among if written in each.text.zh_CN]
    return found[0] if len(found) == 1 else ""


def _order(
    source: Source, folder: str, order: Iterable[str], known: Collection[str]
) -> Iterator[Problem]:
    names = list(order)
    for i, name in enumerate(names):
        if name in names[:i]:
            what = Message(f"`{name}` is here twice", f"`{name}` 写了两次")
            yield source.problem(("order", i), what, Message("keep one of the two", "只留一个"))
        elif name not in known:
            near = get_close_matches(name, known, 1)
            what = Message(f"there is no {folder}{name}.yml", f"没有 {folder}{name}.yml 这个文件")
            advice = Message("name a file that exists", "写一个有的文件")
            yield source.problem(("order", i), what, near[0] if near else advice)
