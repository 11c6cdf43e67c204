"""The index of known hosts, and what a host imitates of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from xiancha import normalise
from xiancha.lookalike.brand import Brand
from xiancha.lookalike.common_words import (
    OPEN_ENDINGS,
    address_spellings,
    beginnings,
    between_hyphens,
    cores,
    is_closed,
    speaks_of_loans,
)
from xiancha.lookalike.kinds import KINDS, Kind, grade
from xiancha.lookalike.spelling import UNKNOWN, Look, blur, firsts, look, may_begin, shape, slip

_MOST_LABELS = 5
_ES = re.compile("es")

Found = Iterator[tuple[Brand, Kind]]


@dataclass(frozen=True, slots=True)
class Known:
    """A host that belongs to somebody. `spellings`: its owner's brands in Latin letters.

    `owner`: whose it is said to be, where no lender claims it.
    """

    host: str
    proven: bool
    spellings: tuple[str, ...] = ()
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Imitation:
    """The known host that is imitated, how (one of `KINDS`), and whether it is proven.

    `owner`: whose it is said to be, where no lender claims it.
    """

    host: str
    kind: Kind
    proven: bool
    owner: str = ""


class Lookalikes:
    """What is known and how it may be imitated.

    `is_shared` is true for hosts that carry no verdict. `groups` are hosts of one owner each, which
    imitate nobody. `namesakes` are names that are words or surnames too.
    """

    def __init__(
        self,
        known: Iterable[Known],
        is_shared: Callable[[str], bool],
        groups: Iterable[Iterable[str]] = (),
        namesakes: Collection[str] = (),
    ) -> None:
        self._is_shared = is_shared
        self._grouped = frozenset(host for one in groups for host in one)
        self._namesakes = frozenset(namesakes)
        self._known: dict[str, Brand] = {}
        self._owned: set[str] = set()
        self._same: dict[str, list[Brand]] = defaultdict(list)
        self._halves: dict[str, list[Brand]] = defaultdict(list)
        self._blurred: dict[str, list[Brand]] = defaultdict(list)
        self._spelt: dict[str, list[Brand]] = defaultdict(list)
        self._firsts: set[str] = set()
        for one in known:
            self._add(one)

    def _add(self, known: Known) -> None:
        """Index a host. One below a registered name is known, but that name is not its brand.

        One that many share is nobody's own and has a brand all the same: jd.com.
        """
        own, one = self._brand(known)
        self._known[known.host] = one
        if not self._is_shared(own) and not known.owner:
            self._owned.add(own)
        if own != known.host or UNKNOWN in one.look.plain:
            return
        self._same[one.look.shape].append(one)
        self._blurred[blur(one.look.shape)].append(one)
        for key in _halves(one.look.plain):
            self._halves[key].append(one)
        for spelling in known.spellings:
            self._spelt[spelling].append(one)
        for text in (one.look.plain, *known.spellings):
            self._firsts |= firsts(shape(text))

    def imitated(
        self, host: str, named: Collection[str] = (), *, before: str = ""
    ) -> Imitation | None:
        """What a host in normal form imitates: by the surest kind, the proven first.

        None for a known host and what lies below or beside it under one registered name, for a
        shared host and for a public suffix. `named`: the known hosts of a lender that is named
        beside this one, so that its name glued to any common word is enough. `before`: the host
        that stands before an @ in the address, which nobody puts there but to be taken for it.
        """
        own, ending = _registered(host)
        if self._is_quiet(host, own):
            return None
        labels = [look(label) for label in host.removesuffix(f".{ending}").split(".")]
        posed = self._addresses(before.split("."), is_built=False)
        found: list[tuple[Brand, Kind]] = [(known, "address") for known, _ in posed]
        is_built = self._is_shared(own)
        if len(labels) > 1:
            texts = host.split(".")[: len(labels)]
            found += self._addresses(texts, is_built=is_built)
            found += self._below(labels, is_built=is_built)
            found += self._dotted(labels, ending)
        if not is_built:
            found += self._same_name(labels[-1], ending)
            found += self._slipped(labels[-1], ending)
            found += self._glued(labels[-1], ending)
            found += self._beside_its_name(labels[-1], named) if named else ()
        likely = [
            (known, kind) for known, kind in found if not known.owner or grade(kind) == "spelling"
        ]
        return _surest(likely) if likely else None

    def _is_quiet(self, host: str, own: str) -> bool:
        """True for a public suffix, a shared host, a government's, what is known or its owner's."""
        known = not self._known.keys().isdisjoint(normalise.walk(host))
        owned = own in self._owned or own in self._grouped
        return not own or known or owned or self._is_shared(host) or is_closed(host)

    def _same_name(self, name: Look, ending: str) -> Found:
        """The same name at another ending, hyphened, or in letters that look the same."""
        for known in self._same.get(name.shape, ()):
            kind = _sameness(known.look.seen, name.seen)
            if kind != "confusable":
                if known.imitated_at(ending, spelt_alike=True):
                    yield known, kind
            elif not name.seen.isascii() or self._is_imitated_in_ascii(known, name, ending):
                yield known, kind

    def _is_imitated_in_ascii(self, known: Brand, name: Look, ending: str) -> bool:
        """True for "1cbc" and "duxlaoman"; of a short name, letters alone are another's: "lcbc"."""
        if name.plain in self._namesakes or not known.imitated_at(ending, spelt_alike=False):
            return False
        is_odd = any(map(str.isdigit, name.plain)) and not any(map(str.isdigit, known.look.plain))
        return is_odd or known.strength in ("distinct", "mixed")

    def _slipped(self, name: Look, ending: str) -> Found:
        """A name one slip away, or alike at a glance; none that strangers are called by."""
        if name.plain in self._namesakes:
            return
        for key in _asked(name.plain):
            for known in self._halves.get(key, ()):
                kind = slip(known.look.plain, name.plain)
                if kind and known.imitated_by_slip(name, ending):
                    yield known, kind
        for known in self._blurred.get(blur(name.shape), ()):
            doubled = slip(known.look.plain, name.plain) == "repetition"
            if (
                known.look.shape != name.shape
                and not doubled
                and known.imitated_by_slip(name, ending)
            ):
                yield known, "glance"
        for plural in _ES.finditer(name.plain, 1):
            single = name.plain[: plural.start()] + name.plain[plural.end() :]
            for known in self._same.get(shape(single), ()):
                if known.look.plain == single and known.imitated_by_slip(name, ending):
                    yield known, "plural"

    def _glued(self, name: Look, ending: str) -> Found:
        """The name, or how its owner's brand is spelt, glued to common words."""
        for text, lends in between_hyphens(name.ascii):
            for known in self._same.get(shape(text), ()):
                kind = known.imitated_between_hyphens(ending, lends=lends)
                if kind:
                    yield known, kind
        if not any(may_begin(one, self._firsts) for one in beginnings(name.ascii)):
            return
        for core in cores(name.ascii):
            for known in self._same.get(shape(core.text), ()):
                kind = known.imitated_with(core, ending)
                if kind:
                    yield known, kind
            for known in self._spelt.get(core.text, ()):
                if core.of_loans and (known.is_near(ending) or ending in OPEN_ENDINGS):
                    yield known, "pinyin"

    def _beside_its_name(self, name: Look, named: Collection[str]) -> Found:
        """The name of one of these hosts at another ending, or glued to common words."""
        for known in self._same.get(name.shape, ()):
            if known.host in named:
                yield known, "ending"
        for core in cores(name.ascii):
            for known in self._same.get(shape(core.text), ()):
                if known.host in named:
                    yield known, "glued"

    def _dotted(self, labels: list[Look], ending: str) -> Found:
        """A dot inside the name. There are at least two labels."""
        first, second = labels[-2].plain, labels[-1].plain
        for known in self._same.get(shape(first + second), ()):
            if known.imitated_by_dot(first, second, ending):
                yield known, "dot"

    def _addresses(self, texts: list[str], *, is_built: bool) -> Found:
        """A known host in the labels of another, the registered one among them: "webank.com.vip".

        `is_built`: they are below a site builder, or where a registry sells names. One directly
        below it is the same name at another ending: "webank.cn.com".
        """
        for start in range(len(texts)):
            for end in range(start + 2, min(start + _MOST_LABELS, len(texts)) + 1):
                spelt = address_spellings(texts[start:end])
                known = next(filter(None, map(self._known.get, spelt)), None)
                if known is None:
                    continue
                is_sold = is_built and end == len(texts) and end - start == 2
                sure: Kind = "ending" if is_sold else "address"
                yield known, "label" if known.strength == "tiny" else sure

    def _below(self, labels: list[Look], *, is_built: bool) -> Found:
        """The name of a known host beside words of lending, in labels that are free to choose.

        There are at least two labels. `is_built`: they are below a site builder.
        """
        of_loans = [speaks_of_loans(label.ascii) for label in labels]
        for label, itself in zip(labels[:-1], of_loans, strict=False):
            if sum(of_loans) > itself:
                yield from ((known, "label") for known in self._whole_labels(label))
            yield from self._glued_label(label, is_registered=is_built and label is labels[-2])

    def _whole_labels(self, label: Look) -> Iterator[Brand]:
        """Those whose name is the whole label; none that strangers are called by."""
        if label.plain not in self._namesakes:
            for known in self._same.get(label.shape, ()):
                if known.strength != "common":
                    yield known

    def _glued_label(self, label: Look, *, is_registered: bool) -> Found:
        """The name glued to loan words in a label.

        `is_registered`: someone has it from a site builder as others a name from a registry.
        """
        for core in cores(label.ascii):
            for known in self._same.get(shape(core.text), ()):
                kind = core.of_loans and known.imitated_with(core, known.ending)
                if kind and known.strength != "common":
                    yield known, kind if is_registered else "joined"

    def _brand(self, known: Known) -> tuple[str, Brand]:
        """The name that someone registered, and the brand."""
        own, seen, ending = _parted(known.host)
        has_namesakes = seen.plain in self._namesakes
        return own, Brand(known.host, known.proven, seen, ending, has_namesakes, known.owner)


def _surest(found: Iterable[tuple[Brand, Kind]]) -> Imitation | None:
    def rank(like: tuple[Brand, Kind]) -> tuple[int, bool, bool, str]:
        known, kind = like
        return KINDS.index(kind), not known.proven, bool(known.owner), known.host

    surest = min(found, key=rank, default=None)
    if surest is None:
        return None
    known, kind = surest
    return Imitation(known.host, kind, known.proven, known.owner)


@lru_cache(4096)
def _parted(host: str) -> tuple[str, Look, str]:
    """The name that someone registered, its look and its ending: newer editions know the same."""
    own, ending = _registered(host)
    return own, look(own.partition(".")[0]), ending


def _registered(host: str) -> tuple[str, str]:
    """The name that someone registered, and its public suffix; both empty for a suffix."""
    own = normalise.registrable(host)
    return own, own.partition(".")[2]


def _halves(text: str) -> tuple[str, str]:
    half = len(text) // 2
    return f"^{text[:half]}", f"{text[half:]}$"


def _asked(text: str) -> tuple[str, ...]:
    """Every half of a text one slip away: the slip lies in the other half, or swaps the middle."""
    half, rest = divmod(len(text), 2)
    return (
        f"^{text[:half]}",
        f"^{text[: half + 1 if rest else half - 1]}",
        f"{text[half:]}$",
        f"{text[half + 1 :]}$" if rest else f"{text[half - 1 :]}$",
        f"^{text[: half - 1]}{text[half : half + 1]}",
    )


def _sameness(known: str, name: str) -> Kind:
    if name == known:
        return "ending"
    return "hyphen" if name.replace("-", "") == known.replace("-", "") else "confusable"
