"""Texts in traditional characters and Taiwan's words, where nobody wrote them. Pure.

OpenCC's words of Taiwan are those of computing, so some mean another thing in texts about law and
permissions: 窗口 of a court is no 視窗, 20日内核查 no 20日核心查. What has to come out in one way
is therefore taken from the text first: `WORDS`, the own names of offices on the mainland (`NAMES`)
and the titles of laws, which change in their characters alone. OpenCC sees what lies between.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import opencc

NAMES = (
    "国家金融监督管理总局",
    "金融监管总局",
    "地方金融管理局",
    "中国人民银行征信中心",
    "中国人民银行",
    "人民法院诉讼服务热线",
    "人民法院",
    "中国执行信息公开网",
    "中国互联网金融协会",
    "互联网金融举报平台",
    "中央网信办举报中心",
    "网信办举报中心",
    "国家互联网信息办公室",
    "网络不良与垃圾信息举报受理中心",
    "中国银行业协会",
)
"""Offices of the mainland, whose letters and sites carry these names."""

WORDS = {
    "内核查": "內核查",
    "核查": "核查",
    "权限": "權限",
    "窗口": "窗口",
    "类型": "類型",
    "小程序": "小程式",
    "应用程序": "應用程式",
    "应用": "應用程式",
    "程序": "程序",
    "保存": "保存",
    "支持": "支持",
    "支援": "支援",
    "社区": "社區",
    "互联网": "網路",
    "平台": "平台",
    "合同": "合約",
    "举报": "檢舉",
    "渠道": "管道",
    "发布": "發布",
    "发放": "發放",
    "发卡": "發卡",
    "银发": "銀發",
    "号文件": "號文件",
    "注销": "註銷",
    "微信号": "微信號",
    "恐吓信息": "恐嚇訊息",
    "运营商": "電信業者",
    "挂断": "掛斷",
    "卸载": "移除",
    "查看": "查看",
    "添加我的方式": "添加我的方式",
}
"""What is said on the mainland, and how a reader in Taiwan says or knows it; the longest counts."""

_TAKEN = re.compile("《[^》]*》|" + "|".join(sorted((*NAMES, *WORDS), key=len, reverse=True)))
_SIGNS = str.maketrans("賬籤“”‘’", "帳簽「」『』")
_LAW = str.maketrans("髮", "發")
_IN = re.compile("(?<![公千萬故鄰])里(?![程長民])")
"""里 that is no mile and no village: what lies within, 裡."""


def traditional(text: str) -> str:
    """The text as Taiwan writes it."""
    made, done = [], 0
    for found in _TAKEN.finditer(text):
        made += [_taiwan().convert(text[done : found.start()]), _taken(found[0])]
        done = found.end()
    made.append(_taiwan().convert(text[done:]))
    return _IN.sub("裡", "".join(made).translate(_SIGNS))


def with_traditional(value: Any) -> Any:
    """The same with `zh_TW` in each text by language that has none."""
    if isinstance(value, dict) and "zh_CN" in value:
        return {"zh_TW": traditional(value["zh_CN"]), **value}
    if isinstance(value, dict):
        return {key: with_traditional(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [with_traditional(each) for each in value]
    return value


def _taken(text: str) -> str:
    return WORDS.get(text) or _characters().convert(text).translate(_LAW).replace("平臺", "平台")


@cache
def _taiwan() -> opencc.OpenCC:
    return opencc.OpenCC("s2twp")


@cache
def _characters() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")
