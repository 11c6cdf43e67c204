"""Manifests and resources that the tools build APKs from."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

_SDK = '<uses-sdk android:minSdkVersion="21" android:targetSdkVersion="33"/>'
_VERSION = 'android:versionCode="7" android:versionName="1.2.3"'
_PERMISSION = '<uses-permission android:name="android.permission.{}"/>'
_LIMITED = '<uses-permission android:name="android.permission.{}" android:maxSdkVersion="{}"/>'
_SERVICE = (
    '<service android:name=".S{0}" android:permission="android.permission.{0}">'
    '<intent-filter><action android:name="{1}"/></intent-filter></service>'
)
_ADMIN = (
    '<receiver android:name=".R" android:permission="android.permission.BIND_DEVICE_ADMIN">'
    '<meta-data android:name="android.app.device_admin" android:resource="@string/plain"/>'
    '<intent-filter><action android:name="android.app.action.DEVICE_ADMIN_ENABLED"/>'
    "</intent-filter></receiver>"
)


def _manifest(
    inside: str = "",
    application: str = 'android:label="Loan"',
    *,
    version: str = _VERSION,
    sdk: str = _SDK,
    body: str = "",
    package: str = "com.example.loan",
    root: str = "",
) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<manifest xmlns:android="http://schemas.android.com/apk/res/android" '
        f'package="{package}" {version} {root}>{sdk}{inside}'
        f"<application {application}>{body}</application></manifest>"
    )


_ASKS = "".join(
    _PERMISSION.format(name)
    for name in ("READ_CONTACTS", "READ_CALL_LOG", "READ_SMS", "ACCESS_FINE_LOCATION", "CAMERA")
)
MANIFESTS = {
    "loan app": _manifest(_ASKS),
    "resources": _manifest(
        _ASKS,
        'android:label="@string/app" android:icon="@drawable/icon"',
        version='android:versionCode="0x7f" android:versionName="@string/version"',
    ),
    "alias": _manifest("", 'android:label="@string/alias" android:icon="@mipmap/icon"'),
    "no label": _manifest("", 'android:icon="@drawable/photo"'),
    "adaptive icon": _manifest("", 'android:label="@string/plain" android:icon="@mipmap/adaptive"'),
    "no versions": _manifest(version="", sdk=""),
    "no target": _manifest(sdk='<uses-sdk android:minSdkVersion="4"/>'),
    "for old phones": _manifest(
        _ASKS, sdk='<uses-sdk android:minSdkVersion="21" android:targetSdkVersion="29"/>'
    ),
    "chinese": _manifest("", 'android:label="借钱宝·极速版"', package="com.jieqian.bao"),
    "signs": _manifest("", 'android:label="A &amp; B &lt;x&gt; é 😀"'),
    "long label": _manifest("", f'android:label="{"长" * 300}"'),
    "limits": _manifest(
        '<uses-permission android:name="android.permission.READ_EXTERNAL_STORAGE" '
        'android:maxSdkVersion="32"/>'
        '<uses-permission-sdk-23 android:name="android.permission.READ_PHONE_STATE"/>'
        '<uses-permission-sdk-23 android:name="android.permission.READ_SMS" '
        'android:maxSdkVersion="30"/>'
    ),
    "twice": _manifest(_ASKS + _ASKS),
    "limited, then not": _manifest(
        _LIMITED.format("READ_CONTACTS", 18)
        + _PERMISSION.format("READ_CONTACTS")
        + _LIMITED.format("READ_SMS", 30)
        + _LIMITED.format("READ_SMS", 32)
    ),
    "many": _manifest("".join(_PERMISSION.format(f"P_{i}") for i in range(300))),
    "own permission": _manifest(
        '<permission android:name="com.example.loan.PUSH"/>'
        '<uses-permission android:name="com.example.loan.PUSH"/>'
    ),
    "services": _manifest(
        "",
        body=_SERVICE.format(
            "BIND_ACCESSIBILITY_SERVICE", "android.accessibilityservice.AccessibilityService"
        )
        + _SERVICE.format(
            "BIND_NOTIFICATION_LISTENER_SERVICE",
            "android.service.notification.NotificationListenerService",
        )
        + _ADMIN,
    ),
    "split": _manifest(root='split="config.zh"'),
}


def write_resources(folder: Path) -> None:
    """Names in some languages, and pictures of some densities."""
    texts = {
        "": {"app": "Loan &amp; Co", "version": "2.0.1", "alias": "@string/app", "plain": "Plain"},
        "zh-rCN": {"app": "借钱宝"},
        "zh-rTW": {"app": "借錢寶"},
        "in": {"app": "Pinjam"},
        "fil": {"app": "Utang"},
        "b+sr+Latn": {"app": "Zajam"},
        "b+es+419": {"app": "Préstamo"},
        "de": {"plain": "Schlicht"},
    }
    for place, held in texts.items():
        rows = "".join(f'<string name="{name}">{text}</string>' for name, text in held.items())
        _put(folder / f"values{place and '-' + place}" / "s.xml", f"<resources>{rows}</resources>")
    for density in ("ldpi", "hdpi", "xxhdpi"):
        _put(folder / f"drawable-{density}" / "icon.png", _png())
        _put(folder / f"mipmap-{density}" / "icon.png", _png())
    _put(folder / "drawable" / "photo.webp", b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f" + bytes(12))
    _put(folder / "mipmap-hdpi" / "adaptive.png", _png())
    space = 'xmlns:android="http://schemas.android.com/apk/res/android"'
    layer = '<{0} android:drawable="@drawable/icon"/>'
    layers = layer.format("background") + layer.format("foreground")
    adaptive = f"<adaptive-icon {space}>{layers}</adaptive-icon>"
    _put(folder / "mipmap-anydpi-v26" / "adaptive.xml", adaptive)


def _put(file: Path, data: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data.encode() if isinstance(data, str) else data)


def _png() -> bytes:
    def piece(kind: bytes, data: bytes) -> bytes:
        sum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + sum

    shape = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dot = piece(b"IDAT", zlib.compress(b"\0\xff\0\0"))
    return b"\x89PNG\r\n\x1a\n" + piece(b"IHDR", shape) + dot + piece(b"IEND", b"")
