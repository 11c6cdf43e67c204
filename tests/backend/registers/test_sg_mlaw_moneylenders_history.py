"""Singapore's real monthly lists, whose layout changed from year to year.

Three lie in `tests/documents`; a maintainer's folder adds those of other months.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
import real_documents
from history import change, readings

from xiancha.model import ChannelType, Reading

pytestmark = [pytest.mark.slow, pytest.mark.soak]

ROWS = {"2021-01": 156, "2022-09": 153, "2025-11": 153}
"""Three of six layouts; each of the six is drawn in test_sg_mlaw_moneylenders_layouts.py."""
FILES = real_documents.files("sg_mlaw_moneylenders/history/*.pdf")


@pytest.fixture(scope="module")
def lists() -> dict[str, Reading]:
    """Each list read once, in the sandbox and within its limits; they take seconds."""
    found = dict(readings(list(FILES.values())))
    assert {month: one for month, one in found.items() if not isinstance(one, Reading)} == {}
    return {month: one for month, one in found.items() if isinstance(one, Reading)}


def test_each_list_is_read_with_its_date_and_all_its_rows(lists: dict[str, Reading]) -> None:
    counts = {month: len(one.rows) for month, one in lists.items()}
    assert ROWS.items() <= counts.items()
    assert {month: count for month, count in counts.items() if not 150 <= count <= 160} == {}
    assert {month: str(one.as_of) for month, one in lists.items()} == {
        month: f"{month}-01" for month in FILES
    }
    assert {month: one.notes for month, one in lists.items() if one.notes} == {}


def test_no_licence_is_given_twice(lists: dict[str, Reading]) -> None:
    for month, one in lists.items():
        licences = {row.licence for row in one.rows}
        assert (month, len(licences)) == (month, len(one.rows))


def test_each_firm_has_the_form_of_a_company_a_phone_and_whole_addresses(
    lists: dict[str, Reading],
) -> None:
    without = []
    for one in lists.values():
        for row in one.rows:
            assert row.name.upper().endswith(("LTD", "LTD.", "LIMITED"))
            assert row.fields["Business Address"][-16:-6] == "SINGAPORE "
            if not any(channel.type is ChannelType.phone for channel in row.channels):
                without.append((one.as_of.isoformat()[:7], row.name))
    assert without == [("2021-01", "S.E. INVESTMENT PTE. LTD.")]


def test_neighbouring_lists_agree_on_nearly_all_firms(lists: dict[str, Reading]) -> None:
    for old, new in pairwise(lists.values()):
        found = change(old, new)
        assert found.both > 0.8 * len(new.rows)
        assert found.phones < 0.2 * found.both
        assert found.addresses < 0.5 * found.both


def test_a_row_that_begins_at_the_foot_of_a_page_without_its_number(
    lists: dict[str, Reading],
) -> None:
    rows = {row.name: row.fields["Business Address"] for row in lists["2025-11"].rows}
    assert rows["ABM CREDITZ SINGAPORE PTE. LTD."] == (
        "1, PARK ROAD, #01-12, PEOPLE'S PARK COMPLEX, SINGAPORE 059108"
    )
    assert rows["ACCREDIT PTE. LIMITED"].startswith("I: 503, TAMPINES CENTRAL 1, #01-315")


def test_blanks_printed_over_a_name_and_addresses_in_cells_of_their_own(
    lists: dict[str, Reading],
) -> None:
    (row,) = (row for row in lists["2022-09"].rows if row.name.startswith("ACCREDIT"))
    hosts = [c.value for c in row.channels if c.type is ChannelType.host]
    assert row.name == "ACCREDIT PTE. LIMITED"
    assert hosts == ["accreditloan.com", "hougangaccreditloan.com", "yishunaccreditloan.com"]
    assert row.fields["Business Address"].count("SINGAPORE") == 4
