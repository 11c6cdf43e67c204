"""Beside an official number stands an official site or none."""

import re
from pathlib import Path

import pytest

from xiancha.content.content import Content
from xiancha.content.load import ContentError, load
from xiancha.content.official_sites import is_official

FARMS = re.compile("jzxian|dataiw|51caijin|qqx8|2wbiao|qllr|wendadaohang|linqubank|qqzyw")


@pytest.mark.parametrize(
    ("address", "official"),
    [
        ("https://www.nfra.gov.cn/", True),
        ("https://rom.mlaw.gov.sg/a", True),
        ("https://www.ojk.go.id/", True),
        ("https://www.12321.cn/", True),
        ("https://12321.cn/", True),
        ("https://x12321.cn/", False),
        ("https://12321.cn.example.com/", False),
        ("https://gov.cn.example.com/", False),
        ("https://www.51caijin.com/post/117106.html", False),
    ],
)
def test_an_official_site_is_a_government_s_or_named(address: str, official: bool) -> None:
    assert is_official(address, ("12321.cn",)) is official


def test_another_site_beside_a_number_is_refused_at_its_line(folder: Path) -> None:
    doors = folder / "doors.yml"
    text = doors.read_text("utf-8")
    farm = text.replace('phone: "12345"', 'phone: "12345"\n    url: https://51caijin.com/post', 1)
    doors.write_text(farm, "utf-8")
    line = next(n for n, each in enumerate(farm.splitlines(), 1) if "51caijin" in each)
    with pytest.raises(ContentError) as caught:
        load(folder)
    (told,) = caught.value.problems
    assert (told.file, told.line) == ("doors.yml", line)
    assert "51caijin.com is not known as an official site" in told.what.en


def test_no_door_and_no_page_of_the_content_leads_to_a_farm(content: Content) -> None:
    sources = [door.source or "" for door in content.doors.values()]
    assert not FARMS.search(" ".join(sources))
    assert all(door.source or door.known == "second-hand" for door in content.doors.values())


COUNTRIES = {
    "gb": ("英国", "United Kingdom"),
    "id": ("印度尼西亚", "Indonesia"),
    "in": ("印度", "India"),
    "ke": ("肯尼亚", "Kenya"),
    "ng": ("尼日利亚", "Nigeria"),
    "ph": ("菲律宾", "Philippines"),
    "sg": ("新加坡", "Singapore"),
    "tw": ("台湾", "Taiwan"),
    "hk": ("香港", "Hong Kong"),
}


def test_a_number_names_its_country(content: Content) -> None:
    numbered = [door for door in content.doors.values() if door.phone]
    assert len(numbered) >= 24
    for door in numbered:
        if country := COUNTRIES.get(door.id.partition("-")[0]):
            assert country[0] in door.title.zh_CN, door.id
            assert country[1] in (door.title.en or ""), door.id
            continue
        assert len(door.phone) <= 6
        assert door.title.zh_CN.endswith("（中国大陆）"), door.id
        assert (door.title.en or "").endswith("(mainland China)"), door.id
