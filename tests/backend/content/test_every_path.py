"""“Which door?” as shipped: every combination of answers, and where the hardest of them lead."""

from itertools import chain, combinations, product
from typing import Any

import pytest
from effort import tries

from xiancha.content.referral import doors, unanswered

pytestmark = [pytest.mark.slow, pytest.mark.soak]


MOST = tries(3, 10)
"""So many answers are given at once where several may be; in `make test` all of them, too."""


def every_path(questions: dict[str, Any]) -> list[dict[str, tuple[str, ...]]]:
    """Every combination of answers, every choice of several where several may be given."""
    each = []
    for question in questions["questions"]:
        ids = [choice["id"] for choice in question["choices"]]
        several = {*range(1, MOST + 1), len(ids)} if question["many"] else {1}
        given = chain.from_iterable(combinations(ids, n) for n in sorted(several))
        each.append([(question["id"], answer) for answer in given])
    return [dict(path) for path in product(*each)]


@pytest.fixture(scope="module")
def paths(carried: dict[str, Any]) -> list[tuple[dict[str, Any], list[tuple[str, Any]]]]:
    """Each combination of answers with the doors, and their reasons, that it leads to."""
    questions = carried["questions"]
    return [(path, doors(questions, path)) for path in every_path(questions)]


SAFE = {"bank": "nfra", "consumer-finance": "nfra", "small-loan": "local-finance"}
"""Lenders that can be turned to without danger, with the door of their supervisor."""
NEED_A_NAME = ("lender", "nfra", "local-finance", "nifa")
"""Doors that ask who the lender is."""


def test_no_path_is_a_dead_end(carried: dict[str, Any], paths: Any) -> None:
    """Every combination of answers leads to somebody who can be called."""
    questions = carried["questions"]
    phones = {each["id"]: each["phone"] for each in carried["doors"]}
    assert len(paths) == 8 * tries(176, 1023) * 5
    assert [path for path, _ in paths if unanswered(questions, path)] == []
    assert [path for path, found in paths if not any(phones[door] for door, _ in found)] == []
    assert max(len(found) for _, found in paths) <= 14


def test_every_path_ends_somewhere_sensible(paths: Any) -> None:
    for path, leads in paths:
        found = [door for door, _ in leads]
        (lender,), happened = path["lender"], path["happened"]
        harmed = {"threats", "contacts", "harassment"} & {*happened}
        assert len(found) == len(set(found)), path
        if "threats" in happened or (lender == "unlicensed" and harmed):
            assert found[0] == "police", path
        elif "money-first" in happened:
            assert found[:2] == ["anti-fraud", "police"], path
        elif "minor" in happened:
            assert found[0] == "youth", path
        elif "sued" in happened:
            assert found[:3] == ["court-hotline", "court", "legal-advice"], path
        asks = lender in SAFE or lender == "not-mine"
        assert ("lender" in found) == (asks and "money-first" not in happened), path
        if lender in ("unknown", "unlicensed", "gone"):
            named = [found.index(door) for door in NEED_A_NAME if door in found]
            assert all(found.index("find-lender") < at for at in named), path
        supervisors = {"nfra", "local-finance"} & {*found}
        either = {"nfra", "local-finance"} if lender in ("unknown", "gone") else set()
        assert supervisors <= ({SAFE[lender]} if lender in SAFE else either), path
        if lender in SAFE and supervisors and "lender" in found:
            assert found.index("lender") < found.index(SAFE[lender]), path
        wants_records = "credit" in happened or path["want"] == ("records",)
        assert ("central-bank" in found) == (wants_records or lender == "not-mine"), path
        assert "legal-advice" in found, path


def test_an_unlicensed_lender_is_no_reason_to_pay_nothing(paths: Any) -> None:
    for path, leads in paths:
        if path["lender"] == ("unlicensed",):
            said = "".join(why["zh_CN"] for _, why in leads)
            assert "没牌照" in said, path
            assert "不等于不用还" in said, path


def test_each_lead_is_needed(carried: dict[str, Any], paths: Any) -> None:
    """A lead that no answers reach, or that never adds a door, is a mistake."""
    used = {id(why) for _, found in paths for _, why in found}
    leads = carried["questions"]["leads"]
    assert [lead["why"]["zh_CN"] for lead in leads if id(lead["why"]) not in used] == []


@pytest.mark.parametrize(
    ("lender", "happened", "wanted"),
    [
        (
            "unknown",
            ["contacts"],
            "find-lender credit-report harassment internet-reports nfra local-finance nifa"
            " legal-advice",
        ),
        (
            "unlicensed",
            ["contacts"],
            "police find-lender credit-report harassment internet-reports legal-advice",
        ),
        (
            "unlicensed",
            ["threats", "contacts", "data"],
            "police find-lender credit-report harassment internet-reports legal-advice court",
        ),
        (
            "not-mine",
            ["other"],
            "credit-report find-lender lender central-bank police legal-advice",
        ),
        ("somebody", ["contacts"], "legal-advice harassment internet-reports"),
        ("unknown", ["minor"], "youth find-lender credit-report legal-advice"),
    ],
)
def test_doors_of_those_who_had_none(
    carried: dict[str, Any], lender: str, happened: list[str], wanted: str
) -> None:
    path = {"lender": [lender], "happened": happened, "want": ["stop"]}
    assert [door for door, _ in doors(carried["questions"], path)] == wanted.split()


def test_doors_of_a_bank_whose_collector_calls_the_contacts(carried: dict[str, Any]) -> None:
    path = {"lender": ["bank"], "happened": ["contacts"], "want": ["stop"]}
    found = [door for door, _ in doors(carried["questions"], path)]
    order = ["lender", "nfra", "harassment", "internet-reports", "nifa", "legal-advice"]
    assert found == order


def test_who_fits_no_answer_is_not_turned_away(carried: dict[str, Any]) -> None:
    path = {"lender": ["gone"], "happened": ["other"], "want": ["advice"]}
    assert unanswered(carried["questions"], path) == []
    found = [door for door, _ in doors(carried["questions"], path)]
    assert found == ["find-lender", "credit-report", "legal-advice"]


def test_who_is_sued_reads_at_the_door_of_the_court_what_it_does(carried: dict[str, Any]) -> None:
    takes = {each["id"]: each["takes"]["zh_CN"] for each in carried["doors"]}
    assert "异议书" in takes["court"]
    assert "诈骗" in takes["police"]


def test_doors_where_the_company_is_gone_and_the_charges_were_wrong(
    carried: dict[str, Any],
) -> None:
    path = {"lender": ["gone"], "happened": ["fees"], "want": ["money"]}
    found = doors(carried["questions"], path)
    order = ["find-lender", "credit-report", "anti-fraud", "nfra", "local-finance"]
    order += ["legal-advice", "court"]
    assert [door for door, _ in found] == order
    takes = {each["id"]: each["takes"]["zh_CN"] for each in carried["doors"]}
    why = {door: words["zh_CN"] for door, words in found}
    assert "小额贷款公司" in takes["local-finance"]
    assert "小额贷款公司" in why["local-finance"]
    assert "银行" in takes["nfra"]
    assert "银行" in why["nfra"]
