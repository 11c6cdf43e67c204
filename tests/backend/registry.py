"""A small register as its operator publishes it."""

from __future__ import annotations

LITHUANIA = "lt-illegal-websites"
EXPORT = "Domenas;Bendrovės pavadinimas;Prekės ženklas\n" + "".join(
    f"http://site-{n}.example;;\n" for n in range(90)
)
