"""APKs that are signed in scheme v1 by ourselves: with any hash, and lists as nobody has them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from tests.apks.axml import MIN_SDK, NAME, TARGET_SDK, Node, axml
from tests.apks.signed import certificate
from tests.apks.zips import Part, deflated, zipped

MANIFEST = b"AndroidManifest.xml"
MIB = 1024 * 1024
_HASHES = {"SHA-256": hashlib.sha256, "SHA-384": hashlib.sha384, "SHA-512": hashlib.sha512}


def old_app() -> Part:
    """The manifest of an app for phones that take v1."""
    sdk = Node("uses-sdk", {MIN_SDK: 16, TARGET_SDK: 22})
    asked = Node("uses-permission", {NAME: "android.permission.READ_CONTACTS"})
    return Part(MANIFEST, axml(Node("manifest", {"package": "com.example.loan"}, [sdk, asked])), 8)


def jar(
    parts: Sequence[Part],
    more: Sequence[Part] = (),
    hash: str = "SHA-256",
    listed: bytes | None = None,
) -> bytes:
    """The parts with their signature; `more` are not signed, and `listed` stands for the list."""
    if listed is None:
        listed = b"Manifest-Version: 1.0\r\n\r\n" + b"".join(
            b"Name: %s\r\n%s-Digest: %s\r\n\r\n"
            % (one.name, hash.encode(), _digest(hash, one.data))
            for one in parts
        )
    said = listed.partition(b"\r\n\r\n")[2]
    signs = b"Signature-Version: 1.0\r\n%s-Digest-Manifest: %s\r\n\r\n%s" % (
        hash.encode(),
        _digest(hash, listed),
        said,
    )
    key, own = _key()
    block = (
        pkcs7.PKCS7SignatureBuilder(signs)
        .add_signer(own, key, hashes.SHA256())
        .sign(
            serialization.Encoding.DER,
            [
                pkcs7.PKCS7Options.DetachedSignature,
                pkcs7.PKCS7Options.Binary,
                pkcs7.PKCS7Options.NoAttributes,
            ],
        )
    )
    files = {b"MANIFEST.MF": listed, b"A.SF": signs, b"A.RSA": block}
    signature = [Part(b"META-INF/" + name, data, 8) for name, data in files.items()]
    return zipped([*parts, *more, *signature])


def bundled() -> dict[str, tuple[bytes, str]]:
    """Name → a bundle whose base is packed, and the state of its signature.

    The base is larger than what is kept of it: its manifest and its files lie before that.
    """
    whole = jar([old_app(), Part(b"assets/large", bytes(9 * MIB))])
    broken = whole[: 5 * MIB] + b"other" + whole[5 * MIB + 5 :]
    files = {"packed": (whole, "verified"), "packed, changed": (broken, "broken")}
    other = Part(b"config.zh.apk", b"")
    return {
        name: (zipped([packed(b"base.apk", data), other]), state)
        for name, (data, state) in files.items()
    }


def _digest(hash: str, data: bytes) -> bytes:
    return base64.b64encode(_HASHES[hash](data).digest())


@cache
def _key() -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    key = rsa.generate_private_key(65537, 2048)
    return key, certificate(key, [(x509.NameOID.COMMON_NAME, "Old")])


def packed(name: bytes, data: bytes) -> Part:
    """A file that is packed once."""
    return Part(name, data, 8, packed=deflated(data))


def claimed(name: bytes, size: int) -> Part:
    """A file that says that it unpacks to so many bytes."""
    return Part(name, b"", 8, here={"size": size}, there={"size": size})


def limits() -> dict[str, tuple[bytes, str]]:
    """Name → an APK of scheme v1, and the state of its signature."""
    app, large = old_app(), packed(b"assets/large", bytes(12 * MIB))
    many = [claimed(b"assets/%d" % number, 12 * MIB) for number in range(22)]
    inside = Part(b"assets/b", b"b")
    outside = Part(b"assets/a", zipped([inside]))
    offset = jar([app, outside]).index(outside.data[:30])
    lines = b"Manifest-Version: 1.0\r\n\r\n" + b"".join(
        b"Name: %d\r\n\r\n" % number for number in range(100_000)
    )
    return {
        "12 MiB of SHA-256": (jar([app, large]), "verified"),
        "12 MiB of SHA-384": (jar([app, large], hash="SHA-384"), "verified"),
        "12 MiB of SHA-512": (jar([app, large], hash="SHA-512"), "verified"),
        "one of 13 MiB": (jar([app], [claimed(b"assets/a", 13 * MIB)]), "large"),
        "22 of 12 MiB": (jar([app], many), "large"),
        "a list of 200,002 lines": (jar([app], listed=lines), "large"),
        "a file that is not listed": (jar([app], [inside]), "broken"),
        "a file in another": (
            jar([app, outside], [Part(b"assets/b", b"b", there={"offset": offset})]),
            "unsupported",
        ),
    }
