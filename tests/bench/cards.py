"""How much a frightened reader reads of each card, in each language.

    python -m tests.bench.cards [LANGUAGE]

prints of each situation and each verdict the title, the reason, the longest step and all that is
not folded: characters of Chinese, words of others, signs too. The name of a firm, a register or a
host counts as eight characters or three words, a day as ten or one. Without a language: the longest
of each, in all languages.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from xiancha import messages, paths
from xiancha.content import card_checks
from xiancha.content.card_budget import length, read_length
from xiancha.content.load import load
from xiancha.edition.said import row
from xiancha.messages import LANGUAGES
from xiancha.model import Verdict

DAYS = ("date", "on")
TWO_NAMES, ONE_OF_SEVERAL = "名" * 21, "名" * 12
"""“甲、乙等5家”; “甲等12家”."""
_FOLDED = re.compile(
    r"renamed|brand_|collector_lists|no_collector_lists|same_name|frame|phone_of"
    r"|product_(?:listed|ask|see|same_name|lends|named|group|nobody|proven)"
)
"""What is said in folded sentences alone, and what says whose frame a page is in."""


class Card(NamedTuple):
    """The lengths of what a card shows at once; `step` is the longest."""

    title: int
    because: int
    step: int
    whole: int
    steps: int


def filled(text: str, language: str) -> str:
    """A message with stand-ins of the counted length."""
    is_chinese = language.startswith("zh")
    day, name = ("日" * 10, "名" * 8) if is_chinese else ("day", "a firm’s name")
    several = {"names": TWO_NAMES, "by": ONE_OF_SEVERAL} if is_chinese else {}
    return re.sub(
        r"{(\w+)}", lambda one: day if one[1] in DAYS else several.get(one[1], name), text
    )


def reasons() -> Iterator[str]:
    """The messages that say why, without their `says_`: of verdicts, and of parts of a text."""
    for key in messages.catalogue(LANGUAGES[0]):
        said = key.removeprefix("says_")
        if said != key and not _FOLDED.match(said):
            yield said


def verdicts(language: str) -> Iterator[tuple[str, Card]]:
    """The cards of exact answers by their messages, without the `says_`."""
    texts = {key: filled(text, language) for key, text in messages.catalogue(language).items()}
    for key in reasons():
        verdict, _, reason = key.partition("_")
        if verdict not in (*Verdict, "product"):
            continue
        held = row("uncovered", "product", key) if verdict == "product" else row(verdict, reason)
        sizes = [length(texts[f"step_{one}"], language) for one in held.steps]
        title, because = (length(texts[one], language) for one in (held.title, f"says_{key}"))
        whole = title + because + sum(sizes) + length(texts["open_checklist"], language)
        yield key, Card(title, because, max(sizes, default=0), whole, len(sizes))


def situations(language: str) -> Iterator[tuple[str, Card]]:
    """The cards that maintainers write, in the country where most is shown."""
    content = load(paths.checklists())
    for id, held in content.help.situations.items():
        sizes = [read_length(one, language) for one in held.steps]
        title, because = (read_length(one, language) for one in (held.title, held.because))
        whole = card_checks.shown(content, held, language)
        yield id, Card(title, because, max(sizes, default=0), whole, len(sizes))


def main() -> None:
    for language in sys.argv[1:] or LANGUAGES:
        kinds = {"situations": [*situations(language)], "verdicts": [*verdicts(language)]}
        for kind, cards in kinds.items():
            for id, card in sorted(cards, key=lambda one: -one[1].whole) if sys.argv[1:] else ():
                print(f"{id:32}", *(f"{size:4}" for size in card[:4]))
            most = (max(cards, key=lambda one: one[1][at]) for at in range(4))
            longest = (f"{card[at]} {id}" for at, (id, card) in enumerate(most))
            parts = zip(Card._fields[:4], longest, strict=True)
            print(f"{language:6}{len(cards):3} {kind}:", ", ".join(map(" ".join, parts)))


if __name__ == "__main__":
    main()
