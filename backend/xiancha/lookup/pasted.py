"""What people paste that is no name: a threat, a court, a trick, an account, an installer. Pure.

The extension holds the same rules in `extension/core/lookup/pasted.js`.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from xiancha import names
from xiancha.lookup.pasted_topics import COUNTRIES, TOPICS, Topic

MOST = 2
"""Of so many topics of one text something is said."""
STORIES = frozenset(topic.id for topic in TOPICS if topic.story)
_HAN = re.compile(r"[\u3400-\u9fff]")
_CHAT = re.compile(
    r"(?:微信|[薇威]信|v信|加v|(?<![a-z0-9])vx|wechat|whatsapp|telegram|qq|扣扣)(?:号|群)?[:\s]*"
    r"(?:[a-z0-9][a-z0-9_-]{4,}|\+\d[\d -]{6,})"
)


def topics(text: str) -> list[Topic]:
    """What a text speaks of, the most pressing first; of several stories the first."""
    plain = names.fold(text)
    found = [topic for topic in TOPICS if topic.words.search(plain)]
    return [*(one for one in found if not one.story), *[one for one in found if one.story][:1]]


def checklists(text: str) -> list[str]:
    """The ids of the checklists of what to do; of a text that is not in Chinese that of the country
    of which its words are, where they are of one.
    """
    found = topics(text)[:MOST]
    if _HAN.search(text):
        return list(dict.fromkeys(topic.checklist for topic in found))
    plain = names.fold(text)
    countries = [one for one, words in COUNTRIES.items() if found and words.search(plain)]
    return [f"{countries[0]}/before-borrowing"] if len(countries) == 1 else []


def kind(text: str) -> str:
    """The id of the first topic, “installer” for the file name of an app, “chat” for an account of
    a messenger, "" for others.
    """
    if found := topics(text):
        return found[0].id
    if names.installers(text):
        return "installer"
    return "chat" if holds_chat(names.fold(text)) else ""


def is_words(text: str) -> bool:
    """True where no name in the text is looked up."""
    return kind(text) not in ("", *STORIES)


def holds_chat(plain: str) -> bool:
    """True where a folded text names an account of a messenger."""
    return bool(_CHAT.search(plain))


def heading(verdict: str, reason: str) -> str:
    """The key of an answer's heading: “not in our data” says nothing of a court or of a door."""
    if verdict == "none" and reason == "door":
        return "heading_door"
    is_topic = reason in ("installer", *(topic.id for topic in TOPICS))
    return "heading_do_first" if verdict == "none" and is_topic else f"verdict_{verdict}"


def is_package(address: str) -> bool:
    """True where an address leads to an app to be installed: https://example.com/a.apk?from=sms."""
    plain = names.refanged(address)
    try:
        path = urlsplit(plain if "//" in plain else f"//{plain}").path
    except ValueError:
        return False
    return path.lower().endswith(".apk")
