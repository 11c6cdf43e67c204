from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiancha import apps, names

PLAY = "https://play.google.com/store/apps"
INDUS = "https://www.indusappstore.com/apps/finance/a-loan/com.a.loan/?page=details&id="
PACKAGES = st.from_regex(
    r"[a-zA-Z][a-zA-Z0-9_]{0,9}(\.[a-zA-Z][a-zA-Z0-9_]{0,9}){1,4}", fullmatch=True
)


@pytest.mark.parametrize(
    ("link", "normal"),
    [
        (f"{PLAY}/details?id=com.gemsahay.perfios&hl=en", "com.gemsahay.perfios"),
        (f"{PLAY}/details?hl=en_IN&id=com.LendingKart&pli=1", "com.LendingKart"),
        (f"{PLAY}/details?id=com.dreamplug.androidapp&amp;hl=en", "com.dreamplug.androidapp"),
        (f"{PLAY}/details?id=trustpaisa.app", "trustpaisa.app"),
        ("play.google.com/store/apps/details?id=com.a.b", "com.a.b"),
        ("https://play.google.com/apps/test/com.nextcapital/1", "com.nextcapital"),
        ("https://play.google.com/apps/testing/com.nextcapital", "com.nextcapital"),
        ("https://apps.apple.com/in/app/gem-sahay/id6502699944", "id6502699944"),
        ("https://apps.apple.com/cn/app/id1028809596?mt=8", "id1028809596"),
        ("https://itunes.apple.com/us/app/x/id473941634", "id473941634"),
        ("https://appgallery.huawei.com/app/C101648675", "C101648675"),
        ("https://appgallery.huawei.com/#/app/C101648675", "C101648675"),
        ("https://appgallery.cloud.huawei.com/ag/n/app/C10299006", "C10299006"),
        (f"{INDUS}com.a.loan", "com.a.loan"),
        ("https://www.indusappstore.com/apps/finance/a-loan/com.a.loan/", "com.a.loan"),
        ("https://global.app.mi.com/details?lo=IN&id=com.a.b", "com.a.b"),
        ("https://galaxystore.samsung.com/detail/com.a.b", "com.a.b"),
        ("https://apps.samsung.com/appquery/appDetail.as?appId=com.a.b", "com.a.b"),
        ("https://a.app.qq.com/o/simple.jsp?pkgname=com.a.b", "com.a.b"),
        ("https://android.myapp.com/myapp/detail.htm?apkName=com.a.b", "com.a.b"),
        ("https://sj.qq.com/appdetail/com.a.b", "com.a.b"),
        ("https://apkcombo.com/a-loan/com.a.b/", "com.a.b"),
        ("https://apkcombo.com/a-loan/com.a.b/download/phone-9.1.2-apk", "com.a.b"),
        ("https://m.apkpure.com/a-loan/com.a.b", "com.a.b"),
        ("https://www.apkmonk.com/app/com.a.b/", "com.a.b"),
        ("https://www.appbrain.com/app/a-loan/com.a.b", "com.a.b"),
        ("market://details?id=com.a.b", "com.a.b"),
        ("vivomarket://details?id=com.a.b", "com.a.b"),
        ("oaps://mk/dt?pkg=com.a.b&style=1", "com.a.b"),
    ],
)
def test_a_stores_link_leads_to_an_app(link: str, normal: str) -> None:
    assert apps.app_link(link) == apps.app(f" {link}\n") == normal


@pytest.mark.parametrize(
    "link",
    [
        f"{PLAY}/dev?id=8232133924451524143&hl=en_IN",
        f"{PLAY}/developer?id=Some.Firm",
        f"{PLAY}/details?",
        f"{PLAY}/details?id=com.a.b&id=com.c.d",
        f"{PLAY}/details?id=com.a.b.",
        f"{PLAY}/details?id=com.a-b.c",
        f"{PLAY}/details?id=com.ａ.b",
        "https://play.google.com/store/search?q=smc+gold+loan&c=apps",
        "https://apps.apple.com/in/developer/a-firm/id1171318411",
        "https://itunes.apple.com/us/album/a-song/id1171318411",
        "https://apps.apple.com/in/app/gem-sahay/",
        "https://galaxystore.samsung.com/detail/000007398207",
        f"{INDUS}com.another.loan",
        "https://indusapp.store/9ip3i05q",
        "https://evil.com/store/apps/details?id=com.a.b",
        "https://play.google.com@evil.com/store/apps/details?id=com.a.b",
        "https://play.google.com.evil.com/store/apps/details?id=com.a.b",
        "https://evil.com/?u=https://play.google.com/store/apps/details?id=com.a.b",
        f"?{PLAY}/details?id=com.a.b",
        "https://[::1/details?id=com.a.b",
        "com.gemsahay.perfios",
        "",
    ],
)
def test_other_links_lead_to_no_app(link: str) -> None:
    assert apps.app_link(link) is None


@pytest.mark.parametrize(
    "text",
    [
        "com.gemsahay.perfios",
        "com.bharatpe.app",
        "com.wecredit.Wecredit",
        "com.cashvia",
        "net.one97.paytm",
        "io.attabot.app.paymeindia",
        "in.indwealth",
        "id6502699944",
        "C101648675",
    ],
)
def test_a_bare_id_is_an_app(text: str) -> None:
    assert apps.app(f" {text} ") == text


@pytest.mark.parametrize(
    "text",
    [
        "1-cash.sg",
        "www.a.com",
        "com.cn",
        "com.com",
        "com.sg",
        "in.linkedin.com",
        "in.bajajfinservmarkets.app",
        "trustpaisa.app",
        "a.b.c",
        "samridh.consumer",
        "VM MONEY PTE.LTD.",
        "Pte.Ltd",
        "招联",
        "id12",
        "C12",
        "32/2025",
        "https://msxf.com/",
        "看看com.a.b",
        "com.a.b?",
    ],
)
def test_what_people_type_as_an_address_or_a_name_is_no_app(text: str) -> None:
    assert apps.app(text) is None


@given(PACKAGES)
def test_every_store_gives_the_package_as_it_is_written(package: str) -> None:
    assert apps.app_link(f"{PLAY}/details?id={package}&hl=en") == package
    assert apps.app_link(f"https://apkcombo.com/a-loan/{package}/") == package


@given(st.text())
def test_an_identity_stands_in_the_text_as_it_is(text: str) -> None:
    assert (apps.app(text) or "") in text


@given(
    st.from_regex(r"[a-z]{2,9}(\.[a-z]{2,9})?\.(com|cn|com\.sg|co\.in|app|loan)", fullmatch=True)
)
def test_a_host_is_no_app_unless_it_begins_like_a_package(host: str) -> None:
    assert names.host(host)
    assert apps.app(host) == (host if host.startswith("com.") and host.count(".") > 1 else None)


def test_stores_are_known_by_their_hosts() -> None:
    assert apps.is_store("play.google.com")
    assert apps.is_store("m.apkpure.com")
    assert not apps.is_store("google.com")
    assert not apps.is_store("msxf.com")
