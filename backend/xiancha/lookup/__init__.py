"""Questions to an edition and its answers."""

from xiancha.lookup.answered import Answered
from xiancha.lookup.ask import ask
from xiancha.lookup.edition import Edition
from xiancha.lookup.question import KINDS, BadQuestion, Kind

__all__ = ["KINDS", "Answered", "BadQuestion", "Edition", "Kind", "ask"]
