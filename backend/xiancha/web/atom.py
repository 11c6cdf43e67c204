"""Changes as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
import uuid
from typing import Any
from xml.etree import ElementTree

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = {"{http://www.w3.org/XML/1998/namespace}lang": "en"}
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def feed(changes: list[dict[str, Any]], address: str, at: str) -> bytes:
    """A feed of these changes, the newest first, at this address without its host.

    `at` is when the edition was published.
    """
    ElementTree.register_namespace("", _ATOM)
    made = ElementTree.Element(f"{{{_ATOM}}}feed", _LANG)
    _text(made, "id", uuid.uuid5(uuid.NAMESPACE_URL, address).urn)
    _text(made, "title", "Xiancha: what editions changed")
    _text(made, "updated", changes[0]["at"] if changes else at)
    ElementTree.SubElement(made, f"{{{_ATOM}}}link", {"rel": "self", "href": address})
    _text(ElementTree.SubElement(made, f"{{{_ATOM}}}author"), "name", "Xiancha")
    for one in changes:
        entry = ElementTree.SubElement(made, f"{{{_ATOM}}}entry")
        same = "\n".join(str(one[key]) for key in ("edition", "register", "kind", "id", "what"))
        _text(entry, "id", uuid.uuid5(uuid.NAMESPACE_URL, same).urn)
        _text(entry, "title", _title(one))
        _text(entry, "updated", one["at"])
        for term in (one["country"], one["register"], one["kind"]):
            if term:
                ElementTree.SubElement(entry, f"{{{_ATOM}}}category", {"term": term})
        if one["url"].startswith("http"):
            ElementTree.SubElement(entry, f"{{{_ATOM}}}link", {"href": one["url"]})
        _text(entry, "content", _said(one))
    body: bytes = ElementTree.tostring(made, "utf-8", xml_declaration=True)
    return body


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = _UNWRITABLE.sub(" ", text)


def _title(one: dict[str, Any]) -> str:
    if one["many"] > 1:
        return f"{one['many']} times {one['kind']} {one['what']}: {one['register']}"
    about = one["id"].partition(":")[2] if one["kind"] == "channel" else one["name"]
    return f"{about}: {_differs(one)}"


def _differs(one: dict[str, Any]) -> str:
    if one["what"] in ("added", "removed"):
        return f"{one['what']} ({one['after'] or one['before']})"
    return f"{one['what']} {one['before'] or '–'} → {one['after'] or '–'}"


def _said(one: dict[str, Any]) -> str:
    of = f"{one['kind']} {one['id']} of {one['name']}" if one["id"] else one["kind"]
    dated = f", list of {one['as_of']}" if one["as_of"] else ""
    return f"{of}: {_differs(one)}. Register {one['register'] or '–'}{dated}."
