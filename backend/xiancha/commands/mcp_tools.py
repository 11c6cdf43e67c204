"""What assistants may ask: each tool reads, and answers as the API or the pages do."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field
from starlette.applications import Starlette

from xiancha import messages
from xiancha.content import threats
from xiancha.lookup import BadQuestion
from xiancha.web import in_process
from xiancha.web.current_edition import CurrentEdition
from xiancha.web.pages import first_line

Answer = dict[str, Any]
Language = Annotated[
    Literal["zh-CN", "zh-TW", "en", "id"], Field(description="The language of what people read.")
]
_HIDDEN = {"wordings", "unless", "hints", "answer"}
"""How a threat is recognised, which nobody reads; its answer is said in words."""


class Tools:
    """The tools over one application, whose edition they read."""

    def __init__(self, web: Starlette) -> None:
        self._web = web

    async def lookup(
        self,
        question: Annotated[
            str,
            Field(
                description="An address, a name, an app, a licence number, a phone or a message."
            ),
        ],
        kind: Annotated[
            Literal["q", "host", "name", "app", "licence", "phone"],
            Field(description="What the question is; q where that is not sure."),
        ] = "q",
        language: Language = "zh-CN",
    ) -> Answer:
        """Is this lender, loan app, address or phone on a regulator's list? With dated evidence."""
        return await in_process.ask(self._web, "/v1/lookup", **{kind: question, "lang": language})

    async def product(
        self,
        name: Annotated[str, Field(description="Such as 花呗 or 分期乐.")],
        language: Language = "zh-CN",
    ) -> Answer:
        """Who is behind a loan product or app, and who may lend there. It proves not who lent."""
        found = await in_process.ask(self._web, "/v1/lookup", name=name, lang=language)
        if "product" not in found:
            raise BadQuestion("No product is held by that name. Ask with lookup instead.")
        return found

    async def checklist(
        self,
        id: Annotated[str, Field(description="Such as cn/sued; empty for the list of all.")] = "",
        language: Language = "zh-CN",
    ) -> Answer:
        """What to do before borrowing, in arrears, when called or sued: steps with their rules."""
        path = f"/v1/checklists/{id}" if id else "/v1/checklists"
        try:
            return await in_process.ask(self._web, path, lang=language)
        except in_process.NotThere:
            raise BadQuestion("No checklist has that id. Leave it empty for all.") from None

    async def threat(
        self,
        text: Annotated[str, Field(description="The words of whoever threatens a debtor.")],
        country: Annotated[str, Field(description="Two letters, such as CN or SG.")] = "CN",
        language: Language = "zh-CN",
    ) -> Answer:
        """Is it true what a collector threatens with, and what to do now?"""
        if not text.strip() or threats.is_long(text):
            raise BadQuestion(f"Give the words of the threat, at most {threats.MOST_BYTES} bytes.")
        current: CurrentEdition = self._web.state.current
        content = current.content()
        by_country = {each["country"]: each for each in content.get("threats") or []}
        own = by_country.get(country.upper())
        if not own:
            raise BadQuestion(f"Threats are held for these countries: {', '.join(by_country)}.")
        everywhere = list(by_country.values())
        found = threats.found(everywhere, text, own["country"], current.threat_kinds())
        spoken = messages.meant(language) or messages.LANGUAGES[0]
        call_first = own.get("first") or first_line(content)
        told = {"call_first": call_first, **_said(found, spoken)}
        return {**current.get().head(), **messages.in_one_language(told, spoken)}

    async def cost(
        self,
        received: Annotated[float, Field(gt=0, description="What the borrower really got.")],
        payments: Annotated[
            list[Annotated[float, Field(gt=0)]],
            Field(min_length=1, max_length=1200, description="Every payment, with all fees."),
        ],
        payments_a_year: Annotated[
            float, Field(gt=0, le=366, description="12 monthly, 26.07 every two weeks, 365/days.")
        ] = 12,
    ) -> Answer:
        """What a loan costs a year, from what was got and each equal-spaced payment."""
        return {
            **_cost(received, payments, payments_a_year),
            "caps": self._web.state.current.content().get("caps"),
        }


def _said(found: threats.Found, language: str) -> Answer:
    """What is told of a text, as the page /threats tells it."""

    def said(key: str, *, where: bool) -> str:
        return messages.text(language, f"threats_{key}") if where else ""

    shown = [
        {
            **{name: value for name, value in one.items() if name not in _HIDDEN},
            "answer": messages.text(language, f"threats_{one['answer'].replace('-', '_')}"),
        }
        for one in found.threats
    ]
    return {
        "urgent": said(found.urgent, where=bool(found.urgent)),
        "sure": found.sure,
        "court": said("court", where=found.court),
        "nothing_found": said("none", where=not found.threats),
        "threats": shown,
    }


def _cost(received: float, payments: list[float], payments_a_year: float) -> Answer:
    """The rate by the conventions of docs/cost.md. Raises BadQuestion where there is none.

    One sum comes first and payments follow, so there is one rate at most.
    """
    import pyxirr

    if sum(payments) < received:
        raise BadQuestion(
            "The payments come to less than was received. See whether one is missing."
        )
    rate = pyxirr.irr([-received, *payments])
    try:
        compounded = None if rate is None else (1 + rate) ** payments_a_year - 1
    except OverflowError:
        compounded = None
    if rate is None or compounded is None:
        raise BadQuestion("No rate fits these sums. See whether each is right, fees included.")
    return {
        "received": received,
        "paid": round(sum(payments), 2),
        "cost": round(sum(payments) - received, 2),
        "rate_a_period": rate,
        "rate_a_year": rate * payments_a_year,
        "rate_a_year_compounded": compounded,
        "how": "rate_a_year is periods in a year × IRR, the one that caps are held against; "
        "rates are fractions: 0.24 is 24 %.",
    }
