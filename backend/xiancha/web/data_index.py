"""/v1/data: which files of open data there are, before any is written."""

from __future__ import annotations

from inspect import getdoc
from typing import Any

from pydantic import ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha.edition.evidence import Instant
from xiancha.edition.time_format import instant
from xiancha.lookup.answer import Head
from xiancha.model import Model
from xiancha.open_data import tables
from xiancha.open_data.package import ENTITIES, FILE
from xiancha.open_data.package_model import Terms
from xiancha.web.api import answered, asked_once, current
from xiancha.web.operation import Operation

PATH = "/v1/data"


class TableFiles(Model):
    """A table and the addresses of its files on this server."""

    name: str = Field(examples=["lenders"])
    description: str = Field(description="What a row is.")
    csv: str = Field(examples=["/v1/data/lenders.csv"])
    jsonl: str = Field(examples=["/v1/data/lenders.jsonl"])


class TermsOfRegister(Terms):
    """The terms of one register's rows."""

    model_config = ConfigDict(serialize_by_alias=True)

    register_id: str = Field(alias="register", examples=["sg-mlaw-moneylenders"])


class DataIndex(Head):
    """The files of the edition's open data."""

    published_at: Instant
    package: str = Field(description="What describes them all.", examples=[f"{PATH}/{FILE}"])
    tables: tuple[TableFiles, ...]
    entities: str = Field(description="FollowTheMoney.", examples=[f"{PATH}/{ENTITIES}"])
    licences: tuple[TermsOfRegister, ...] = Field(
        description="There is no one licence for all rows: these are the terms of each register."
    )


async def index(request: Request) -> Response:
    """GET /v1/data."""
    asked_once(request, ())
    edition = current(request).get()
    published_at = instant(edition.whole.manifest.published_at)
    licences = [_terms(register) for register in edition.coverage.registers]
    body = {"published_at": published_at, **_FILES, "licences": licences}
    return answered(request, edition.head() | body)


def _terms(register: dict[str, Any]) -> dict[str, Any]:
    terms = register["terms"]
    return {"register": register["id"], **terms, "title": terms["title"]["en"]}


_FILES = {
    "package": f"{PATH}/{FILE}",
    "tables": [
        {
            "name": name,
            "description": getdoc(model),
            "csv": f"{PATH}/{name}.csv",
            "jsonl": f"{PATH}/{name}.jsonl",
        }
        for name, model in tables.TABLES.items()
    ],
    "entities": f"{PATH}/{ENTITIES}",
}
operations = (
    Operation(
        id="list_data",
        path=PATH,
        tag="data",
        summary="Which files there are, and the terms of each register.",
        answer=DataIndex,
        headers=("ETag",),
    ),
)
routes = [Route(PATH, index)]
