"""The firm whose branch a name is. Pure.

The extension holds the same rules in `extension/core/lookup/branches.js`.
"""

from __future__ import annotations

import re
from functools import cache

from xiancha.normalise.places import places

_HOUSE = "分行|支行|营业部"
"""Units of a bank under its own licence. No 信用卡中心: where it is licensed it is a unit beside
the branches with a licence of its own, 分行级专营机构 (中资商业银行行政许可事项实施办法),
which a register has to hold; at other banks it is a department."""
_ENDING = (
    "省|市|区|县|州|盟|旗|地区|新区|壮族自治区|回族自治区|维吾尔自治区"
    "|自治区|自治州|自治县|特别行政区"
)


def owner(normal: str) -> str | None:
    """The firm whose branch this is: there may be only places between the two."""
    found = _branch().match(normal)
    return found and (found[1] or found[2])


@cache
def _branch() -> re.Pattern[str]:
    place = f"(?:(?:{'|'.join(sorted(places(), key=len, reverse=True))})(?:{_ENDING})?){{1,4}}"
    house = f"(?:(?:{place})?(?:{_HOUSE})){{1,3}}"
    return re.compile(rf"^(?:(.+公司)(?:{place})?分公司|(.+(?:公司|银行)){house})$")
