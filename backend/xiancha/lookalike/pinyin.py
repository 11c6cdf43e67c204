"""How brands in Chinese characters are spelt in hosts: 微众银行 → weizhong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from xiancha import normalise

_PLACES = re.compile(
    "^(?:中国|北京|上海|天津|重庆|深圳|广州|杭州|南京|苏州|成都|厦门|哈尔滨|前海|河北|山西|内蒙古"
    "|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南"
    "|西藏|陕西|甘肃|青海|宁夏|新疆|香港|省|市)+"
)
_TRADE = re.compile(
    "(?:小额贷款|融资担保|消费金融|网络|信息|科技|技术|金融|银行|消金|消费|小贷|集团|控股)+$"
)
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_LEAST = 6
_WORDS = """
changcheng changjiang chengshi dongfang fazhan gongshang guangda haoyun huabei huanghe hulianwang
huaxia jiaotong jianshe jincheng jinchukou kaifa kuaile mashang meihao minsheng nongcun nongye
pingan renmin shangcheng shangye shengyin shuzi wangshang wangshangyinhang xingfu xingye yangguang
youzheng youzhengchuxu zhaoshang zhonghua zhongxin zhongyuan
"""
_ORDINARY = frozenset(_WORDS.split())
"""Words that are spelt like brands: zhongxin is 中信 and 中心, wangshangyinhang is any e-bank."""


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """The brands in these names in Pinyin without tones, six letters and more.

    Places, kinds of business and legal forms are left away. Where the rest is spelt like an
    ordinary word, the kind stays: 深圳前海微众银行股份有限公司 → "weizhong", 中国工商银行 →
    "gongshangyinhang", 湖北消金 → none.
    """
    return tuple(dict.fromkeys(filter(None, map(_spelt, names))))


@lru_cache(4096)
def _spelt(name: str) -> str | None:
    own = _PLACES.sub("", normalise.short(name))
    if not _CHINESE.fullmatch(own):
        return None
    core = _TRADE.sub("", own)
    choices = (_pinyin(core), _pinyin(own)) if core else ()
    return next((one for one in choices if len(one) >= _LEAST and one not in _ORDINARY), None)


def _pinyin(text: str) -> str:
    """Read as firms read it: 长 is cháng in their names."""
    from pypinyin import lazy_pinyin  # takes a sixth of a second: only publication needs it

    return "".join(lazy_pinyin(text.replace("长", "常")))
