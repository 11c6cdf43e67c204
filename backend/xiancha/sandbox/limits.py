"""How much time and memory one document may take."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from xiancha.model import Document

_SLOW_BYTES = 4096


@dataclass(frozen=True)
class Limits:
    """Seconds of the processor and bytes of memory for each document.

    A PDF is read letter by letter, so a long one has a second for every 4 KiB where that is
    more, up to `most_seconds`. On the clock these may last `patience` times as long: a good
    document is not refused because the computer is busy. The bytes are those of the whole process.
    """

    seconds: float = 20
    most_seconds: float = 300
    patience: float = 6
    memory: int = 500_000_000

    def seconds_for(self, document: Document | None) -> float:
        """The seconds of the processor that this document may take."""
        if not document or not document.body.lstrip().startswith(b"%PDF"):
            return self.seconds
        return min(max(self.seconds, len(document.body) / _SLOW_BYTES), self.most_seconds)


if sys.platform == "win32":

    def limit_memory(most: int) -> None:
        """Nothing: Windows has no such limit."""

    def limit_seconds(more: float) -> None:
        """Nothing: on Windows only the clock counts."""

    def peak() -> int:
        """0: Windows does not say."""
        return 0

else:
    import resource

    def limit_memory(most: int) -> None:
        """Hold this process to so many bytes; it writes no file and leaves no core behind."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        if sys.platform != "darwin":  # macOS has the constant and does not hold to it
            resource.setrlimit(resource.RLIMIT_AS, (most, most))

    def limit_seconds(more: float) -> None:
        """End this process once it used so many more seconds of the processor."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        seconds = int(used.ru_utime + used.ru_stime + more) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))

    def peak() -> int:
        """The most memory that this process held so far, in bytes.

        Linux counts that of the program which started this one into `ru_maxrss`.
        """
        with suppress(OSError):
            status = os.pread(_status(), 10_000, 0)
            return int(status.partition(b"VmHWM:")[2].split()[0]) * 1024
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit

    @cache
    def _status() -> int:
        """Opened once: behind the wall nothing below /proc can be opened."""
        return os.open("/proc/self/status", os.O_RDONLY)
