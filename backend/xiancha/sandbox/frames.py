"""How parent and worker send a message: two lengths, the message in JSON, and the body of the
document that it speaks of; no code."""

from __future__ import annotations

import struct
from typing import BinaryIO, TypeVar

from pydantic import ValidationError

from xiancha.model import Document, Model
from xiancha.sandbox.protocol import Answer, Question

MOST_TEXT = 32 * 1024 * 1024
MOST_BODY = 64 * 1024 * 1024
MOST_DOCUMENTS = 16
_LENGTHS = struct.Struct(">QQ")
_Message = TypeVar("_Message", bound=Model)


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


def packed(message: Question | Answer, body: bytes = b"") -> bytes:
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
