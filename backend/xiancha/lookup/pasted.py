"""What people paste that is no name: a threat, a court, a trick, an account, an installer.

The extension holds the same rules in `extension/core/read/situations.js`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from xiancha import messages, normalise
from xiancha.content.topics import Topic, known, stories
from xiancha.lookup.pasted_countries import COUNTRIES
from xiancha.normalise.request_cache import once

MOST = 2
"""Of so many topics of one text something is said."""
UNCLEAR = "cn/contacts-called", "cn/before-borrowing"
"""The checklists for who tells something that is not recognised: collectors call, or not yet."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile("[a-z]+")
_LEAST_HAN, _LEAST_WORDS = 8, 5
_LONG_HAN, _LONG_WORDS = 16, 9
"""So many characters, or words in another script, has a text that tells something: some with one
of the words below, a long one with any.
"""
_TELLING_HAN = re.compile(
    "[我你您他她咱佢咗嘅喺嚟喎㗎冇咁唔系了说讲让被是不没能会要想还把给从就才吗呢嘛吧啊么谁啥咋哪?]"
    "|怎|什么|多少|几[个天年块]|点[算样查]|可以"
)
_TELLING = re.compile(
    r"(?<![^\W_])(?:i|i'm|my|me|we|they|them|he|she|is|are|was|do|does|did|can|should|what|how|why"
    r"|saya|aku|gw|gue|apa|gimana|bagaimana|yang|sudah|udah|gak|ga|nggak|terus"
    r"|po|ako|ko|ba|yung|kasi|nila|dey|dem|na|wako|yangu|nimepata|ya|je"
    r"|main|mera|meri|mujhe|kya|hai|rahe|wale|मुझे|मेरे|मेरा|मेरी|है|हैं|रहे|क्या)(?![^\W_])"
)
"""The words by which a text tells or asks something: of whom it is, what is done, a question."""
_INDONESIAN = re.compile(
    r"(?<![a-z])(?:saya|apakah|gimana|bagaimana|yang|sudah|udah|nggak|tidak|jangan|itu|untuk)(?![a-z])"
)
_TWO_WORDS = re.compile(r"[^\W\d_]{2}\W+[^\W\d_]{2}")
_LEAST_ASKING = 3
"""So many words, one of them of those above, tell in which language a question is."""
_CHAT = re.compile(
    r"(?:微信|[薇威]信|v信|加v|(?<![a-z0-9])vx|wechat|whatsapp|telegram|qq|扣扣)(?:号|群)?[:\s]*"
    r"(?:[a-z0-9][a-z0-9_-]{4,}|\+\d[\d -]{6,})"
)


_NEAREST = {
    "harassed": re.compile("催收|讨债|催债|追债|催款"),
    "court": re.compile("法院|法官|查封|开庭|起诉|传票"),
    "credit": re.compile("征信"),
    "agent": re.compile("中介|助贷|过桥|转贷"),
    "tied": re.compile("分期"),
}
"""The word by which a situation is known where a text is told in words that nobody foresaw."""


@once
def topics(text: str) -> tuple[Topic, ...]:
    """What a text speaks of, the most pressing first; of stories as many as are said, or one."""
    plain = normalise.fold(text)
    heard = [topic for topic in known() if topic.words.search(plain)]
    left = {id for topic in heard for id in topic.instead_of}
    found = [topic for topic in heard if topic.id not in left]
    pressing = [one for one in found if not one.story]
    stories = [one for one in found if one.story]
    return (*pressing, *stories[: max(1, MOST - len(pressing))])


def nearest(text: str) -> tuple[Topic, ...]:
    """The one situation to which a word of a text belongs, for a text of which no more is seen."""
    plain = normalise.fold(text)
    ids = [id for id, word in _NEAREST.items() if word.search(plain)]
    return tuple(topic for topic in known() if topic.id in ids[:1])


def checklists(text: str, said: Sequence[Topic], *, unclear: bool = False) -> list[str]:
    """The ids of the checklists of what to do, of these topics; of a text that is not in Chinese
    that of the country of which its words are, where they are of one.
    """
    found = [topic.checklist for topic in said] or (UNCLEAR if unclear else ())
    if _HAN.search(text):
        return list(dict.fromkeys(found))
    of_country = country(text) if found else ""
    return [f"{of_country}/before-borrowing"] if of_country else []


@once
def country(text: str) -> str:
    """The code of the one country of which the words of a text are; "" of one in Chinese."""
    plain = normalise.fold(text)
    found = [one for one, words in COUNTRIES.items() if words.search(plain)]
    return found[0] if len(found) == 1 and not _HAN.search(text) else ""


def kind(text: str) -> str:
    """The id of the first topic, “installer” for the file name of an app, “chat” for an account of
    a messenger, "" for others.
    """
    if found := topics(text):
        return found[0].id
    if normalise.installers(text):
        return "installer"
    return "chat" if holds_chat(normalise.fold(text)) else ""


def is_words(text: str) -> bool:
    """True where no name in the text is looked up."""
    return kind(text) not in ("", *stories())


def tells(text: str) -> bool:
    """True for a text that tells or asks something, and is no name: 同事跑了，他们找我要钱."""
    plain = normalise.fold(text)
    if han := len(_HAN.findall(plain)):
        return han + len(_LATIN.findall(plain)) >= (
            _LEAST_HAN if _TELLING_HAN.search(plain) else _LONG_HAN
        )
    return len(plain.split()) >= (_LEAST_WORDS if _TELLING.search(plain) else _LONG_WORDS)


def is_chinese(text: str) -> bool:
    """True where Chinese characters are in the text."""
    return bool(_HAN.search(text))


def is_sentence(text: str) -> bool:
    """True for a text that tells or asks something, or speaks of a topic."""
    return tells(text) or bool(topics(text))


def spoken(text: str) -> str:
    """The language of ours in which a text is told or asked, English for others without Chinese
    characters; "" where it is a name.
    """
    if _HAN.search(text):
        return "zh_CN" if tells(text) else ""
    plain = normalise.fold(text)
    if not _TWO_WORDS.search(plain):
        return ""  # digits and signs
    is_asking = len(plain.split()) >= _LEAST_ASKING and (_TELLING.search(plain) or country(text))
    if not (is_asking or is_sentence(text)):
        return ""
    return "id" if country(text) == "id" or _INDONESIAN.search(plain) else "en"


def holds_chat(plain: str) -> bool:
    """True where a folded text names an account of a messenger."""
    return bool(_CHAT.search(plain))


def heading(verdict: str, reason: str) -> str:
    """The key of an answer's heading: “not in our data” says nothing of a court or of a door."""
    if verdict == "none" and reason in messages.ORDERS:
        return f"heading_{reason}"
    if verdict == "none" and reason == "door":
        return "heading_door"
    is_topic = reason in ("installer", "unclear", *(topic.id for topic in known()))
    return "heading_do_first" if verdict == "none" and is_topic else f"verdict_{verdict}"


def is_package(address: str) -> bool:
    """True where an address leads to an app to be installed: https://example.com/a.apk?from=sms."""
    if "apk" not in address.lower():
        return False
    plain = normalise.refanged(address)
    try:
        path = urlsplit(plain if "//" in plain else f"//{plain}").path
    except ValueError:
        return False
    return path.lower().endswith(".apk")
