"""What is held in memory of channels is what the database says of them."""

from __future__ import annotations

from xiancha.edition import DATABASE
from xiancha.edition.database import Database
from xiancha.lookup import Edition
from xiancha.messages import LANGUAGES


def test_held_channels_are_answered_as_the_database_answers(edition: Edition) -> None:
    read = Database(edition.whole.path(DATABASE))
    held = Database(edition.whole.path(DATABASE))
    held.hold()
    channels = read.connection.execute("SELECT type, value FROM channels").fetchall()
    assert {kind for kind, _ in channels} == {"host", "app", "phone"}
    for kind, value in channels:
        number = read.channel(kind, value)
        assert number
        assert number == held.channel(kind, value)
        for language in LANGUAGES:
            assert held.answer(number, language) == read.answer(number, language)


def test_a_channel_of_another_type_is_not_held(edition: Edition) -> None:
    database = edition.database
    assert database.held
    (host,) = database.connection.execute(
        "SELECT value FROM channels WHERE type = 'host'"
    ).fetchone()
    assert database.channel("host", host)
    assert database.channel("app", host) is None
    assert database.channel("host", f"www.{host}") is None


def test_an_answer_about_a_lender_is_read(edition: Edition) -> None:
    database = edition.database
    (number,) = database.connection.execute("SELECT answer FROM lenders").fetchone()
    assert database.held
    assert database.held.answer(number, "en") is None
    assert database.answer(number, "en").verdict
