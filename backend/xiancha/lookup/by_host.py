"""Questions by web address: what the edition knows of the host, or whom the host imitates."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlsplit

from xiancha import messages, normalise
from xiancha.edition.said import told
from xiancha.lookalike import Imitation, grade
from xiancha.lookup import by_product
from xiancha.lookup.answered import Answered, Query
from xiancha.lookup.coverage_note import of_lenders
from xiancha.lookup.downgrade import no_better
from xiancha.lookup.edition import Edition
from xiancha.lookup.question import BadQuestion, query
from xiancha.lookup.state_like import site_of_state, state_like
from xiancha.lookup.without_retracted import QUIET
from xiancha.model import Verdict
from xiancha.registers import shared_hosts
from xiancha.verdict import Judgement

_NOTHING = {
    reason: Judgement(verdict=Verdict.none, reason=reason) for reason in ("apk", "ip", "unknown")
}


def answer(edition: Edition, text: str, language: str, *, doubtful: bool = False) -> Answered:
    """The answer about the host of an address. `doubtful`: a browser would open another address."""
    normal = normalise.host(text)
    if normal is None:
        if number := normalise.ip(text):
            return _nothing(edition, query(text, "host", number), "ip", language)
        raise BadQuestion("This is no web address. Ask for something like example.com.")
    asked = query(text, "host", normal)
    steps = shared_hosts.walk(normal)
    for host in steps:
        if found := edition.database.channel("host", host):
            if doubtful:
                return no_better(edition, asked, found, language, "doubtful")
            product = edition.products.of_channel("host", host) if found > 0 else None
            return edition.stored(asked, found, language, product)
    door = _door(edition, steps) or site_of_state(normal)
    if door and not (doubtful or _is_package(text)):
        words = {"host": normal, "door": messages.localised(door, language)}
        judged = Judgement(verdict=Verdict.none, reason="site")
        return edition.computed(asked, judged, language, said=told(language, judged, words))
    before = normalise.before_an_at(text)
    like = _like(edition, edition.lookalikes.imitated(normal, before=before), language)
    if like and like.judged.verdict is Verdict.lookalike:
        return _resembling(edition, asked, like, language)
    if _is_package(text):
        return _nothing(edition, asked, "apk", language)
    if not steps:
        judged = Judgement(verdict=Verdict.none, reason="shared_host")
        is_short = shared_hosts.is_shortener(normal)
        said = told(language, judged, key="none_short_link") if is_short else None
        return edition.computed(asked, judged, language, said=said)
    for host in steps:
        if product := edition.products.of_channel("host", host):
            if doubtful:
                return _nothing(edition, asked, "unknown", language)
            return by_product.by_channel(edition, asked, product, language)
    if like:
        return _resembling(edition, asked, like, language)
    if official := state_like(normal):
        judged = Judgement(verdict=Verdict.none, reason="state_like")
        words = {"host": normal, "known": official}
        return edition.computed(asked, judged, language, said=told(language, judged, words))
    return _nothing(edition, asked, "unknown", language)


def _door(edition: Edition, steps: list[str]) -> dict[str, str] | None:
    """The office whose site is at one of these hosts; None for none."""
    return next((edition.doors[one] for one in steps if one in edition.doors), None)


def _nothing(edition: Edition, asked: Query, reason: str, language: str) -> Answered:
    """Nothing is known, for this reason."""
    return edition.computed(asked, _NOTHING[reason], language)


def _is_package(address: str) -> bool:
    """True where an address leads to an app to be installed: https://example.com/a.apk?from=sms."""
    if "apk" not in address.lower():
        return False
    plain = normalise.refanged(address)
    try:
        path = urlsplit(plain if "//" in plain else f"//{plain}").path
    except ValueError:
        return False
    return path.lower().endswith(".apk")


class _Like(NamedTuple):
    """A known host that another is like, whose it is, and the word for the other.

    `lender` is None where no lender claims the known host.
    """

    imitation: Imitation
    owner: str
    lender: dict[str, Any] | None
    claims: list[dict[str, Any]]
    country: str | None
    judged: Judgement


def _like(edition: Edition, imitation: Imitation | None, language: str) -> _Like | None:
    """None where there is none, or nothing is known of the owner."""
    if imitation is None:
        return None
    if imitation.owner:
        judged = _judged(imitation, is_vouched=False)
        return _Like(imitation, imitation.owner, None, [], None, judged)
    channel = edition.database.channel("host", imitation.host)
    known = edition.read(channel, language) if channel else None
    if not known or not known["lender"]:
        return None
    lender = known["lender"]
    claims = [one for one in known["evidence"] if one["type"] == "claim"]
    judged = _judged(imitation, is_vouched=known["verdict"] in QUIET)
    return _Like(imitation, lender["name"], lender, claims, known["country"], judged)


def _resembling(edition: Edition, asked: Query, like: _Like, language: str) -> Answered:
    """Whose host is like this one, and what ties that host to its owner; nothing of this one."""
    imitation, owner, judged = like.imitation, like.owner, like.judged
    words = {"host": asked["normal"], "known": imitation.host, "lender": owner}
    key = f"lookalike_{judged.reason}"
    return edition.computed(
        asked,
        judged,
        language,
        evidence=[{"lender": owner, **claim} for claim in like.claims],
        said=told(language, judged, words, key=key),
        country=like.country,
        kinds=of_lenders([like.lender] if like.lender else []),
        imitates=_imitated(imitation) if judged.verdict is Verdict.lookalike else None,
    )


def _imitated(imitation: Imitation) -> dict[str, Any]:
    return {"host": imitation.host, "kind": imitation.kind, "proven": imitation.proven}


def _judged(imitation: Imitation, *, is_vouched: bool) -> Judgement:
    """A lookalike is spelt as only an imitator needs; what owners and strangers need too is none.

    `is_vouched`: the known host is a licensed lender's, or a partner's.
    """
    match grade(imitation.kind):
        case "spelling":
            reason = "proven" if is_vouched else "reported"
            return Judgement(verdict=Verdict.lookalike, reason=reason)
        case "slip" if is_vouched:
            return Judgement(verdict=Verdict.lookalike, reason="proven")
        case "same_name":
            return Judgement(verdict=Verdict.none, reason="same_name")
        case _:
            return Judgement(verdict=Verdict.none, reason="near")
