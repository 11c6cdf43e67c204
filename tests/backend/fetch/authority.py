"""A certification authority of the tests: issues certificates for any host, good and bad."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

_NAMES = {"C": NameOID.COUNTRY_NAME, "O": NameOID.ORGANIZATION_NAME, "CN": NameOID.COMMON_NAME}


class Authority:
    """An authority whose own certificate stands in `file`, to be trusted in a `Network`."""

    def __init__(self, folder: Path) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name({"C": "CN", "O": "Authority of the tests"})
        certificate = _signed(self._name, self._name, self._key, self._key, [], _in_force(), True)
        self.file = folder / "authority.pem"
        self.file.write_bytes(certificate)

    def issue(
        self,
        *hosts: str,
        subject: dict[str, str] | None = None,
        dates: tuple[datetime, datetime] | None = None,
    ) -> bytes:
        """A certificate for these hosts with its key, as PEM.

        `subject` holds C, O and CN as wanted; `dates` are the first and the last moment.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name(subject or {"CN": hosts[0]})
        issued = _signed(name, self._name, key, self._key, list(hosts), dates or _in_force(), False)
        return issued + _pem(key)


def self_signed(*hosts: str) -> bytes:
    """A certificate for these hosts that nobody but itself vouches for, with its key, as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name({"CN": hosts[0]})
    return _signed(name, name, key, key, list(hosts), _in_force(), False) + _pem(key)


def _in_force() -> tuple[datetime, datetime]:
    now = datetime.now(UTC)
    return now - timedelta(days=1), now + timedelta(days=30)


def _name(subject: dict[str, str]) -> x509.Name:
    return x509.Name([x509.NameAttribute(_NAMES[key], text) for key, text in subject.items()])


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _signed(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    hosts: list[str],
    dates: tuple[datetime, datetime],
    is_authority: bool,
) -> bytes:
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(dates[0])
        .not_valid_after(dates[1])
        .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), False
        )
    )
    if is_authority:
        builder = builder.add_extension(_signs_certificates(), critical=True)
    if hosts:
        names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts])
        builder = builder.add_extension(names, critical=False)
    return builder.sign(signer, hashes.SHA256()).public_bytes(Encoding.PEM)


def _signs_certificates() -> x509.KeyUsage:
    uses = dict.fromkeys(
        ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment"), False
    )
    more = dict.fromkeys(("key_agreement", "encipher_only", "decipher_only"), False)
    return x509.KeyUsage(**uses, **more, key_cert_sign=True, crl_sign=True)
