"""Bundles: ZIP files of APKs, as XAPK, APKS and APKM are. Pure."""

from __future__ import annotations

import json

from xiancha.apk.facts import Bundle
from xiancha.apk.problems import ApkRefused
from xiancha.apk.source import Source
from xiancha.apk.unpacked import Unpacked
from xiancha.apk.zip_directory import Directory, Entry
from xiancha.apk.zip_entry import DEFLATED, contents, locate

MOST_BASE = 256 * 1024 * 1024
"""Bytes of a base APK that was packed: one that lies in the bundle as it is has no bound."""
_MOST_LISTED = 1024 * 1024
_USUAL = ("base.apk", "base-master.apk", "splits/base-master.apk")


def find_base(source: Source, directory: Directory) -> tuple[Source, Bundle]:
    """The base APK in a bundle. Raises ApkRefused, also where this is no bundle."""
    apks = {name: entry for name, entry in directory.entries.items() if _is_apk(name)}
    if not apks:
        raise ApkRefused("no-manifest")
    entry = _base(apks, _listed(source, directory))
    shown = entry.name.encode("latin-1").decode("utf-8", "replace")
    bundle = Bundle(base=shown, apks=len(apks))
    if entry.method == DEFLATED:
        return Unpacked(source, directory, entry, MOST_BASE), bundle
    return locate(source, directory, entry), bundle


def _base(apks: dict[str, Entry], listed: tuple[str, str]) -> Entry:
    """By the bundle's own list, by its usual names, by its package's name, or the only one."""
    package, base = listed
    for name in (base, *_USUAL, f"{package}.apk"):
        if name in apks:
            return apks[name]
    others = [one for name, one in apks.items() if not _is_part(name)]
    if not others:
        raise ApkRefused("no-base")
    return max(others, key=lambda one: (one.size, one.name))


def _listed(source: Source, directory: Directory) -> tuple[str, str]:
    """Package and base APK as an XAPK's manifest.json or an APKM's info.json name them."""
    for name in ("manifest.json", "info.json"):
        entry = directory.entries.get(name)
        if not entry:
            continue
        try:
            said = json.loads(contents(source, directory, entry, _MOST_LISTED))
        except (ApkRefused, ValueError, RecursionError):
            continue
        if isinstance(said, dict):
            return _text(said.get("package_name")), _text(_split(said.get("split_apks")))
    return "", ""


def _split(splits: object) -> object:
    for one in splits if isinstance(splits, list) else ():
        if isinstance(one, dict) and one.get("id") == "base":
            return one.get("file")
    return None


def _text(value: object) -> str:
    """As the names of entries are kept."""
    return value.encode("utf-8", "replace").decode("latin-1") if isinstance(value, str) else ""


def _is_apk(name: str) -> bool:
    return name.lower().endswith(".apk")


def _is_part(name: str) -> bool:
    """True for what is made for some phones only: config.zh.apk, split_config.arm64_v8a.apk."""
    last = name.rpartition("/")[2].lower()
    return last.startswith(("config.", "split_", "base-")) and last != "base-master.apk"
