"""What a maintainer is told of one mistake in a checklist, a law or a door."""

import re
from pathlib import Path

import pytest
from spoilt import complaints, spoil

ITEMS = "cn/before-borrowing.yml"

WHY = "    why:\n      zh_CN: 平台不一定放款"

TITLE = """title:
  zh_CN: 借钱之前
  en: Before you borrow
  id: "Sebelum meminjam"
"""
MISTAKES = {
    "a full-width colon": (
        ("title:\n  zh_CN: 借钱之前", "title:\n  zh_CN：借钱之前"),
        ("zh_CN：借钱之前", "a field needs a plain colon and a space", "zh_CN: 借钱之前"),
    ),
    "no space after the colon": (
        ("    reviewed_on: 2026-11-24", "    reviewed_on:2026-11-24"),
        ("reviewed_on:2026", "a field needs a plain colon and a space", "reviewed_on: 2026-11-24"),
    ),
    "a tab": (
        ("  zh_CN: 借钱之前", "\tzh_CN: 借钱之前"),
        ("\tzh_CN", "a tab at the start of the line", "  zh_CN: 借钱之前"),
    ),
    "a colon inside a sentence": (
        ("en: Before you borrow", "en: First: before you borrow"),
        ("en: First", "YAML cannot read this line", 'en: "First: before you borrow"'),
    ),
    "an unknown field": (
        (WHY, WHY.replace("why:", "whys:")),
        ("whys:", "unknown field `whys`", "why:"),
    ),
    "a missing field": (
        ("  - id: check-lender\n    text:", "  - text:"),
        ("- text:", "`id` is missing", "add a line such as id: deny-contacts"),
    ),
    "a missing zh_CN": (
        ("title:\n  zh_CN: 借钱之前\n", "title:\n"),
        ("title:", "`zh_CN` is missing", "add a line such as zh_CN: …"),
    ),
    "an empty zh_CN": (
        ("zh_CN: 借钱之前", "zh_CN:"),
        ("zh_CN:", "`zh_CN` is empty", "zh_CN: …"),
    ),
    "text without its languages": (
        (TITLE, "title: 借钱之前\n"),
        ("title: 借钱之前", "`title` needs fields of its own", "title: {zh_CN: 借钱之前}"),
    ),
    "a law that is not there": (
        ("- pipl/16", "- pilp/16"),
        ("- pilp/16", "there is no laws/pilp.yml", "pipl/16"),
    ),
    "an article that is not there": (
        ("- pipl/16", "- pipl/13"),
        ("- pipl/13", "laws/pipl.yml has no article `13`", "write one of pipl/5, pipl/6,"),
    ),
    "a full-width slash": (
        ("- pipl/16", "- pipl／16"),
        ("- pipl／16", "“pipl／16” is not law/article", "pipl/16"),
    ),
    "a cite that is not a list": (
        ("    cites:\n      - civil-code/670", "    cites: civil-code/670"),
        ("cites: civil-code/670", "`cites` is a list", "cites: [civil-code/670]"),
    ),
    "no cite and no reason": (
        ("    cites:\n      - civil-code/670\n", ""),
        (
            "- id: check-received",
            "an item either cites rules or says why it cites none",
            "write cites: [pipl/16], or uncited: and the reason",
        ),
    ),
    "an id used twice": (
        ("id: check-received", "id: check-lender "),
        (
            "id: check-lender ",
            "the id `check-lender` is taken above",
            "give it an id of its own",
        ),
    ),
    "a Chinese date": (
        ("reviewed_on: 2026-11-24", "reviewed_on: 2026年11月4日"),
        ("2026年11月4日", "“2026年11月4日” is not a date", "2026-11-04"),
    ),
    "a day that does not exist": (
        ("review_by: 2027-05-24", "review_by: 2027-02-30"),
        ("2027-02-30", "“2027-02-30” is not in the calendar", "write a day that exists"),
    ),
    "a review before the last": (
        ("review_by: 2027-05-24", "review_by: 2026-05-24"),
        (
            "review_by: 2026-05-24",
            "`review_by` is not after `reviewed_on`",
            "review_by: 2027-05-23",
        ),
    ),
    "a door that is not there": (
        (
            "    cites:\n      - civil-code/670",
            "    doors: [polise]\n    cites:\n      - civil-code/670",
        ),
        ("doors: [polise]", "there is no door `polise`", "police"),
    ),
    "overdue with a word of one's own": (
        ("items:\n", "overdue: yes\nitems:\n"),
        ("overdue: yes", "“yes” is not true or false", "true"),
    ),
    "an item without fields": (
        ("items:\n", "items:\n  - ask a friend\n"),
        ("- ask a friend", "`items` cannot be read", "write items, each beginning with `- id: …`"),
    ),
    "a field without content": (
        ("      zh_CN: 已经付了：别再付，留好转账和聊天记录，尽快报警。\n", "      zh_CN:\n"),
        ("zh_CN:", "`zh_CN` is empty", "zh_CN: …"),
    ),
    "a field written twice": (
        ("  zh_CN: 借钱之前", "  zh_CN: 借钱之前\n  zh_CN: 借款之前 "),
        ("借款之前 ", "`zh_CN` is here twice", "keep one of the two"),
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_line_and_remedy(folder: Path, mistake: str) -> None:
    (old, new), (where, what, instead) = MISTAKES[mistake]
    spoil(folder, ITEMS, old, new)
    (told,) = complaints(folder)
    lines = (folder / ITEMS).read_text("utf-8").splitlines()
    expected = [f"{ITEMS}:{n}: " for n, line in enumerate(lines, 1) if where in line]
    assert any(told.startswith(place) for place in expected), (told, expected)
    assert what in told
    assert (
        f"Write instead: {instead}" in told
        or f"Do this: {instead}" in told
        or f": {instead}" in told
    )


LAW_MISTAKES = {
    "a rank of one's own": ("rank: 法律", "rank: 国家法律", "`rank` cannot be “国家法律”"),
    "a word of one's own for known": ("known: read", "known: yes", "`known` cannot be “yes”"),
    "a source without https": (
        "source: https://github.com",
        "source: github.com",
        "a source is one address that begins with https://. "
        "Do this: write it like this: source: https://…",
    ),
    "an article number in Chinese": (
        "  670:",
        "  第六百七十条:",
        "“第六百七十条” cannot name an article. Write instead: 670:",
    ),
    "a quotation in two languages": (
        "    text: 借款的",
        "    text:\n      zh_CN: 借款的",
        "`text` is one text, without fields. Write instead: text: …",
    ),
    "a part without heading": (
        "  678:",
        "  extension:",
        "“extension” is no article number and has no heading",
    ),
    "replaced by nothing known": (
        "    known: read",
        "    known: read\n    replaced_by: civil-code/999",
        "laws/civil-code.yml has no article `999`",
    ),
}


@pytest.mark.parametrize("mistake", LAW_MISTAKES)
def test_a_mistake_in_a_law_is_told_once(folder: Path, mistake: str) -> None:
    old, new, told = LAW_MISTAKES[mistake]
    spoil(folder, "laws/civil-code.yml", old, new)
    (complaint,) = complaints(folder)
    assert re.match(r"laws/civil-code\.yml:\d+: ", complaint)
    assert told in complaint


DOOR_MISTAKES = {
    "an id used twice": (
        "id: ambulance",
        "id: mental-health",
        "the id `mental-health` is taken above. Do this: give it an id of its own",
    ),
    "a number with words": (
        'phone: "12345"',
        "phone: 12345转1",
        "a phone is a public short number of 3 to 6 digits, never a lender’s. "
        'Do this: write it like this: phone: "12345"',
    ),
    "no way to reach it": (
        '    phone: "12345"\n',
        "",
        "a door has a phone, a url, or says where it is found",
    ),
    "an address without https": (
        "url: https://jubao",
        "url: jubao",
        "a url begins with https://. Do this: write it like this: url: https://…",
    ),
}


@pytest.mark.parametrize("mistake", DOOR_MISTAKES)
def test_a_mistake_in_a_door_is_told(folder: Path, mistake: str) -> None:
    old, new, told = DOOR_MISTAKES[mistake]
    spoil(folder, "doors.yml", old, new)
    first = complaints(folder)[0 if mistake != "an id used twice" else -1]
    assert re.match(r"doors\.yml:\d+: ", first)
    assert told in first
