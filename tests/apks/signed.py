"""One APK, signed in every way."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.x509.oid import NameOID
from tests.apks import tools

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | dsa.DSAPrivateKey
_LARGE = 1_500_000
_V = "--v{}-signing-enabled={}"
WAYS: dict[str, tuple[str, tuple[str, ...], tuple[int, ...]]] = {
    "v1": ("one", ("true", "false", "false"), (23, 28)),
    "v1 curve": ("curve", ("true", "false", "false"), (23,)),
    "v1 DSA": ("dsa", ("true", "false", "false"), (23, 28)),
    "v1 two": ("one curve", ("true", "false", "false"), (28,)),
    "v1 old": ("one", ("true", "false", "false"), (28,)),
    "v1 too old": ("one", ("true", "false", "false"), (28,)),
    "v2": ("one", ("false", "true", "false"), (24, 33)),
    "v2 DSA": ("dsa", ("false", "true", "false"), (24, 33)),
    "v3": ("curve", ("false", "false", "true"), (28, 33)),
    "v1 v2": ("curve", ("true", "true", "false"), (23, 30)),
    "v1 v2 v3": ("one", ("true", "true", "true"), (23, 24, 28)),
    "verity": ("one", ("false", "true", "false"), (24,)),
    "two": ("one curve", ("true", "true", "false"), (23, 24)),
    "rotated v3": ("one curve", ("true", "true", "true"), (24, 28)),
    "rotated v3.1": ("one curve", ("true", "true", "true"), (28, 33)),
}
"""Name → keys, which of the schemes v1, v2, v3 are used, and the API levels that are compared.

Those of v1 alone are made for phones that take it, but for the one that is too old.
"""


def build(new: Path, old: Path, made: Path, to: Path) -> dict[str, Path]:
    """Name → file, of an app for phones of today and one for old phones, signed in every way."""
    write_keys(made)
    full = made / "full.apk"
    _with_large_files(old, full)
    tools.apksigner(
        "rotate", "--out", made / "lineage", "--old-signer", *_key(made, "one"), "--new-signer",
        *_key(made, "curve"),
    )  # fmt: skip
    found = {f"signed {way}": to / f"signed {way}.apk" for way in WAYS}
    for way in WAYS:
        sign(way, full if _is_old(way) else new, made, found[f"signed {way}"])
    return found


def _with_large_files(apk: Path, to: Path) -> None:
    """The same app with files that are hashed piece by piece."""
    shutil.copyfile(apk, to)
    with zipfile.ZipFile(to, "a") as file:
        file.writestr("assets/stored", Random(1).randbytes(_LARGE))
        file.writestr("assets/packed", bytes(_LARGE), zipfile.ZIP_DEFLATED)


def _is_old(way: str) -> bool:
    return WAYS[way][1] == ("true", "false", "false") and way != "v1 too old"


def sign(way: str, apk: Path, made: Path, to: Path) -> None:
    keys, schemes, _ = WAYS[way]
    first, *others = keys.split()
    options: list[str | Path] = [_V.format(i + 1, on) for i, on in enumerate(schemes)]
    options += ["--v4-signing-enabled=false", *_key(made, first)]
    for other in others:
        options += ["--next-signer", *_key(made, other)]
    if way == "v1 old":
        options += ["--min-sdk-version", "9"]  # SHA-1
    if way == "verity":
        options += ["--verity-enabled"]
    if way.startswith("rotated"):
        since = "33" if way.endswith("3.1") else "28"
        options += ["--lineage", made / "lineage", "--rotation-min-sdk-version", since]
    tools.apksigner("sign", *options, "--out", to, apk)


def _key(made: Path, name: str) -> tuple[str | Path, ...]:
    return "--key", made / f"{name}.pk8", "--cert", made / f"{name}.pem"


def write_keys(made: Path) -> None:
    names = {
        "one": [(NameOID.COUNTRY_NAME, "CN"), (NameOID.ORGANIZATION_NAME, 'Loan, "Co"')],
        "curve": [(NameOID.EMAIL_ADDRESS, "a@example.com"), (NameOID.COMMON_NAME, "借钱")],
        "dsa": [(NameOID.COMMON_NAME, "Old")],
    }
    keys: dict[str, Key] = {
        "one": rsa.generate_private_key(65537, 2048),
        "curve": ec.generate_private_key(ec.SECP256R1()),
        "dsa": dsa.generate_private_key(1024),
    }
    for name, parts in names.items():
        pem = certificate(keys[name], parts).public_bytes(serialization.Encoding.PEM)
        (made / f"{name}.pem").write_bytes(pem)
        plain = serialization.NoEncryption()
        pkcs8 = serialization.PrivateFormat.PKCS8
        key = keys[name].private_bytes(serialization.Encoding.DER, pkcs8, plain)
        (made / f"{name}.pk8").write_bytes(key)


def certificate(key: Key, names: Sequence[tuple[x509.ObjectIdentifier, str]]) -> x509.Certificate:
    """Its own, of this key."""
    subject = x509.Name([x509.NameAttribute(oid, text) for oid, text in names])
    return (
        x509.CertificateBuilder(subject, subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2060, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
