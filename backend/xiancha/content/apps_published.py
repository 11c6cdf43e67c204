"""What an edition carries of apps' permissions: each in plain words, and the rules on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from xiancha.content.app_models import AppRule, AppRules, Permissions
from xiancha.content.content_models import Cite
from xiancha.content.published_models import ByLanguage
from xiancha.content.published_models import Cite as PublishedCite
from xiancha.content.traditional import with_traditional

CiteOut = Callable[[Cite], PublishedCite[ByLanguage]]


def published_apps(
    known: Permissions | None, rules: Mapping[str, AppRules], cite: CiteOut
) -> dict[str, Any] | None:
    """The permissions, and the rules by country, the mainland first, those of a store last."""
    if not known:
        return None
    in_turn = sorted(rules, key=lambda one: (rules[one].store, one != "cn", one))
    return {
        **with_traditional(known.model_dump(mode="json")),
        "rules": [_of(name, rules[name], cite) for name in in_turn],
    }


def _of(name: str, held: AppRules, cite: CiteOut) -> dict[str, Any]:
    """`of` is the country, or the name of the store."""
    return {
        "of": name if held.store else name.upper(),
        **with_traditional(held.model_dump(mode="json", exclude={"rules"})),
        "rules": [_rule(each, cite) for each in held.rules],
    }


def _rule(rule: AppRule, cite: CiteOut) -> dict[str, Any]:
    return {
        **with_traditional(rule.model_dump(mode="json", exclude={"cites"})),
        "cites": [cite(each).model_dump(mode="json") for each in rule.cites],
    }
