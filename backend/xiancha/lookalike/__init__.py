"""Does a host imitate a known one? Pure.

The extension holds the same rules in `extension/core/lookalike/host-index.js`; what both must agree
on is in `tests/cases/lookalikes.json`.
"""

from xiancha.lookalike.host_index import Imitation, Known, Lookalikes
from xiancha.lookalike.kinds import KINDS, Grade, grade

__all__ = ["KINDS", "Grade", "Imitation", "Known", "Lookalikes", "grade"]
