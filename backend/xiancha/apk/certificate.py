"""X.509 certificates: whose they are. Pure.

The subject is written as Java writes it, since apksigner and most lists of signers do: the last
part first, with Java's keywords.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from xiancha.apk.der import SEQUENCE, Der, der_at
from xiancha.apk.text import shortened

_VERSION = 0xA0
_KEYWORDS = {
    "2.5.4.3": "CN", "2.5.4.4": "SURNAME", "2.5.4.5": "SERIALNUMBER", "2.5.4.6": "C",
    "2.5.4.7": "L", "2.5.4.8": "ST", "2.5.4.9": "STREET", "2.5.4.10": "O", "2.5.4.11": "OU",
    "2.5.4.12": "T", "2.5.4.42": "GIVENNAME", "2.5.4.43": "INITIALS", "2.5.4.44": "GENERATION",
    "2.5.4.46": "DNQ", "1.2.840.113549.1.9.1": "EMAILADDRESS",
    "0.9.2342.19200300.100.1.1": "UID", "0.9.2342.19200300.100.1.25": "DC",
}  # fmt: skip
_ENCODINGS = {12: "utf-8", 19: "latin-1", 20: "latin-1", 22: "latin-1", 30: "utf-16-be"}
_QUOTED = re.compile(r'[,+=\n<>#;\\"]|^ | $|  ')


class Certificate(NamedTuple):
    """A certificate: its bytes, serial number and key, issuer and subject in words."""

    whole: bytes
    serial: bytes
    issuer: str
    subject: str
    key: bytes


def read_certificate(data: bytes) -> Certificate:
    """Raises Malformed where it is no certificate."""
    whole = der_at(data, 0)
    parts = whole.child(0, SEQUENCE).children()
    if parts and parts[0].tag == _VERSION:
        parts = parts[1:]
    holder = Der(SEQUENCE, b"".join(part.whole for part in parts), b"")
    return Certificate(
        whole.whole,
        holder.child(0).content,
        subject_text(holder.child(2)),
        subject_text(holder.child(4)),
        holder.child(5, SEQUENCE).whole,
    )


def subject_text(name: Der) -> str:
    """A name as Java writes it. Raises Malformed."""
    parts = [" + ".join(_attribute(one) for one in part.children()) for part in name.children()]
    return shortened(", ".join(reversed(parts)))


def _attribute(attribute: Der) -> str:
    oid, value = attribute.child(0).oid(), attribute.child(1)
    keyword = _KEYWORDS.get(oid, f"OID.{oid}")
    encoding = _ENCODINGS.get(value.tag)
    if not encoding:
        return f"{keyword}=#{value.whole.hex()}"
    text = value.content.decode(encoding, "replace")
    if _QUOTED.search(text):
        escaped = re.sub(r'([\\"])', r"\\\1", text)
        return f'{keyword}="{escaped}"'
    return f"{keyword}={text}"
