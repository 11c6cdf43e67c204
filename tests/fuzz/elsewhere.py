"""Find quiet answers about a text of which a browser opens somebody else's address.

    python -m tests.fuzz.elsewhere [--seed N] [--count N] [--editions FOLDER]

The judge is WHATWG `URL` as Node has it, given the whole text and each of its words, and the Public
Suffix List; a word counts where the answer's host stands in it. Ends with 1 where one is found,
Chinese words directly before the host apart: “看看a.com” is meant as a.com (docs/decisions.md).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from itertools import islice
from pathlib import Path

import tldextract
from tests.fuzz import addresses
from tests.fuzz.edition import build

from xiancha import normalise
from xiancha.edition import on_disk
from xiancha.lookup import BadQuestion, Edition, ask

QUIET = {"licensed", "partner"}
registered = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--editions", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.editions or build(Path(temporary))
        texts = list(islice(addresses.hosts(random.Random(options.seed), folder), options.count))
        quiet = list(_quiet(Edition(on_disk.newest(folder)), texts))
    words = [(text, host, word) for text, host in quiet for word in {text, *text.split()}]
    opened = _opened([word for _, _, word in words])
    found: Counter[str] = Counter()
    shown: set[str] = set()
    for (text, host, word), other in zip(words, opened, strict=True):
        kind = _kind(host, word, other)
        if kind and text not in shown:
            shown.add(text)
            found[kind] += 1
            if found[kind] <= 20:
                print(f"{kind}: {text!a} answered {host}, opens {other}")
    print(f"{len(texts):,} texts, {len(quiet):,} quiet; a browser goes elsewhere: {dict(found)}")
    return 1 if found["elsewhere"] else 0


def _quiet(edition: Edition, texts: list[str]):
    for text in texts:
        try:
            answer = ask(edition, "q", text).values()
        except BadQuestion:
            continue
        if answer["verdict"] in QUIET and answer["query"]["type"] == "host":
            yield text, answer["query"]["normal"]


def _opened(words: list[str]) -> list[str | None]:
    lines = "".join(json.dumps(word) + "\n" for word in words)
    script = Path(__file__).with_name("hostnames.js")
    done = subprocess.run(["node", script], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _kind(host: str, word: str, opened: str | None) -> str:
    """What is wrong: "elsewhere", "after Chinese words", or "" where nothing is."""
    there, here = registered(opened or ""), registered(host)
    if not there.suffix or not there.domain or _owner(there) == _owner(here):
        return ""
    word = unicodedata.normalize("NFKC", normalise.visible(word))
    is_glued = re.search(rf"[\u3400-\u9fff]\s*(?:www\.)?{re.escape(host)}", word, re.I)
    return "after Chinese words" if is_glued else "elsewhere"


def _owner(found: tldextract.tldextract.ExtractResult) -> tuple[str, str]:
    return found.domain, found.suffix


if __name__ == "__main__":
    sys.exit(main())
