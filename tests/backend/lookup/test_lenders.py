"""The lenders of an edition, page by page."""

from xiancha.lookup import Edition


def test_a_page_ends_where_the_next_begins(edition: Edition) -> None:
    first = edition.lenders.page({"country": "SG"}, "", 3)
    second = edition.lenders.page({"country": "SG"}, first.next or "", 3)
    ids = [one["id"] for one in [*first.lenders, *second.lenders]]
    assert ids == sorted(ids)
    assert len({*ids}) == 6
    assert first.next == ids[2]
    assert first.total == second.total > 6


def test_the_last_page_has_none_after_it(edition: Edition) -> None:
    assert edition.lenders.page({"country": "SG"}, "", 10_000).next is None
    assert edition.lenders.page({}, "\U0010ffff", 5).lenders == []
