"""What can be said of each part of a pasted text besides what it is answered by."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from xiancha import messages, normalise
from xiancha.content.topics import stories
from xiancha.lookup import (
    asked_of,
    named_in_sentence,
    named_inside,
    numbers,
    pasted,
    said_to_be,
    sender,
    small_loans,
    spoken_of,
    strange_names,
)
from xiancha.lookup.edition import Edition
from xiancha.registers import shared_hosts

_FIRST = (
    *("crisis", "userinfo", "contact", "screen", "forged", "fee", "threat", "court"),
    *("apk", "apk_sent"),
)
"""What comes before an answer, the most urgent first; before one of these, what is more urgent."""
_LISTED = ("listed",)
"""What comes before an answer that has nobody of this name."""
_BEFORE_UNCLEAR = ("strange", "named", *_LISTED, "collector")
"""What comes before an answer that recognises nothing, too; stories before one that asks."""
_SHORT = ("threat", "court")
"""The topics of which a part of a text is spoken of in fewer words than a text that is one."""
_SAID_BY = {
    "short_link": "shared_host",
    "link": "shared_host",
    "signed": "signature",
    "apk_sent": "installer",
}
"""The reason of an answer that says of a part what there is to say."""
_ONLY_NAMED = (
    *named_in_sentence.OF_A_FIRM,
    *("threat", "court", "lawyer", "pay_order", "installer", "screen"),
)
"""The reasons of answers beside which a product that the text speaks of is named, and no more."""
_ABOUT_ONE = ("named", "product", "renamed")
"""The reasons of answers about one whom a text names, beside whom it may name others."""
_OF_OTHERS = ("ask", "named")
"""The reasons of answers beside which a firm that nobody knows is said back."""
_TEXT = re.compile(r"\s|[\u3400-\u9fff]")
_USERINFO = re.compile(r"(?:https?:)?[/\\]{2}[^/\\?#]*\.[^/\\?#]*@", re.A | re.I)
_REGULATOR = re.compile(
    "(?<![a-z])(ojk|cbk|fca|rbi|fccpc|cbn|bsp)(?![a-z])|(?:sa|ng|of) (?:the )?(sec)(?![a-z])"
    "|(?:registered|licen[cs]ed|approved|regulated|listed|under|by|with) (?:the )?(sec|mas)"
    "(?![a-z])"
    "|(?<![a-z])(sec|mas) (?:reg|licen|list|number|no(?![a-z])|cert|approved|website)"
)
"""Who keeps a country's list of lenders, as people say. “Sec” and “mas” are words, too."""
_CONTACTED = re.compile(
    "打电话|电话[讲说]|来电|专员|打来|发短信|发信息|短信|私信|加我|找我|联系我|客服|业务员|[让叫要]我"
    "|(?<![a-z])(?:calls?|called|calling|texted|messaged|whatsapp)(?: me| my| us)(?![a-z])"
    "|says? (?:he|she|they) |anasema|amenipigia|tumawag|telepon|dari wa|chat wa"
    "|(?<![a-z])otp(?![a-z])"
)
"""What says that somebody called or wrote, or wants something done."""
_POSING = re.compile("自称|冒充|说是|说自己是|工号|客户经理|我们?是.{2,10}(?:客服|专员|经理|的)")
"""What says that somebody claims to be of those who are named."""
_COLLECTS = re.compile(
    "催|欠|还(?:[钱款它他清]|.{1,8}的钱)|打[到给]|打电话|来电|短信|委托|上门|骗子|律师|法务|减免"
)
"""What says that a firm may be a collector."""
_ON_BEHALF = re.compile("委托|外包|催收公司|法务|调解中心|代表")
_COMPANY = re.compile("有限(?:责任)?公司")
_VILLAGE = re.compile("村[委书]|居委|社区")
_MEDIATION = re.compile("调解")
_NIGHT = re.compile(
    "(?:晚上|夜里|半夜|深夜|凌晨|大清早|[早晚]上?.{0,3}点).{0,12}(?:打|催|电话|骚扰)"
    "|几点.{0,12}(?:打|催|电话|骚扰|联系)|(?:催|打电话|联系).{0,12}(?:几点|时间段)"
)
_CAP = re.compile("24%|24个点|百分之(?:24|二十四)")
_GUARANTOR = re.compile("融资担保|担保(?:有限|股份|公司)")
_BESIDE_TOPICS = {"village": _VILLAGE, "mediation": _MEDIATION, "night": _NIGHT, "cap": _CAP}
"""What is said of some words in a text that speaks of a topic, by the part."""
COUNTRIES = ("au", "gb", "id", "in", "ke", "lt", "ng", "ph", "sg")
"""The countries of which is said whom to call, after `checklists/doors.yml` and registers."""
_ANYWHERE = ("unclear", "unknown")
"""The reasons of answers that say whom to ask wherever it is."""
_APK_SENT = re.compile("(?<![a-z0-9.])apk(?![a-z0-9])|安装包")
"""The file of an app that a text tells of, without its name."""
_MESSAGE = re.compile("【[^【】]{2,40}】|退订|回t")


def with_parts(edition: Edition, answer: str, text: str, address: str, language: str) -> str:
    """The answer with what can be said of the other parts, each on a line of its own; a threat, a
    court or what is to be done comes before names to choose from.

    A text that tells something else than a name is answered by what is right whatever it is. The
    checklists of what to do then are named, and the sender that the text names leads on.
    """
    if not (_TEXT.search(text) or "@" in text or normalise.installers(text)):
        return answer
    found: dict[str, Any] = json.loads(answer)
    if found["reason"] == "word" and pasted.tells(text):
        found["reason"], found["says"] = "unclear", messages.text(language, "says_none_unclear")
    near = pasted.nearest(text) if found["reason"] == "unclear" else ()
    topics = pasted.topics(text)[: pasted.MOST] or near
    known = sender.found(edition, text, language)
    said = dict(_said(edition, text, address, bool(topics or known), language))
    if sender.is_signed(text):
        said["signed"] = _signed(known, language)
    if known and found["reason"] != "signature":
        found["suggestions"] = _with(sender.suggestion(known), found["suggestions"])
    elif beside := _beside(edition, found, text, address, language):
        found["suggestions"], said = found["suggestions"] or beside[0], said | beside[1]
    elif not address and _is_about_nobody(found):
        is_told = bool(topics) or found["reason"] == "unclear"
        by_name = found["reason"] in _ONLY_NAMED or asked_of.is_of_another(normalise.fold(text))
        more, parts = spoken_of.whom(edition, text, language, is_told=is_told, by_name=by_name)
        found, said = found | more, said | parts
    elif found["reason"] in _OF_OTHERS and (stranger := spoken_of.stranger(edition, text)):
        said["strange"] = messages.text(language, "says_part_strange", {"name": stranger})
    said |= dict(_by_words(edition, text, found, bool(topics), "strange" in said, language))
    if "behind" in said or "listed" in said or found["verdict"] == "unlisted":
        said.pop("strange", None)
    for topic in topics:
        key = f"says_{'part' if topic.id in _SHORT else 'none'}_{topic.id}"
        said[topic.id] = messages.text(language, key)
    for part in [*said]:
        if found["reason"] in (part, _SAID_BY.get(part)):
            del said[part]
    if found["query"]["type"] == "phone":
        said.pop("phone", None)
    before_unclear = (*_BEFORE_UNCLEAR, *(topic.id for topic in near))
    before = {"ask": stories(), "unclear": before_unclear, "word": _LISTED, "company": _LISTED}
    ahead = [part for part in said if part in before.get(found["reason"], ())]
    is_urgent = found["reason"] in _FIRST
    urgent = _FIRST[: _FIRST.index(found["reason"])] if is_urgent else _FIRST
    first = [said.pop(part) for part in dict.fromkeys([*urgent, *ahead]) if part in said]
    found["says"] = "\n".join(filter(None, [*first, found["says"], *said.values()]))
    if lists := pasted.checklists(text, topics, unclear=found["reason"] == "unclear"):
        found["checklists"] = lists
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _beside(
    edition: Edition, found: dict[str, Any], text: str, address: str, language: str
) -> said_to_be.Said | None:
    """Whom a text names beside a number that is said to be somebody's, an unknown address, or the
    one of whom the answer is.
    """
    if found["reason"] == "reported_phone":
        owner = (found["lender"] or {}).get("name", "")
        return said_to_be.beside_number(edition, text, owner, language) if owner else None
    if address and found["reason"] == "unknown" and found["query"]["type"] == "host":
        rest, host = text.replace(address, " "), found["query"]["normal"]
        return said_to_be.beside_address(edition, rest, host, language)
    if found["reason"] in _ABOUT_ONE and not address:
        said = said_to_be.beside_another(edition, text, found, language)
        return said if said[0] else None
    return None


def _by_words(
    edition: Edition,
    text: str,
    found: dict[str, Any],
    is_of_topic: bool,
    is_of_strange: bool,
    language: str,
) -> Iterator[tuple[str, str]]:
    """What some words in a text call for beside the answer and the topics, by the part."""
    plain, reason = normalise.fold(text), found["reason"]
    is_named = bool(found.get("product")) or reason in ("named", "ask")
    is_of_firm = reason == "company" or ((is_of_topic or is_of_strange) and _COMPANY.search(plain))
    is_on_behalf = (is_named or found["suggestions"]) and _ON_BEHALF.search(plain)
    is_of_stranger = strange_names.subject(text) and (
        found["suggestions"] or _COLLECTS.search(plain)
    )

    def say(part: str, **words: str) -> tuple[str, str]:
        return part, messages.text(language, f"says_part_{part}", words)

    if regulator := _REGULATOR.search(plain):
        yield say("regulator", name=next(filter(None, regulator.groups())).upper())
    is_posing = is_of_topic and found["suggestions"] and _POSING.search(plain)
    if is_posing or (is_named and not is_of_topic and _CONTACTED.search(plain)):
        yield say("contacted")
    firm = normalise.company(strange_names.firm(text))
    if known := edition.products.collector(normalise.company(text), firm):
        said_of = {"name": known["collector"], "lender": known["name"], "date": known["as_of"]}
        yield say("listed", **said_of, publisher=known["source"]["publisher"])
    elif is_on_behalf or is_of_stranger or (is_of_firm and _COLLECTS.search(plain)):
        yield say("collector")
    for part, words in _BESIDE_TOPICS.items():
        if is_of_topic and words.search(plain):
            yield say(part)
    if _GUARANTOR.search(plain):
        yield say("guarantor")
    for firm, products in [*small_loans.behind(edition, plain).items()][:1]:
        if (found.get("product") or {}).get("kind", "brand") == "brand":
            yield say("behind", firm=firm, products=messages.listed(language, products))
    is_told = is_of_topic or is_named or reason in _ANYWHERE or found["verdict"] == "uncovered"
    if is_told and reason != "crisis" and pasted.spoken(text) in ("en", "id"):
        country = _country(edition, text, found).lower()
        where = country if country in COUNTRIES else "any"
        yield "country", messages.text(language, f"says_part_in_{where}")


def _country(edition: Edition, text: str, found: dict[str, Any]) -> str:
    """The code of the country of a text's words, else of the lenders that are asked back for."""
    asked = {one["lender"]["country"] for one in found["suggestions"] if one["lender"]}
    return named_inside.country(edition, text) or (asked.pop() if len(asked) == 1 else "")


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


def _with(sender: dict[str, Any], others: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [sender, *(one for one in others if one["name"] != sender["name"])]


def _said(
    edition: Edition, text: str, address: str, is_message: bool, language: str
) -> Iterator[tuple[str, str]]:
    """What is said of each part that is no topic, by the part."""

    def say(part: str, **words: str) -> tuple[str, str]:
        return part, messages.text(language, f"says_part_{part}", words)

    if address and _USERINFO.match(normalise.refanged(address)):
        yield say("userinfo", host=normalise.host(address) or normalise.ip(address) or "")
    if text.strip() == address:
        return
    plain = normalise.fold(text)
    if pasted.holds_chat(plain):
        yield say("chat")
    if address and pasted.is_package(address):
        yield say("apk")
    elif address and shared_hosts.is_shortener(normalise.host(address) or ""):
        yield say("short_link")
    elif address and (is_message or _MESSAGE.search(plain)):
        yield say("link")
    if not address and (normalise.installers(text) or _APK_SENT.search(plain)):
        yield say("apk_sent")
    if held := numbers.held(text, address):
        told = [numbers.whose(edition, one, language) for one in held]
        yield "phone", messages.joined(language, *told, say("phone")[1])
    elif numbers.is_abroad(text):
        yield "phone", say("phone_abroad")[1]
