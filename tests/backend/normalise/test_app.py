from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from xiancha import normalise

PLAY = "https://play.google.com/store/apps"
PACKAGES = st.from_regex(
    r"[a-zA-Z][a-zA-Z0-9_]{0,9}(\.[a-zA-Z][a-zA-Z0-9_]{0,9}){1,4}", fullmatch=True
)


FOLDER = Path(__file__).parents[2] / "cases"
CASES = json.loads((FOLDER / "apps.json").read_text("utf-8"))


def test_an_app_is_read_from_a_stores_link_or_a_bare_id() -> None:
    assert len(CASES) > 50
    for case in CASES:
        text = case["in"]
        assert text is not None
        assert normalise.app_link(text) == case["link"], text
        assert normalise.app(f" {text}\n") == case["app"], text


def test_every_store_is_published_with_its_kind_of_id() -> None:
    stores = normalise.published_stores()
    for host, store in json.loads((FOLDER / "stores.json").read_text("utf-8")).items():
        assert stores[host] == store


@given(PACKAGES)
def test_every_store_gives_the_package_as_it_is_written(package: str) -> None:
    assert normalise.app_link(f"{PLAY}/details?id={package}&hl=en") == package
    assert normalise.app_link(f"https://apkcombo.com/a-loan/{package}/") == package


@given(st.text())
def test_an_identity_stands_in_the_text_as_it_is(text: str) -> None:
    assert (normalise.app(text) or "") in text


@given(
    st.from_regex(r"[a-z]{2,9}(\.[a-z]{2,9})?\.(com|cn|com\.sg|co\.in|app|loan)", fullmatch=True)
)
def test_a_host_is_no_app_unless_it_begins_like_a_package(host: str) -> None:
    assert normalise.host(host)
    assert normalise.app(host) == (
        host if host.startswith("com.") and host.count(".") > 1 else None
    )


def test_stores_are_known_by_their_hosts() -> None:
    assert normalise.is_store("play.google.com")
    assert normalise.is_store("m.apkpure.com")
    assert not normalise.is_store("google.com")
    assert not normalise.is_store("msxf.com")
