"""What can be said of each part of a pasted text besides what it is answered by."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from xiancha import messages, names
from xiancha.lookup import pasted
from xiancha.registers import shared_hosts

_PHONE = re.compile(
    r"(?<![\d.])(?:\+?86[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}"
    r"|[48]00[ -]?\d{3}[ -]?\d{4}|9[56]\d{3,6}|1[0-2]\d{3})(?![\d.])",
    re.A,
)
_WORDS = ("court", "threat", "chat")
_FIRST = ("threat", "court")
_SAID_BY = {"short_link": "shared_host"}
"""The reason of an answer that says of a part what there is to say."""


def with_parts(answer: str, text: str, address: str, language: str) -> str:
    """The answer with what can be said of the other parts; a threat or a court comes first."""
    held = dict.fromkeys(_parts(text, address))
    found: dict[str, Any] = json.loads(answer) if held else {}
    if not held or found["query"]["type"] == "phone":
        return answer
    more = [part for part in held if found["reason"] not in (part, _SAID_BY.get(part))]
    said = {part: messages.text(language, f"says_part_{part}") for part in more}
    first = [said.pop(part) for part in _FIRST if part in said]
    found["says"] = messages.joined(language, *first, found["says"], *said.values())
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _parts(text: str, address: str) -> Iterator[str]:
    """The parts of a text that is more than one address, one number or one name."""
    if text.strip() == address or not re.search(r"\s|[\u3400-\u9fff]", text):
        return
    plain = names.fold(text)
    if (words := pasted.kind(text)) in _WORDS:
        yield words
    if pasted.holds_chat(plain):
        yield "chat"
    if address and pasted.is_package(address):
        yield "apk"
    if address and shared_hosts.is_shortener(names.host(address) or ""):
        yield "short_link"
    if _PHONE.search(plain.replace(address, "") if address else plain):
        yield "phone"
