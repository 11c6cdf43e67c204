from datetime import date

from stored import accept, row, source

from xiancha.model import Reading, Row
from xiancha.store import Store
from xiancha.store.current_rows import changes, current, newest_rows


def standing(store: Store) -> dict[str, tuple[int, int | None]]:
    """Key → the day of the document that holds the row, and of the one that no longer has it."""
    return {
        c.row.key: (c.source.as_of.day, c.gone.as_of.day if c.gone else None)
        for c in current(store, "r")
    }


def test_a_row_that_left_a_whole_list_keeps_its_own_source(store: Store) -> None:
    accept(store, 1, row("a"), row("b"))
    accept(store, 2, row("a"))
    assert standing(store) == {"a": (2, None), "b": (1, 2)}


def test_a_newer_list_that_does_not_hold_the_category_whole_says_nothing(store: Store) -> None:
    accept(store, 1, row("a"), row("v", category="village"), whole=("bank", "village"))
    accept(store, 2, row("a"))
    assert standing(store)["v"] == (1, None)


def test_an_older_document_imported_later_is_history_only(store: Store) -> None:
    accept(store, 2, row("a"))
    accept(store, 1, row("a"), row("b"))
    assert standing(store) == {"a": (2, None), "b": (1, 2)}


def test_a_list_that_returns_to_earlier_bytes_is_taken_again(store: Store) -> None:
    """A → B → A, all of one date, as an undated list or an edited starter comes."""
    for kind in ("document", "starter"):
        for version, keys in (("A", "a"), ("B", "ab"), ("A", "a")):
            accept(store, 1, *(row(key) for key in keys), origin=f"{kind}:{version}")
        assert [c.row.key for c in newest_rows(store, "r")] == ["a"]


def test_a_row_that_comes_back_is_active_again_and_remembers_its_former_name(store: Store) -> None:
    accept(store, 1, row("a", "Old Name"))
    accept(store, 2, row("b"))
    accept(store, 3, row("a", "New Name"), row("b"))
    (found,) = [c for c in current(store, "r") if c.row.key == "a"]
    assert (found.row.name, found.gone, found.former) == ("New Name", None, ("Old Name",))


def test_a_row_that_documents_repeat_is_that_of_the_newest_with_every_former_name(
    store: Store,
) -> None:
    for day, name in enumerate(("One", "Two", "Two", "Three", "Three"), 1):
        accept(store, day, row("a", name), row(f"only-{day}"))
    found = {one.row.key: one for one in current(store, "r")}
    assert (found["a"].source.as_of.day, found["a"].former) == (5, ("One", "Two"))
    assert found["only-2"].gone is not None
    assert found["only-2"].gone.as_of.day == 5


def test_a_document_outranks_a_starter_of_the_same_date(store: Store) -> None:
    accept(store, 1, row("a", "From The Document"))
    accept(store, 1, row("a", "From The Starter"), origin="starter:1")
    (found,) = current(store, "r")
    assert found.row.name == "From The Document"


def test_newest_rows_forget_what_left(store: Store) -> None:
    accept(store, 1, row("a"), row("b"))
    accept(store, 2, row("b"))
    assert [c.row.key for c in newest_rows(store, "r")] == ["b"]


def test_changes_compare_the_two_newest_dates(store: Store) -> None:
    assert changes(store, "r") is None
    accept(store, 1, row("a"), row("b", licence="7"), row("c"))
    assert changes(store, "r") is None
    accept(store, 2, row("b", licence="8"), row("c"), row("d"))
    found = changes(store, "r")
    assert found is not None
    assert [r.key for r in found.added] == ["d"]
    assert [r.key for r in found.removed] == ["a"]
    assert [(c.key, c.fields) for c in found.changed] == [("b", {"licence": ("7", "8")})]


def test_what_a_partial_document_leaves_out_was_not_removed(store: Store) -> None:
    accept(store, 1, row("a"), row("v", category="village"), whole=("bank", "village"))
    accept(store, 2, row("a"))
    found = changes(store, "r")
    assert found is not None
    assert not found.removed


def accept_part(store: Store, part: str, day: int, *rows: Row) -> None:
    reading = Reading(as_of=date(2026, 1, day), rows=rows, whole=frozenset({"bank"}))
    store.accept(f"document:{part}{day}", source(day), reading, part)


def test_each_part_is_replaced_by_itself(store: Store) -> None:
    accept_part(store, "north", 1, row("a"))
    accept_part(store, "south", 2, row("b"))
    accept_part(store, "south", 3, row("c"))
    assert standing(store) == {"a": (1, None), "b": (2, 3), "c": (3, None)}
    assert {c.row.key for c in newest_rows(store, "r")} == {"a", "c"}


def test_of_two_parts_the_newer_word_stands(store: Store) -> None:
    accept_part(store, "list", 1, row("a", "Listed"))
    accept_part(store, "notice", 2, row("a", "Noticed"))
    assert {c.row.name for c in current(store, "r")} == {"Noticed"}
    accept_part(store, "list", 3, row("a", "Listed Again"))
    assert {c.row.name for c in current(store, "r")} == {"Listed Again"}


def test_a_list_that_no_longer_has_a_row_says_less_than_a_notice_about_it(store: Store) -> None:
    accept_part(store, "list", 1, row("a"))
    accept_part(store, "notice", 2, row("a", "Noticed"))
    accept_part(store, "list", 3, row("b"))
    assert standing(store)["a"] == (2, None)
