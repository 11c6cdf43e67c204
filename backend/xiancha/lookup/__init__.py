"""Questions to an edition and its answers."""

from xiancha.lookup.ask import KINDS, Edition, Kind
from xiancha.lookup.question import BadQuestion

__all__ = ["KINDS", "BadQuestion", "Edition", "Kind"]
