"""Imitations: how many are found, who is blamed wrongly, how long one host takes.

    python tests/bench/lookalikes.py

What dnstwist makes of known hosts is asked, up to a thousand of a kind and host. The rules were
made with lenders of Indonesia's list of 2019 and with the known hosts that are not among the
thirty; the common words were listed with the names of all shipped hosts in view.
"""

from __future__ import annotations

import hashlib
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import dnstwist

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "backend")]

from intervals import interval  # noqa: E402
from known_hosts import accuses, allowed, of_others, popular, shipped  # noqa: E402

from xiancha import normalise  # noqa: E402
from xiancha.lookalike import Imitation, Known, Lookalikes  # noqa: E402
from xiancha.lookalike.brand import Brand  # noqa: E402
from xiancha.lookalike.spelling import look  # noqa: E402
from xiancha.lookalike.word_lists import PUBLISHED  # noqa: E402
from xiancha.registers import groups  # noqa: E402
from xiancha.registers.shared_hosts import is_shared  # noqa: E402

REPORTED = 30
MOST_OF_A_KIND = 1000
ROUNDS = 5
SWAPS = ("tld-swap", "dictionary")
_WORDS = """
account admin apply app auth bank billing branch cash client credit cs customer daikuan dai deal
docs fast form guanwang help jiekuan kefu loan loans login mail money new offer office official
online pay promo quick rewards secure service support verify vip wallet xiaodai
"""
_ENDINGS = """
com cn com.cn net org top xyz vip cc shop site online club icu info app me co io biz loan finance
cash credit fun live ltd link click store tech pro wang asia co.uk de fr ph ru in
"""
WORDS, ENDINGS = _WORDS.split(), _ENDINGS.split()


def table() -> str:
    """Everything that this file measures."""
    return "\n".join([*recall(), *false_alarms(), *speed()])


def label_of(host: str) -> str:
    """The registered name of a host without its ending."""
    return host.removesuffix(f".{normalise.suffix(host)}")


def chosen(strengths: set[str]) -> list[str]:
    """Up to thirty known hosts of these strengths, by the hash of their names."""
    found = [
        host
        for host in shipped()
        if "." not in label_of(host)
        and Brand(host, True, look(label_of(host)), normalise.suffix(host)).strength in strengths
    ]
    return sorted(found, key=by_hash)[:REPORTED]


def by_hash(host: str) -> bytes:
    return hashlib.sha256(host.encode()).digest()


def permutations(host: str) -> Iterator[tuple[str, str]]:
    """Kind and host of what dnstwist makes of a host, without what is known itself."""
    fuzzer = dnstwist.Fuzzer(host, dictionary=WORDS, tld_dictionary=ENDINGS)
    fuzzer.generate()
    made = defaultdict(set)
    for one in fuzzer.domains:
        name = normalise.host(one["domain"])
        if name and one["fuzzer"] != "*original":
            made[one["fuzzer"]].add(name)
    for kind, found in sorted(made.items()):
        for name in sorted(found, key=by_hash)[:MOST_OF_A_KIND]:
            if shipped().keys().isdisjoint(normalise.walk(name)):
                yield kind, name


def other_ways(host: str) -> Iterator[tuple[str, str]]:
    """Kind and host of imitations that dnstwist does not make."""
    for word in WORDS:
        yield "host as labels", f"{host}.{word}-page.cn"
    for foreign in ("apply-loan.cn", "kuaisudaikuan.top", "loan888.com"):
        yield "name as label", f"{label_of(host)}.{foreign}"
    for word in ("loan", "dai", "daikuan", "credit", "jiekuan", "cash"):
        yield "glued to loan word", f"{label_of(host)}-{word}.cn"
        yield "glued to loan word", f"{label_of(host)}{word}.com"
    for spelling in shipped()[host].known.spellings:
        for word in ("dai", "daikuan", "jiekuan", "-loan"):
            yield "pinyin", f"{spelling}{word}.com"


def of(known: list[Known]) -> Lookalikes:
    """As a server holds them."""
    return Lookalikes(known, is_shared, groups.groups())


class Recall:
    """How many imitations of each kind are found."""

    def __init__(self, found: Callable[[str], Imitation | None]) -> None:
        self._imitated = found
        self._found: Counter[str] = Counter()
        self._asked: Counter[str] = Counter()

    def ask(self, host: str, made: Iterable[tuple[str, str]]) -> None:
        """Found is what is said to imitate a host of the same lender."""
        for kind, name in made:
            answer = self._imitated(name)
            right = answer and shipped()[answer.host].lenders & shipped()[host].lenders
            self._found[kind] += bool(right)
            self._asked[kind] += 1

    def rows(self) -> list[str]:
        usual = sorted(self._asked.keys() - set(SWAPS))
        rows = [self._row(kind, [kind]) for kind in [*usual, *SWAPS] if self._asked[kind]]
        return [*rows, self._row("all but swaps", usual)]

    def _row(self, title: str, kinds: list[str]) -> str:
        hits = sum(self._found[kind] for kind in kinds)
        total = sum(self._asked[kind] for kind in kinds)
        low, high = interval(hits, total)
        share = f"{100 * hits / total:7.2f} %   {low:6.2f} to {high:6.2f} %"
        return f"{title:24}{hits:8,} of {total:8,}{share}"


def recall() -> Iterator[str]:
    """What dnstwist makes of thirty hosts, of thirty hard ones, and other imitations of all."""
    known = of([one.known for one in shipped().values()])
    for title, strengths in (
        ("whose names are their owners' own", {"distinct"}),
        ("that are short or hold common words", {"mixed", "short", "tiny", "common"}),
    ):
        made = Recall(known.imitated)
        for host in chosen(strengths):
            made.ask(host, permutations(host))
        yield from (f"\nImitations found of {REPORTED} hosts {title}", *made.rows())
    other = Recall(known.imitated)
    for host in shipped():
        if "." not in label_of(host):
            other.ask(host, other_ways(host))
    yield from (f"\nOther imitations found of all {len(shipped())} known hosts", *other.rows()[:-1])


def false_alarms() -> Iterator[str]:
    """Hosts that imitate nobody. Of each lender's hosts the index knows nothing when asked."""
    known = of([one.known for one in shipped().values()])
    others = [(host, of(rest)) for host, rest in of_others(shipped())]
    both = sorted({*popular(), *allowed()})
    yield "\nBlamed of hosts that imitate nobody"
    for title, answers in (
        ("popular hosts", {host: accuses(known, host) for host in popular()}),
        ("allow list", {host: accuses(known, host) for host in allowed()}),
        ("both, each host once", {host: accuses(known, host) for host in both}),
        ("hosts of other lenders", {host: accuses(rest, host) for host, rest in others}),
    ):
        blamed, total = [host for host, found in answers.items() if found], len(answers)
        most = f"at most {interval(len(blamed), total)[1]:.2f} %"
        yield f"{title:28}{len(blamed):4,} of {total:8,}   {most}   {' '.join(blamed)}"


def invented(count: int) -> list[Known]:
    """Known hosts with names like those of lenders."""
    dice = random.Random(7)
    vowels = ("a", "e", "i", "o", "u", "an", "ing")
    syllables = [consonant + vowel for consonant in "bdfghjklmnprstwxyz" for vowel in vowels]
    trades = ("credit", "loan", "money", "capital", "", "", "")
    endings = ("com", "com.sg", "cn", "sg", "in", "co.id")
    found: set[str] = set()
    while len(found) < count:
        own = "".join(dice.choices(syllables, k=dice.randint(2, 4)))
        found.add(f"{own}{dice.choice(trades)}.{dice.choice(endings)}")
    return [Known(host, True) for host in sorted(found)]


def speed() -> Iterator[str]:
    """Popular hosts and imitations among many known hosts, in both languages."""
    hosts = popular()
    for host in chosen({"distinct"})[:3]:
        hosts += [name for _, name in permutations(host)][::20]
    yield f"\nOne of {len(hosts):,} hosts (median of {ROUNDS} rounds), and the index"
    for count in (5_000, 50_000):
        known = [*(one.known for one in shipped().values()), *invented(count)]
        started = time.perf_counter()
        index = Lookalikes(known, is_shared)
        built = 1e3 * (time.perf_counter() - started)
        each = statistics.median(_round(index, hosts) for _ in range(ROUNDS))
        yield f"Python, {len(known):6,} known{each:9.1f} µs{built:10.1f} ms"
        yield _javascript(known, hosts)


def _round(index: Lookalikes, hosts: list[str]) -> float:
    started = time.perf_counter()
    for host in hosts:
        index.imitated(host)
    return 1e6 * (time.perf_counter() - started) / len(hosts)


def _javascript(known: list[Known], hosts: list[str]) -> str:
    suffixes = {normalise.suffix(host) for host in [*hosts, *(one.host for one in known)]}
    given = {
        "known": [
            {"host": one.host, "proven": one.proven, "spellings": list(one.spellings)}
            for one in known
        ],
        "suffixes": [suffix for suffix in suffixes if "." in suffix],
        "hosts": hosts,
        "lookalike": PUBLISHED,
        "rounds": ROUNDS,
    }
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(given, file)
        file.flush()
        run = ["node", str(HERE / "lookalikes.js"), file.name]
        return subprocess.run(run, check=True, capture_output=True, text=True).stdout.rstrip()


if __name__ == "__main__":
    print(table())
