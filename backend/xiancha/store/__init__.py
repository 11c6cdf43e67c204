"""The store of accepted documents, in SQLite or PostgreSQL."""

from xiancha.store.engine import StoreProblem
from xiancha.store.file_copy import copy_file
from xiancha.store.reader import Reader
from xiancha.store.schema import Held, Run
from xiancha.store.store import Store

__all__ = ["Held", "Reader", "Run", "Store", "StoreProblem", "copy_file"]
