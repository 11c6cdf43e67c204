"""The database behind a store: opened by its URL, its errors explained, its locks.

SQLite is a file for one machine; PostgreSQL serves a team (`postgresql://…`).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import filelock
import sqlalchemy as sa


class StoreProblem(Exception):
    """The store cannot be used; the message says where it is, why, and what to do next."""


PATIENCE = 30.0
"""Seconds to wait for another program that is writing to the store."""
_MEMORY = (None, "", ":memory:")
"""What the URL of a SQLite names that keeps nothing."""
START_ANEW = "Restore it from a copy, or move it away: a new one starts from the shipped rows."
_BUSY = ("is in use by another program", "Wait until it has ended, then try again.")
_FAULTS = {
    "BUSY": _BUSY,
    "LOCKED": _BUSY,
    "FULL": ("has no room left", "Make room on its disk, then try again."),
    "READONLY": ("cannot be written", "See who may write to its folder, then try again."),
    "CANTOPEN": ("cannot be opened", "See who may write to its folder, then try again."),
    "IOERR": ("cannot be read or written", "See to its disk, then try again."),
}
"""What SQLite's errors mean; any other is damage."""
_UNREACHED = ("cannot be reached", "See that it runs and to XIANCHA_STORE_URL, then try again.")
_REFUSED = ("refused what was asked", "See to its log, then try again.")
_STATES = {
    "": _UNREACHED,
    "3F": ("has no such schema", "Make the schema that XIANCHA_STORE_URL names, then try again."),
    "42": (
        "is not as this program made it",
        "See to its tables, or name an empty database in XIANCHA_STORE_URL.",
    ),
    "42501": ("refused what was asked", "Give its user the right to make and write tables there."),
    "53": ("has no room left", "Make room for it, then try again."),
    "55": _BUSY,
    "57": _UNREACHED,
}
"""What PostgreSQL's SQLSTATEs or their classes mean; without one no connection was made."""


def opened(url: str) -> sa.Engine:
    """The engine of this URL. Every use raises StoreProblem where the database cannot be used."""
    try:
        address = sa.make_url(url)
    except sa.exc.ArgumentError:
        raise StoreProblem(
            "XIANCHA_STORE_URL is no address of a database. Write postgresql://user@host/name."
        ) from None
    if address.get_backend_name() == "sqlite":
        address = address.set(drivername="sqlite")
        engine = sa.create_engine(address, connect_args={"timeout": PATIENCE})
    elif address.get_backend_name() == "postgresql":
        engine = sa.create_engine(
            address.set(drivername="postgresql+psycopg"),
            connect_args=_beside(address.query),
            poolclass=sa.NullPool,
        )
    else:
        raise StoreProblem(
            f"The store cannot be kept in {address.get_backend_name()}. Write a postgresql:// "
            "address into XIANCHA_STORE_URL, or leave it out for a file of SQLite."
        )
    sa.event.listen(engine, "handle_error", _explained, retval=True)
    return engine


def _beside(query: Mapping[str, tuple[str, ...] | str]) -> dict[str, str]:
    """What is set for PostgreSQL beside the options of its URL, which go before ours."""
    own = query.get("options", ())
    options = (own,) if isinstance(own, str) else own
    waiting = f"-c lock_timeout={int(PATIENCE * 1000)}"
    timeout = {} if "connect_timeout" in query else {"connect_timeout": "10"}
    return {**timeout, "options": " ".join((waiting, *options))}


def _explained(context: sa.engine.ExceptionContext) -> StoreProblem | None:
    """An error of the database explained, without any text of a row."""
    if not isinstance(context.sqlalchemy_exception, sa.exc.DBAPIError):
        return None
    original, engine = context.original_exception, context.engine
    url = engine.url if engine else context.dialect.name
    if context.dialect.name == "sqlite":
        error = getattr(original, "sqlite_errorname", "")
        name = error.removeprefix("SQLITE_").partition("_")[0]
        what, advice = _FAULTS.get(name, ("is damaged", START_ANEW))
        reason = str(original) if error else "a text in it cannot be read"
    else:
        state = getattr(original, "sqlstate", None) or ""
        what, advice = _STATES.get(state) or _STATES.get(state[:2], _REFUSED)
        reason = state or str(original).strip().partition("\n")[0]
    return StoreProblem(f"The store at {url} {what} ({reason}). {advice}")


@contextmanager
def locked(engine: sa.Engine, name: str, *, wait: bool) -> Iterator[bool]:
    """Hold the lock of this name while inside; False where another process holds it.

    The system frees the lock of a killed process.
    """
    if engine.dialect.name != "sqlite":
        taking = _by_server
    else:
        taking = _by_nobody_else if engine.url.database in _MEMORY else _by_file
    with taking(engine, name, wait=wait) as held:
        yield held


@contextmanager
def at_one_moment(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection all of whose questions see the database as it was at the first of them."""
    level = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**level) as connection:
        if engine.dialect.name == "sqlite":  # its driver begins no transaction for a question
            connection.exec_driver_sql("BEGIN")
        yield connection


@contextmanager
def _by_nobody_else(engine: sa.Engine, name: str, *, wait: bool) -> Iterator[bool]:
    """A database in memory is this process' alone."""
    yield True


@contextmanager
def _by_file(engine: sa.Engine, name: str, *, wait: bool) -> Iterator[bool]:
    lock = filelock.FileLock(f"{engine.url.database}.{name}")
    try:
        lock.acquire(timeout=-1 if wait else 0)
    except filelock.Timeout:
        yield False
        return
    except OSError as error:
        what, advice = _FAULTS["CANTOPEN"]
        raise StoreProblem(
            f"The store at {engine.url} {what} ({error.strerror}). {advice}"
        ) from None
    try:
        yield True
    finally:
        lock.release()


@contextmanager
def _by_server(engine: sa.Engine, name: str, *, wait: bool) -> Iterator[bool]:
    """An advisory lock of a connection of its own: the server frees it when that breaks.

    Stores in several schemas of one database do not wait for each other.
    """
    with engine.connect() as connection:
        schema = connection.execute(sa.text("SELECT current_schema()")).scalar()
        key = {"key": zlib.crc32(f"xiancha {schema} {name}".encode())}
        taken = "pg_advisory_lock" if wait else "pg_try_advisory_lock"
        held = connection.execute(sa.text(f"SELECT {taken}(:key)"), key).scalar()
        connection.commit()
        try:
            yield held is not False
        finally:
            if held is not False:
                connection.execute(sa.text("SELECT pg_advisory_unlock(:key)"), key)
                connection.commit()
