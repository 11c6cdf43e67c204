"""The fields of a form that is sent by POST, so that they stand in no address and no log."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request


async def fields(request: Request, most_bytes: int, most_fields: int) -> dict[str, list[str]]:
    """What was filled in, by the name of the field.

    UTF-8, percent-encoded or raw. Raises HTTPException: 413 where more was sent than `most_bytes`,
    400 where it is no form.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > most_bytes:
            raise HTTPException(413, f"The form is longer than {most_bytes} bytes.")
    try:
        return parse_qs(body.decode(), max_num_fields=most_fields)
    except ValueError:
        raise HTTPException(400, "These are not the fields of the form.") from None
