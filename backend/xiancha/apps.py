"""Normal forms of an app's identity: an Android package, an Apple or a Huawei store id. Pure."""

from __future__ import annotations

import re
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from xiancha import names


class _Store(NamedTuple):
    """The shape of a store's ids; one of the `words`, if any, is in the path of an app's page.

    A `mirror` offers copies of apps that are not its own.
    """

    id: re.Pattern[str]
    words: frozenset[str] = frozenset()
    mirror: bool = False


_PACKAGE = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+", re.I | re.A)
_APPLE = re.compile(r"id[0-9]{6,12}")
_HUAWEI = re.compile(r"C[0-9]{6,12}")
_APP = frozenset({"app"})
_MIRRORS = (
    "androidappsapk.co",
    "apk.support",
    "apkaio.com",
    "apkcombo.com",
    "apkdownloadforwindows.com",
    "apkfab.com",
    "apkfollow.com",
    "apkgk.com",
    "apkmemo.com",
    "apkmonk.com",
    "apkplz.net",
    "apkpure.com",
    "apksos.com",
    "apktada.com",
    "apkxoxo.com",
    "appbrain.com",
    "apppage.net",
    "cloudapks.com",
)
_STORES = {
    "play.google.com": _Store(_PACKAGE, frozenset({"details", "test", "testing"})),
    "apps.apple.com": _Store(_APPLE, _APP),
    "itunes.apple.com": _Store(_APPLE, _APP),
    "appgallery.huawei.com": _Store(_HUAWEI, _APP),
    "appgallery.cloud.huawei.com": _Store(_HUAWEI, _APP),
    "indusappstore.com": _Store(_PACKAGE),
    "app.mi.com": _Store(_PACKAGE),
    "galaxystore.samsung.com": _Store(_PACKAGE),
    "apps.samsung.com": _Store(_PACKAGE, frozenset({"appDetail.as"})),
    "a.app.qq.com": _Store(_PACKAGE, frozenset({"simple.jsp"})),
    "sj.qq.com": _Store(_PACKAGE),
    "android.myapp.com": _Store(_PACKAGE, frozenset({"detail.htm"})),
    **dict.fromkeys(_MIRRORS, _Store(_PACKAGE, mirror=True)),
}
_KINDS = {_PACKAGE: "package", _APPLE: "apple", _HUAWEI: "huawei"}
_SCHEMES = dict.fromkeys(
    ("market", "vivomarket", "mimarket", "appmarket", "oaps"), _Store(_PACKAGE)
)
_PARAMETERS = frozenset({"id", "appid", "apkname", "package", "pkg", "pkgname"})


def app(text: str) -> str | None:
    """The identity of an app out of a store's link or a bare id, None where there is none.

    “com.gemsahay.perfios” is a package, “1-cash.sg” and “in.linkedin.com” are hosts: a bare text
    is taken only where nobody would type it as a web address. The case of a package is kept.
    """
    return app_link(text) or _bare(text.strip())


def app_link(text: str) -> str | None:
    """The identity of the app that a store's link leads to, None for every other text.

    Links to a developer, to a search or with two ids in them lead to no one app.
    """
    address = text.strip()
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
    except ValueError:
        return None
    path = (parts.path + "/" + parts.fragment).split("/")
    store = _SCHEMES.get(parts.scheme) or _store(address)
    if not store or (store.words and not store.words.intersection(path)):
        return None
    given = [value for name, value in parse_qsl(parts.query) if name.lower() in _PARAMETERS]
    found = {part for part in (*path, *given) if store.id.fullmatch(part)} - store.words
    return found.pop() if len(found) == 1 else None


def published_stores() -> dict[str, dict[str, Any]]:
    """The stores as readers need them: by host the kind of id, the words, whether it mirrors."""
    return {
        host: {"id": _KINDS[store.id], "words": sorted(store.words), "mirror": store.mirror}
        for host, store in _STORES.items()
    }


def is_mirror(text: str) -> bool:
    """True for a link to a third party's copy of an app."""
    store = _store(text.strip())
    return bool(store and store.mirror)


def is_store(host: str) -> bool:
    """True for a host, in normal form, whose links lead to apps."""
    return any(parent in _STORES for parent in names.walk(host))


def _store(address: str) -> _Store | None:
    host = names.host(address) or ""
    return next((_STORES[parent] for parent in names.walk(host) if parent in _STORES), None)


def _bare(text: str) -> str | None:
    if _APPLE.fullmatch(text) or _HUAWEI.fullmatch(text):
        return text
    if not _PACKAGE.fullmatch(text):
        return None
    first, *others = text.split(".")
    if first == "com" and len(others) > 1:
        return text
    reversed_host = names.is_suffix(first) and not names.suffix(text.lower())
    return text if reversed_host else None
