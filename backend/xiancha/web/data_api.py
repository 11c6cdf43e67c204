"""The open data of the edition served, under /v1/data.

It is written when somebody first asks, once for each state of the edition: so what was retracted
is in no file, publishing waits for nothing, and no reader of editions fetches more.
"""

from __future__ import annotations

import asyncio
import gzip
import logging
import shutil
import threading
import time
import weakref
from concurrent.futures import Future
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Literal

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from xiancha.lookup import Edition
from xiancha.open_data.export import NAMES, export
from xiancha.open_data.package import ENTITIES, FILE
from xiancha.open_data.package_model import DataPackage
from xiancha.web import etags
from xiancha.web.api import OPEN, accepted, asked_once, current
from xiancha.web.operation import Operation, Parameter

Table = Literal["lenders", "listings", "names", "channels", "warnings", "products"]
PATIENCE = 10.0
"""Seconds that a first asker waits, less than proxies do; a million lenders take minutes."""
_AGAIN = 30.0
"""Seconds after which it is worth while to ask again."""
_PAUSE = 0.001
"""Seconds in which others are answered, after every twenty lenders."""
_HEADERS = {**OPEN, "Cache-Control": "public, max-age=300", "Vary": "Accept-Encoding"}
_KINDS = {".csv": "text/csv", ".jsonl": "application/jsonl", ".json": "application/json"}
_NO_FILE = "There is no such file. /v1/data lists those there are."
_PARQUET = "Parquet is not served: `xiancha export-data FOLDER --parquet` writes it."
_log = logging.getLogger(__name__)


class Made:
    """A new folder, gone with this or at the end of the program."""

    def __init__(self) -> None:
        self.place = Path(mkdtemp(prefix="xiancha-data-"))
        self.remove = weakref.finalize(self, shutil.rmtree, self.place, ignore_errors=True)


class OpenData:
    """The files of the newest state that somebody asked for, and of the one before."""

    def __init__(self) -> None:
        self._state = ""
        self._made: Future[Made] = Future()
        self._begun = 0.0
        self._before: Future[Made] | None = None
        """Of which somebody may still be sent a file."""

    async def folder(self, edition: Edition) -> Path:
        """Where the files of this edition lie. Raises HTTPException while they are written."""
        if self._state != edition.state or self._is_to_try_again():
            self._before, self._made, self._state = self._made, Future(), edition.state
            self._begun = time.monotonic()
            writing = threading.Thread(
                target=_write, args=(edition, self._made), name="open-data", daemon=True
            )
            writing.start()
        again = {"Retry-After": f"{_AGAIN:.0f}"}
        try:
            made = asyncio.shield(asyncio.wrap_future(self._made))
            return (await asyncio.wait_for(made, PATIENCE)).place
        except TimeoutError:
            said = f"It is being written. Ask again in {_AGAIN:.0f} seconds."
            raise HTTPException(503, said, again) from None
        except Exception:
            said = f"It could not be written here. Try again in {_AGAIN:.0f} seconds."
            raise HTTPException(503, said, again) from None

    def _is_to_try_again(self) -> bool:
        """What failed is tried again after a while: a full disk must not keep the server busy."""
        failed = self._made.done() and self._made.exception() is not None
        return failed and time.monotonic() - self._begun >= _AGAIN

    def close(self) -> None:
        """Remove what was written: a server that a signal ends gets to no other end."""
        for made in filter(None, (self._made, self._before)):
            if made.done() and not made.exception():
                made.result().remove()


def _write(edition: Edition, made: Future[Made]) -> None:
    """Write all files, each compressed beside it; others are answered meanwhile."""
    try:
        folder = Made()
        export(edition.apart(), folder.place, pause=lambda: time.sleep(_PAUSE))
        for name in NAMES:
            _compress(folder.place / name)
    except BaseException as fault:
        _log.warning("The open data were not written: %r", fault)
        made.set_exception(fault)
    else:
        made.set_result(folder)


def _compress(file: Path) -> None:
    with file.open("rb") as plain, gzip.open(f"{file}.gz", "wb", compresslevel=6) as packed:
        shutil.copyfileobj(plain, packed)


async def file(request: Request) -> Response:
    """GET /v1/data/…: one of its files."""
    asked_once(request, ())
    name = request.url.path.rpartition("/")[2]
    if name not in NAMES:
        raise HTTPException(404, _PARQUET if name.endswith(".parquet") else _NO_FILE)
    edition = current(request).get()
    headers = {**_HEADERS, "ETag": etags.tag(edition.state, name)}
    if etags.holds(request.scope, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    held: OpenData = request.app.state.open_data
    place = await held.folder(edition) / name
    kind = "application/jsonl" if name == ENTITIES else _KINDS[place.suffix]
    if "gzip" in accepted(request):
        place, headers["Content-Encoding"] = place.with_name(f"{name}.gz"), "gzip"
    return FileResponse(place, headers=headers, media_type=kind)


def _operation(id: str, path: str, summary: str, **more: Any) -> Operation:
    problems = (400, 404, 503) if "asked" in more else (400, 503)
    return Operation(
        id=id,
        path=f"/v1/data/{path}",
        tag="data",
        summary=summary,
        problems=problems,
        headers=("ETag",),
        **more,
    )


_TABLE = Parameter("table", "Which table.", "lenders", Table, place="path")
operations = (
    _operation(
        "get_data_package",
        FILE,
        "The files of the edition’s open data, their columns, and the terms of each register.",
        answer=DataPackage,
    ),
    _operation(
        "get_csv",
        "{table}.csv",
        "A table as CSV. An apostrophe stands before what a spreadsheet would take for a formula.",
        answer=None,
        media="text/csv",
        asked=(_TABLE,),
    ),
    _operation(
        "get_json_lines",
        "{table}.jsonl",
        "A table as JSON Lines.",
        answer=None,
        media="application/jsonl",
        asked=(_TABLE,),
    ),
    _operation(
        "get_entities",
        ENTITIES,
        "Lenders, and names that regulators warn of, as entities of FollowTheMoney, one a line.",
        answer=None,
        media="application/jsonl",
    ),
)
# Who asks for what is no file is told where the list of files is.
routes = [*(Route(one.path, file) for one in operations), Route("/v1/data/{name}", file)]
