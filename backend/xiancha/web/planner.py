"""The planner: the extension's own page, served as it is; what it loads is in `parts`.

Who has no script gets examples already counted, the caps, and the way to the checklists.
"""

from __future__ import annotations

import json
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from xiancha import messages, paths
from xiancha.web.api import current, language
from xiancha.web.pages import HERE, SAFE, speaking, templates

_SAFE = {
    **SAFE,
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-cache",
}
_EXAMPLES = json.loads((HERE / "planner-examples.json").read_text("utf-8"))
_NO_SCRIPT = re.compile(r"<noscript>.*</noscript>", re.S)


async def planner(request: Request) -> Response:
    """The page; its script reads `lang` itself."""
    chosen = language(request)
    plain = templates.get_template("planner.html").render(
        **speaking(chosen),
        examples=_EXAMPLES,
        caps=current(request).content().get("caps"),
        cap_dates=cap_dates,
    )
    text = (paths.extension() / "pages" / "planner.html").read_text("utf-8")
    text = text.replace('<html lang="zh-CN">', f'<html lang="{messages.tag(chosen)}">')
    back = templates.get_template("planner-back.html").render(**speaking(chosen))
    text = text.replace("<body>", f"<body>\n{back}")
    return HTMLResponse(_NO_SCRIPT.sub(lambda _: plain, text), headers=_SAFE)


def cap_dates(cap: dict[str, Any]) -> str:
    """The key of what is said of the days of a cap, as `capDates` of the page has it."""
    if cap.get("known_from"):  # older editions say nothing of it
        return "planner_cap_known_until" if cap["ends_on"] else "planner_cap_known_from"
    return "planner_cap_dates" if cap["ends_on"] else "planner_cap_since"


async def caps(request: Request) -> Response:
    """The dated caps of the edition, null where it holds none."""
    return JSONResponse(current(request).content().get("caps"), headers=_SAFE)


routes = [
    Route("/planner", planner),
    Route("/planner/caps.json", caps),
]
