"""Normal forms of an app's identity: an Android package, an Apple or a Huawei store id. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from xiancha.normalise.host import host, unbroken, walk
from xiancha.normalise.public_suffixes import is_suffix, suffix
from xiancha.normalise.shared_words import shared_words


class _Store(NamedTuple):
    """The shape of a store's ids, and the addresses of an app's page.

    In a page `@` is the id and `*` any one step of the path. A `mirror` offers copies of apps that
    are not its own; its id is the one step of the path that has the shape of an id.
    """

    id: re.Pattern[str]
    pages: tuple[str, ...] = ()
    mirror: bool = False


_PACKAGE = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+", re.I | re.A)
_APPLE = re.compile(r"id[0-9]{6,12}")
_HUAWEI = re.compile(r"C[0-9]{6,12}")
_APPLE_PAGES = ("/app/@", "/app/*/@", "/*/app/@", "/*/app/*/@")
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
    "play.google.com": _Store(
        _PACKAGE,
        ("/store/apps/details?id=@", "/apps/test/@", "/apps/test/@/*", "/apps/testing/@"),
    ),
    "apps.apple.com": _Store(_APPLE, _APPLE_PAGES),
    "itunes.apple.com": _Store(_APPLE, _APPLE_PAGES),
    "appgallery.huawei.com": _Store(_HUAWEI, ("/app/@", "#/app/@")),
    "appgallery.cloud.huawei.com": _Store(_HUAWEI, ("/ag/n/app/@", "/marketshare/app/@")),
    "indusappstore.com": _Store(_PACKAGE, ("/apps/*/*/@",)),
    "app.mi.com": _Store(_PACKAGE, ("/details?id=@",)),
    "galaxystore.samsung.com": _Store(_PACKAGE, ("/detail/@",)),
    "apps.samsung.com": _Store(_PACKAGE, ("/appquery/appDetail.as?appId=@",)),
    "a.app.qq.com": _Store(_PACKAGE, ("/o/simple.jsp?pkgname=@",)),
    "sj.qq.com": _Store(_PACKAGE, ("/appdetail/@",)),
    "android.myapp.com": _Store(_PACKAGE, ("/myapp/detail.htm?apkName=@",)),
    **dict.fromkeys(_MIRRORS, _Store(_PACKAGE, mirror=True)),
    "market:": _Store(_PACKAGE, ("details?id=@",)),
    "vivomarket:": _Store(_PACKAGE, ("details?id=@",)),
    "mimarket:": _Store(_PACKAGE, ("details?id=@",)),
    "appmarket:": _Store(_PACKAGE, ("details?id=@",)),
    "oaps:": _Store(_PACKAGE, ("mk/dt?pkg=@",)),
}
"""By host, or by the scheme of links that open a phone's own store."""
_KINDS = {_PACKAGE: "package", _APPLE: "apple", _HUAWEI: "huawei"}
_IDS = frozenset(shared_words("normalise/address-words.js")["app_ids"])
_BEHIND_HOST = re.compile(r"[/\\?#]")
"""What a link has and a bare host has not: a host alone names no app."""
_LINK = re.compile(
    r"(?:(?P<scheme>[a-z][a-z0-9+.-]*:)?//)?(?P<host>[^/?#\\]*)(?P<path>[^?#]*)"
    r"(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.A | re.I | re.S,
)


def app(text: str) -> str | None:
    """The identity of an app out of a store's link or a bare id, None where there is none.

    “com.gemsahay.perfios” is a package, “1-cash.sg” and “in.linkedin.com” are hosts: a bare text
    is taken only where nobody would type it as a web address. The case of a package is kept.
    """
    return app_link(text) or _bare(text.strip())


def package(text: str) -> str | None:
    """The text where it has the form of a package, also of one that may be a host: id.monee.app."""
    found = text.strip()
    return found if _PACKAGE.fullmatch(found) else None


def app_link(text: str) -> str | None:
    """The identity of the app that a store's link leads to, None for every other text.

    Links to a developer, to a search or with two ids in them lead to no one app.
    """
    link = _BEHIND_HOST.search(text) and _LINK.fullmatch(unbroken(text.strip()))
    if not link:
        return None
    own_scheme = _STORES.get((link["scheme"] or "").lower())
    store = own_scheme or _store(text)
    if not store:
        return None
    given = parse_qsl(link["query"] or "", keep_blank_values=True)
    path = f"{link['host']}{link['path']}" if own_scheme else link["path"]
    steps = path.rstrip("/").split("/")
    if store.mirror:
        found = {step for step in steps if store.id.fullmatch(step)}
    else:
        fragment = (link["fragment"] or "").rstrip("/").split("/")
        found = {one for page in store.pages for one in _ids(page, steps, given, fragment)}
        found |= {value for name, value in given if found and name.lower() in _IDS}
    one = found.pop() if len(found) == 1 else ""
    return one if store.id.fullmatch(one) else None


def _ids(
    page: str, steps: list[str], given: list[tuple[str, str]], fragment: list[str]
) -> Iterator[str]:
    """The ids that a link has where this page of a store has one."""
    if page.startswith("#"):
        if any(steps):
            return
        page, steps = page[1:], fragment
    path, _, parameter = page.partition("?")
    pattern = path.split("/")
    if len(pattern) != len(steps) or any(
        want not in ("*", "@", step) for want, step in zip(pattern, steps, strict=True)
    ):
        return
    yield from (step for want, step in zip(pattern, steps, strict=True) if want == "@")
    yield from (value for name, value in given if f"{name}=@" == parameter)


def published_stores() -> dict[str, dict[str, Any]]:
    """The stores by host or scheme: the kind of id, the pages of apps, whether it mirrors."""
    return {
        host: {
            "id": _KINDS[store.id],
            "pages": list(store.pages),
            "mirror": store.mirror,
        }
        for host, store in _STORES.items()
    }


def is_mirror(text: str) -> bool:
    """True for a link to a third party's copy of an app."""
    store = _store(text.strip())
    return bool(store and store.mirror)


def is_store(host: str) -> bool:
    """True for a host, in normal form, whose links lead to apps."""
    return any(parent in _STORES for parent in walk(host))


def _store(address: str) -> _Store | None:
    normal = host(address) or ""
    return next((_STORES[parent] for parent in walk(normal) if parent in _STORES), None)


def _bare(text: str) -> str | None:
    if _APPLE.fullmatch(text) or _HUAWEI.fullmatch(text):
        return text
    if not _PACKAGE.fullmatch(text):
        return None
    first, *others = text.split(".")
    if first == "com" and len(others) > 1:
        return text
    reversed_host = is_suffix(first.lower()) and not suffix(text.lower())
    return text if reversed_host else None
