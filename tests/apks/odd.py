"""Files that Android installs though they look odd, and files that it refuses.

Rules: AOSP, `zip_archive.cc`, `AssetsProvider.cpp`, `ResourceTypes.cpp` (see `docs/apk.md`).
"""

from __future__ import annotations

import json
import struct
from typing import Any

from tests.apks.axml import (
    LABEL,
    MAX_SDK,
    NAME,
    VERSION_NAME,
    Node,
    Ref,
    Style,
    axml,
    chunk,
    manifest,
    pool,
)
from tests.apks.odd_documents import documents, overlapping
from tests.apks.zips import Around, Part, deflated, zipped

CONTACTS, SMS = "android.permission.READ_CONTACTS", "android.permission.READ_SMS"
PLAIN = axml(manifest(CONTACTS, SMS))
_NAME = b"AndroidManifest.xml"
Attributes = dict[int | str, str | int | Ref]


def apk(xml: bytes = PLAIN, around: Around | None = None, **part: Any) -> bytes:
    """An APK of this manifest; its part may be changed."""
    return zipped([Part(_NAME, xml, **part), Part(b"classes.dex", b"dex")], around)


def styled(**style: Any) -> bytes:
    return apk(axml(manifest(CONTACTS, SMS), Style(**style)), method=8)


def accepted() -> dict[str, bytes]:
    """Each says the same as the plain one: its name, package, and two permissions."""
    dummy = chunk(0x0999, struct.pack("<II", 0, 0), b"dumb" * 3)
    return {
        "plain": apk(),
        "deflated": apk(method=8),
        "encrypted flags": apk(method=8, flags=1),
        "encrypted flag here": apk(method=8, here={"flags": 1}),
        "encrypted flag there": apk(method=8, there={"flags": 1}),
        "unknown method": apk(method=0x1234),
        "unknown method there alone": apk(there={"method": 0x77}),
        "other method here": apk(method=8, here={"method": 0x55}),
        "extra field": apk(extra=b"\x99\x99\x04\x00junk"),
        "extra field that is cut": apk(extra=b"\x35\xd9\xff\xff"),
        "descriptor": apk(method=8, here={"flags": 8, "crc": 0, "packed": 0, "size": 0}),
        "comment": apk(around=Around(comment=b"hello")),
        "longest comment": apk(around=Around(comment=b"x" * 0xFFFF)),
        "gap before the directory": apk(around=Around(before_directory=b"gap" * 9)),
        "gap before the end": apk(around=Around(before_end=b"gap" * 9)),
        "wrong sum": apk(here={"crc": 1}, there={"crc": 1}),
        "utf-8": styled(utf8=True),
        "names gone": styled(rename=lambda _: ""),
        "names alike": styled(rename=lambda _: "name"),
        "other magic": styled(magic=0x0),
        "dummy before the pool": styled(before=dummy),
        "dummies between": styled(between=dummy),
        "two pools": styled(before=pool(["other"] * 50)),
        "data after": styled(after=b"junk" * 40),
        "wide attributes": styled(stride=28),
        "65,536 strings": styled(utf8=True, spare=65_536),
    }


def repeated() -> dict[str, tuple[bytes, list[dict[str, Any]]]]:
    """APKs that name READ_CONTACTS more than once: the file, and the limits that hold.

    A mention whose limits do not fit a phone is passed over there, and the next one counts
    (AOSP, `ParsingPackageUtils.parseUsesPermission`).
    """
    plain, since_23 = "uses-permission", "uses-permission-sdk-23"
    any_phone: Attributes = {NAME: CONTACTS}
    to_18, to_28 = _until(18), _until(28)
    return {
        "limited, then not": (_uses((plain, to_18), (plain, any_phone)), []),
        "not limited, then limited": (_uses((plain, any_phone), (plain, to_18)), []),
        "limited twice": (_uses((plain, to_18), (plain, to_28)), [_limits(None, 28)]),
        "from 23, then any": (_uses((since_23, any_phone), (plain, any_phone)), []),
        "from 23 twice": (_uses((since_23, to_28), (since_23, any_phone)), [_limits(23, None)]),
        "to 18, then from 23": (_uses((plain, to_18), (since_23, any_phone)), []),
    }


def _until(level: int) -> Attributes:
    return {NAME: CONTACTS, MAX_SDK: level}


def _limits(least: int | None, most: int | None) -> dict[str, Any]:
    return {"name": CONTACTS, "min_sdk": least, "max_sdk": most}


def _uses(*mentions: tuple[str, Attributes]) -> bytes:
    root = manifest()
    return apk(axml(Node("manifest", root.attributes, [Node(*each) for each in mentions])))


def named_by_activities() -> dict[str, tuple[bytes, str | None]]:
    """APKs whose application has no name of its own: the file, and the name on the home screen."""
    main, launcher = _ACTIONS
    first, second = (_activity(name, main, launcher) for name in ("第一", "第二"))
    apart = [Node("intent-filter", children=[one]) for one in _ACTIONS]
    return {
        "one that is started": (_launched(first), "第一"),
        "two that are started": (_launched(first, second), "第一"),
        "one that is not, one that is": (_launched(_activity("设置", main), second), "第二"),
        "an alias": (_launched(_activity("别名", main, launcher, kind="activity-alias")), "别名"),
        "one without a name, one with": (_launched(_activity(None, *_ACTIONS), second), "第二"),
        "none that is started": (_launched(_activity("设置", main)), None),
        "in two filters": (_launched(Node("activity", {LABEL: "两个"}, apart)), None),
        "a service": (_launched(_activity("服务", main, launcher, kind="service")), None),
        "an application with a name": (_launched(first, label="应用"), "应用"),
        "outside of the application": (apk(axml(Node("manifest", _ROOT, [first]))), None),
    }


_ROOT: Attributes = {"package": "com.example.loan"}
_ACTIONS = (
    Node("action", {NAME: "android.intent.action.MAIN"}),
    Node("category", {NAME: "android.intent.category.LAUNCHER"}),
)


def _activity(label: str | None, *says: Node, kind: str = "activity") -> Node:
    return Node(kind, {LABEL: label} if label else {}, [Node("intent-filter", children=says)])


def _launched(*activities: Node, label: str = "") -> bytes:
    application = Node("application", {LABEL: label} if label else {}, activities)
    return apk(axml(Node("manifest", _ROOT, [application])))


def refused() -> dict[str, tuple[bytes, str]]:
    """Name → the file, and why it is refused."""
    whole, xml = apk(), PLAIN
    twice = zipped([Part(_NAME, xml), Part(_NAME, xml)])
    start = whole.index(b"PK\x01\x02")
    return {
        "empty": (b"", "not-zip"),
        "one byte": (b"P", "not-zip"),
        "text": (b"hello " * 1000, "not-zip"),
        "cut in the end": (whole[:-1], "not-zip"),
        "cut in the directory": (whole[:start], "not-zip"),
        "no parts": (zipped([]), "empty"),
        "bytes after": (apk(around=Around(suffix=b"x")), "data-after-end"),
        "long comment": (apk(around=Around(end={"comment": 9})), "data-after-end"),
        "bytes before": (apk(around=Around(prefix=b"dex\n")), "data-before-start"),
        "too many parts": (apk(around=Around(end={"count": 9})), "bad-directory"),
        "directory outside": (apk(around=Around(end={"start": 1 << 30})), "bad-directory"),
        "record without mark": (apk(there={"signature": 7}), "bad-directory"),
        "offset outside": (apk(there={"offset": 1 << 20}), "bad-directory"),
        "long name": (apk(there={"name": 0xFFF0}), "bad-directory"),
        "wide without its end": (apk(around=Around(end={"count": 0xFFFF})), "bad-directory"),
        "name with zero": (zipped([Part(_NAME, xml), Part(b"a\0b", b"")]), "bad-name"),
        "name that is no text": (zipped([Part(_NAME, xml), Part(b"\xff\xfe", b"")]), "bad-name"),
        "two of one name": (twice, "duplicate-entry"),
        "other name here": (apk(local_name=b"androidmanifest.xml"), "bad-entry"),
        "short name here": (apk(here={"name": 3}), "bad-entry"),
        "header elsewhere": (apk(there={"offset": 5}), "bad-entry"),
        "long extra": (apk(here={"extra": 0xFFFF}), "bad-entry"),
        "other size here": (apk(here={"size": 5}), "bad-entry"),
        "other sum here": (apk(here={"crc": 5}), "bad-entry"),
        "size outside": (_sized(1 << 22), "bad-entry"),
        "unknown method, size outside": (_sized(1 << 22, method=9), "bad-entry"),
        "bomb": (apk(method=8, packed=deflated(bytes(1 << 22))), "bad-inflate"),
        "says more than it is": (_deflated_as(len(PLAIN) + 1), "bad-inflate"),
        "says less than it is": (_deflated_as(len(PLAIN) - 1), "bad-inflate"),
        "cut deflate": (apk(method=8, packed=deflated(PLAIN)[:-9]), "bad-inflate"),
        "bytes after deflate": (apk(method=8, packed=deflated(PLAIN) + bytes(9)), "bad-inflate"),
        "no deflate": (apk(method=8, packed=b"\xff" * 90), "bad-inflate"),
        "huge": (_sized(0x7FFFFFFF), "too-large"),
        "no manifest": (zipped([Part(b"classes.dex", b"")]), "no-manifest"),
        "only parts of a bundle": (zipped([Part(b"config.zh.apk", whole)]), "no-base"),
        "base without manifest": (
            zipped([Part(b"base.apk", zipped([Part(b"a", b"")]))]),
            "no-base",
        ),
        **{name: (apk(data, method=8), "bad-manifest") for name, data in documents().items()},
        "no package": (apk(axml(Node("manifest", {VERSION_NAME: "1"}))), "no-package"),
        "package that is a number": (apk(axml(Node("manifest", {"package": 5}))), "no-package"),
        "long package": (apk(axml(manifest(package="a." * 999))), "no-package"),
        "many long names": (apk(overlapping(), method=8), "too-large"),
    }


def _sized(size: int, **part: Any) -> bytes:
    return apk(here={"size": size}, there={"size": size}, **part)


def _deflated_as(size: int) -> bytes:
    return apk(method=8, here={"size": size}, there={"size": size})


def bundles() -> dict[str, bytes]:
    """Bundles of the plain APK."""
    base, part = apk(), apk(axml(manifest(package="com.example.loan")))
    listed = json.dumps(
        {
            "package_name": "com.example.loan",
            "split_apks": [{"id": "base", "file": "main.apk"}, {"id": "zh", "file": "zz.apk"}],
        }
    ).encode()
    other = Part(b"config.zh.apk", part)
    return {
        "xapk": zipped([Part(b"com.example.loan.apk", base), other]),
        "xapk with a list": zipped(
            [
                Part(b"manifest.json", listed, method=8),
                Part(b"main.apk", base),
                Part(b"zz.apk", b"x" * 9999),
            ]
        ),
        "apks": zipped([Part(b"splits/base-zh.apk", part), Part(b"splits/base-master.apk", base)]),
        "apkm": zipped([Part(b"info.json", b"{}"), Part(b"base.apk", base, method=8), other]),
        "only one": zipped([Part(b"a/b/whatever.APK", base)]),
        "list that is none": zipped([Part(b"manifest.json", b"[[["), Part(b"x.apk", base), other]),
    }
