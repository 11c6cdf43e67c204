"""What is kept of the answers about a firm: everything but contact persons. Pure."""

from __future__ import annotations

import json
from typing import Any

from xiancha.model import Document
from xiancha.registers.gb_fca_register.fca_api import ADDRESS, known
from xiancha.registers.gb_fca_register.firm import ABOUT_PERSONS, PERSONAL, Firm
from xiancha.registers.parsing.json_answers import json_object
from xiancha.registers.parsing.refusals import Refused


def redact(document: Document) -> Document:
    """The document without contact persons. Raises Refused where a field is not known."""
    found = json_object(document)
    if "Data" in found:
        raise Refused(
            f"{document.url} is one answer of the API. The file must be one JSON object: the Data "
            "of four answers, under the names firm, names, address and permissions."
        )
    addresses = known(found.get("address"), ADDRESS.data, document.url)
    found["address"] = [
        {field: text for field, text in address.items() if field not in PERSONAL}
        for address in addresses
        if address.get("Address Type") not in ABOUT_PERSONS
    ]
    known(found, Firm, document.url)
    return document.model_copy(update={"body": canonical(found)})


def canonical(found: dict[str, Any]) -> bytes:
    """The same bytes for the same data."""
    return json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
