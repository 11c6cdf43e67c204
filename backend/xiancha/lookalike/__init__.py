"""Does a host imitate a known one? Pure.

The extension holds the same rules in `extension/core/lookalike/host-index.js`; what both must agree
on is in `tests/cases/lookalikes.json`.
"""

from xiancha.lookalike.host_index import KINDS, Imitation, Known, Lookalikes

__all__ = ["KINDS", "Imitation", "Known", "Lookalikes"]
