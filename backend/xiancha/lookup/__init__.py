"""Questions to an edition and its answers."""

from xiancha.lookup.questions import KINDS, BadQuestion, Edition, Kind

__all__ = ["KINDS", "BadQuestion", "Edition", "Kind"]
