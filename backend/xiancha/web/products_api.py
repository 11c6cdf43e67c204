"""/v1/products: what people call the things that they borrow with, and who is behind them."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha.edition.products import Kind, Product
from xiancha.lookup import BadQuestion
from xiancha.lookup.answer import Head
from xiancha.web import paging
from xiancha.web.api import current
from xiancha.web.operation import Operation, Parameter


class ProductList(Head):
    """One page of the products, as their editors ordered them."""

    products: tuple[Product, ...]
    total: int = Field(description="How many match, on all pages.")
    next: str | None = Field(
        description="The name to list `after` for the next page; null on the last one."
    )


async def products(request: Request) -> Response:
    """GET /v1/products, by `kind`."""
    asked = paging.asked(request, {"kind": get_args(Kind)})
    limit = paging.limit(asked)
    every = current(request).get().products.all
    match = [one for one in every if one["kind"] == asked.get("kind", one["kind"])]
    rest = _after(match, asked["after"]) if "after" in asked else match
    shown = rest[:limit]
    following = shown[-1]["name"] if len(rest) > limit else None
    body = {"products": shown, "total": len(match), "next": following}
    return paging.page(request, asked, body)


def _after(products: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Those behind the one of this name. Raises BadQuestion where none has it."""
    place = next((n for n, one in enumerate(products) if one["name"] == name), None)
    if place is None:
        raise BadQuestion("after= is the name of a product of this list: `next` of a page.")
    return products[place + 1 :]


operations = (
    Operation(
        id="list_products",
        path="/v1/products",
        tag="products",
        summary="Products, who is behind them and who may lend. None of it proves who lent.",
        answer=ProductList,
        asked=(
            Parameter("kind", "Only those of this kind.", "platform", Kind),
            Parameter("after", "List after this name: `next` of the page before."),
            paging.LIMIT,
        ),
        headers=("ETag", "Link"),
    ),
)
routes = [Route("/v1/products", products)]
