"""Near names: suggestions for a name that an edition does not hold."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, LCSseq

from xiancha import normalise
from xiancha.edition.database import bigrams
from xiancha.lookalike.common_words import COMMON_WORDS, parts
from xiancha.lookup import edit_distance
from xiancha.lookup.near_chinese import is_chinese, is_slip, own, related
from xiancha.lookup.without_retracted import CorrectedDatabase
from xiancha.normalise.places import places
from xiancha.normalise.request_cache import once
from xiancha.normalise.shared_words import shared_words

SUGGESTIONS = 5
CANDIDATES = 200
MOST_PER_PAIR = 2000
MOST_ROWS = 5000
MOST_COMPARED = 80
MOST_CLOSE = 20
NEAR = 60.0
LONGEST = 80
"""The longest name in an edition has 59 letters."""
ALIKE_LATIN = 75.0
SAME_LATIN = 85.0
LEAST_LATIN = 4
SHORT_LATIN = 6
"""Fewer letters than these mean another only as a word of its own: Citi is not CITIC."""
TINY_LATIN = 3
"""So few mean another only where a name begins with them, or a longer one with all that was asked:
KreditBee is not LENDING BEE."""
LEAST_SLIP = 5
"""So many letters has a Latin name of which a slip is known."""
SAME_HOST = 95.0
SLIP = 94.0
NAMED = 99.0
"""Whom a text names beside other words."""


_HOLDING = "SELECT json_group_array(name) FROM (SELECT name FROM bigrams WHERE bigram = ? LIMIT ?)"
"""All rows in one: to make a value of each takes longer than to find them."""
_KINDS = shared_words("lookup/category-words.js")
_NO_BANKS = ("consumer-finance", "small-loan")


def same_kind(normal: str, suggestions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The suggestions of the kind that a name says; none for a name that is only a place."""
    if own(normal) in places():
        return []
    said = (kind for kind, marks in _KINDS.items() if any(one in normal for one in marks))
    kind = next(said, None)
    is_bank = kind is None and own(normal) != normal and "银行" in normal
    return [
        one
        for one in suggestions
        if kind in (None, one["lender"]["category"])
        and not (is_bank and one["lender"]["category"] in _NO_BANKS)
    ]


@once
def near(corrected: CorrectedDatabase, normal: str) -> list[dict[str, Any]]:
    """The lenders whose names are nearest, with scores from 60 to 100; never a verdict.

    Nothing else that is asked costs as much, so it is done once for each name of a question.
    """
    database = corrected.connection
    if len(normal) > LONGEST or _says_nothing(normal):
        return []
    stem = normalise.short(normal)
    if stem in COMMON_WORDS:
        return []
    close = process.extract(
        normal,
        _sharing_pairs(database, normal),
        scorer=fuzz.WRatio,
        limit=MOST_COMPARED,
        score_cutoff=NEAR,
    )
    close += [(other, SLIP, 0) for other in _misspelt(database, normal)]
    alike = related if is_chinese(normal) else _alike
    close = [one for one in close if _ends(one[0], stem) or alike(normal, one[0])]
    if len({normalise.short(one[0]) for one in close if is_slip(normal, one[0])}) > 1:
        close = [one for one in close if not is_slip(normal, one[0])]
    close.sort(key=lambda one: not _ends(one[0], stem))
    found = _by_label(corrected, normal)
    for candidate, score, _ in close[:MOST_CLOSE]:
        bearers = database.execute(
            "SELECT n.text, a.lender FROM names n JOIN answers a ON a.id = n.answer "
            "WHERE n.normal = ?",
            (candidate,),
        ).fetchall()
        for text, held in bearers:
            lender = json.loads(held)
            may_mean = is_chinese(normal) or _is_word(normal, text)
            if held not in found and may_mean and corrected.may_show(lender, text):
                found[held] = {"name": text, "score": round(score, 1), "lender": lender}
                break
    return list(found.values())[:SUGGESTIONS]


def _says_nothing(normal: str) -> bool:
    """True for a name that only says what kind of firm it is: "银行", "Bank Ltd"."""
    if is_chinese(normal):
        return not own(normal)
    own_part, common = parts(normalise.short(normal))
    return not own_part and len(common) == 1


def _sharing_pairs(database: sqlite3.Connection, normal: str) -> list[str]:
    """The names that share most pairs of letters with this one.

    Pairs that few names have tell more and are looked up first; the rows read are bounded.
    """
    counted = sorted((_bearers(database, pair), pair) for pair in bigrams(normal))
    read: list[int] = []
    for _, pair in counted:
        if len(read) >= MOST_ROWS:
            break
        read += json.loads(database.execute(_HOLDING, (pair, MOST_PER_PAIR)).fetchone()[0])
    shared = Counter(read)
    ids = sorted(shared, key=shared.__getitem__, reverse=True)[:CANDIDATES]
    texts = dict(
        database.execute(
            "SELECT id, normal FROM normals WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
    )
    return [texts[id] for id in ids]


def _misspelt(database: sqlite3.Connection, normal: str) -> list[str]:
    """The Latin names that this one, or its own part, is or begins but for one letter."""
    mine = _own(normal)
    if is_chinese(normal) or len(normalise.short(normal)) < LEAST_SLIP:
        return []
    found = edit_distance.equal(database, normal, MOST_CLOSE)
    for size in _sizes(mine) if normal.startswith(mine) else ():
        found += edit_distance.beginning(database, mine, size, MOST_CLOSE)
    return list(dict.fromkeys(found))


def _bearers(database: sqlite3.Connection, pair: str) -> int:
    """How many names hold this pair of letters; counted no further than they are read."""
    rows = "SELECT 1 FROM bigrams WHERE bigram = ? LIMIT ?"
    counted = database.execute(f"SELECT count(*) FROM ({rows})", (pair, MOST_PER_PAIR))
    return int(counted.fetchone()[0])


def _ends(other: str, stem: str) -> bool:
    """True where a name ends with this stem; a Latin one is the same: “bank” ends many names."""
    short = normalise.short(other)
    return short == stem if stem.isascii() else short.endswith(stem)


def _alike(normal: str, other: str) -> bool:
    """True where two names in Latin letters share more than what kinds of firms are called."""
    if not _rest(normalise.short(normal)):
        return False
    mine = _own(normal)
    if _misspells(normal, mine, normalise.short(other)):
        return True
    shared = LCSseq.similarity(mine, normalise.short(other))
    if len(mine) < SHORT_LATIN:
        stem = normalise.short(normal)
        is_begun = stem.startswith(mine) or normalise.short(other).startswith(stem)
        may_mean = len(mine) > TINY_LATIN or (len(mine) == TINY_LATIN and is_begun)
        return may_mean and len(mine) == shared and own_of_known(other).startswith(mine)
    if 200 * shared < ALIKE_LATIN * (len(mine) + shared):
        return False  # whatever letters of the other name are its own
    others = own_of_known(other)
    return mine in others or fuzz.ratio(mine, others) >= SAME_LATIN


def _misspells(normal: str, mine: str, other: str) -> bool:
    """True where a name, or its own part, is another or how that begins, but for one letter."""
    stem = normalise.short(normal)
    if len(stem) < LEAST_SLIP or stem[0] != other[0]:
        return False
    begun = [other[:size] for size in _sizes(mine)]
    return OSA.distance(stem, other) == 1 or any(OSA.distance(mine, one) == 1 for one in begun)


def _sizes(mine: str) -> list[int]:
    """How long a word may be that this one misspells; one letter more or less needs a long word."""
    size = len(mine)
    few = [size] if size >= LEAST_SLIP else []
    return [*few, *(one for one in (size - 1, size + 1) if min(one, size) > LEAST_SLIP)]


def _is_word(normal: str, text: str) -> bool:
    """True for a longer name; a short one, or one of common words, is a word of this text."""
    stem, mine = normalise.short(normal), _own(normal)
    words = re.findall("[a-z0-9]+", text.lower())
    other = normalise.short(normalise.company(text))
    if {stem, mine}.isdisjoint(words) and _misspells(normal, mine, other):
        begins = len(words[0]) in _sizes(mine) and OSA.distance(mine, words[0]) == 1
        return begins or OSA.distance(stem, other) == 1
    return len(_rest(stem)) >= SHORT_LATIN or not {stem, mine}.isdisjoint(words)


@once
def _own(normal: str) -> str:
    """What is a name's own: "cashmartpteltd" → "cashmart"."""
    stem = normalise.short(normal)
    return (_rest(stem) if stem.isascii() else "") or stem


@lru_cache(8192)
def own_of_known(normal: str) -> str:
    """The own of a name that an edition holds, for whoever asks next."""
    return _own(normal)


@once
def _rest(stem: str) -> str:
    """The letters that no common word covers."""
    return "".join(parts(stem)[0])


def _by_label(corrected: CorrectedDatabase, label: str) -> dict[str, dict[str, Any]]:
    """Whose host begins with this label: "msxf" is how people call msxf.com."""
    lenders = owners(corrected, label) if len(label) >= LEAST_LATIN else {}
    return {
        text: {"name": lender["name"], "score": SAME_HOST, "lender": lender}
        for text, lender in lenders.items()
    }


def owners(corrected: CorrectedDatabase, label: str) -> dict[str, dict[str, Any]]:
    """Lenders with a known host that begins with this label, by their JSON text."""
    if not label.isascii():
        return {}
    rows = corrected.connection.execute(
        "SELECT a.lender, c.value FROM channels c JOIN answers a ON a.id = c.answer "
        "WHERE c.type = 'host' AND c.value > ? AND c.value < ? AND a.lender <> 'null' "
        "ORDER BY c.value LIMIT ?",
        (f"{label}.", f"{label}/", SUGGESTIONS),
    )
    found = {held: json.loads(held) for held, host in rows if corrected.may_name(host)}
    return {held: lender for held, lender in found.items() if corrected.may_show(lender)}
