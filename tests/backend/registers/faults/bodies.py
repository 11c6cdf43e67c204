"""Faults of a body, whatever it holds."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from faults.shape import Make

CHALLENGE = (
    b'<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>'
    b'<meta http-equiv="refresh" content="360"></head><body><div id="challenge-error-text">'
    b"Enable JavaScript and cookies to continue</div></body></html>"
)


def empty_pdf() -> bytes:
    """A valid PDF of about a kilobyte whose one page holds nothing."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def cut_off(body: bytes) -> bytes:
    """The first 60 % of a body."""
    return body[: len(body) * 6 // 10]


def encoded_otherwise(body: bytes, charset: str) -> bytes:
    """A body in UTF-8 as it is in another encoding, of which nothing in it speaks."""
    return body.decode("utf-8").encode(charset)


def with_bodies(good: Make, bodies: dict[str, bytes]) -> dict[str, Make]:
    """The good document with each of these bodies instead of its own."""

    def of(body: bytes) -> Make:
        return lambda: good().model_copy(update={"body": body})

    return {fault: of(body) for fault, body in bodies.items()}
