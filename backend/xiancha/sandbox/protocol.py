"""What the parent asks of the worker, and what the worker answers. Pure.

The body of a document is in no message: it goes beside the message in the frame.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from xiancha.model import Document, Get, Model, Outline, Reading


class Read(Model):
    """Read a document of a register."""

    what: Literal["read"] = "read"
    register_id: str
    document: Document


class Begin(Model):
    """Begin the conversation about a part of a register."""

    what: Literal["begin"] = "begin"
    register_id: str
    part: str


class Reply(Model):
    """Go on with the conversation: this is the document that was requested."""

    what: Literal["reply"] = "reply"
    document: Document


class Look(Model):
    """Look at a document of a register without reading it (see `parsing.outline`)."""

    what: Literal["look"] = "look"
    register_id: str
    document: Document


class FindHosts(Model):
    """Find the hosts in an answer of the certificate search."""

    what: Literal["find-hosts"] = "find-hosts"
    document: Document
    at: datetime


Task = Read | Begin | Reply | Look | FindHosts


class Question(Model):
    """What the worker is to do, and the seconds of the processor that it has for it."""

    task: Annotated[Task, Field(discriminator="what")]
    seconds: float


class Ready(Model):
    """The worker has started."""

    what: Literal["ready"] = "ready"


class Refusal(Model):
    """The document was refused (see `Refused`)."""

    what: Literal["refusal"] = "refusal"
    sentence: str


class ProgramFault(Model):
    """The program went wrong; the sentence says where."""

    what: Literal["program-fault"] = "program-fault"
    sentence: str


class Excess(Model):
    """The document needs too much memory, or is nested too deeply."""

    what: Literal["excess"] = "excess"
    of: Literal["memory", "depth"]


class WasRead(Model):
    """What a document says; `document` is what is kept, None where it is kept as it was given."""

    what: Literal["was-read"] = "was-read"
    reading: Reading
    document: Document | None = None


class WasSeen(Model):
    """What a document looks like."""

    what: Literal["was-seen"] = "was-seen"
    outline: Outline


class Request(Model):
    """The conversation asks for a document."""

    what: Literal["request"] = "request"
    get: Get


class End(Model):
    """The conversation has ended: so many frames follow, with a `Found` document each."""

    what: Literal["end"] = "end"
    documents: int


class Found(Model):
    """One document at the end of a conversation."""

    what: Literal["found"] = "found"
    document: Document


class Hosts(Model):
    """The hosts that `FindHosts` asked for."""

    what: Literal["hosts"] = "hosts"
    hosts: tuple[str, ...]


Said = Ready | Refusal | ProgramFault | Excess | WasRead | WasSeen | Request | End | Found | Hosts


class Answer(Model):
    """What the worker says. A `worn` one has grown and should not be given another document."""

    said: Annotated[Said, Field(discriminator="what")]
    worn: bool = False
