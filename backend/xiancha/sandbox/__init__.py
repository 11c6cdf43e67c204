"""Foreign documents are read in a process of their own, behind a wall, within limits.

`parent` is the side that asks, `worker` the process that reads, `protocol` what they say to each
other, `wall` what the kernel refuses the worker, `limits` its time and memory. A document that is
too much for the worker is refused in words, and the next one is read by a new process.
"""

from xiancha.sandbox.frames import MOST_BODY
from xiancha.sandbox.limits import Limits
from xiancha.sandbox.parent import Fault, Sandbox, hold, hosts, look, read

__all__ = ["MOST_BODY", "Fault", "Limits", "Sandbox", "hold", "hosts", "look", "read"]
