"""The files of editions, as any static host may serve them too (docs/editions.md)."""

from __future__ import annotations

import re

from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from xiancha.edition import files
from xiancha.model import Model
from xiancha.web import etags
from xiancha.web.api import FOREVER, OPEN, accepted, current
from xiancha.web.operation import Operation

_CHANGING = {**OPEN, "Cache-Control": "public, max-age=60"}
_FILE = re.compile(r"[0-9a-f]{64}\.(json|sqlite)(\.gz|\.br)?")
_MANIFEST = re.compile(r"([1-9]\d{0,15})\.json(\.gz|\.br)?")
_ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""Encodings that files lie there in, the best first."""
_KINDS = {
    ".json": "application/json",
    ".sqlite": "application/vnd.sqlite3",
    ".gz": "application/gzip",
    ".br": "application/octet-stream",
}


async def timestamp(request: Request) -> Response:
    """What is newest, signed for today."""
    current(request).get()
    return _small(request, files.TIMESTAMP, _CHANGING)


async def keys(request: Request) -> Response:
    """The list of keys, every version."""
    return _small(request, files.KEYS, _CHANGING)


async def manifest(request: Request) -> Response:
    """A manifest. One that is newer than what the timestamp names may not be signed yet."""
    found = _MANIFEST.fullmatch(request.path_params["name"])
    if not found or int(found[1]) > current(request).offered:
        raise HTTPException(404)
    return _unchanging(request, f"{files.MANIFESTS}/{found[0]}")


async def file(request: Request) -> Response:
    """A file by its content."""
    found = _FILE.fullmatch(request.path_params["name"])
    if not found:
        raise HTTPException(404)
    return _unchanging(request, f"{files.FILES}/{found[0]}")


def _small(request: Request, path: str, headers: dict[str, str]) -> Response:
    place = current(request).editions / path
    if not place.is_file():
        raise HTTPException(404)
    return etags.small_file(request, place, headers)


def _unchanging(request: Request, path: str) -> Response:
    """The file, or what lies beside it compressed where the one asking takes that."""
    place = current(request).editions / path
    if not place.is_file():
        raise HTTPException(404)
    headers = {**OPEN, "Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
    kind = _KINDS[place.suffix]
    if place.suffix not in _ENCODINGS.values():
        for name, suffix in _ENCODINGS.items():
            packed = place.with_name(f"{place.name}{suffix}")
            if name in accepted(request) and packed.is_file():
                place, headers["Content-Encoding"] = packed, name
                break
    tag = f'"{place.name}"'
    if etags.holds(request.scope, tag):
        return Response(status_code=304, headers={**headers, "ETag": tag})
    return FileResponse(place, headers={**headers, "ETag": tag}, media_type=kind)


class SignedTimestamp(Model):
    """The text that says what is newest, and its signatures; docs/editions.md describes it."""

    signed: str = Field(description="JSON text of the type “timestamp”.")
    signatures: dict[str, str] = Field(description="Base64 by the id of the key.")


operations = (
    Operation(
        id="get_timestamp",
        path=f"/editions/{files.TIMESTAMP}",
        tag="editions",
        summary="Which edition and which retractions are the newest, signed at least once a day.",
        answer=SignedTimestamp,
        problems=(503,),
        headers=("ETag",),
    ),
)
routes = [
    Route(f"/editions/{files.TIMESTAMP}", timestamp),
    Route(f"/editions/{files.KEYS}", keys),
    Route(f"/editions/{files.MANIFESTS}/{{name}}", manifest),
    Route(f"/editions/{files.FILES}/{{name}}", file),
]
