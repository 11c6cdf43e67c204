"""Public keys, as SubjectPublicKeyInfo holds them. Pure.

RSA and DSA: RFC 3279, 2.3; curves: RFC 5480, 2. Libraries read what is odd each in its own way, so
keys are read here, alike in both languages, and libraries are given numbers.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from xiancha.apk.der import INTEGER, SEQUENCE, Der, der_at
from xiancha.apk.problems import Malformed, Unsupported

Curve = Literal["P-256", "P-384", "P-521"]
_BITS = 0x03
_RSA = "300d06092a864886f70d0101010500"
_DSA = "1.2.840.10040.4.1"
_CURVES: dict[str, tuple[Curve, int]] = {
    "301306072a8648ce3d020106082a8648ce3d030107": ("P-256", 32),
    "301006072a8648ce3d020106052b81040022": ("P-384", 48),
    "301006072a8648ce3d020106052b81040023": ("P-521", 66),
}
"""How a key says what it is → its curve, and the bytes of each of its numbers."""
_UNCOMPRESSED = 0x04
_LEAST_MODULUS, _MOST_MODULUS, _MOST_EXPONENT = 512, 16384, 32
"""Bits: what every library here takes."""
_PRIMES, _ORDERS = (1024, 2048, 3072), (160, 224, 256)
"""Bits of the two primes of DSA (FIPS 186-4, 4.2)."""


class RsaKey(NamedTuple):
    """The numbers of an RSA key."""

    modulus: int
    exponent: int


class CurveKey(NamedTuple):
    """A point; it need not lie on its curve."""

    curve: Curve
    x: int
    y: int


class DsaKey(NamedTuple):
    """A key of DSA: the two primes, the generator, and the key itself."""

    prime: int
    order: int
    generator: int
    public: int


def read_key(spki: bytes) -> RsaKey | CurveKey | DsaKey:
    """Raises Malformed; Unsupported for other kinds of keys, and numbers that no usual key has."""
    whole = der_at(spki, 0)
    kind, bits = whole.child(0, SEQUENCE), whole.child(1, _BITS).content
    if len(whole.whole) != len(spki) or len(whole.children()) != 2 or bits[:1] != b"\0":
        raise Malformed("bad-signature")
    form = kind.whole.hex()
    if form == _RSA:
        return _rsa(der_at(bits, 1))
    if kind.child(0).oid() == _DSA:
        return _dsa(kind.child(1, SEQUENCE), der_at(bits, 1))
    if form not in _CURVES:
        raise Unsupported
    curve, length = _CURVES[form]
    if len(bits) != 2 + 2 * length or bits[1] != _UNCOMPRESSED:
        raise Unsupported
    middle = 2 + length
    return CurveKey(curve, int.from_bytes(bits[2:middle], "big"), int.from_bytes(bits[middle:]))


def _rsa(numbers: Der) -> RsaKey:
    modulus, exponent = (_number(numbers.child(at, INTEGER)) for at in (0, 1))
    is_usual = modulus & exponent & 1 and exponent > 1
    if not is_usual or not _LEAST_MODULUS <= modulus.bit_length() <= _MOST_MODULUS:
        raise Unsupported
    if exponent.bit_length() > _MOST_EXPONENT:
        raise Unsupported
    return RsaKey(modulus, exponent)


def _dsa(primes: Der, public: Der) -> DsaKey:
    prime, order, generator = (_number(primes.child(at, INTEGER)) for at in (0, 1, 2))
    key = DsaKey(prime, order, generator, _number(public))
    is_usual = prime & order & 1 and 1 < generator < prime and 1 < key.public < prime
    sizes = prime.bit_length() in _PRIMES and order.bit_length() in _ORDERS
    if not is_usual or not sizes or public.tag != INTEGER:
        raise Unsupported
    return key


def _number(value: Der) -> int:
    return int.from_bytes(value.content, "big")


def is_same_key(one: bytes, other: bytes) -> bool:
    """True for the same bytes, and where a modulus was written as if it were negative.

    apksig mends such certificates' keys (`ApkSigningBlockUtils.encodePublicKey`).
    """
    if one == other:
        return True
    try:
        mine, theirs = read_key(one), read_key(other)
    except (Malformed, Unsupported):
        return False
    return isinstance(mine, RsaKey) and mine == theirs
