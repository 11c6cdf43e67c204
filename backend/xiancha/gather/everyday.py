"""Everyday names of lenders: 工行 is 中国工商银行, as its legal name shows."""

from __future__ import annotations

from collections.abc import Iterable

from xiancha import names
from xiancha.gather.entries import Entry
from xiancha.products import load


def add_short_forms(entries: Iterable[Entry]) -> None:
    """Let lenders be found by the short forms of their legal names.

    A short form is made of characters of the legal name, so it has that name's source and proof.
    """
    forms = {
        country: [one for one in load.facts(country).names if one.use == "short"]
        for country in load.countries()
    }
    meant = {(one, names.company(form.legal_name)) for one, found in forms.items() for form in found}
    own = ((one, legal) for one in entries if one.listings and (legal := one.legal))
    lenders = {key: (one, legal) for one, legal in own if (key := (one.country, legal.normal)) in meant}
    for country, found in forms.items():
        for short in found:
            if held := lenders.get((country, names.company(short.legal_name))):
                entry, legal = held
                normal = names.company(short.name)
                if (normal, "short") not in {(name.normal, name.kind) for name in entry.names}:
                    name = legal._replace(normal=normal, kind="short", text=short.name)
                    entry.names += (name,)
