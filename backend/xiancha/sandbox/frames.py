"""What parent and child send each other: JSON of a known shape, and bytes; no code.

A frame is two lengths, a message in JSON, and the body of the document that it speaks of.
"""

from __future__ import annotations

import struct
from datetime import datetime
from typing import Annotated, BinaryIO, Literal, TypeVar

from pydantic import Field, ValidationError

from xiancha.model import Document, Get, Model, Reading

MOST_TEXT = 32 * 1024 * 1024
MOST_BODY = 64 * 1024 * 1024
MOST_DOCUMENTS = 16
_LENGTHS = struct.Struct(">QQ")
_Message = TypeVar("_Message", bound=Model)


class Read(Model):
    """Read a document of a register; here and below its body is in the frame."""

    what: Literal["read"] = "read"
    register_id: str
    document: Document


class Begin(Model):
    """Begin the conversation about a part of a register."""

    what: Literal["begin"] = "begin"
    register_id: str
    part: str


class Answered(Model):
    """Go on with the conversation: this is what was asked for."""

    what: Literal["answered"] = "answered"
    document: Document


class Hosts(Model):
    """Find the hosts in an answer of the certificate search."""

    what: Literal["hosts"] = "hosts"
    document: Document
    at: datetime


Task = Annotated[Read | Begin | Answered | Hosts, Field(discriminator="what")]


class Asked(Model):
    """What the child is to do, and the seconds of the processor that it has for it."""

    task: Task
    seconds: float


class Told(Model):
    """What the child says: one of a problem, what it read, what it asks for, or what follows.

    `document` is None where the document stays as it was given; its body is in the frame.
    `documents` is the number of frames, a document each, that follow at the end of a
    conversation. `worn`: the process has grown and should not be given another document.
    """

    refused: str = ""
    fault: str = ""
    exceeded: Literal["", "memory", "depth"] = ""
    reading: Reading | None = None
    document: Document | None = None
    asks: Get | None = None
    documents: int = 0
    hosts: tuple[str, ...] = ()
    worn: bool = False


class Broken(Exception):
    """The other side ended, or sent what is no frame."""


class TooLong(Broken):
    """The other side announced more than is taken from it."""


def without_body(document: Document) -> Document:
    """The document without its body, which goes beside the message."""
    return document.model_copy(update={"body": b""})


def with_body(document: Document, body: bytes) -> Document:
    """The document with the body that came beside the message."""
    return document.model_copy(update={"body": body})


def packed(message: Asked | Told, body: bytes = b"") -> bytes:
    """A message as it is sent, and a body beside it."""
    text = message.model_dump_json().encode()
    return _LENGTHS.pack(len(text), len(body)) + text + body


def received(stream: BinaryIO, shape: type[_Message]) -> tuple[_Message, bytes]:
    """The next message, and the body that came with it. Raises Broken."""
    text_length, body_length = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    if text_length > MOST_TEXT or body_length > MOST_BODY:
        raise TooLong
    text, body = _exactly(stream, text_length), _exactly(stream, body_length)
    try:
        return shape.model_validate_json(text), body
    except ValidationError as error:
        raise Broken from error


def _exactly(stream: BinaryIO, length: int) -> bytes:
    found = stream.read(length)
    if len(found) < length:
        raise Broken
    return found
