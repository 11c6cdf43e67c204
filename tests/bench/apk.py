"""A large APK on the page in Chromium and Firefox, in the bulk command and in androguard: one run.

    python -m tests.bench.apk [--androguard PYTHON] [--rounds 3]

`PYTHON` is one that has androguard (`python -m venv X && X/bin/pip install androguard`); it is not
installed here. Seconds of the whole process, imports included; memory is the most that the process
and its children had at once (`ru_maxrss` of each, the largest). The page's line is that of
`apk-page.js`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.apks.read import COMMAND

_FACTS = """
import sys, time
began = time.monotonic()
from loguru import logger
logger.remove()
from androguard.core.apk import APK
imported = time.monotonic()
apk = APK(sys.argv[1])
apk.get_permissions(), apk.get_target_sdk_version(), apk.get_certificates_der_v2()
print(f"imports {imported - began:.2f} s, facts {time.monotonic() - imported:.2f} s, unchecked")
"""
_HERE = Path(__file__).parent


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--androguard", type=Path, help="a Python that has androguard")
    asked.add_argument("--rounds", type=int, default=3)
    given = asked.parse_args()
    with TemporaryDirectory() as folder:
        made = [sys.executable, "-m", "tests.apks.shown", folder, "large"]
        subprocess.run(made, check=True)  # a process of ours would hand its memory's peak on
        file = Path(folder) / "large.apk"
        print(f"{file.stat().st_size:,} bytes, {given.rounds} rounds", flush=True)
        for _ in range(given.rounds):
            subprocess.run(["node", _HERE / "apk-page.js", file], check=True)
            measured("command.js", ["node", COMMAND, file])
            if given.androguard:
                measured("androguard", [given.androguard, "-c", _FACTS, file])


def measured(name: str, command: list[str | Path]) -> None:
    """Print how long a command takes and how much memory, with the end of what it says."""
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        said = (running.stdout.read() if running.stdout else "").strip()
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - began
    print(f"{name}: {seconds:.2f} s, {usage.ru_maxrss / 1024:.0f} MB, {said[-100:]}", flush=True)


if __name__ == "__main__":
    main()
