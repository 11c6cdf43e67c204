"""Ask an edition one thing: a host, an app, a name, a licence number or a phone."""

from __future__ import annotations

import re
from collections.abc import Callable

from xiancha import normalise
from xiancha.lookup import by_app, by_host, by_name, by_phone
from xiancha.lookup.answered import Answered
from xiancha.lookup.edition import Edition
from xiancha.lookup.question import Kind, query, readable
from xiancha.model import Verdict
from xiancha.normalise.request_cache import question
from xiancha.verdict import Judgement

_DIGIT = re.compile(r"\d")
_BARE_HOST = re.compile(r"(?:[a-z0-9-]+\.)+(?!apk$)[a-z]{2,}")


@question
def ask(edition: Edition, kind: Kind, text: str, language: str = "zh_CN") -> Answered:
    """What is known of one thing. Raises BadQuestion."""
    return _ASKED[kind](edition, readable(text), language)


def _anything(edition: Edition, text: str, language: str) -> Answered:
    """The answer to one thing of any kind; a text that says more than that is only read for what
    can be asked.
    """
    if normalise.may_be_address(text) and (answered := _address(edition, text, language)):
        return answered
    if _DIGIT.search(text):
        if text[0] != "+" and edition.database.licences(normalise.licence(text)):
            return by_name.by_licence(edition, text, language)
        is_phone = normalise.phone(text) or text in edition.doors
        if is_phone and not normalise.are_phones(text):
            return by_phone.answer(edition, text, language)
    return by_name.answer(edition, text, language)


def _address(edition: Edition, text: str, language: str) -> Answered | None:
    """The answer about the host or the app that a text is; None where it is neither."""
    find = edition.database.channel
    is_host = normalise.is_plain(text) and bool(find("host", normalise.host(text) or ""))
    if is_host and not find("app", text):
        return by_host.answer(edition, text, language)
    if _is_app(edition, text):
        return by_app.answer(edition, text, language)
    if _BARE_HOST.fullmatch(text) and normalise.host(text):
        return by_host.answer(edition, text, language)
    held = normalise.address(text)
    if held.address and normalise.is_whole(text, held.address):
        if normalise.app_link(held.address):
            return by_app.answer(edition, held.address, language, doubtful=held.doubtful)
        return by_host.answer(edition, held.address, language, doubtful=held.doubtful)
    if normalise.installers(text) == [text]:
        judged = Judgement(verdict=Verdict.none, reason="installer")
        asked = query(text, "name", normalise.company(text))
        return edition.computed(asked, judged, language)
    return None


def _is_app(edition: Edition, text: str) -> bool:
    """True for an app of an edition, and for one that is no host of it.

    What may be a web address as well, such as id.monee.app, is an app where an edition knows it so.
    """
    app, find = normalise.app(text), edition.database.channel
    is_host = bool(find("host", normalise.host(text) or ""))
    if app:
        return bool(find("app", app)) or not is_host
    package = normalise.package(text)
    return bool(package and find("app", package)) and not is_host


_ASKED: dict[Kind, Callable[[Edition, str, str], Answered]] = {
    "q": _anything,
    "host": by_host.answer,
    "app": by_app.answer,
    "name": by_name.answer,
    "licence": by_name.by_licence,
    "phone": by_phone.answer,
}
