"""What can be said of each part of a pasted text besides what it is answered by."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from xiancha import messages, names
from xiancha.lookup import asked_back, mentioned, named_inside, numbers, pasted, sender
from xiancha.lookup.edition import Edition
from xiancha.lookup.suggestions import SUGGESTIONS
from xiancha.registers import shared_hosts

_FIRST = ("crisis", "userinfo", "threat", "court")
_BEFORE = {"ask": (*pasted.STORIES,), "unclear": ("named",)}
"""What comes before an answer of a reason, too."""
_SHORT = ("threat", "court")
"""The topics of which a part of a text is spoken of in fewer words than a text that is one."""
_SAID_BY = {"short_link": "shared_host", "link": "shared_host", "signed": "signature"}
"""The reason of an answer that says of a part what there is to say."""
_TEXT = re.compile(r"\s|[\u3400-\u9fff]")
_USERINFO = re.compile(r"(?:https?:)?[/\\]{2}[^/\\?#]*\.[^/\\?#]*@", re.A | re.I)
_FILE = re.compile(r"[_+()-]|\.apk")
"""What parts the words of a file's name."""
_REGULATOR = re.compile(
    "(?<![a-z])(ojk|cbk|fca|rbi|fccpc|cbn|bsp)(?![a-z])|(?:sa|ng|of) (?:the )?(sec)(?![a-z])"
    "|(?:registered|licen[cs]ed|approved|regulated|listed|under|by|with) (?:the )?(sec|mas)"
    "(?![a-z])"
    "|(?<![a-z])(sec|mas) (?:reg|licen|list|number|no(?![a-z])|cert|approved|website)"
)
"""Who keeps a country's list of lenders, as people say. “Sec” and “mas” are words, too."""
_CONTACTED = re.compile(
    "打电话|电话[讲说]|来电|打来|发短信|发信息|短信|私信|加我|找我|联系我|客服|业务员|[让叫要]我"
)
"""What says that somebody called or wrote, or wants something done."""
_GUARANTOR = re.compile("融资担保|担保(?:有限|股份|公司)")
COUNTRIES = ("gb", "id", "in", "ke", "ng", "ph", "sg")
"""The countries of which is said whom to call, after `checklists/doors.yml`."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_MESSAGE = re.compile("【[^【】]{2,40}】|退订|回t")


def with_parts(edition: Edition, answer: str, text: str, address: str, language: str) -> str:
    """The answer with what can be said of the other parts, each on a line of its own; a threat, a
    court or what is to be done comes before names to choose from.

    A text that tells something else than a name is answered by what is right whatever it is. The
    checklists of what to do then are named, and the sender that the text names leads on.
    """
    if not (_TEXT.search(text) or "@" in text or names.installers(text)):
        return answer
    found: dict[str, Any] = json.loads(answer)
    if found["reason"] == "word" and pasted.tells(text):
        found["reason"], found["says"] = "unclear", messages.text(language, "says_none_unclear")
    topics = pasted.topics(text)[: pasted.MOST]
    known = sender.found(edition, text, language)
    said = dict(_said(edition, text, address, bool(topics or known), language))
    if sender.is_signed(text):
        said["signed"] = _signed(known, language)
    if known and found["reason"] != "signature":
        found["suggestions"] = _with(sender.suggestion(known), found["suggestions"])
    elif not address and _is_about_nobody(found):
        is_told = bool(topics) or found["reason"] == "unclear"
        named = _named(edition, text, language, is_told=is_told)
        found["suggestions"] = asked_back.suggested(edition, named, language)
        if named:
            words = {"names": messages.listed(language, named, SUGGESTIONS)}
            said["named"] = messages.text(language, "says_part_named", words)
    if (regulator := _REGULATOR.search(names.fold(text))) and not found["lender"]:
        name = next(filter(None, regulator.groups())).upper()
        said["regulator"] = messages.text(language, "says_part_regulator", {"name": name})
    if found.get("product") and not topics and _CONTACTED.search(names.fold(text)):
        said["contacted"] = messages.text(language, "says_part_contacted")
    if _GUARANTOR.search(names.fold(text)):
        said["guarantor"] = messages.text(language, "says_part_guarantor")
    if (topics or found["reason"] == "unclear") and (country := _country(edition, text)):
        said["country"] = messages.text(language, f"says_part_in_{country}")
    for topic in topics:
        key = f"says_{'part' if topic.id in _SHORT else 'none'}_{topic.id}"
        said[topic.id] = messages.text(language, key)
    for part in [*said]:
        if found["reason"] in (part, _SAID_BY.get(part)):
            del said[part]
    if found["query"]["type"] == "phone":
        said.pop("phone", None)
    ahead = (*_FIRST, *_BEFORE.get(found["reason"], ()))
    first = [said.pop(part) for part in ahead if part in said]
    found["says"] = "\n".join(filter(None, [*first, found["says"], *said.values()]))
    if lists := pasted.checklists(text, unclear=found["reason"] == "unclear"):
        found["checklists"] = lists
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _country(edition: Edition, text: str) -> str:
    """The code of the country of a text that is not in Chinese, whose doors are named; else ""."""
    code = edition.products.country(names.fold(text)).lower() or pasted.country(text)
    return code if code in COUNTRIES and not _HAN.search(text) else ""


def _signed(known: dict[str, Any] | None, language: str) -> str:
    """What is said of a signature; of whom, where somebody is known by it."""
    if not known:
        return messages.text(language, "says_part_signed")
    name = sender.suggestion(known)["name"]
    return messages.text(language, "says_uncovered_signature", {"name": name})


def _is_about_nobody(found: dict[str, Any]) -> bool:
    """True where an answer leads nowhere, and nothing of it was taken back."""
    leads = found["suggestions"] or found["lender"] or found.get("product")
    return not leads and found["reason"] not in ("retracted", "crisis")


def _named(edition: Edition, text: str, language: str, *, is_told: bool) -> list[str]:
    """The products, or else the lenders, that the text speaks of, to be looked up with one tap."""
    if names.installers(text):
        return _in_files(edition, text) or named_inside.inside(edition, text, language)
    if pasted.is_sentence(text) and (found := mentioned.named(edition, text)):
        return mentioned.called(edition, found, language)
    products = edition.products.spoken_of(names.fold(text), clear=not is_told)
    return products or named_inside.inside(edition, text, language)


def _in_files(edition: Edition, text: str) -> list[str]:
    """The products that a file's name speaks of, in Pinyin too: anyihua_release.apk."""
    plain, products = _FILE.sub(" ", names.fold(text)), edition.products
    asked = (one for word in plain.split() for one in products.asked_back(word))
    return products.spoken_of(plain, clear=False) or list(dict.fromkeys(asked))


def _with(sender: dict[str, Any], others: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [sender, *(one for one in others if one["name"] != sender["name"])]


def _said(
    edition: Edition, text: str, address: str, is_message: bool, language: str
) -> Iterator[tuple[str, str]]:
    """What is said of each part that is no topic, by the part."""

    def say(part: str, **words: str) -> tuple[str, str]:
        return part, messages.text(language, f"says_part_{part}", words)

    if address and _USERINFO.match(names.refanged(address)):
        yield say("userinfo", host=names.host(address) or names.ip(address) or "")
    if text.strip() == address:
        return
    plain = names.fold(text)
    if pasted.holds_chat(plain):
        yield say("chat")
    if address and pasted.is_package(address):
        yield say("apk")
    elif address and shared_hosts.is_shortener(names.host(address) or ""):
        yield say("short_link")
    elif address and (is_message or _MESSAGE.search(plain)):
        yield say("link")
    if held := numbers.held(text, address):
        told = [numbers.whose(edition, one, language) for one in held]
        yield "phone", messages.joined(language, *told, say("phone")[1])
