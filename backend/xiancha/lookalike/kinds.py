"""How a host may be like a known one, and what that shows."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal[
    "confusable",
    "address",
    "glued",
    "transposition",
    "repetition",
    "omission",
    "insertion",
    "vowel-swap",
    "replacement",
    "glance",
    "plural",
    "joined",
    "pinyin",
    "hyphen",
    "ending",
    "dot",
    "label",
]
Grade = Literal["spelling", "slip", "near", "same_name"]
"""What a kind shows: a "spelling" that only an imitator needs; a "slip", which is one where the
known host is vouched for and else may be a stranger's name; what is "near", as an owner's second
host or a stranger's may be; or the "same_name" elsewhere, which owners and namesakes have.
"""

KINDS: tuple[Kind, ...] = get_args(Kind)
"""The surest first."""

_GRADES: dict[Kind, Grade] = {
    "confusable": "spelling",
    "address": "spelling",
    "glued": "spelling",
    "plural": "near",
    "joined": "near",
    "pinyin": "near",
    "hyphen": "same_name",
    "ending": "same_name",
    "dot": "same_name",
    "label": "same_name",
}


def grade(kind: Kind) -> Grade:
    """What this kind shows."""
    return _GRADES.get(kind, "slip")
