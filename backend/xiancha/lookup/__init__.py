"""Questions to an edition and its answers."""

from xiancha.lookup.questions import KINDS, Edition, Kind
from xiancha.lookup.typed import BadQuestion

__all__ = ["KINDS", "BadQuestion", "Edition", "Kind"]
