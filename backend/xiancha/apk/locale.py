"""The language of a resource's configuration, as BCP 47 writes it. Pure.

Packing: AOSP, frameworks/base, `ResTable_config::unpackLanguage`.
"""

from __future__ import annotations

from xiancha.apk.view import View

_SCRIPT_AT, _SCRIPT = 36, 4


def locale(config: View) -> str:
    """Such as "zh-CN" or "sr-Latn"; empty for the default."""
    if len(config) < 12:
        return ""
    language = _unpacked(config.bytes(8, 2), "a")
    region = _unpacked(config.bytes(10, 2), "0")
    has_script = len(config) >= _SCRIPT_AT + _SCRIPT
    script = _letters(config.bytes(_SCRIPT_AT, _SCRIPT)) if has_script else ""
    return "-".join(part for part in (language, script, region) if part) if language else ""


def _unpacked(two: bytes, base: str) -> str:
    """Two letters, or three that are packed into 15 bits."""
    first, second = two
    if not first & 0x80:
        return _letters(two)
    packed = (second & 0x1F, (second >> 5) | (first & 0x03) << 3, (first & 0x7C) >> 2)
    return "".join(chr(ord(base) + each) for each in packed)


def _letters(text: bytes) -> str:
    return "".join(chr(byte) for byte in text if 0x20 < byte < 0x7F)
