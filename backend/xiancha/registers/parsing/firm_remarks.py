"""Names of Indian firms as the Reserve Bank prints them, remarks in brackets taken off. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

_WITH_REMARK = re.compile(
    r"(?P<name>.*?\b(?:limited|ltd|llp)\b\.?)\s*[(\[](?P<remark>.*)[)\]]\W*", re.I
)
_FORMER = re.compile(
    r"(?:old name|(?:formerly|previously|earlier)(?: known as)?)\b[\s:–-]*(.+)", re.I
)
_NOW = re.compile(r"name as per mca\b[\s:–-]*(.+)", re.I)
_ONE_NAME = re.compile(r"(?:(?!\b(?:limited|ltd|llp)\b).)+\b(?:limited|ltd|llp)\.?", re.I)


class Firm(NamedTuple):
    """A firm's name without remarks, and what a remark clearly gives: one former name, or the name
    that the Ministry of Corporate Affairs has. `remark` is one that says neither.
    """

    name: str
    former: str = ""
    now: str = ""
    remark: str = ""


def clean(text: str) -> str:
    """The text without lost characters: RBI's export prints some blanks as “?”."""
    return " ".join(re.sub(r"[?\u200b\ufeff]", " ", text).split())


def firm(text: str) -> Firm:
    """“X LIMITED (FORMERLY Y LIMITED)” → X LIMITED, formerly Y LIMITED.

    What follows the legal form in brackets is a remark; before it, as in “(PRIVATE)
    LIMITED” and “(INDIA) LIMITED”, it belongs to the name.
    """
    printed = clean(text).rstrip(" ,*^")
    found = _WITH_REMARK.fullmatch(printed)
    if not found:
        return Firm(printed)
    name, remark = found["name"], found["remark"].strip()
    former, now = _one(_FORMER, remark), _one(_NOW, remark)
    return Firm(name, former, now, "" if former or now else remark)


def _one(said: re.Pattern[str], remark: str) -> str:
    """The one name that a remark gives; none where it gives several."""
    found = said.fullmatch(remark)
    name = found[1].strip() if found else ""
    return name if _ONE_NAME.fullmatch(name) else ""
