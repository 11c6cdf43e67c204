"""The side that asks: each document is read by the worker, within limits of time and memory."""

from __future__ import annotations

import atexit
import signal
from collections.abc import Callable
from datetime import datetime
from typing import BinaryIO, NamedTuple
from urllib.parse import urlsplit

from xiancha.model import Document, Get, Outline, Reading
from xiancha.registers.catalogue import Register
from xiancha.registers.parsing.refusals import Refused
from xiancha.sandbox import origin
from xiancha.sandbox.frames import (
    MOST_DOCUMENTS,
    Broken,
    TooLong,
    packed,
    received,
    with_body,
    without_body,
)
from xiancha.sandbox.limits import Limits
from xiancha.sandbox.process import Alarm, Process, ending, start
from xiancha.sandbox.protocol import (
    Answer,
    Begin,
    End,
    Excess,
    FindHosts,
    Found,
    Hosts,
    Look,
    ProgramFault,
    Question,
    Read,
    Refusal,
    Reply,
    Request,
    Said,
    Task,
    WasRead,
    WasSeen,
)

_LONGEST_MESSAGE = 2000
_LOOK = (
    "Nothing was changed; open it and see whether it is the right document and whole. If it is, "
    "please report it."
)


class Fault(Refused):
    """A document could not be read because the program is at fault."""


class _Received(NamedTuple):
    """What the worker said, the body that came with it, and the documents that followed."""

    said: Said
    worn: bool
    body: bytes
    documents: tuple[Document, ...]


class Sandbox:
    """A worker that reads a register's documents one after another, each within the limits.

    It is started when it is first needed. A sandbox is not shared between threads.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: Process | None = None
        self._register = ""

    def read(self, register: Register, document: Document) -> tuple[Document, Reading]:
        """What may be archived of a document and what it says (see `Register.read_given`).

        Raises Refused, also for a document that takes too long or too much memory.
        """
        self._only_for(register.id)
        answer = self._ask(Read(register_id=register.id, document=without_body(document)), document)
        match answer.said:
            case WasRead(reading=reading, document=None):
                return document, reading
            case WasRead(reading=reading, document=Document() as kept):
                return origin.of_given(register, with_body(kept, answer.body), document), reading
        raise _unexpected(document)

    def hold(
        self, register: Register, part: str, get: Callable[[Get], Document]
    ) -> tuple[Document, ...]:
        """Hold a register's conversation, answering each request with `get`; its last documents.

        Raises Refused, and whatever `get` raises.
        """
        self._only_for(register.id)
        answer = self._ask(Begin(register_id=register.id, part=part))
        fetched: dict[str, Document] = {}
        while isinstance(answer.said, Request):
            _must_keep_key(register, answer.said.get)
            document = get(answer.said.get)
            fetched[document.url] = document
            answer = self._ask(Reply(document=without_body(document)), document)
        if not isinstance(answer.said, End):
            raise _unexpected(None)
        return tuple(origin.of_fetched(register, one, fetched) for one in answer.documents)

    def look(self, register: Register, document: Document) -> Outline:
        """What a document looks like, without reading it. Raises Refused where it is too much."""
        self._only_for(register.id)
        answer = self._ask(Look(register_id=register.id, document=without_body(document)), document)
        if not isinstance(answer.said, WasSeen):
            raise _unexpected(document)
        return answer.said.outline

    def hosts(self, document: Document, at: datetime) -> list[str]:
        """The hosts in an answer of the certificate search (see `log_search.hosts`)."""
        self._only_for("certificates")
        answer = self._ask(FindHosts(document=without_body(document), at=at), document)
        if not isinstance(answer.said, Hosts):
            raise _unexpected(document)
        return list(answer.said.hosts)

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process:
            process, self._process = self._process, None
            process.popen.kill()
            process.popen.communicate()

    def _only_for(self, register: str) -> None:
        """End a process that read for another register: code in it could forge rows of this."""
        if register != self._register:
            self.close()
            self._register = register

    def _ask(self, task: Task, document: Document | None = None) -> _Received:
        """Ask the worker and wait for its answer, no longer than the limits allow."""
        seconds = self._limits.seconds_for(document)
        name = _name(document)
        question = packed(Question(task=task, seconds=seconds), document.body if document else b"")
        answer = self._exchange(question, seconds, name)
        if answer.worn:
            self.close()
        match answer.said:
            case Refusal(sentence=sentence):
                raise Refused(sentence[:_LONGEST_MESSAGE])
            case ProgramFault(sentence=sentence):
                raise Fault(sentence)
            case Excess(of=of):
                raise Refused(f"{name} {self._excess(of)}. {_LOOK}")
        return answer

    def _exchange(self, question: bytes, seconds: float, name: str) -> _Received:
        """Send a question and receive its answer; a process that does not give it is ended."""
        process = self._started()
        alarm, answer = Alarm(process.popen, seconds * self._limits.patience), None
        try:
            process.questions.write(question)
            process.questions.flush()
            answer = _receive(process.answers)
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

    def _started(self) -> Process:
        if self._process is None:
            self._process = start(self._limits)
        return self._process

    def _died(self, code: int, rang: bool, seconds: float) -> str:
        """What a document did to the process that read it."""
        if code == -getattr(signal, "SIGXCPU", 0):
            return f"was not read within {seconds:.3g} seconds of the processor"
        if rang:
            return f"was not read within {seconds * self._limits.patience:.3g} seconds"
        return (
            f"ended the process that read it ({ending(code)}): it is damaged, or needs more than "
            f"{self._limits.memory // 1_000_000} MB of memory"
        )

    def _excess(self, what: str) -> str:
        if what == "memory":
            return f"needs more than {self._limits.memory // 1_000_000} MB of memory to be read"
        return "is nested too deeply to be read"


def _receive(stream: BinaryIO) -> _Received:
    """An answer, and the documents that follow it at the end of a conversation."""
    answer, body = received(stream, Answer)
    count = answer.said.documents if isinstance(answer.said, End) else 0
    if count > MOST_DOCUMENTS:
        raise TooLong
    frames = [received(stream, Answer) for _ in range(count)]
    found = [(one.said, own) for one, own in frames if isinstance(one.said, Found)]
    documents = tuple(with_body(said.document, own) for said, own in found)
    return _Received(answer.said, answer.worn, body, documents)


def _must_keep_key(register: Register, get: Get) -> None:
    """Refuse a request that would use another register's key, or send a key to another site.

    Code in a document may have taken over the process that asks.
    """
    if not get.credential:
        return
    is_own_site = urlsplit(get.url)[:2] == urlsplit(register.page)[:2]
    if get.credential != register.credential or not is_own_site:
        raise Refused(
            f"The process that reads {register.id} asked to send the key {get.credential} where "
            "it does not belong. Nothing was sent; please report it."
        )


def _unexpected(document: Document | None) -> Fault:
    return Fault(f"{_name(document)}: the reading process answered with something else. {_LOOK}")


def _name(document: Document | None) -> str:
    if not document:
        return "The conversation with a register"
    return document.via or document.url or "The document"


_SHARED = Sandbox()
atexit.register(_SHARED.close)
read, hold, look, hosts = _SHARED.read, _SHARED.hold, _SHARED.look, _SHARED.hosts
