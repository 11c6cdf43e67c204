"""The worker's process: how it is started, and how it is ended when its time is over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from typing import BinaryIO, NamedTuple, cast

from xiancha.registers.parsing.refusals import Refused
from xiancha.sandbox.frames import Broken, received
from xiancha.sandbox.limits import Limits
from xiancha.sandbox.protocol import Answer, ProgramFault

_START = 60.0
_HANDED_ON = {"LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "SYSTEMROOT"}
"""What Python needs of the environment to start. The rest may hold passwords of whatever kind."""


class Process(NamedTuple):
    """The process that reads: what it is asked through, and what it answers through."""

    popen: subprocess.Popen[bytes]
    questions: BinaryIO
    answers: BinaryIO


class Alarm:
    """Kills a process after so many seconds, unless it is stopped before."""

    def __init__(self, popen: subprocess.Popen[bytes], seconds: float) -> None:
        self.rang = False
        self._popen, self._lock, self._stopped = popen, threading.Lock(), False
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> bool:
        """True where it rang; afterwards it never does."""
        self._timer.cancel()
        with self._lock:
            self._stopped = True
        return self.rang

    def _ring(self) -> None:
        with self._lock:
            if not self._stopped:
                self.rang = True
                self._popen.kill()


def start(limits: Limits) -> Process:
    """Start the process and wait until it is ready. Raises Refused where it does not start."""
    known = {name: value for name, value in os.environ.items() if name.upper() in _HANDED_ON}
    try:
        popen = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-m", "xiancha.sandbox.worker", str(limits.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=known | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
    except OSError as error:
        raise Refused(_no_start(error.strerror or type(error).__name__)) from error
    process = Process(popen, cast(BinaryIO, popen.stdin), cast(BinaryIO, popen.stdout))
    alarm = Alarm(popen, _START)
    try:
        answer, _ = received(process.answers, Answer)
        if isinstance(answer.said, ProgramFault):
            popen.communicate()
            raise Refused(_no_start(answer.said.sentence))
    except Broken:
        popen.kill()
        popen.communicate()
        raise Refused(_no_start(ending(popen.returncode))) from None
    finally:
        alarm.stop()
    return process


def _no_start(why: str) -> str:
    return (
        f"The process that reads documents did not start ({why}). Nothing was changed; see that "
        "this computer has 500 MB of memory free, then try again."
    )


def ending(code: int) -> str:
    """How a process ended: “SIGABRT”, or “exit code 1”."""
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit code {code}"
