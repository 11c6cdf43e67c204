"""What is written to the second is compared to the second."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from origin import Publisher, lender

from xiancha.model import Reading, Source
from xiancha.publish import new_edition

pytestmark = pytest.mark.slow


def test_a_document_given_between_two_seconds_does_not_change_an_edition(
    publisher: Publisher,
) -> None:
    at = datetime(2026, 11, 27, 8, 0, 0, 123456, tzinfo=UTC)
    source = Source("sg-mlaw-moneylenders", date(2026, 2, 1), at, "f" * 64, "https://rom.example/")
    reading = Reading(as_of=source.as_of, rows=(lender("one0", "one0.example"),))
    publisher.store.accept("document:between", source, reading)
    content = {"checklists": [], "laws": {}}
    made = [
        new_edition.publish(
            publisher.store,
            content,
            publisher.ring,
            publisher.editions,
            only_changed=True,
            now=publisher.now + timedelta(seconds=n),
        )
        for n in (1, 2)
    ]
    assert [one.kept for one in made] == [False, True]
