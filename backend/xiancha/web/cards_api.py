"""/v1/situations, /v1/threats and /v1/court-papers: cards, listed by country and one by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha.days import HOME
from xiancha.model import CountryCode
from xiancha.web import cards, paging
from xiancha.web import cards_answers as answers
from xiancha.web.api import current
from xiancha.web.cards import Card, Content
from xiancha.web.content_api import Asked, answer, asked, one_of, operation
from xiancha.web.operation import Operation, Parameter


class Kind(NamedTuple):
    """One kind of card: what it is called, how it is answered, and where its cards come from.

    `row` has the fields that a list gives of each, `example` is the name of one, `shared` makes
    what a list says of all.
    """

    name: str
    row: type[answers.Row]
    list: type[answers.RowList]
    one: type[answers.Row]
    example: str
    countries: Callable[[Content], Iterable[str]]
    cards: Callable[[Content, str, Asked], Iterable[Card]]
    shared: Callable[[Content, Asked], Card]

    @property
    def field(self) -> str:
        return f"{self.name}s"

    @property
    def path(self) -> str:
        return f"/v1/{self.field.replace('_', '-')}"


async def _list(kind: Kind, request: Request) -> Response:
    """GET /v1/situations?country=SG and the like. 400 for a country of which none are held."""
    country = request.query_params.get("country", HOME)
    question = asked(request, country, ("country",))
    content = current(request).content()
    paging.must_be_known({"country": country}, {"country": kind.countries(content)})
    rows = [
        {name: card[name] for name in kind.row.model_fields}
        for card in kind.cards(content, country, question)
    ]
    head = {"country": country, "first": cards.first(content, country)}
    shared = kind.shared(content, question)
    return answer(request, question, {**head, **shared, kind.field: rows})


async def _one(kind: Kind, request: Request) -> Response:
    """GET /v1/situations/{country}/{id} and the like. 404 where there is none."""
    country = request.path_params["country"].upper()
    question = asked(request, country)
    content = current(request).content()
    wanted = "{country}/{id}".format(**request.path_params)
    found = one_of([*kind.cards(content, country, question)], wanted)
    return answer(request, question, {"first": cards.first(content, country), **found})


KINDS = (
    Kind(
        "situation",
        answers.Row,
        answers.SituationList,
        answers.Situation,
        "contact",
        cards.situation_countries,
        cards.situations,
        cards.said_of_situations,
    ),
    Kind(
        "threat",
        answers.ThreatRow,
        answers.ThreatList,
        answers.Threat,
        "jail",
        cards.threat_countries,
        cards.threats,
        cards.said_of_threats,
    ),
    Kind(
        "court_paper",
        answers.PaperRow,
        answers.CourtPaperList,
        answers.CourtPaper,
        "payment-order",
        cards.paper_countries,
        cards.papers,
        cards.said_of_papers,
    ),
)
_COUNTRY = Parameter(
    "country", "Those of this country; CN where it is left out.", "CN", CountryCode
)
_WITHIN = Parameter("country", "The first part of its id, such as cn.", "cn", place="path")


def _operations(kind: Kind) -> Iterator[Operation]:
    id = Parameter("id", f"The second part, such as {kind.example}.", kind.example, place="path")
    yield operation(f"list_{kind.field}", kind.path, kind.list.__doc__ or "", kind.list, _COUNTRY)
    one = f"{kind.path}/{{country}}/{{id}}"
    yield operation(f"get_{kind.name}", one, kind.one.__doc__ or "", kind.one, _WITHIN, id)


operations = tuple(one for kind in KINDS for one in _operations(kind))
routes = [
    route
    for kind in KINDS
    for route in (
        Route(kind.path, partial(_list, kind)),
        Route(f"{kind.path}/{{country}}/{{id}}", partial(_one, kind)),
    )
]
