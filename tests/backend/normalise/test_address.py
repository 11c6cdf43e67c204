"""The address that a pasted text holds; the extension runs the same cases."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from xiancha import normalise

CASES = json.loads((Path(__file__).parents[2] / "cases/addresses.json").read_text("utf-8"))
NAMES = ["msxf.com", "evil.cn", "贷款.cn", "恶意", "www.", ".ltd", "п", "Pte.Ltd", "http:", "%2e"]
HOSTILE = st.sampled_from([*NAMES, *"．。，％'\\-:#?@/. \u200b"])
LEADS = st.sampled_from(["看看", "网址", "打开", "是"])


def test_an_address_is_found_in_pasted_text() -> None:
    assert len(CASES) > 100
    for case in CASES:
        found = normalise.address(normalise.visible(case["in"]))
        assert (found.address and normalise.host(found.address)) == case["out"], case
        assert (found.address and normalise.ip(found.address)) == case.get("ip"), case
        assert found.several == case.get("several", False), case
        assert found.doubtful == case.get("doubtful", False), case


@given(st.lists(HOSTILE, max_size=9).map("".join))
def test_what_is_found_is_what_a_browser_opens_or_is_doubtful(text: str) -> None:
    found = normalise.address(normalise.visible(text))
    opened = normalise.browsed(normalise.visible(text).strip())
    if found.address and not found.doubtful and normalise.is_real(opened):
        assert normalise.host(found.address) == (normalise.host(opened) or opened)


@given(LEADS, st.sampled_from(["", "https://"]), st.sampled_from(["", "/a", " 是真的吗", "吗"]))
def test_chinese_words_lead_to_an_address(lead: str, scheme: str, rest: str) -> None:
    assert (
        normalise.host(normalise.address(f"{lead}{scheme}msxf.com{rest}").address or "")
        == "msxf.com"
    )


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = normalise.address(text)
    assert not (found.address and found.several)
