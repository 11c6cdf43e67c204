"""What maintainers write for people in arrears: questions, breach rules, letters, the order.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from xiancha.content.app_models import APP_MODELS
from xiancha.content.caps import CAP_MODELS
from xiancha.content.chinese_numbers import number
from xiancha.content.content_models import FIELDS as CONTENT_FIELDS
from xiancha.content.content_models import Cite, Day, Id, Known, Link, OrBlank, Text, Words, Yes
from xiancha.content.corrections import CORRECTION_MODELS
from xiancha.content.court_papers import COURT_MODELS
from xiancha.content.holidays import HOLIDAY_MODELS
from xiancha.content.phone_systems import PHONE_MODELS
from xiancha.content.problems import Message, wrong
from xiancha.content.situation_models import SITUATION_MODELS
from xiancha.content.threat_models import THREAT_MODELS
from xiancha.model import Model


def _more_than(value: object) -> int:
    text = str(value)
    if not re.fullmatch(r"[1-9][0-9]{0,2}", text):
        plain = number(text.strip("“”\"' 次").replace("_", "").replace(",", "").lstrip("0"))
        what = Message(f"“{value}” is not a whole number", f"“{value}” 不是整数的写法")
        like = Message("write a number from 1 to 999, such as 6", "写1到999的数，例如 6")
        raise wrong(what, f"more_than: {plain}" if 0 < plain < 1000 else like)
    return int(text)


Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
ChecklistId = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}/[a-z0-9]+(-[a-z0-9]+)*$")]
Choices = dict[Words, Annotated[tuple[Words, ...], Field(min_length=1)]]
Answer = Literal["yes", "no"]
Whom = Literal["debtor", "related", "unrelated"]
Channel = Literal["call", "message", "visit", "mail"]
Count = Annotated[int, BeforeValidator(_more_than)]


class Choice(Model):
    """One answer to a question."""

    id: Id
    text: Text


class Question(Model):
    """One question; `many` where several answers may be given."""

    id: Id
    text: Text
    many: Yes = False
    choices: Annotated[tuple[Choice, ...], Field(min_length=2)]


class Lead(Model):
    """Doors, in order, for answers that fit: one of each list in `when`, none in `unless`."""

    doors: Annotated[tuple[Id, ...], Field(min_length=1)]
    why: Text
    when: Choices = Field(default_factory=dict)
    unless: Choices = Field(default_factory=dict)


class Questions(Model):
    """“Which door?”: `questions.yml`. Leads are read from top to bottom; a door counts once."""

    intro: Text
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    leads: Annotated[tuple[Lead, ...], Field(min_length=1)]
    reviewed_on: Day
    review_by: Day

    @model_validator(mode="after")
    def caught(self) -> Questions:
        if self.leads[-1].when or self.leads[-1].unless:
            what = Message(
                "the last lead has a condition, so some answers lead nowhere",
                "最后一条去向带了条件，有的回答就没有去处",
            )
            advice = Message(
                "end with a lead without `when` and `unless`",
                "在最后加一条没有 `when` 和 `unless` 的去向",
            )
            raise wrong(what, advice, "leads")
        return self


class Hours(Model):
    """From one time of day until before another, over midnight where `until` is earlier."""

    since: Clock
    until: Clock


class When(Model):
    """What an entry of the log must say to be counted. An entry that does not say is not."""

    whom: Annotated[tuple[Whom, ...], Field(min_length=1)]
    channel: tuple[Channel, ...] = ()
    hours: Hours | None = None
    answered: Answer | None = None
    consent: Answer | None = None
    reachable: Answer | None = None
    disclosed: Answer | None = None
    asked_to_stop: Answer | None = None
    abusive: Answer | None = None


class Breach(Model):
    """One rule that a log can be counted against, and what is said with the count."""

    id: Id
    title: Text
    says: Text
    cite: Cite
    when: When
    more_than: Count | None = None
    reviewed_on: Day
    review_by: Day


class Breaches(Model):
    """All breach rules, in `breaches.yml`."""

    breaches: Annotated[tuple[Breach, ...], Field(min_length=1)]


PartName = Literal[
    "greeting", "parties", "loan", "breaches", "rules", "requests", "evidence", "signature"
]
PARTS: tuple[str, ...] = get_args(PartName)
OWN = (
    "name", "id_number", "phone", "address", "lender", "lender_address", "platform",
    "contract", "loan_date", "received", "repaid", "earlier", "today",
)  # fmt: skip
ROWS = {
    "breaches": ("n", "date", "time", "number", "channel", "person", "words", "proof"),
    "rules": ("n", "rule"),
    "evidence": ("n", "file", "sha256"),
}
SAYS = ("count", "law")
MARKS = ("date",)
GAP = "【　　】"


class Part(Model):
    """One part of a letter; `line` is written once for each row of the log.

    `friend` stands in place of `text` where the writer is not the borrower.
    """

    part: PartName
    heading: Text | None = None
    text: Text | None = None
    friend: Text | None = None
    line: Text | None = None

    @model_validator(mode="after")
    def filled(self) -> Part:
        if not self.text and not self.line:
            what = Message("a part has a text, a line, or both", "每部分要有 text 或 line")
            raise wrong(what, "text: {zh_CN: …}")
        if self.line and self.part not in ROWS:
            what = Message(
                f"the part `{self.part}` has no rows, so it has no `line`",
                f"`{self.part}` 这部分没有表格，不写 `line`",
            )
            advice = Message(
                f"write text: instead of line:, or use one of the parts {', '.join(ROWS)}",
                f"把 line: 改成 text:，或用这几部分：{'、'.join(ROWS)}",
            )
            raise wrong(what, advice, "line")
        return self


class Letter(Model):
    """One draft, in `letters/<id>.yml`."""

    title: Text
    use: Text
    door: Annotated[Id | None, OrBlank] = None
    caution: Text | None = None
    cites: tuple[Cite, ...] = ()
    uncited: Words | None = None
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    reviewed_on: Day
    review_by: Day

    @model_validator(mode="after")
    def ordered(self) -> Letter:
        places = [PARTS.index(part.part) for part in self.parts]
        if places != sorted(set(places)):
            what = Message(
                "the parts of a letter stand in one order, each once",
                "各部分有固定的先后，每部分只写一次",
            )
            order = ", ".join(PARTS)
            raise wrong(what, Message(f"order them: {order}", f"按这个先后：{order}"), "parts")
        if bool(self.cites) == bool(self.uncited):
            what = Message(
                "a letter either cites rules or says why it cites none",
                "每封信要么写依据，要么写为什么没有依据",
            )
            advice = Message(
                "write cites: [pipl/15], or uncited: and the reason",
                "写 cites: [pipl/15]，或者写 uncited: 和原因",
            )
            raise wrong(what, advice)
        return self


class Letters(Model):
    """What every draft begins with, and the order of the letters: `letters.yml`.

    `not_yet` and `replaced` are written behind a rule that is not in force on the letter's date.
    """

    warning: Text
    not_yet: Text
    replaced: Text
    source: Link
    checked_on: Day
    known: Known
    order: Annotated[tuple[Id, ...], Field(min_length=1)]


class Order(Model):
    """The order in which checklists are shown: `order.yml`. Others follow by their id."""

    order: tuple[ChecklistId, ...]


HELP_MODELS = (
    Questions, Question, Choice, Lead, Breaches, Breach, When, Hours, Letters, Letter, Part, Order,
)  # fmt: skip
_BESIDE = (
    *CAP_MODELS, *CORRECTION_MODELS, *COURT_MODELS, *HOLIDAY_MODELS, *PHONE_MODELS, *THREAT_MODELS,
    *APP_MODELS, *SITUATION_MODELS,
)  # fmt: skip
_OWN = (f.alias or name for m in (*HELP_MODELS, *_BESIDE) for name, f in m.model_fields.items())
FIELDS = sorted({*CONTENT_FIELDS, *_OWN})
