"""Chinese people's names in Pinyin: a usual surname and one syllable, "xiaoying". Pure."""

from __future__ import annotations

import re

_NAMES = """
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin luo gao zheng
liang xie song tang han deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye
cheng wei su lv ding ren lu yao shen zhong cui tan fan liao shi jin jia xia fu fang zou
xiong bai meng qin qiu hou yin xue yan duan lei long tao mao hao gu gong shao wan qian dai
mo kong xiang chang
"""
"""How the hundred most usual of 2020 are spelt. The count is that of the Ministry of Public
Security's centre for household registers, read from a copy on 2026-12-02:
http://j1364.cn/sndf/3589d4473572151379.html"""

_SURNAMES = frozenset(_NAMES.split())

_SYLLABLE = re.compile(
    "(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    "(?:[aoe]|ai|ei|ao|ou|[ae]ng?|er|ong|i|ia|ie|iao|iu|i(?:an|n)g?|iong|u|ua|uo|uai|ui|uang?|un|ue)"
)
"""A syllable of Mandarin without its tone, and a few that nobody speaks."""


def is_chinese_name(plain: str) -> bool:
    """True for a usual surname with one more syllable."""
    cuts = range(2, len(plain) - 1)
    return any(plain[:at] in _SURNAMES and _SYLLABLE.fullmatch(plain, at) for at in cuts)
