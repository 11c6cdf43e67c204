"""Permissions in plain words, and what the rules of countries and stores say of them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from xiancha.content.app_models import APP_MODELS
from xiancha.content.content import Content
from xiancha.content.export import published
from xiancha.content.load import load
from xiancha.content.problems import ContentError

README = Path(__file__).parents[3] / "checklists/README.md"
CONTACTS = "android.permission.READ_CONTACTS"


def test_every_country_and_the_store_say_what_their_source_says_of_contacts(
    content: Content,
) -> None:
    stances = {
        file: rule.stance
        for file, held in content.help.apps.items()
        for rule in held.rules
        if CONTACTS in rule.permissions
    }
    assert stances == {
        "cn": "not-listed",
        "google-play": "forbidden",
        "id": "not-listed",
        "in": "forbidden",
        "ke": "only-if-needed",
        "ng": "forbidden",
        "ph": "only-if-needed",
    }
    stores = [file for file, held in content.help.apps.items() if held.store]
    assert stores == ["google-play"]


def test_china_lists_neither_calls_nor_messages_as_necessary(content: Content) -> None:
    listed = {one for rule in content.help.apps["cn"].rules for one in rule.permissions}
    names = {one.removeprefix("android.permission.") for one in listed}
    assert names == {"READ_CONTACTS", "READ_CALL_LOG", "READ_SMS", "RECEIVE_SMS"}


def test_what_you_do_is_not_what_you_get(content: Content) -> None:
    known = content.help.permissions
    assert known
    group = {one.name.removeprefix("android.permission."): one.group for one in known.permissions}
    assert group["QUERY_ALL_PACKAGES"] == group["PACKAGE_USAGE_STATS"] == "around-you"


def test_declared_is_never_said_to_be_read(content: Content) -> None:
    says = [rule.says for held in content.help.apps.values() for rule in held.rules]
    assert any(
        "声明不等于已读取。若它是网贷App，通讯录不在必要信息之列" in one.zh_CN for one in says
    )
    for one in says:
        assert not re.search("违法|违规|非法|已经读取了", one.zh_CN)
        assert one.zh_TW
        assert one.en
        assert one.id
        assert not re.search("violat|illegal|unlawful", one.en)


def test_every_permission_is_said_in_four_languages(content: Content) -> None:
    known = content.help.permissions
    assert known
    assert len(known.permissions) > 40
    assert [group.id for group in known.groups][:3] == ["who-you-know", "what-you-get", "control"]
    for text in (known.declared, *(one.can for one in known.permissions)):
        assert set(text.published()) == {"zh_CN", "zh_TW", "en", "id"}


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("cn", CONTACTS, "android.permission.READ_CONTACT", CONTACTS),
        ("cn", "necessary-info/online-loans", "necessary-info/online-loan", "online-loans"),
        ("in", "id: once", "id: not-accessed", "taken above"),
        ("permissions", "group: control", "group: controls", "control"),
        ("permissions", "permission.WRITE_CONTACTS", "permission.READ_CONTACTS", "here twice"),
        ("ng", "stance: forbidden", "stance: illegal", "forbidden"),
    ],
)
def test_a_fault_is_told_with_what_to_write(
    folder: Path, file: str, old: str, new: str, told: str
) -> None:
    path = folder / "apps" / f"{file}.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as error:
        load(folder)
    assert f"apps/{file}.yml" in error.value.told("en")
    assert told in error.value.told("en")


def test_readme_documents_every_field_and_no_other() -> None:
    sections = re.split(r"^## ", README.read_text("utf-8"), flags=re.M)
    documented = {
        section.splitlines()[0].split(" · ")[-1]: re.findall(r"^\| `(\w+)` \|", section, re.M)
        for section in sections
    }
    for model in APP_MODELS:
        assert documented[model.__name__] == list(model.model_fields), model.__name__


def test_an_edition_carries_the_permissions_and_the_rules_with_what_they_rest_on(
    content: Content,
) -> None:
    held = published(content, date(2026, 11, 28))["apps"]
    granted = {each["name"].rpartition(".")[2]: each["granted"] for each in held["permissions"]}
    assert granted["READ_CONTACTS"] == "asked"
    assert granted["BIND_ACCESSIBILITY_SERVICE"] == "switched-on"
    assert granted["QUERY_ALL_PACKAGES"] == "at-install"
    assert [(each["of"], each["store"]) for each in held["rules"]][::6] == [
        ("CN", False),
        ("google-play", True),
    ]
    rule = held["rules"][0]["rules"][0]
    assert [one["law"] for one in rule["cites"]] == ["necessary-info", "necessary-info"]
    assert rule["says"]["zh_CN"].startswith("安装包声明可读通讯录；声明不等于已读取。")
