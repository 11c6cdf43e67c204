"""Makes certificates as hosts show them."""

from __future__ import annotations

from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

LENDER, HOST = "某某消费金融有限公司", "lender.example"
FIRST, LAST = datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 1, 31, 23, 59, 59, tzinfo=UTC)
COUNTRY, ORGANISATION = NameOID.COUNTRY_NAME, NameOID.ORGANIZATION_NAME
SUBJECT = CN, BY_NAME = ((COUNTRY, "CN"), (ORGANISATION, LENDER))


def certificate(
    *subject: tuple[x509.ObjectIdentifier, str], hosts: tuple[str, ...] = (HOST,)
) -> bytes:
    """A certificate, in force from FIRST to LAST, as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(kind, text) for kind, text in subject]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Authority")]))
        .public_key(key.public_key())
        .serial_number(0xABC)
        .not_valid_before(FIRST)
        .not_valid_after(LAST)
    )
    if hosts:
        names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts])
        builder = builder.add_extension(names, critical=False)
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
