"""Keep where a document came from out of the worker's hands: its address, time and headers.

Code in a document may have taken over the worker. It could name another register's address, and
headers by which the archive would answer for it later.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from xiancha.model import Document
from xiancha.registers.catalogue import Register
from xiancha.registers.parsing.minimised_csv import via_original
from xiancha.registers.parsing.refusals import Refused


def of_fetched(register: Register, found: Document, fetched: Mapping[str, Document]) -> Document:
    """A document of a conversation, with the headers and time of the answer that it is.

    One that was put together from several answers has an address of the register's own site or
    of a site that answered, and no headers. Raises Refused for any other address.
    """
    if answer := fetched.get(found.url):
        return found.model_copy(update=_origin(found, answer) | {"via": answer.via})
    sites = {_site(url) for url in (register.page, *fetched)}
    if _site(found.url) not in sites:
        raise _refused(register, found.url)
    return found.model_copy(update={"headers": {}, "via": ""})


def of_given(register: Register, kept: Document, given: Document) -> Document:
    """What is kept of a document, with the headers and time of the one that was given.

    Its address is that one's or stands in the reviewed mapping that came with it; its `via`
    names the original at most. Raises Refused for anything else.
    """
    if kept.url != given.url and kept.url not in given.mapping:
        raise _refused(register, kept.url)
    if kept.via not in (given.via, via_original(given)) or not register.is_part(kept.part):
        raise _refused(register, kept.via or kept.part)
    return kept.model_copy(update=_origin(kept, given))


def _origin(document: Document, source: Document) -> dict[str, object]:
    headers = source.headers if document.headers else {}
    return {"headers": headers, "retrieved_at": source.retrieved_at}


def _site(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


def _refused(register: Register, said: str) -> Refused:
    return Refused(
        f"The process that reads {register.id} says that a document came from {said[:200]!r}, "
        "where nothing was fetched. Nothing was changed; please report it."
    )
