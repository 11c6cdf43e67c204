"""What assistants may ask: each tool reads, and answers as the API or the pages do."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field
from starlette.applications import Starlette

from xiancha.lookup import BadQuestion
from xiancha.web import in_process

Answer = dict[str, Any]
Language = Annotated[
    Literal["zh-CN", "zh-TW", "en", "id"], Field(description="The language of what people read.")
]
Id = Annotated[str, Field(description="As in the list; empty for the list.")]
Country = Annotated[str, Field(description="Of the list: two letters, such as CN or SG.")]


class Tools:
    """The tools over one application, whose edition they read."""

    def __init__(self, web: Starlette) -> None:
        self._web = web

    async def lookup(
        self,
        question: Annotated[
            str,
            Field(
                description="One thing alone: an address, a name, an app, a licence number or a "
                "phone number, without the words around it."
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

    async def situations(
        self, id: Id = "", country: Country = "CN", language: Language = "zh-CN"
    ) -> Answer:
        """What somebody in debt, chased, tricked or about to borrow is in, and what to tell them.

        Read what they say, find the situation in the list, and say its sentence.
        """
        return await self._cards("situations", id, country, language)

    async def threats(
        self, id: Id = "", country: Country = "CN", language: Language = "zh-CN"
    ) -> Answer:
        """Is it true what a collector threatens with, and what to do now?

        Find the threat in the list of the country where the money was lent, then ask for it by id.
        """
        return await self._cards("threats", id, country, language)

    async def court_papers(self, id: Id = "", language: Language = "zh-CN") -> Answer:
        """What a paper of a court in mainland China is, by when to do what, how to verify it.

        Find the paper in the list, then ask for it by id.
        """
        return await self._cards("court-papers", id, "CN", language)

    async def _cards(self, kind: str, id: str, country: str, language: str) -> Answer:
        """The list of a country, or one by its id."""
        if not id:
            asked = {"country": country.upper(), "lang": language}
            return await in_process.ask(self._web, f"/v1/{kind}", **asked)
        try:
            return await in_process.ask(self._web, f"/v1/{kind}/{id}", lang=language)
        except in_process.NotThere:
            raise BadQuestion("Nothing has that id. Leave it empty for the list.") from None

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
