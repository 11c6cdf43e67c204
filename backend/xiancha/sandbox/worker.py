"""The process that reads documents: `python -m xiancha.sandbox.worker BYTES`.

It is asked over its standard input and answers over its standard output, until either ends.
What libraries print goes nowhere: it may quote a document.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Callable
from functools import partial

from xiancha.faults import fault
from xiancha.model import Conversation, Document, Get
from xiancha.registers import catalogue
from xiancha.registers.parsing.refusals import Refused
from xiancha.sandbox import wall
from xiancha.sandbox.frames import Broken, packed, received, with_body, without_body
from xiancha.sandbox.limits import limit_memory, limit_seconds, peak
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
    Ready,
    Refusal,
    Reply,
    Request,
    Said,
    Task,
    WasRead,
    WasSeen,
)

_GROWTH = 100_000_000
"""Bytes that the process may have grown by before it is given up for a new one."""


class _Tasks:
    """Does what is asked; at most one conversation with a register goes on at a time."""

    def __init__(self) -> None:
        self._conversation: Conversation | None = None
        self._start = peak()

    def answer(self, task: Task, body: bytes) -> list[bytes]:
        """The frames to send: the answer, and the documents at the end of a conversation."""
        try:
            return self._done(task, body)
        except Refused as problem:
            return [self._packed(Refusal(sentence=str(problem)))]
        except MemoryError:
            said: Said = Excess(of="memory")
        except RecursionError:
            said = Excess(of="depth")
        except Exception as problem:  # the process outlives a fault of the program
            said = ProgramFault(sentence=fault(problem))
        return [packed(Answer(said=said, worn=True))]

    def _done(self, task: Task, body: bytes) -> list[bytes]:
        match task:
            case Read(register_id=register_id):
                return [self._read(register_id, with_body(task.document, body))]
            case Begin(register_id=register_id, part=part):
                self._conversation = catalogue.register(register_id).conversation(part)
                return self._step(self._conversation.__next__)
            case Reply():
                if not self._conversation:
                    raise LookupError("no conversation goes on")
                document = with_body(task.document, body)
                return self._step(partial(self._conversation.send, document))
            case Look(register_id=register_id):
                from xiancha.registers.parsing.outline import outline

                columns = catalogue.register(register_id).columns
                seen = outline(with_body(task.document, body), columns)
                return [self._packed(WasSeen(outline=seen))]
            case FindHosts(at=at):
                from xiancha.registers.certificates import log_search

                found = log_search.hosts(with_body(task.document, body), at)
                return [self._packed(Hosts(hosts=tuple(found)))]

    def _read(self, register_id: str, document: Document) -> bytes:
        clean, reading = catalogue.register(register_id).read_given(document)
        if clean is document:
            return self._packed(WasRead(reading=reading))
        return self._packed(WasRead(reading=reading, document=without_body(clean)), clean.body)

    def _step(self, step: Callable[[], Get]) -> list[bytes]:
        """Go on with the conversation: what it asks for, or its documents."""
        try:
            return [packed(Answer(said=Request(get=step())))]
        except StopIteration as end:
            self._conversation = None
            documents: tuple[Document, ...] = end.value
        frames = [
            packed(Answer(said=Found(document=without_body(one))), one.body) for one in documents
        ]
        return [self._packed(End(documents=len(documents))), *frames]

    def _packed(self, said: Said, body: bytes = b"") -> bytes:
        return packed(Answer(said=said, worn=self._worn()), body)

    def _worn(self) -> bool:
        return peak() - self._start > _GROWTH


def main(memory: str) -> None:
    """Read what is asked for until the parent is gone, behind the wall."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    _import_readers()
    wall.missing()
    limit_memory(int(memory))
    tasks = _Tasks()
    frames = [packed(Answer(said=Ready()))]
    try:
        wall.close_in()
    except Exception as problem:  # no document is read outside the wall
        sink.write(packed(Answer(said=ProgramFault(sentence=fault(problem)))))
        sink.flush()
        os._exit(1)
    while True:
        for frame in frames:
            sink.write(frame)
        sink.flush()
        try:
            question, body = received(source, Question)
        except Broken:
            return
        limit_seconds(question.seconds)
        frames = tasks.answer(question.task, body)


def _import_readers() -> None:
    """Import what reads documents before memory is limited."""
    catalogue.load_parsers()
    importlib.import_module("xiancha.registers.parsing.outline")
    importlib.import_module("xiancha.registers.certificates.log_search")


if __name__ == "__main__":
    main(*sys.argv[1:])
