"""The lenders of an edition, page by page."""

import sqlite3
from contextlib import closing
from pathlib import Path

from asking import copied

from xiancha.edition import DATABASE
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


def test_an_edition_published_before_lenders_were_listed_lists_them_too(
    edition: Edition, tmp_path: Path
) -> None:
    whole = copied(edition, tmp_path)
    with closing(sqlite3.connect(whole.path(DATABASE))) as database:
        database.execute("DROP TABLE lenders")
        database.commit()
    assert Edition(whole).lenders.page({}, "", 500) == edition.lenders.page({}, "", 500)
