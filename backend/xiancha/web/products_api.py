"""/v1/products: what people call the things that they borrow with, and who is behind them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha.edition.products import Product
from xiancha.lookup.answer import Head
from xiancha.web.api import answered, asked_once, current
from xiancha.web.operation import Operation


class ProductList(Head):
    """Every product of the edition, as its editors ordered them."""

    products: tuple[Product, ...]


async def products(request: Request) -> Response:
    """GET /v1/products."""
    asked_once(request, ())
    edition = current(request).get()
    return answered(request, {**edition.head(), "products": edition.products.all})


operations = (
    Operation(
        id="list_products",
        path="/v1/products",
        tag="products",
        summary="Products, who is behind them and who may lend. None of it proves who lent.",
        answer=ProductList,
        headers=("ETag",),
    ),
)
routes = [Route("/v1/products", products)]
