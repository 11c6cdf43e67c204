"""Thirty-two files with one fault each, as a lawyer would make them, and a way to hear them.

`PYTHONPATH=backend python tests/backend/content/broken_content.py` prints what each is
told, in both languages.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

from xiancha.content.check_dates import not_yet, replaced, to_come
from xiancha.content.load import load
from xiancha.content.problems import ContentError, Problem

SHIPPED = Path(__file__).parents[3] / "checklists"
CHECKED = re.compile(r"(?:checked|reviewed)_on: (\d{4}-\d{2}-\d{2})$", re.MULTILINE)
# The newest day on which somebody checked what ships: content edited later brings its own.
DAY = date.fromisoformat(
    max(day for file in SHIPPED.rglob("*.yml") for day in CHECKED.findall(file.read_text("utf-8")))
)
BEFORE, CALLED = "cn/before-borrowing.yml", "cn/contacts-called.yml"
LAW, DOORS, CAPS = "laws/public-security.yml", "doors.yml", "caps.yml"


class Fault(NamedTuple):
    """What `old` finds first becomes `new`; the line with `at` is named, with what to write."""

    name: str
    file: str
    old: str
    new: str
    at: str
    instead: str


FAULTS = [
    Fault(
        "a full-width colon",
        BEFORE, "  zh_CN: 借钱之前", "  zh_CN：借钱之前",
        "zh_CN：借钱之前", "zh_CN: 借钱之前",
    ),
    Fault(
        "full-width spaces as indent",
        BEFORE, "  zh_CN: 借钱之前", "　zh_CN: 借钱之前",
        "　zh_CN: 借钱之前", "  zh_CN: 借钱之前",
    ),
    Fault(
        "a tab as indent",
        BEFORE, "  zh_CN: 借钱之前", "\tzh_CN: 借钱之前",
        "\tzh_CN: 借钱之前", "  zh_CN: 借钱之前",
    ),
    Fault(
        "a dash for a hyphen",
        BEFORE, "  - id: check-lender", "  — id: check-lender",
        "— id: check-lender", "- id: check-lender",
    ),
    Fault(
        "a list with Chinese commas",
        CALLED, "doors:\n      - legal-advice\n", "doors: [legal-advice，police]\n",
        "[legal-advice，police]", "doors: [legal-advice, police]",
    ),
    Fault(
        "a number in Chinese quotation marks",
        DOORS, 'phone: "12345"', "phone: “12345”",
        "“12345”", 'phone: "12345"',
    ),
    Fault(
        "a quotation mark never closed",
        BEFORE, "en: Before you borrow", 'en: "Before you borrow',
        'en: "Before you borrow', 'en: "Before you borrow"',
    ),
    Fault(
        "a colon inside a sentence",
        BEFORE, "en: Before you borrow", "en: First: before you borrow",
        "en: First:", 'en: "First: before you borrow"',
    ),
    Fault(
        "a date without zeros",
        BEFORE, "reviewed_on: 2026-11-24", "reviewed_on: 2026-8-1",
        "2026-8-1", "reviewed_on: 2026-08-01",
    ),
    Fault(
        "a date in Chinese",
        LAW, "in_force: 2026-01-01", "in_force: 2026年1月1日",
        "2026年1月1日", "in_force: 2026-01-01",
    ),
    Fault(
        "a day that does not exist",
        BEFORE, "review_by: 2027-05-24", "review_by: 2027-02-30",
        "2027-02-30", "write a day that exists",
    ),
    Fault(
        "an article with a leading zero",
        LAW, "  50:\n", "  050:\n",
        "  050:", "50:",
    ),
    Fault(
        "an article in Chinese numerals",
        LAW, "  50:\n", "  第五十条:\n",
        "第五十条:", "50:",
    ),
    Fault(
        "a number with an underscore",
        "breaches.yml", "more_than: 6", "more_than: 1_00",
        "1_00", "more_than: 100",
    ),
    Fault(
        "yes where true belongs",
        CALLED, "overdue: true", "overdue: yes",
        "overdue: yes", "overdue: true",
    ),
    Fault(
        "a rate without its sign",
        CAPS, 'annual: "24%"', "annual: 24",
        "annual: 24", 'annual: "24%"',
    ),
    Fault(
        "a cap without a date",
        CAPS, "    known_from: 2025-12-19\n", "",
        "- id: small-loan-24", "write in_force: and its first day, or known_from:",
    ),
    Fault(
        "a field of one’s own",
        BEFORE, "    why:\n", "    reason:\n",
        "    reason:", "why:",
    ),
    Fault(
        "a missing field",
        BEFORE, r"    reviewed_on: .*\n", "",
        "- id: check-lender", "add a line such as reviewed_on: 2026-08-01",
    ),
    Fault(
        "a law that is not there",
        BEFORE, "- pipl/16", "- pilp/16",
        "- pilp/16", "pipl/16",
    ),
    Fault(
        "an article that is not there",
        BEFORE, "- pipl/16", "- pipl/13",
        "- pipl/13", "write one of pipl/",
    ),
    Fault(
        "an article that was replaced",
        CALLED, "- public-security/50", "- public-security/42",
        "- public-security/42", "public-security/50",
    ),
    Fault(
        "a lender’s number in the text, in full-width digits",
        BEFORE, "  zh_CN: 借钱之前", "  zh_CN: 借钱之前先打４００８２０８８８８",
        "４００８２０８８８８", "take it out; a public number goes into doors.yml",
    ),
    Fault(
        "a hotline in the text, in Chinese numerals",
        BEFORE, "  zh_CN: 借钱之前", "  zh_CN: 借钱之前先打一二三七八",
        "一二三七八", "take it out of the text and write doors: [nfra] below",
    ),
    Fault(
        "a replaced article in the text",
        BEFORE, "  zh_CN: 借钱之前", "  zh_CN: 《治安管理处罚法》第四十二条怎么说",
        "第四十二条", "《治安管理处罚法》第50条",
    ),
    Fault(
        "a replaced article named without 《》 and 第",
        BEFORE, "  zh_CN: 借钱之前", "  zh_CN: 治安管理处罚法42条",
        "治安管理处罚法42条", "《治安管理处罚法》第50条",
    ),
    Fault(
        "an article missing in a list",
        BEFORE, "  zh_CN: 借钱之前", "  zh_CN: 《治安管理处罚法》第50、51条",
        "第50、51条", "name one of 《治安管理处罚法》第42条",
    ),
    Fault(
        "a cap that was not ended",
        CAPS, "    ends_on: 2027-12-31\n", "",
        "- id: small-loan-24", "ends_on: 2027-12-31",
    ),
    Fault(
        "a review in the wrong century",
        CAPS, r"reviewed_on: .*\n    review_by: .*",
        "reviewed_on: 2026-11-25\n    review_by: 2062-05-25",
        "review_by: 2062", "review_by: 2027-05-24",
    ),
    Fault(
        "a review that was not made yet",
        BEFORE, r"reviewed_on: .*\n    review_by: .*",
        "reviewed_on: 2027-01-24\n    review_by: 2027-05-24",
        "reviewed_on: 2027-01-24", f"reviewed_on: {DAY}",
    ),
    Fault(
        "an answer in Chinese",
        "questions.yml", r"happened: \[threats\]", "happened: [威胁]",
        "happened: [威胁]", "threats",
    ),
    Fault(
        "an answer in other words",
        "questions.yml", r"happened: \[threats\]", "happened: [吓唬]",
        "happened: [吓唬]", "write one of threats, contacts, harassment",
    ),
]  # fmt: skip


def told(fault: Fault, copy: Path) -> list[Problem]:
    """What is told of a copy of the content once it has this fault."""
    file = copy / fault.file
    text = file.read_text("utf-8")
    spoilt, found = re.subn(fault.old, lambda _: fault.new, text, count=1)
    assert found, fault.name
    file.write_text(spoilt, "utf-8")
    try:
        content = load(copy)
    except ContentError as error:
        return error.problems
    return [*not_yet(content, DAY), *replaced(content, DAY), *to_come(content, DAY)]


def say_all() -> None:
    for i, fault in enumerate(FAULTS, 1):
        with tempfile.TemporaryDirectory() as folder:
            problems = told(fault, Path(shutil.copytree(SHIPPED, f"{folder}/checklists")))
        print(f"{i}. {fault.name}")
        for problem in problems:
            print(f"   {problem.told('zh_CN')}\n   {problem.told('en')}")


if __name__ == "__main__":
    say_all()
