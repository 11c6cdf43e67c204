"""Traditional characters as Taiwan writes them, in texts about law and permissions."""

import pytest

from xiancha.content.traditional import traditional, with_traditional

SAID = {
    "关掉应用的通讯录权限": "關掉應用的通訊錄權限",
    "到法院窗口，核查一次": "到法院窗口，核查一次",
    "仲裁的程序；小程序；应用程序": "仲裁的程序；小程式；應用程式",
    "先别签，截图保存": "先別簽，截圖保存",
    "短信里的“链接”": "簡訊裡的「連結」",
    "《个人信息保护法》第16条，个人信息": "《個人信息保護法》第16條，個人資訊",
    "到账，各种类型的平台": "到帳，各種類型的平台",
    "看合同，按渠道举报": "看合約，按管道檢舉",
    "《劳动合同法》；网信办举报中心": "《勞動合同法》；網信辦舉報中心",
    "由公安机关发布，不从本金里扣": "由公安機關發布，不從本金裡扣",
    "先挂断；卸载应用；查看微信号": "先掛斷；移除應用；查看微信號",
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
