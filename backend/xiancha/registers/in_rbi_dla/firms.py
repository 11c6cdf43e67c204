"""Names of firms and apps as the lenders wrote them, dirt and remarks taken off."""

from __future__ import annotations

import re

from xiancha import normalise
from xiancha.normalise import is_generic
from xiancha.registers.parsing.firm_remarks import Firm, clean, firm

_STORE = (
    "and|android|app|appgallery|apple|application|apps|appstore|available|bazaar|by|for|galaxy|"
    "google|huawei|in|indus|indusapp|ios|iphone|link|market|mi|mobile|of|on|oppo|or|play|"
    "playstore|portal|samsung|site|store|the|through|to|url|vivo|web|weblink|website|xiaomi"
)
STORE_WORD = re.compile(_STORE)
"""Words about where an app is found; a text of nothing else names nobody."""

_NOTHING = re.compile("(na|nil|nill|none|null|notavailable|notapplicable|leftout)?")
_BEFORE_OWNER = re.compile(
    r"^(?:dla is owned by|operated by|name of the lsp|through lsp|m/s)\b[\s.:–-]*", re.I
)
_SELF_OWNED = re.compile(r"[(\[]?\s*self[\s0–-]*owned\s*[)\]]?|^self$", re.I)
_PARTED = re.compile(r"\s*[:|(]\s*|\s+[–-]\s+|-(?=(?:instant|loan|personal)\b)", re.I)
_APP = re.compile(
    r"(?:\s+(?:android|banking|customer|instant|ios|loan|mobile|personal|service))*"
    r"\s+(?:app|application|version|website)\s*$",
    re.I,
)
_SHORTEST = 4
_ELSEWHERE = frozenset({"mybank"})
"""What is left of some apps' names and is another firm's name: MYbank is a bank in China."""
_SPELLINGS = (
    (re.compile(r"\(\s*p(?:vt\.?)?\s*\)|\bpvt\b\.?|\bp\b\.?(?=\s*ltd)"), " private "),
    (re.compile(r"\bco\b\.?(?!-)"), " company "),
    (re.compile(r"&"), " and "),
)


def comparable(name: str) -> str:
    """The normal form of a firm's name in which Pvt., (P) and Private are one."""
    text = normalise.fold(name)
    for pattern, word in _SPELLINGS:
        text = pattern.sub(word, text)
    return normalise.company(text)


def owner(text: str, entity: Firm) -> Firm | None:
    """Whose an app is: the entity itself where it is its own, else another firm.

    None where the cell names nobody, or calls another firm's app “self-owned”.
    """
    stated = _BEFORE_OWNER.sub("", clean(text))
    rest, own = _SELF_OWNED.subn("", stated)
    found = firm(rest.strip(" ()[].:–-") if own else stated)
    if comparable(found.name) == comparable(entity.name) or (own and not found.name):
        return entity
    return None if own or not _names_something(found.name) else found


def brand(text: str) -> str:
    """An app's name, empty where the cell holds a number, an address or no name of its own."""
    name = clean(text).rstrip(" *^")
    return name if _names_something(name) and not is_generic(name) else ""


def brands(text: str) -> tuple[str, ...]:
    """An app's name, and what people call it: “CashNandi - Instant Loan App” is CashNandi.

    The first part of the name that is nobody's else, without the words that say it is an app; and
    another name in brackets behind it.
    """
    name = brand(text)
    if not name:
        return ()
    parts = [_called(part.strip(" .&")) for part in _PARTED.split(name.rstrip(") "))]
    telling = [part for part in parts if _names_something(part) and not is_generic(part)]
    kept = telling[:1] + (telling[1:2] if "(" in name else [])
    own = [part for part in kept if normalise.company(part) not in _ELSEWHERE]
    return tuple(dict.fromkeys([name, *own]))


def _called(part: str) -> str:
    """A part of an app's name without the words that say it is one, where enough is left."""
    kept = _APP.sub("", part)
    least = _SHORTEST if kept == part else _SHORTEST + 1
    return kept if len(normalise.company(kept)) >= least else ""


def _names_something(text: str) -> bool:
    """False for “NA”, an address, a number, and a text of nothing but words about stores."""
    host = normalise.host(text)
    telling = [word for word in words(text) if len(word) > 1 and not word.isdigit()]
    common_only = all(STORE_WORD.fullmatch(word) for word in telling)
    return not common_only and not is_nothing(text) and not (host and normalise.suffix(host))


def is_nothing(text: str) -> bool:
    """True for “NA”, “Nill” and the like."""
    return bool(_NOTHING.fullmatch(normalise.company(text)))


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return re.findall(r"[^\W_]+", normalise.fold(text))


def alike(host: str, firms: list[str]) -> bool:
    """True where a label of the host shares a telling part with one of these names."""
    own = host.removesuffix(f".{normalise.suffix(host)}")
    labels = [label for label in map(normalise.company, own.split(".")) if not is_generic(label)]
    return any(_shares(label, name) for label in labels for name in firms)


def _shares(label: str, name: str) -> bool:
    """“jhatpatloans” is in JHATPAT LOANS; “360” begins 360 ONE; “cred” is in credclub."""
    parts = words(name)
    telling = [word for word in parts if not is_generic(word)]
    return (
        (len(label) >= 5 and label in "".join(parts))
        or any(len(word) >= 4 and word in label for word in telling)
        or any(len(word) >= 3 and label.startswith(word) for word in telling if word == parts[0])
    )
