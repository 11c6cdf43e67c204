"""The scripts of the server's pages, and what they read: `/site/…`.

A page is given its words and its content in its language in one file. The address that a page names
bears the hash of what is in it.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha import messages, normalise
from xiancha.app_build.assemble import NotBuilt
from xiancha.app_build.media_types import type_of
from xiancha.app_build.site_scripts import SiteScripts, site_scripts
from xiancha.content import threat_kinds
from xiancha.web.api import FOREVER, current, language
from xiancha.web.compressed import Held, sent
from xiancha.web.content_parts import SUED, drafts

SAFE = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept-Encoding, Accept-Language",
}
Content = dict[str, Any]


class SiteFiles:
    """The scripts, put together once, and the data of the edition that is served."""

    def __init__(self) -> None:
        self._making = threading.Lock()
        self._scripts: SiteScripts | None = None
        self._files: dict[str, Held] = {}
        self._state = ""
        self._data: dict[tuple[str, str], Held] = {}
        self._table: tuple[str, Held] | None = None

    def scripts(self) -> SiteScripts:
        """The scripts by page. Raises NotBuilt."""
        with self._making:
            if not self._scripts:
                self._scripts = site_scripts()
                self._files = {
                    name: Held(text.encode()) for name, text in self._scripts.files.items()
                }
            return self._scripts

    def script(self, name: str) -> Held | None:
        """A script by the name of its file."""
        self.scripts()
        return self._files.get(name)

    def data(self, page: str, chosen: str, content: Content, state: str) -> Held:
        """What a page reads of the content, which changes with its `state`."""
        scripts = self.scripts().pages[page]
        with self._making:
            if state != self._state:
                self._state, self._data = state, {}
            if (page, chosen) not in self._data:
                meta = narrowed(_META[page](content), chosen)
                code = scripts.code + json.dumps(meta, ensure_ascii=False)
                meta = _with_fold(page, meta, code)
                made = {"words": scripts.words(chosen), "meta": meta}
                self._data[page, chosen] = Held(_json(made))
            return self._data[page, chosen]

    def table(self, content: Content, state: str) -> Held:
        """The table of situations, and every traditional character: it tells by all of a text."""
        with self._making:
            if not self._table or self._table[0] != state:
                fold = "".join(old + new for old, new in normalise.fold_table().items())
                made = {"situation_table": content.get("situation-table"), "fold": fold}
                self._table = state, Held(_json(made))
            return self._table[1]


@dataclass(frozen=True)
class Loading:
    """What a template names: `script` begins, `ahead` and `data` are fetched beside it."""

    script: str
    ahead: tuple[str, ...]
    data: str
    behind: str


def loading(request: Request, page: str, chosen: str) -> Loading | None:
    """What this page loads in this language; None where no scripts are built: it does without."""
    files: SiteFiles = request.app.state.site_files
    try:
        script, *shared = (f"/site/{name}" for name in files.scripts().pages[page].names)
    except NotBuilt:
        return None
    asked = {"lang": messages.tag(chosen), "v": _data(request, page, chosen).version}
    name = _BEHIND.get(page, "")
    behind = f"/site/{name}?v={_behind(request, name).version}" if name else ""
    return Loading(script, tuple(shared), f"/site/{page}.json?{urlencode(asked)}", behind)


_POINTS, _TABLE = "threat-points.json", "situation-table.json"
_BEHIND = {"threats": _POINTS, "lookup": _TABLE}
"""The pages that read whole sentences, and by what: it comes behind the rest."""


def narrowed(value: Any, chosen: str) -> Any:
    """Each text in one language: the chosen one, or the one that is read instead."""
    if isinstance(value, list):
        return [narrowed(one, chosen) for one in value]
    if not isinstance(value, dict):
        return value
    if value and {*value} <= {*messages.LANGUAGES}:
        held = messages.held(value, chosen)
        return {held: value[held]}
    return {name: narrowed(one, chosen) for name, one in value.items()}


def _lookup(content: Content) -> Content:
    return {
        "checklists": [_title(one) | {"overdue": one["overdue"]} for one in content["checklists"]],
        "help": {name: content.get(name) for name in ("situations", "calls")},
    }


def _threats(content: Content) -> Content:
    return {
        "checklists": [_title(one) | _called(one) for one in content["checklists"]],
        "help": {
            "threats": content.get("threats"),
            "letters": {"letters": [_title(one) for one in drafts(content)]},
        },
    }


def _court(content: Content) -> Content:
    lists = [_title(one) | _called(one) for one in content["checklists"] if one["id"] == SUED]
    return {"checklists": lists, "help": {"court_papers": content.get("court_papers")}}


def _letter(content: Content) -> Content:
    lists = [_called(one) for one in content["checklists"]]
    return {
        "checklists": [one for one in lists if one],
        "help": {"letters": content.get("letters"), "breaches": content.get("breaches")},
    }


def _planner(content: Content) -> Content:
    return {"help": {"caps": content.get("caps")}}


_META: dict[str, Callable[[Content], Content]] = {
    "checklist": lambda _: {},
    "lookup": _lookup,
    "threats": _threats,
    "court": _court,
    "letter": _letter,
    "planner": _planner,
}
"""Page → what it reads of the content, as it stands in the `meta` of an edition's rows."""


def _title(one: Content) -> Content:
    return {"id": one["id"], "title": one["title"]}


def _called(one: Content) -> Content:
    return {"first": one["first"]} if one.get("first") else {}


def _with_fold(page: str, meta: Content, read: str) -> Content:
    """With the traditional characters that fold to one that this page looks for in a text."""
    wanted = {*read, *(threat_kinds.written().decode() if page == "threats" else "")}
    pairs = normalise.fold_table().items()
    fold = "".join(old + new for old, new in pairs if new in wanted)
    return {**meta, "fold": fold} if page == "lookup" else {**meta, "tables": {"fold": fold}}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _data(request: Request, page: str, chosen: str) -> Held:
    held = current(request)
    files: SiteFiles = request.app.state.site_files
    return files.data(page, chosen, held.content(), held.state())


def _behind(request: Request, name: str) -> Held:
    """What a page reads sentences by."""
    if name == _POINTS:
        return _points()
    held = current(request)
    files: SiteFiles = request.app.state.site_files
    return files.table(held.content(), held.state())


@cache
def _points() -> Held:
    return Held(b'{"threat_points":%s}' % threat_kinds.written())


async def file(request: Request) -> Response:
    """A script, or what a page reads. An address with an older hash gets what is there now."""
    try:
        return await _sent(request, request.path_params["name"])
    except NotBuilt as lacking:
        raise HTTPException(503, str(lacking)) from None


async def _sent(request: Request, name: str) -> Response:
    files: SiteFiles = request.app.state.site_files
    found = files.script(name)
    is_lasting = found is not None
    if name in _BEHIND.values():
        found = await asyncio.to_thread(_behind, request, name)
    elif (page := name.removesuffix(".json")) in _META and page != name:
        found = await asyncio.to_thread(_data, request, page, language(request))
    if not found:
        raise HTTPException(404)
    is_lasting = is_lasting or request.query_params.get("v") == found.version
    headers = {**SAFE, "Cache-Control": FOREVER if is_lasting else "no-cache"}
    return await sent(request, found, headers, type_of(name))


routes = [Route("/site/{name}", file)]
