"""Small editions, for who asks how something is done and not with what.

Every register's starter is 12,000 lenders: seconds of work for each publication.
"""

from __future__ import annotations

import pytest

from xiancha.commands import terminal
from xiancha.publish import tree
from xiancha.refresh.starter import load_starter
from xiancha.registers.catalogue import Register
from xiancha.store import Store

FEW = ("cn-nfra-institutions", "reviewed-channels", "sg-mlaw-moneylenders")
"""The registers with whose starter rows the commands begin."""
_QUICK = 1
"""A quality of brotli: what is unpacked is the same at any."""


def load_few(register: Register, store: Store) -> bool:
    """Store the rows shipped with a register, where it is one of the few."""
    return register.id in FEW and load_starter(register, store)


def publish_small(patch: pytest.MonkeyPatch) -> None:
    """Let the commands of this process begin with few rows, and pack quickly."""
    patch.setattr(terminal, "load_starter", load_few)
    patch.setattr(tree, "_BROTLI_QUALITY", _QUICK)
