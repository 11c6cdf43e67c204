"""Lists page by page: what every list of the API is asked with and how a page leads on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from xiancha.lookup import BadQuestion
from xiancha.lookup.lenders import MOST
from xiancha.web.api import answered, asked_once, current
from xiancha.web.operation import Parameter

USUAL = 100
AFTER = Parameter("after", "List after this id: `next` of the page before.")
LIMIT = Parameter("limit", "So many on a page.", 100, Annotated[int, Field(ge=1, le=MOST)])
_OTHERS = ("after", "limit")


def asked(
    request: Request, known: Mapping[str, Iterable[str]], more: tuple[str, ...] = ()
) -> dict[str, str]:
    """What a list is asked with: filters, each with the values that it may have, and the page.

    `more` are others that the list takes. Raises BadQuestion.
    """
    found = asked_once(request, (*known, *more, *_OTHERS))
    must_be_known(found, known)
    return found


def must_be_known(asked: Mapping[str, str], known: Mapping[str, Iterable[str]]) -> None:
    """A slip of the pen must not read as “there are none”. Raises BadQuestion."""
    for name, values in known.items():
        allowed = {*values}
        if name in asked and asked[name] not in allowed:
            raise BadQuestion(f"{name}= is one of: {', '.join(sorted(allowed))}.")


def limit(asked: Mapping[str, str]) -> int:
    """How many are asked for. Raises BadQuestion."""
    text = asked.get("limit", str(USUAL))
    number = int(text) if re.fullmatch("[0-9]{1,4}", text) else 0
    if not 1 <= number <= MOST:
        raise BadQuestion(f"limit= is a number from 1 to {MOST}.")
    return number


def page(request: Request, asked: Mapping[str, str], body: dict[str, Any]) -> Response:
    """The page, with the address of the next one where `next` says that there is one."""
    answer = answered(request, {**current(request).get().head(), **body})
    if body["next"] is not None:
        following = urlencode({**asked, "after": body["next"]})
        answer.headers["Link"] = f'<{request.url.path}?{following}>; rel="next"'
        answer.headers["Access-Control-Expose-Headers"] = "ETag, Link"
    return answer
