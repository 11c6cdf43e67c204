"""The tables of threats, packed for editions."""

import json

from hypothesis import given
from hypothesis import strategies as st

from xiancha.content import threat_kinds
from xiancha.content.packed_points import packed, unpacked

POINTS = st.lists(st.tuples(st.integers(0, 70), st.integers(-48, 45)), min_size=1, max_size=4)
PARTS = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1)
WORDS = st.dictionaries(PARTS, POINTS.map(lambda pairs: [*sum(pairs, ())]), min_size=1)


@given(WORDS)
def test_what_was_packed_is_unpacked(words: dict[str, list[int]]) -> None:
    tables = {"chinese": {"kinds": ["jail"], "same": {}, "bias": [-1.5], "words": words}}
    assert unpacked(json.loads(json.dumps(packed(tables)))) == tables


def test_what_editions_carry_is_what_was_learnt() -> None:
    for table in threat_kinds.published().values():
        assert len(table["words"]) > 1000
        places = {place for said in table["words"].values() for place in said[::2]}
        assert places == {*range(len(table["kinds"]))}
