"""The two applications under measurement, for uvicorn."""

import os
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from xiancha.web.app import create_app


async def hello(request: Request) -> JSONResponse:
    return JSONResponse({"hello": "world"})


bare = Starlette(routes=[Route("/", hello)])


def ours() -> Starlette:
    return create_app(Path(os.environ["XIANCHA_BENCH"]))
