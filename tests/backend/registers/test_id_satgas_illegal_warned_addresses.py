from __future__ import annotations

import pytest
from satgas import PLAY, app, host

from xiancha.model import Channel
from xiancha.registers.id_satgas_illegal.warned_addresses import addresses, channel


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://www.gogodana.com/#/home", host("gogodana.com")),
        ("http://danapro.top/#/", host("danapro.top")),
        ("hxxps://dana-king[.]co", host("dana-king.co")),
        ("https://pinjam.example.com/index.html", host("pinjam.example.com")),
        ("https://pinjam.example.com/en/", host("pinjam.example.com")),
        ("www.vv37.cc", host("vv37.cc")),
        ("//danaku.id/", host("danaku.id")),
        ("http://yun.tokendis.com/loanSupermarket/UangcashAgreement.html", None),
        ("https://www.tigerkash.com/contract/protocol_privacy.html", None),
        ("https://gasken.co/kreditnowapkpinjol/", None),
        ("https://blog.example.com/?p=12", None),
        ("https://a.com/https://b.id/", None),
        ("https://l.example.com/?u=https://b.id", None),
        ("https://[x]@contoh.example.com/", host("contoh.example.com")),
        ("https://[x/", None),
        ("http://47.242.242.231:8182/", None),
        ("https://ib.icmarkets", None),
        ("https://www.facebook.com/andacash/", None),
        ("//www.facebook.com/DompetKelapaOfficial/", None),
        ("https://www.facebook.com/", None),
        ("https://sites.google.com/view/uangku", None),
        ("https://bit.ly/", None),
        ("https://sfile.mobi/6lsBXY3BoA1", None),
        ("https://apksos.com/", None),
        ("https://play.google.com/store/apps", None),
        ("https://play.google.com/sto", None),
        (f"{PLAY}iurjued.", None),
        (f"{PLAY}com.Pinjam.Cepat", app("com.Pinjam.Cepat")),
        ("https://apkcombo.com/id/dana-yuk/com.dana.yuk/", app("com.dana.yuk")),
        ("https://www.apkmonk.com/app/co.masbro.consumer/", app("co.masbro.consumer")),
        ("https://apps.apple.com/id/app/caridana/id1616790193", app("id1616790193")),
    ],
)
def test_what_a_warning_about_an_address_is_about(address: str, found: Channel | None) -> None:
    assert channel(address) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("", []),
        ("Tidak diketahui", []),
        ("vestifarm.com", ["//vestifarm.com"]),
        ("email@vestifarm.com", []),
        ("https://a.com/ https://b.id", ["https://a.com/", "https://b.id"]),
        ("https://a.com/xhttps://b.id/", ["https://a.com/x", "https://b.id/"]),
        (
            "https://a.com dan www.b.id; https://c.id, d",
            ["https://a.com", "www.b.id", "https://c.id"],
        ),
        ("Binomo (https://binomoweb.com)", ["https://binomoweb.com"]),
        ("www.investasi-pf.com (Duplikasi Pialang Legal)", ["www.investasi-pf.com"]),
        (f'{PLAY}com.a.b"', [f"{PLAY}com.a.b"]),
        # broken by a space: neither the piece before it nor the one after it is an address
        ("https://play.google.com/sto re/apps/details?id=com.go.r upiah.best", []),
        (f"{PLAY}com.yci nast.x5project https://a.com", ["https://a.com"]),
        ("https://danapro.co m", []),
        ("https://ib.icmarkets global.com/", []),
        ("cs@dana.com a.com b.com", []),
    ],
)
def test_addresses_in_a_cell(cell: str, found: list[str]) -> None:
    assert addresses(cell) == found
