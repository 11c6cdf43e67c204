"""How a parser refuses a document. Pure."""

from __future__ import annotations


class Refused(ValueError):
    """A document is not what its register publishes: what is wrong, where, what to do next.

    One printable line, whatever it quotes. It never quotes a whole row: that may be about persons.
    """

    def __init__(self, message: str) -> None:
        printable = (char if char.isprintable() else " " for char in message)
        super().__init__(" ".join("".join(printable).split()))
