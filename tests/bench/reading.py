"""Read one document as a register and print what it cost. Usage: reading.py REGISTER FILE"""

from __future__ import annotations

import json
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from xiancha.model import Document
from xiancha.registers import catalogue


def megabytes() -> float:
    """The most memory that this process has held at a time.

    From the kernel's account of this program: `ru_maxrss` begins at that of who started it.
    """
    status = Path("/proc/self/status").read_text("ascii")
    (peak,) = re.findall(r"^VmHWM:\s+(\d+) kB$", status, re.M)
    return int(peak) / 1024


def main() -> None:
    register = catalogue.register(sys.argv[1])
    document = Document(
        body=Path(sys.argv[2]).read_bytes(),
        url=register.page,
        title="截至2025年12月末",
        retrieved_at=datetime.now(UTC),
        as_of=date(2025, 12, 31),
    )
    before, start = megabytes(), perf_counter()
    register.read(register.redact(document))
    seconds = perf_counter() - start
    print(json.dumps({"seconds": seconds, "megabytes": megabytes(), "before": before}))


main()
