"""Everyday names of lenders: 工行 is 中国工商银行, as its legal name shows."""

from __future__ import annotations

from collections.abc import Iterable

from xiancha import normalise
from xiancha.merge.lender import Entry
from xiancha.products import load


def add_short_forms(entries: Iterable[Entry]) -> None:
    """Let lenders be found by the short forms of their legal names.

    A short form is made of characters of the legal name, so it has that name's source and proof.
    """
    forms = [
        (country, normalise.known_company(form.legal_name), form.name)
        for country in load.countries()
        for form in load.facts(country).names
        if form.use == "short"
    ]
    meant = {(country, legal) for country, legal, _ in forms}
    lenders = {
        key: entry
        for entry in entries
        if entry.listings and (key := (entry.country, entry.normal)) in meant
    }
    for country, legal, text in forms:
        if entry := lenders.get((country, legal)):
            name, normal = entry.names[0], normalise.known_company(text)
            if (normal, "short") not in {(one.normal, one.kind) for one in entry.names}:
                entry.held += (name._replace(normal=normal, kind="short", text=text),)
