"""What is said of one APK: the shape that both languages give. Pure."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from xiancha.model import Model

Scheme = Literal["v1", "v2", "v3", "v3.1"]
State = Literal["unsigned", "named", "verified", "broken", "unsupported", "large", "outdated"]


class PermissionLimits(Model):
    """A permission that only some versions of Android ask for, by their API levels."""

    name: str
    min_sdk: int | None = None
    max_sdk: int | None = None


class Signer(Model):
    """A certificate that a signature names: SHA-256 in hexadecimal, subject as Java writes it.

    The API levels are those for which a signer of scheme v3 or v3.1 counts.
    """

    scheme: Scheme
    sha256: str
    subject: str
    min_sdk: int | None = None
    max_sdk: int | None = None


class Signature(Model):
    """What is known of the signature.

    `named`: the file names these certificates, and was not checked. `verified`: `scheme` fits
    every byte that it covers. `broken`: it does not fit the file, or cannot be read.
    `unsupported`: it is of a kind that is not checked here. `large`: of scheme v1, and unpacks to
    more than is checked here. `outdated`: it fits, and phones since Android 11 do not take an app
    that was made for them and has no newer scheme than v1.
    """

    state: State
    scheme: Scheme | None = None


class Bundle(Model):
    """The bundle that the APK lies in: how many APKs it holds, and which was read."""

    base: str
    apks: int


class Facts(Model):
    """What an APK says of itself.

    `label` is the default one, `labels` those of languages (BCP 47). `permissions` are full names
    as declared, `binds` the permissions by which Android ties its services and receivers, such as
    `android.permission.BIND_ACCESSIBILITY_SERVICE`. `icon` is a path in the APK. `notes` are codes
    of what is odd (see `docs/apk.md`).
    """

    package: str
    split: str | None = None
    version_name: str | None = None
    version_code: int | None = None
    version_code_major: int | None = None
    min_sdk: int | str | None = None
    target_sdk: int | str | None = None
    label: str | None = None
    labels: dict[str, str] = Field(default_factory=dict)
    icon: str | None = None
    permissions: tuple[str, ...] = ()
    permission_limits: tuple[PermissionLimits, ...] = ()
    binds: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()
    signature: Signature
    bundle: Bundle | None = None
    notes: tuple[str, ...] = ()
