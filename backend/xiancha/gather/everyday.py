"""Everyday names of lenders: 工行 is 中国工商银行, as its legal name shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from xiancha import names
from xiancha.gather.entries import Entry
from xiancha.products import load


def add_short_forms(entries: Iterable[Entry]) -> None:
    """Let lenders be found by the short forms of their legal names.

    A short form is made of characters of the legal name, so it has that name's source and proof.
    """
    lenders = {(one.country, names.company(one.name)): one for one in entries if one.listings}
    for country in load.countries():
        for short in load.facts(country).names:
            entry = lenders.get((country, names.company(short.legal_name)))
            if entry and short.use == "short":
                legal = next(name for name in entry.names if name.kind == "legal")
                normal = names.company(short.name)
                if (normal, "short") not in {(name.normal, name.kind) for name in entry.names}:
                    entry.names.append(replace(legal, normal=normal, kind="short", text=short.name))
