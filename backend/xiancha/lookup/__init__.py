"""Questions to an edition and its answers."""

from xiancha.lookup.questions import KINDS, MOST_BYTES, BadQuestion, Edition, Kind

__all__ = ["KINDS", "MOST_BYTES", "BadQuestion", "Edition", "Kind"]
