"""A hotline of one country is never shown without that country, in any text of the interface.

Content holds no numbers but those of doors (`test_shipped.py`), whose titles name the country
(`test_official_sites.py`).
"""

from __future__ import annotations

import re

import pytest

from xiancha import messages, paths
from xiancha.content.load import load

COUNTRIES = {
    "zh_CN": "大陆|英国|香港|印度尼西亚|印度|新加坡|菲律宾|肯尼亚|尼日利亚|澳大利亚|台湾",
    "zh_TW": "大陸|英國|香港|印尼|印度|新加坡|菲律賓|肯亞|肯尼亞|奈及利亞|尼日利亞|澳洲|台灣",
    "en": "mainland China|Kingdom|Hong Kong|Indonesia|India|Singapore|Philippines|Kenya|Nigeria"
    "|Australia|Taiwan",
    "id": "daratan|Inggris|Hong Kong|Indonesia|India|Singapura|Filipina|Kenya|Nigeria|Australia"
    "|Taiwan",
}
_OF_ANY = {"000", "110", "119", "911"}
"""Numbers for emergencies that are no doors here, or of several countries."""
_SENTENCES = re.compile(r"[。！？\n]|(?<=[a-z)”])\. ")
_COUNTS = re.compile(r"[%,.:]?\d|[%％日天元]|[ ]?(?:letters|characters|huruf|karakter)")


def _hotlines() -> re.Pattern[str]:
    """The numbers of all doors, as they stand alone in a text."""
    doors = {door.phone for door in load(paths.checklists()).doors.values() if door.phone}
    either = "|".join(sorted(doors | _OF_ANY, key=len, reverse=True))
    return re.compile(rf"(?<![\d.,:%-])(?:{either})(?!\d|{_COUNTS.pattern})")


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_each_sentence_with_a_hotline_names_its_country(language: str) -> None:
    hotline, country = _hotlines(), re.compile(COUNTRIES[language])
    said = [
        (key, sentence)
        for key, text in messages.catalogue(language).items()
        for sentence in _SENTENCES.split(text)
        if hotline.search(sentence)
    ]
    assert said
    assert [one for one in said if not country.search(one[1])] == []


def test_a_hotline_without_its_country_is_found() -> None:
    assert _hotlines().search("已经付了：留好记录，拨 96110 或 110")
    assert not _hotlines().search("10,000 letters, 24%, 12345678, 110元")
