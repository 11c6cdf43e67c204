"""/v1/products and the page of a product, asked of the real application."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from xiancha.web.app import create_app
from xiancha.web.products_api import ProductList


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions), raise_server_exceptions=False)


def test_products_are_listed_with_who_is_behind_them(client: TestClient) -> None:
    answer = client.get("/v1/products")
    held = ProductList.model_validate(answer.json())
    assert len(held.products) == len({one.name for one in held.products}) > 60
    by_name = {one.name: one for one in held.products}
    assert by_name["还呗"].lenders[0].tie == "named-by"
    assert by_name["还呗"].lenders[0].verdict == "licensed"
    again = client.get("/v1/products", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_products_are_paged_and_told_apart_by_kind(client: TestClient) -> None:
    page = client.get("/v1/products?kind=platform&limit=5")
    found = page.json()["products"]
    while page.links:
        page = client.get(page.links["next"]["url"])
        found += page.json()["products"]
    every = client.get("/v1/products?limit=500").json()["products"]
    assert len(found) == page.json()["total"] > 5
    assert found == [one for one in every if one["kind"] == "platform"]


@pytest.mark.parametrize("asked", ["kind=loan", "after=nobody", "limit=0", "page=2"])
def test_a_parameter_is_refused(client: TestClient, asked: str) -> None:
    assert client.get(f"/v1/products?{asked}").status_code == 400


@pytest.mark.parametrize("lang", ["zh-CN", "zh-TW", "en", "id"])
def test_the_page_says_what_it_is_who_is_behind_what_to_do_and_what_is_unknown(
    client: TestClient, lang: str
) -> None:
    page = BeautifulSoup(client.post(f"/?lang={lang}", data={"q": "有钱花"}).text, "lxml")
    shown = page.select_one(".answer .product")
    assert shown
    assert len(shown.select("h3")) == 4
    boxes = [box.get_text(" ", strip=True) for box in shown.select("ol.chain > li")]
    assert len(boxes) == 4
    assert "有钱花" in boxes[1]
    assert "度小满科技（北京）有限公司" in boxes[1]
    assert not any("度小满" in box for box in (boxes[0], boxes[2], boxes[3]))
    assert len(shown.select("details > summary")) == 1
    behind = [str(item) for item in shown.select(".behind > li")]
    assert "度小满科技（北京）有限公司" in behind[0]
    assert "2025-10" in behind[0]
    assert any("重庆度小满小额贷款有限公司" in one for one in behind)
    links = [str(a["href"]) for a in shown.select("a")]
    assert any(link.startswith("https://dujiaojinrong.com/") for link in links)
    assert all(link.startswith("https://") for link in links)
    assert shown.select_one('.behind form[method=post] button[name=q][value^="重庆度小满"]')


def test_a_name_to_choose_leads_on_with_one_tap(client: TestClient) -> None:
    page = BeautifulSoup(client.post("/", data={"q": "jiebei"}).text, "lxml")
    [name] = page.select(".answer form button[name=q]")
    found = BeautifulSoup(client.post("/", data={"q": name["value"]}).text, "lxml")
    assert found.select_one(".answer .product")
