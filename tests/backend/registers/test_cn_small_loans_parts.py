"""A province's list renews itself alone, and what is kept of it can be read by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_loans import (
    EXIT_HEADER,
    EXIT_MAPPING,
    EXIT_ROWS,
    FIRMS,
    HEADER,
    MAPPING,
    SAID,
    as_csv,
    entered,
    imported,
    listed,
)
from talk import document

from xiancha.fetch.archive import Archive
from xiancha.refresh.accept import take
from xiancha.registers import catalogue
from xiancha.registers.cn_small_loans.parse import read
from xiancha.registers.parsing.refusals import Refused
from xiancha.store import Store
from xiancha.store.current_rows import current

REGISTER = catalogue.register("cn-small-loans").model_copy(update={"max_shrink": 0.9})
LATER = MAPPING.replace("2026-06-30", "2026-08-31").replace("rows = 3", "rows = 2")
EXIT = as_csv([EXIT_HEADER, *EXIT_ROWS], [SAID])


def gone(store: Store) -> dict[str, bool]:
    return {one.row.name: one.gone is not None for one in current(store, REGISTER.id)}


def test_who_left_a_provinces_newer_list_is_gone(store: Store, tmp_path: Path) -> None:
    archive = Archive(tmp_path / "documents")
    take(REGISTER, document(listed(), mapping=MAPPING), store, archive)
    take(REGISTER, document(listed(FIRMS[:2]), mapping=LATER), store, archive)
    assert gone(store) == {FIRMS[0][1]: False, FIRMS[1][1]: False, FIRMS[2][1]: True}


def test_a_list_of_the_same_name_of_another_province_replaces_nothing(
    store: Store, tmp_path: Path
) -> None:
    archive = Archive(tmp_path / "documents")
    other = LATER.replace("测试省", "别的省")
    take(REGISTER, document(listed(), mapping=MAPPING), store, archive)
    take(REGISTER, document(listed(FIRMS[:2]), mapping=other), store, archive)
    assert not any(gone(store).values())
    assert {held.part for held in store.newest_documents(REGISTER.id)} == {
        "测试省/test-list",
        "别的省/test-list",
    }


def test_an_exit_notice_is_final_and_takes_nobody_else_away() -> None:
    exit_notice, whole_list = imported(EXIT, EXIT_MAPPING), imported(listed())
    assert (exit_notice.final, exit_notice.whole) == (True, frozenset())
    assert (whole_list.final, whole_list.whole) == (False, {"small-loan"})


@pytest.mark.parametrize(("body", "mapping"), [(listed(), MAPPING), (EXIT, EXIT_MAPPING)])
def test_the_bytes_that_are_kept_are_enough_to_read_them_again(body: bytes, mapping: str) -> None:
    kept = entered(body, mapping)
    assert read(document(kept.body)) == read(kept) == read(document(kept.body, mapping="other"))


def test_what_was_not_redacted_is_not_read() -> None:
    for body in (listed().decode("gb18030").encode(), b"", b"# {}\nname\n"):
        with pytest.raises(Refused, match="was not redacted"):
            read(document(body, mapping=MAPPING))


def test_a_changed_copy_is_held_to_the_rules_of_mappings() -> None:
    body = entered(EXIT, EXIT_MAPPING).body.decode().replace("exit-1", "exit-1/2")
    with pytest.raises(Refused, match="was not redacted"):
        read(document(body.encode()))
    body = entered(listed()).body.decode().replace('"says":""', '"says":"取消资格"')
    with pytest.raises(Refused, match="is of a list but “says”"):
        read(document(body.encode()))


def test_a_part_is_a_province_and_a_name() -> None:
    assert [REGISTER.is_part(part) for part in ("测试省/test-list", "test-list", "", "省/a/b")] == [
        True,
        False,
        False,
        False,
    ]
    refused_parts = ("test-list", "别的省/test-list")
    assert entered(listed(), part="测试省/test-list").part == "测试省/test-list"
    for part in refused_parts:
        with pytest.raises(Refused, match=f"is of “测试省/test-list”, not of “{part}”"):
            entered(listed(), part=part)


def test_a_number_without_its_area_code_is_refused() -> None:
    firms = [list(firm) for firm in FIRMS]
    firms[1][HEADER.index("联系电话")] = "62608888"
    with pytest.raises(Refused, match=r"Row 2, .*: the phone is not whole Chinese numbers"):
        imported(listed(firms))


def test_what_stands_among_the_phones_is_not_repeated() -> None:
    firms = [list(firm) for firm in FIRMS]
    firms[1][HEADER.index("联系电话")] = "张三 0731-88886666"
    with pytest.raises(Refused, match="the phone is not whole") as refused:
        imported(listed(firms))
    assert "张三" not in str(refused.value)
