"""What of a known host is its owner's own, and what an imitation of it must show at least."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from xiancha.lookalike.common_words import (
    CHEAP_ENDINGS,
    COMMON_WORDS,
    LOAN_WORDS,
    OPEN_ENDINGS,
    Core,
    parts,
)
from xiancha.lookalike.kinds import Kind
from xiancha.lookalike.spelling import Look

Strength = Literal["distinct", "mixed", "short", "tiny", "common"]

_LEAST = 6
_LONG = 8
_SURE = 4


@dataclass(frozen=True)
class Brand:
    """What may be imitated of a known host: the look of its registered name, and its ending.

    `has_namesakes`: the name is a word or a surname too. `owner`: whose it is said to be, where no
    lender claims it; then only a spelling that an imitator needs imitates it.
    """

    host: str
    proven: bool
    look: Look
    ending: str
    has_namesakes: bool = False
    owner: str = ""

    @cached_property
    def _parts(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return parts(self.look.plain)

    @property
    def rest(self) -> tuple[str, ...]:
        """What no common word covers of the name."""
        return self._parts[0]

    @cached_property
    def nouns(self) -> tuple[str, ...]:
        """The longer common words in the name."""
        return tuple(one for one in self._parts[1] if len(one) > (3 if one in LOAN_WORDS else 4))

    @cached_property
    def strength(self) -> Strength:
        """How much of the name is its owner's own: the less, the more an imitation must show.

        "distinct", "mixed" with common words, "short" (five letters and fewer), "tiny" (three)
        or "common": such words altogether, or what strangers are called too.
        """
        if self.has_namesakes:
            return "common"
        plain, own = self.look.plain, sum(map(str.isalpha, "".join(self.rest)))
        if own <= 1 or not parts(plain, short=COMMON_WORDS)[0]:
            return "common"
        if len(plain) < _LEAST:
            return "tiny" if len(plain) <= 3 else "short"
        whole = own >= _LEAST or (len(plain) > _LONG and max(map(len, self.rest)) > 4)
        return "distinct" if whole else "mixed"

    def is_near(self, ending: str) -> bool:
        """True for its own ending and its neighbours: sg, com.sg; com, com.cn."""
        return (
            self._shares_country(ending)
            or self.ending.startswith(f"{ending}.")
            or ending.startswith(f"{self.ending}.")
        )

    def _shares_country(self, ending: str) -> bool:
        return self.ending.rpartition(".")[2] == ending.rpartition(".")[2]

    def imitated_at(self, ending: str, *, spelt_alike: bool) -> bool:
        """True where the same name at this ending imitates it."""
        if self.strength in ("distinct", "mixed"):
            return self.is_near(ending) or ending in OPEN_ENDINGS
        is_cheap = self.strength == "short" and spelt_alike and ending in CHEAP_ENDINGS
        return is_cheap or self._shares_country(ending)

    def imitated_by_slip(self, name: Look, ending: str) -> bool:
        """True where a name one slip away from it, at this ending, imitates it.

        Accents and other scripts are no accident. Else a name that is not its owner's alone must
        be broken inside a common word, go on after its end, or be long and hold one letter more,
        or two swapped: "webnak", "webankk", "cmhbchina", not "webbank", "cgbchina".
        """
        plain = self.look.plain
        if not name.seen.isascii() or self.strength == "distinct":
            return self.is_near(ending) or self._is_far(name, ending)
        if len(plain) < _LEAST or not self._shares_country(ending):
            return False
        goes_on = name.plain.startswith(plain) and plain.endswith(self.nouns)
        goes_on = goes_on and self.strength == "mixed"
        return goes_on or self._is_broken(name.plain) or self._is_widened(name.plain)

    def imitated_by_dot(self, first: str, second: str, ending: str) -> bool:
        """True where a dot between these pieces of it makes an imitation: web.ank, not we.bank."""
        if len(self.look.plain) < _LEAST or not self._shares_country(ending):
            return False
        return self.strength == "distinct" or self._is_broken(f"{first}.{second}")

    def imitated_with(self, core: Core, ending: str) -> Kind | None:
        """How a host made of it and of these common words looks like its owner's.

        "glued" to words of lending; its whole "address", as in wwwwebankcom; else "joined", as an
        owner's second host may be.
        """
        if not self._may_join(core, ending):
            return None
        if self._is_whole_beside(core):
            return "address"
        is_own = self.strength not in ("tiny", "common")
        return "glued" if is_own and core.of_lending else "joined"

    def _is_whole_beside(self, core: Core) -> bool:
        """True where its ending is among the words, parted by a hyphen or behind a "www"."""
        if self.has_namesakes or len(self.look.plain) < _SURE:
            return False
        whole = {*self.ending.split(".")} <= {*core.words}
        return whole and (core.hyphened or "www" in core.words)

    def _may_join(self, core: Core, ending: str) -> bool:
        near = self.is_near(ending)
        if self.strength == "distinct" and core.of_lending:
            return True
        if not near and ending not in OPEN_ENDINGS:
            return False
        if self._is_whole_beside(core):
            return True
        match self.strength:
            case "distinct":
                return True
            case "mixed":
                return near or core.hyphened or core.of_loans
            case "short":
                is_plain = near or core.hyphened or ending in CHEAP_ENDINGS
                return (core.of_loans and is_plain) or self._ends_in(core.words)
            case "tiny":
                return core.of_loans and core.hyphened
            case "common":
                return core.of_loans and self._shares_country(ending)

    def imitated_between_hyphens(self, ending: str, *, lends: bool) -> Kind | None:
        """How it is imitated where it stands between hyphens beside any words, at this ending.

        `lends`: one of them is a word of lending.
        """
        if lends:
            return "glued" if self._may_lend(ending) else None
        is_open = self.is_near(ending) or ending in OPEN_ENDINGS
        return "joined" if is_open and self.strength == "distinct" else None

    def _may_lend(self, ending: str) -> bool:
        match self.strength:
            case "distinct" | "mixed":
                return True
            case "short":
                return self.is_near(ending) or ending in OPEN_ENDINGS
            case "tiny":
                return self._shares_country(ending) or ending in CHEAP_ENDINGS
            case "common":
                return False

    def _ends_in(self, words: tuple[str, ...]) -> bool:
        """True where its own ending is one of these words: "loan" of crawfort.loan."""
        return not set(words).isdisjoint(self.ending.split("."))

    def _is_far(self, name: Look, ending: str) -> bool:
        """True for a long name with the same first letter, at an ending that anyone may buy."""
        begins_alike = name.plain[:1] == self.look.plain[:1]
        return begins_alike and len(self.look.plain) >= _LONG and ending in OPEN_ENDINGS

    def _is_widened(self, text: str) -> bool:
        """True for a long name where one letter more, or two swapped, break up what words cover.

        Honest neighbours have plurals, and a letter less or another: bstcredit of bestcredit.
        """
        plain = self.look.plain
        is_longer = len(text) > len(plain) and text != f"{plain}s"
        if len(plain) < _LONG or not (is_longer or sorted(text) == sorted(plain)):
            return False
        return sum(map(len, parts(text)[0])) > sum(map(len, self.rest))

    def _is_broken(self, text: str) -> bool:
        """True where a common word of it is gone, and all that is its owner's own is there."""
        gone = any(noun not in text for noun in self.nouns)
        return gone and all(own in text for own in self.rest)
