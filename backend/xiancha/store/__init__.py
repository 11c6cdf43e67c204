"""The store of accepted documents, in SQLite or PostgreSQL."""

from xiancha.store.engine import StoreProblem
from xiancha.store.reader import Reader
from xiancha.store.store import Store
from xiancha.store.tables import Held, Run

__all__ = ["Held", "Reader", "Run", "Store", "StoreProblem"]
