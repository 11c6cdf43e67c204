"""What people paste that is no name: a threat, a court, a trick, an account, an installer. Pure.

The extension holds the same rules in `extension/core/lookup/pasted.js`.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from xiancha import names


class Topic(NamedTuple):
    """What a text speaks of, and the checklist of what to do then.

    A `story` may be told of somebody who is looked up: “分期乐逾期怎么办”. Else no name in the text
    is looked up.
    """

    id: str
    checklist: str
    words: re.Pattern[str]
    story: bool = False


TOPICS = (
    Topic(
        "court",
        "cn/sued",
        re.compile(
            "法院(?![路街巷])|法庭|传票|起诉|支付令|诉前|开庭|判决|强制执行|失信名单|限高|限制高消费"
            "|仲裁(?:通知|裁决|庭|委)|summons|court (?:order|case|summons)|from the court"
            "|pengadilan|surat panggilan"
        ),
    ),
    Topic(
        "contact",
        "cn/called-about-someone-else",
        re.compile(
            "[我你您]是.{0,8}联系人|[替帮代](?:[他她]|ta).{0,3}还|[填写留]了?我.{0,8}联系人"
            "|(?:转告|督促|请通知)(?:他|她|本人|该客户|借款人)"
            "|you(?:'re| are) .{0,30}emergency contact|kontak darurat (?:dari|untuk)"
        ),
    ),
    Topic(
        "not_mine",
        "cn/not-my-loan",
        re.compile(
            "(?:没有?|未)(?:借|贷)过|不是我(?:借|贷)|被网?贷款?(?:了|[。！!]|$)"
            "|[冒盗]用.{0,6}(?:身份|我)"
        ),
    ),
    Topic(
        "face",
        "cn/before-borrowing",
        re.compile(
            "ab贷|(?:刷脸|扫脸|人脸).{0,8}(?:加分|助力|担保|帮)"
            "|(?:朋友|亲戚|同事|家人).{0,6}(?:刷脸|扫脸|加分)"
        ),
    ),
    Topic(
        "screen",
        "cn/before-borrowing",
        re.compile(
            "(?<![a-z])otp(?![a-z])|verification code|共享屏幕|屏幕共享|安全账户"
            "|验证码.{0,6}(?:发|报|告诉)|(?:发|报|告诉).{0,6}验证码"
            "|注销.{0,6}(?:校园贷|学生贷|账户|账号|额度)|关闭.{0,6}(?:百万保障|学生账户)"
        ),
    ),
    Topic(
        "fee",
        "cn/before-borrowing",
        re.compile(
            "解冻费|解冻金|保证金|工本费|会员费|包装费|认证金|验资|(?:刷|走|做).{0,2}流水"
            "|包下款|包过|内部渠道|强开|技术放款|黑户|(?:卡号|账号|银行卡).{0,4}(?:填错|输错|错误)"
            "|放款前.{0,6}(?:交|付|转)|先(?:交|付|转|打).{0,6}(?:费|元|块|钱)"
            "|(?:processing|admin|registration|insurance|activation) fee"
            "|biaya (?:admin|pencairan|aktivasi)"
        ),
    ),
    Topic(
        "agent",
        "cn/cannot-pay",
        re.compile(
            "停息挂账|征信(?:修复|铲单)|修复征信|洗白|代理维权|反催收|债务(?:优化|重组)|退息|铲单|代办"
        ),
        story=True,
    ),
    Topic(
        "threat",
        "cn/contacts-called",
        re.compile(
            "爆.{0,4}通讯录|法务部|逃废债|老赖|通缉|拘[留传捕]|坐牢(?![吗么嘛?])|涉嫌.{0,8}诈骗"
            "|律师函|(?:公安|警|刑|诈骗).{0,10}立案|立案侦查|冻结|批捕|协查|裸照|p图|ps图|遗照|花圈|泼漆|呼死你|经侦"
            "|移交.{0,2}(?:公安|司法)|(?:今|明)[日天].{0,6}上门|上门(?:催收|走访|核查)"
            "|(?:村委|居委|派出所).{0,12}上门|不(?:还|处理).{0,12}(?:家人|单位|通讯录|联系人)"
            "|(?:通知|联系|告诉|打给).{0,6}(?:家人|单位|村委|父母|爸妈|领导|学校|紧急联系人|通讯录)"
            "|(?:your|all) contacts|sebar(?:kan)?.{0,12}data|data.{0,20}sebar|contacts ko"
            "|(?<![a-z])(?:arrest|warrant|police case|legal action)(?![a-z])"
            "|debt collector|dc lapangan"
        ),
    ),
    Topic(
        "payee",
        "cn/cannot-pay",
        re.compile(
            "(?:个人|私人)(?:账户|账号|银行卡|微信|支付宝)|户名|减免.{0,12}(?:转|打款)"
            "|rekening pribadi|(?:personal|private) account"
        ),
        story=True,
    ),
    Topic(
        "jail",
        "cn/cannot-pay",
        re.compile("(?:坐牢|被抓|判刑)[吗么嘛?]|会不会.{0,4}(?:坐牢|被抓|判刑)"),
        story=True,
    ),
    Topic(
        "minor",
        "cn/under-18",
        re.compile("未成年|[未没]满(?:18|十八)|(?:我|才|只有|今年)(?:1[0-7]|十[一二三四五六七])岁"),
        story=True,
    ),
    Topic(
        "app_gone",
        "cn/app-gone",
        re.compile(
            "(?:app|应用|软件|平台|公司).{0,6}"
            "(?:打不开|登不上|登录不了|没了|不见了|下架|跑路|找不到|倒闭)"
        ),
        story=True,
    ),
    Topic(
        "cannot_pay",
        "cn/cannot-pay",
        re.compile(
            "还不[上起了]|没钱还|逾期|还款困难|协商还款"
            "|(?:can'?t|cannot|can not) (?:re)?pay|galbay"
            "|(?:tidak|gak|nggak) (?:bisa|sanggup|mampu) bayar"
        ),
        story=True,
    ),
)
"""The first of these that a text speaks of is its kind."""
MOST = 2
"""Of so many topics of one text something is said."""
STORIES = frozenset(topic.id for topic in TOPICS if topic.story)
_HAN = re.compile(r"[\u3400-\u9fff]")
_CHAT = re.compile(
    r"(?:微信|[薇威]信|v信|加v|(?<![a-z0-9])vx|wechat|whatsapp|telegram|qq|扣扣)(?:号|群)?[:\s]*[a-z0-9][a-z0-9_-]{4,}"
)


def topics(text: str) -> list[Topic]:
    """What a text speaks of, the most pressing first; of several stories the first."""
    plain = names.fold(text)
    found = [topic for topic in TOPICS if topic.words.search(plain)]
    return [*(one for one in found if not one.story), *[one for one in found if one.story][:1]]


def checklists(text: str) -> list[str]:
    """The ids of the checklists of what to do; none for a text that is not in Chinese."""
    found = topics(text)[:MOST] if _HAN.search(text) else []
    return list(dict.fromkeys(topic.checklist for topic in found))


def kind(text: str) -> str:
    """The id of the first topic, “chat” for an account of a messenger, "" for others."""
    if found := topics(text):
        return found[0].id
    return "chat" if holds_chat(names.fold(text)) else ""


def is_words(text: str) -> bool:
    """True where no name in the text is looked up."""
    return kind(text) not in ("", *STORIES)


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
