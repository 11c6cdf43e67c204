"""Threats: what the content must say of each, and which of them a pasted text holds."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from xiancha.content.content import Content
from xiancha.content.forbidden_words import never_said
from xiancha.content.load import load
from xiancha.content.problems import ContentError
from xiancha.content.threat_models import THREAT_MODELS

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "tests/bench"))

import threat_texts  # noqa: E402

CASES = ROOT / "tests/cases"
ABROAD = ("gb", "id", "in", "ke", "ng", "ph", "sg")
DANGERS = json.loads((CASES / "danger-texts.json").read_text("utf-8"))["cases"]
PRISON = json.loads((CASES / "prison-texts.json").read_text("utf-8"))["cases"]
TEXTS = json.loads((CASES / "threat-texts.json").read_text("utf-8"))["cases"]


def all_threats(carried: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for country in carried["threats"]:
        for section in country["sections"]:
            yield from section["threats"]


@pytest.mark.slow
def test_texts_as_people_paste_them_are_answered_on_a_device(carried: dict[str, Any]) -> None:
    judged = threat_texts.judged(carried["threats"], TEXTS)
    assert [(one.case["text"], one.fatal) for one in judged if one.fatal] == []
    for by in ("own", "fresh", *(f"fresh-{n}" for n in range(2, 8))):
        words = [one.word for one in judged if one.case["by"] == by]
        assert len(words) == 100
        assert words.count("right") >= 94, by
        assert words.count("wrong") <= 3, by


@pytest.mark.slow
def test_danger_is_recognised_and_what_only_looks_like_it_is_not(carried: dict[str, Any]) -> None:
    assert len(DANGERS) > 200
    asked = [(one["text"], threat_texts.chosen(one)) for one in DANGERS]
    answers = threat_texts.found(carried["threats"], asked)
    for case, answer in zip(DANGERS, answers, strict=True):
        found = answer["threats"]
        assert any(one["danger"] for one in found) is case.get("danger", False), case["text"]
        assert not case["expect"] or {*case["expect"]} & {one["id"] for one in found}, case["text"]


@pytest.mark.slow
def test_prison_alone_is_no_danger_and_all_beside_it_that_hurts_is(carried: dict[str, Any]) -> None:
    assert len(PRISON) > 70
    answers = threat_texts.found(carried["threats"], [(one["text"], "") for one in PRISON])
    for case, answer in zip(PRISON, answers, strict=True):
        assert answer["urgent"] == case["urgent"], case["text"]


def test_all_that_the_page_is_asked_is_there(carried: dict[str, Any]) -> None:
    held = {one["country"]: one for one in carried["threats"]}
    assert list(held) == ["CN", *(one.upper() for one in ABROAD)]
    assert len([one for one in all_threats(carried) if one["id"].startswith("cn/")]) >= 53
    assert all(len(one["sections"][0]["threats"]) >= 8 for one in held.values())
    known = {one["id"] for one in all_threats(carried)}
    assert {id for case in TEXTS for id in case["expect"]} <= known


def test_every_threat_is_answered_with_what_to_do(carried: dict[str, Any]) -> None:
    lists = {one["id"] for one in carried["checklists"]}
    for one in all_threats(carried):
        assert 1 <= len(one["steps"]) <= 3, one["id"]
        assert one["checklist"] in lists, one["id"]
        for text in (one["title"], one["why"], *one["steps"]):
            assert {"zh_CN", "zh_TW", "en"} <= set(text), one["id"]
        if one["id"].startswith(("id/", "cn/")):
            assert all(text.get("id") for text in (one["title"], one["why"], *one["steps"]))


def test_what_may_come_from_a_court_is_never_untrue_and_leads_to_it(
    carried: dict[str, Any],
) -> None:
    ofcourts = [one for one in all_threats(carried) if one["court"]]
    assert len(ofcourts) > 20
    for one in ofcourts:
        assert one["answer"] != "mostly-untrue", one["id"]
        if one["id"].startswith("cn/"):
            assert "12368" in [door["phone"] for door in one["doors"]], one["id"]


def test_danger_leads_to_the_police(carried: dict[str, Any]) -> None:
    dangers = [one for one in all_threats(carried) if one["danger"]]
    assert {one["id"].partition("/")[0] for one in dangers} == {"cn", *ABROAD}
    for one in dangers:
        assert one["answer"] == "may-be-true", one["id"]
        if one["id"].startswith("cn/"):
            assert "110" in [door["phone"] for door in one["doors"]], one["id"]


def test_a_kind_is_as_dangerous_in_every_country(carried: dict[str, Any]) -> None:
    kinds: dict[str, set[tuple[bool, bool]]] = {}
    for one in all_threats(carried):
        kinds.setdefault(one["id"][3:], set()).add((one["danger"], one["court"]))
    assert [kind for kind, said in kinds.items() if len(said) > 1] == []
    pictures = {
        one["id"][3:]
        for one in all_threats(carried)
        if one["danger"] and re.search("nude|naked", one["title"]["en"], re.I)
    }
    assert pictures == {"edited-photos"}


def test_danger_stays_first_where_the_chosen_country_has_no_such_kind(
    carried: dict[str, Any],
) -> None:
    asked = [("pengadilan. foto bugil", each.upper()) for each in ABROAD]
    for answer in threat_texts.found(carried["threats"], asked):
        first, *others = answer["threats"]
        assert first["danger"]
        assert first["id"][3:] == "edited-photos"
        assert [one["court"] for one in others] == [True]


def test_of_a_sender_nothing_is_unlawful(content: Content, carried: dict[str, Any]) -> None:
    sources = [one for name, one in content.sources.items() if name.startswith("threats/")]
    assert len(sources) == 1 + len(ABROAD)
    assert not list(never_said(sources))
    for one in all_threats(carried):
        texts = [one["why"], *one["steps"], *([one["exception"]] if one["exception"] else [])]
        said = " ".join(words for text in texts for words in text.values())
        assert not re.search("违法|非法|違法|非法|unlawful|illegal", said), one["id"]
        if "可能违反" in one["why"]["zh_CN"]:
            assert "如果真这样" in one["why"]["zh_CN"] or "多次骚扰" in one["why"]["zh_CN"]
            assert one["cites"], one["id"]


def test_no_country_rests_on_rules_of_another(carried: dict[str, Any]) -> None:
    abroad = ("in-", "id-", "ph-", "ke-", "ng-")
    for one in all_threats(carried):
        country = one["id"].partition("/")[0]
        for cite in one["cites"]:
            is_abroad = cite["law"].startswith(abroad)
            assert cite["law"].startswith(f"{country}-") if country != "cn" else not is_abroad


SPOILT = [
    ("answer: depends\n        court: true", "answer: mostly-untrue\n        court: true", "court"),
    ("- id: fraud-case", "- id: jail", "taken above"),
    (
        "          - legal-advice\n        checklist",
        "          - nobody\n        checklist",
        "door",
    ),
    ("checklist: sued", "checklist: sue", "checklist"),
    ("          - 坐牢\n", "          - 坐牢…/\n", "empty"),
    ("          - 坐牢\n", "          - 坐牢\n          - 坐 牢\n", "twice"),
    ("zh_CN: 不还就坐牢\n", "zh_CN: 不还就坐牢不还就坐牢不还就坐牢不还\n", "characters"),
    ("          - court-hotline\n", "          - court\n", "does not name the door"),
]


@pytest.mark.parametrize(("old", "new", "said"), SPOILT, ids=[one[2] for one in SPOILT])
def test_what_is_wrong_is_told(folder: Path, old: str, new: str, said: str) -> None:
    file = folder / "threats/cn.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError, match=said):
        load(folder)


def test_a_file_of_threats_is_named_by_its_country(folder: Path) -> None:
    (folder / "threats/cn.yml").rename(folder / "threats/china.yml")
    with pytest.raises(ContentError, match="no place for a file"):
        load(folder)


def test_threats_wait_for_review(content: Content) -> None:
    late = content.help.unreviewed(content.sources, date(2027, 5, 29))
    assert {one.file for one in late if one.file.startswith("threats/")} == {
        f"threats/{name}.yml" for name in ("cn", *ABROAD)
    }


def test_readme_documents_every_field_and_no_other() -> None:
    sections = re.split(r"^## ", (ROOT / "checklists/README.md").read_text("utf-8"), flags=re.M)
    documented = {
        section.splitlines()[0].split(" · ")[-1]: re.findall(r"^\| `(\w+)` \|", section, re.M)
        for section in sections
    }
    for model in THREAT_MODELS:
        assert documented[model.__name__] == list(model.model_fields), model.__name__
