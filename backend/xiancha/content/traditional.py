"""Texts in traditional characters and Taiwan's words, where nobody wrote them. Pure.

OpenCC's words of Taiwan are those of computing, so some mean another thing in texts about law and
permissions: 窗口 of a court is no 視窗, 核查 no 核心查. These are put right here. The name of a law
is changed in its characters alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import opencc

_TITLE = re.compile("(《[^》]*》)")
_RIGHT = {
    "許可權": "權限",
    "視窗": "窗口",
    "核心查": "核查",
    "型別": "類型",
    "應用程式": "應用程式",
    "小程式": "小程式",
    "程式": "程序",
    "儲存": "保存",
    "支援": "支持",
    "網際網路": "互聯網",
    "平臺": "平台",
    "合同": "合約",
    "舉報": "檢舉",
    "舉報中心": "舉報中心",
    "渠道": "管道",
    "釋出": "發布",
    "微訊號": "微信號",
    "恐嚇資訊": "恐嚇訊息",
    "本金里": "本金裡",
    "運營商": "電信業者",
    "結束通話": "掛斷",
    "解除安裝": "移除",
    "檢視": "查看",
    "新增我的方式": "添加我的方式",
    "賬": "帳",
    "籤": "簽",
    "“": "「",
    "”": "」",
    "‘": "『",
    "’": "』",
}
"""What OpenCC writes, and what is meant; the longest counts."""
_WRONG = re.compile("|".join(sorted(_RIGHT, key=len, reverse=True)))


def traditional(text: str) -> str:
    """The text as Taiwan writes it."""
    parts = _TITLE.split(text)
    return "".join(_titles().convert(one) if n % 2 else _words(one) for n, one in enumerate(parts))


def with_traditional(value: Any) -> Any:
    """The same with `zh_TW` in each text by language that has none."""
    if isinstance(value, dict) and "zh_CN" in value:
        return {"zh_TW": traditional(value["zh_CN"]), **value}
    if isinstance(value, dict):
        return {key: with_traditional(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [with_traditional(each) for each in value]
    return value


def _words(text: str) -> str:
    return _WRONG.sub(lambda found: _RIGHT[found[0]], _taiwan().convert(text))


@cache
def _taiwan() -> opencc.OpenCC:
    return opencc.OpenCC("s2twp")


@cache
def _titles() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")
