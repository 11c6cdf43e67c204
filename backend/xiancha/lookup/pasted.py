"""What people paste that is no name: of a court, a threat, a chat account, an installer. Pure.

The extension holds the same rules in `extension/core/lookup/pasted.js`.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from xiancha import names

_COURT = re.compile(
    "法院(?![路街巷])|法庭|传票|起诉|支付令|诉前|开庭|判决|强制执行|失信名单|限高|限制高消费"
    "|仲裁(?:通知|裁决|庭|委)"
)
_THREAT = re.compile(
    "爆.{0,4}通讯录|法务部|逃废债|老赖|通缉|拘[留传捕]|坐牢|涉嫌.{0,8}诈骗"
    "|律师函|立案|冻结|批捕|协查|裸照"
    "|移交.{0,2}(?:公安|司法)|(?:今|明)[日天].{0,6}上门|上门(?:催收|走访|核查)"
    "|(?:村委|居委|派出所).{0,12}上门|不(?:还|处理).{0,12}(?:家人|单位|通讯录|联系人)"
)
_CHAT = re.compile(
    r"(?:微信|薇信|v信|(?<![a-z0-9])vx|wechat|qq|扣扣)(?:号|群)?[:\s]*[a-z0-9][a-z0-9_-]{4,}"
)


def kind(text: str) -> str:
    """“court” where it speaks of a court, “threat” for a collector's words, “chat” for an account.

    "" for others.
    """
    plain = names.fold(text)
    if _COURT.search(plain):
        return "court"
    if _THREAT.search(plain):
        return "threat"
    return "chat" if _CHAT.search(plain) else ""


def holds_chat(plain: str) -> bool:
    """True where a folded text names an account of a messenger."""
    return bool(_CHAT.search(plain))


def is_package(address: str) -> bool:
    """True where an address leads to an app to be installed: https://example.com/a.apk?from=sms."""
    plain = names.refanged(address)
    try:
        path = urlsplit(plain if "//" in plain else f"//{plain}").path
    except ValueError:
        return False
    return path.lower().endswith(".apk")
