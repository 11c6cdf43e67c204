"""Traditional characters as Taiwan writes them, in texts about law and permissions."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import opencc
import pytest
from ruamel.yaml import YAML

from xiancha.content.traditional import NAMES, traditional, with_traditional

ROOT = Path(__file__).parents[3] / "checklists"
KEPT = (
    "核查",
    "权限",
    "社区",
    "发放",
    "注销",
    "复议",
    "异议",
    "支付令",
    "失信",
    "征信",
    "公证",
    "仲裁",
    "送达",
    "诉讼时效",
    "强制执行",
    "被执行人",
)


@cache
def simplified() -> tuple[str, ...]:
    """Every text in simplified characters that a reader in Taiwan is shown converted."""
    read = YAML(typ="safe")
    return tuple(text for file in ROOT.rglob("*.yml") for text in texts(read.load(file)))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("zh_CN"), str) and "zh_TW" not in value:
            yield value["zh_CN"]
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


SAID = {
    "关掉应用的通讯录权限": "關掉應用程式的通訊錄權限",
    "到法院窗口，核查一次": "到法院窗口，核查一次",
    "仲裁的程序；小程序；应用程序": "仲裁的程序；小程式；應用程式",
    "先别签，截图保存": "先別簽，截圖保存",
    "短信里的“链接”": "簡訊裡的「連結」",
    "《个人信息保护法》第16条，个人信息": "《個人信息保護法》第16條，個人資訊",
    "到账，各种类型的平台": "到帳，各種類型的平台",
    "看合同，按渠道举报": "看合約，按管道檢舉",
    "《劳动合同法》；网信办举报中心": "《勞動合同法》；網信辦舉報中心",
    "由公安机关发布，不从本金里扣": "由公安機關發布，不從本金裡扣",
    "先挂断；卸载应用；查看微信号": "先掛斷；移除應用程式；查看微信號",
    "20日内核查处理": "20日內核查處理",
    "银发〔2025〕247号；法发〔2017〕22号文件": "銀發〔2025〕247號；法發〔2017〕22號文件",
    "向大学生发放；发卡银行；注销校园贷": "向大學生發放；發卡銀行；註銷校園貸",
    "在这15日里提；合同里；5公里": "在這15日裡提；合約裡；5公里",
    "医院社工、社区；支援热线；支持": "醫院社工、社區；支援熱線；支持",
    "互联网贷款，向平台举报": "網路貸款，向平台檢舉",
    "互联网金融举报平台；国家金融监督管理总局：": "互聯網金融舉報平台；國家金融監督管理總局：",
}


@pytest.mark.parametrize("text", SAID)
def test_words_of_computing_do_not_stand_for_others(text: str) -> None:
    assert traditional(text) == SAID[text]


def test_what_somebody_wrote_stays() -> None:
    written = {"items": [{"text": {"zh_CN": "借", "zh_TW": "借錢"}}, {"why": {"zh_CN": "还"}}]}
    assert with_traditional(written) == {
        "items": [
            {"text": {"zh_CN": "借", "zh_TW": "借錢"}},
            {"why": {"zh_CN": "还", "zh_TW": "還"}},
        ]
    }


UNITS = "个?(?:工作)?[日天月年周期]|小时|分钟|万?元|号|条|次|倍|岁|%"
FIGURE = re.compile(rf"[0-9][0-9.,]*(?:{UNITS})?[内前后里]?")


def test_every_figure_and_limit_of_the_content_survives() -> None:
    letters = opencc.OpenCC("s2tw")
    for text in simplified():
        made, at = traditional(text), 0
        for figure in FIGURE.findall(text):
            wanted = letters.convert(figure).replace("里", "裡")
            at = made.find(wanted, at)
            assert at >= 0, f"{wanted}: {made}"
            at += len(wanted)


def test_no_protected_term_of_the_content_changes() -> None:
    letters = opencc.OpenCC("s2tw")
    for text in simplified():
        made = traditional(text)
        for name in NAMES:
            wanted = letters.convert(name).replace("平臺", "平台")
            assert made.count(wanted) == text.count(name), f"{name}: {made}"
        for term in KEPT:
            assert made.count(letters.convert(term)) >= text.count(term), f"{term}: {made}"


def test_nothing_is_written_in_two_ways_or_as_hair() -> None:
    own = "|".join(traditional(name) for name in NAMES)
    for text in simplified():
        made = re.sub(f"《[^》]*》|{own}", "", traditional(text))
        assert not re.search("應用(?!程式)|紀錄|互聯網|髮|登出|[0-9]日里", made), made
