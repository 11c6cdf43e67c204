"""An edition as entities of FollowTheMoney, one JSON object a line.

The model and its properties: https://followthemoney.tech/explorer/schemata/LegalEntity/. An entity
says no more than its documents: hosts, apps and phones that are only `reported` are no property, a
warning is a topic only while it stands, and a warned channel without a name is no entity.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiancha.lookup import Edition
from xiancha.model import Proof
from xiancha.open_data.rows import Lender, Values

_SCHEMA = "LegalEntity"
_WARNED = "reg.warn"
"""The topic “Regulator warning”."""
_NAMES = {"legal": "name", "english": "alias", "former": "previousName"}
"""Property by the kind of name; a name that also others bear is a `weakAlias`."""


def operators(edition: Edition) -> dict[str, str]:
    """Register → who keeps it."""
    return {one["id"]: one["operator"]["en"] for one in edition.coverage.registers}


def warned(edition: Edition) -> Iterator[dict[str, Any]]:
    """Each name that a regulator warns of today."""
    keepers = operators(edition)
    for warning in edition.warnings.every(edition.day):
        if warning["type"] == "name" and warning["verdict"] == "warned":
            evidence = warning["evidence"]
            said = {
                "name": [warning["value"]],
                "country": [warning["country"].lower()],
                "topics": [_WARNED],
                "notes": [evidence.get("note", "")],
                **_documents([evidence], keepers),
            }
            yield _entity(warning["id"], warning["value"], said, [evidence])


def lender(one: Lender, keepers: dict[str, str]) -> dict[str, Any]:
    """A lender; `keepers` are the `operators`."""
    held = one.answer["lender"]
    listings, evidence = one.of_type("listing"), [*one.answer["evidence"], *one.names]
    said: dict[str, list[str]] = {
        "country": [held["country"].lower()],
        "classification": [held["category"]],
        "licenseNumber": [held["licence"]],
        "status": [listing["status"] for listing in listings],
        "topics": [_WARNED] if one.answer["verdict"] == "warned" else [],
        "website": [
            f"https://{claim['channel']['value']}"
            for claim in one.of_type("claim")
            if claim["channel"]["type"] == "host" and Proof(claim["proof"]).proven
        ],
        **_documents(listings, keepers),
    }
    for name in one.names:
        property = _NAMES.get(name["kind"], "weakAlias")
        is_known = name["kind"] == "legal" or Proof(name["proof"]).proven
        said.setdefault(property if is_known else "weakAlias", []).append(name["name"])
    return _entity(held["id"], held["name"], said, evidence)


def _documents(listings: list[Values], keepers: dict[str, str]) -> dict[str, list[str]]:
    """Who published it, where, of which day, read on which day."""
    return {
        "publisher": [keepers[one["register"]] for one in listings],
        "sourceUrl": [one["url"] for one in listings if one["url"].startswith("http")],
        "modifiedAt": [one["as_of"] for one in listings],
        "retrievedAt": [one["retrieved_at"][:10] for one in listings],
    }


def _entity(
    id: str, caption: str, said: dict[str, list[str]], evidence: list[Values]
) -> dict[str, Any]:
    properties = {name: [*dict.fromkeys(filter(None, values))] for name, values in said.items()}
    return {
        "id": id,
        "caption": caption,
        "schema": _SCHEMA,
        "datasets": [*dict.fromkeys(one["register"] for one in evidence)],
        "properties": {name: values for name, values in properties.items() if values},
    }
