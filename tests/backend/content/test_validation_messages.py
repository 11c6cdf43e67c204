"""What pydantic finds, in a maintainer's words and with what to write instead."""

from __future__ import annotations

import pytest
from doors import complaints

from xiancha.content.validation_messages import article_number


@pytest.mark.parametrize(
    ("changed", "what", "instead"),
    [
        ({"takes": None}, "`takes` is missing", "add a line such as takes: {zh_CN: …, en: …}"),
        ({"taks": "x"}, "unknown field `taks`", "takes:"),
        ({"known": "seen"}, "`known` cannot be “seen”", "write one of read, second-hand"),
        ({"phone": "１１０"}, "wide signs", 'phone: "110"'),
        ({"phone": "400-820-8888"}, "never a lender’s", 'write it like this: phone: "12345"'),
        ({"source": "http://a.example/b"}, "begins with https://", "write it like this: source"),
        ({"takes": "威胁"}, "`takes` needs fields of its own", "takes: {zh_CN: 威胁}"),
        ({"id": ""}, "`id` is empty", "write it like this: id: deny-contacts"),
    ],
)
def test_a_finding_is_told_once_with_a_remedy(
    changed: dict[str, object], what: str, instead: str
) -> None:
    (told,) = complaints(**changed)
    assert what in told[0]
    assert told[1].startswith(instead)


def test_the_number_of_an_article_is_understood() -> None:
    written = ["第六百七十条", "第１６条", "012", "第二百五十三条之一", "附件"]
    assert [article_number(each) for each in written] == ["670", "16", "12", "253-1", ""]
