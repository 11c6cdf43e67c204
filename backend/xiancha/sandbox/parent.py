"""The side that asks: it starts the process that reads, and ends it when its time is over."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from typing import BinaryIO, NamedTuple, cast

from xiancha.model import Document, Get, Reading
from xiancha.registers.catalogue import Register
from xiancha.registers.parsing.refusals import Refused
from xiancha.sandbox.frames import (
    MOST_DOCUMENTS,
    Answered,
    Asked,
    Begin,
    Broken,
    Hosts,
    Read,
    Task,
    Told,
    TooLong,
    packed,
    received,
    with_body,
    without_body,
)
from xiancha.sandbox.limits import Limits

_START = 60.0
_LONGEST_MESSAGE = 2000
_SECRETS = ("XIANCHA_", "PG")
_LOOK = (
    "Nothing was changed; open it and see whether it is the right document and whole. If it is, "
    "please report it."
)


class Fault(Refused):
    """A document could not be read because the program is at fault."""


class _Process(NamedTuple):
    """The process that reads: what it is asked through, and what it answers through."""

    popen: subprocess.Popen[bytes]
    questions: BinaryIO
    answers: BinaryIO


class _Answer(NamedTuple):
    """The message, the body that came with it, and the documents that followed."""

    told: Told
    body: bytes
    documents: tuple[Document, ...]


class Sandbox:
    """A process that reads one document after another, each within the limits.

    It is started when it is first needed. A sandbox is not shared between threads.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: _Process | None = None

    def read(self, register: Register, document: Document) -> tuple[Document, Reading]:
        """What is kept of a document and what it says (see `Register.read_given`).

        Raises Refused, also for a document that takes too long or too much memory.
        """
        answer = self._ask(Read(register_id=register.id, document=without_body(document)), document)
        if not answer.told.reading:
            raise Fault(f"{_name(document)} was read as nothing. {_LOOK}")
        kept = answer.told.document
        return with_body(kept, answer.body) if kept else document, answer.told.reading

    def hold(
        self, register: Register, part: str, get: Callable[[Get], Document]
    ) -> tuple[Document, ...]:
        """Hold a register's conversation, answering each request with `get`; its last documents.

        Raises Refused, and whatever `get` raises.
        """
        answer = self._ask(Begin(register_id=register.id, part=part))
        while answer.told.asks:
            document = get(answer.told.asks)
            answer = self._ask(Answered(document=without_body(document)), document)
        return answer.documents

    def hosts(self, document: Document, at: datetime) -> list[str]:
        """The hosts in an answer of the certificate search (see `search.hosts`)."""
        return list(self._ask(Hosts(document=without_body(document), at=at), document).told.hosts)

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process:
            process, self._process = self._process, None
            process.popen.kill()
            process.popen.communicate()

    def _ask(self, task: Task, document: Document | None = None) -> _Answer:
        """Ask the process and wait for its answer, no longer than the limits allow."""
        seconds = self._limits.seconds_for(document)
        name = _name(document) if document else "The conversation with a register"
        question = packed(Asked(task=task, seconds=seconds), document.body if document else b"")
        answer = self._exchange(question, seconds, name)
        if answer.told.worn:
            self.close()
        if answer.told.refused:
            raise Refused(answer.told.refused[:_LONGEST_MESSAGE])
        if answer.told.fault:
            raise Fault(answer.told.fault)
        if answer.told.exceeded:
            raise Refused(f"{name} {self._excess(answer.told.exceeded)}. {_LOOK}")
        return answer

    def _exchange(self, question: bytes, seconds: float, name: str) -> _Answer:
        """Send a question and receive its answer; a process that does not give it is ended."""
        process = self._started()
        alarm, answer = _Alarm(process.popen, seconds * self._limits.patience), None
        try:
            process.questions.write(question)
            process.questions.flush()
            answer = _answer(process.answers)
        except TooLong:
            raise Refused(f"{name} reads as more than any list holds. {_LOOK}") from None
        except (Broken, OSError):
            how = self._died(process.popen.wait(), alarm.rang, seconds)
            raise Refused(f"{name} {how}. {_LOOK}") from None
        finally:
            rang = alarm.stop()
            if rang or not answer:
                self.close()
        return answer

    def _started(self) -> _Process:
        if self._process is None:
            self._process = _start(self._limits)
        return self._process

    def _died(self, code: int, rang: bool, seconds: float) -> str:
        """What a document did to the process that read it."""
        if code == -getattr(signal, "SIGXCPU", 0):
            return f"was not read within {seconds:.3g} seconds of the processor"
        if rang:
            return f"was not read within {seconds * self._limits.patience:.3g} seconds"
        return (
            f"ended the process that read it ({_ending(code)}): it is damaged, or needs more than "
            f"{self._limits.memory // 1_000_000} MB of memory"
        )

    def _excess(self, what: str) -> str:
        if what == "memory":
            return f"needs more than {self._limits.memory // 1_000_000} MB of memory to be read"
        return "is nested too deeply to be read"


class _Alarm:
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


def _start(limits: Limits) -> _Process:
    """Start the process and wait until it is ready. Raises Refused where it does not start."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(_SECRETS)}
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
    process = _Process(popen, cast(BinaryIO, popen.stdin), cast(BinaryIO, popen.stdout))
    alarm = _Alarm(popen, _START)
    try:
        received(process.answers, Told)
    except Broken:
        popen.kill()
        popen.communicate()
        raise Refused(_no_start(_ending(popen.returncode))) from None
    finally:
        alarm.stop()
    return process


def _no_start(why: str) -> str:
    return (
        f"The process that reads documents did not start ({why}). Nothing was changed; see that "
        "this computer has 500 MB of memory free, then try again."
    )


def _ending(code: int) -> str:
    """How a process ended: “SIGABRT”, or “exit code 1”."""
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit code {code}"


def _answer(stream: BinaryIO) -> _Answer:
    told, body = received(stream, Told)
    if told.documents > MOST_DOCUMENTS:
        raise TooLong
    frames = [received(stream, Told) for _ in range(told.documents)]
    documents = tuple(with_body(one.document, body) for one, body in frames if one.document)
    return _Answer(told, body, documents)


def _name(document: Document) -> str:
    return document.via or document.url or "The document"


_SHARED = Sandbox()
atexit.register(_SHARED.close)
read, hold, hosts = _SHARED.read, _SHARED.hold, _SHARED.hosts
