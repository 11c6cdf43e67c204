"""Debian's tools for APKs: aapt, aapt2, zipalign, apksigner. What they build, and what they say."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

FRAMEWORK = "/usr/share/android-framework-res/framework-res.apk"
_SIGNER = "/usr/share/java/apksigner.jar"
_JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", _SIGNER)
"""Short runs: a quick start counts for more than quick code."""


def run(*command: str | Path) -> str:
    """What a tool prints. It must succeed."""
    done = subprocess.run(
        [str(one) for one in command], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-2000:])
    return done.stdout


def aapt(manifest: Path, to: Path, *options: str | Path) -> None:
    """The older builder."""
    run("aapt", "package", "-f", "-M", manifest, "-I", FRAMEWORK, "-F", to, *options)


def compiled(resources: Path, to: Path) -> None:
    run("aapt2", "compile", "--dir", resources, "-o", to)


def aapt2(manifest: Path, to: Path, *options: str | Path) -> None:
    """The newer builder; compiled resources are among the options."""
    run("aapt2", "link", "--manifest", manifest, "-I", FRAMEWORK, "-o", to, *options)


def apksigner(*options: str | Path) -> str:
    return run(*_JAVA, *options)


class Certificate(NamedTuple):
    """A signer, as apksigner names it."""

    sha256: str
    subject: str


def certificates(apk: Path, sdk: int) -> list[Certificate]:
    """The signers that count on a phone of this API level; the signature is checked."""
    level = ("--min-sdk-version", str(sdk), "--max-sdk-version", str(sdk))
    said = apksigner("verify", "--print-certs", *level, apk)
    ranges = r"Signer (?:#\d+|\(minSdkVersion=(\d+), maxSdkVersion=(\d+)\)) certificate "
    subjects = re.findall(ranges + r"DN: (.*)", said)
    digests = re.findall(ranges + r"SHA-256 digest: ([0-9a-f]{64})", said)
    return sorted(
        Certificate(digest, subject)
        for (_, _, digest), (least, most, subject) in zip(digests, subjects, strict=True)
        if not least or int(least) <= sdk <= int(most)
    )


def is_verified(apk: Path, sdk: int) -> bool:
    """Whether apksigner takes its signature on a phone of this API level."""
    level = ("--min-sdk-version", str(sdk), "--max-sdk-version", str(sdk))
    command = [*_JAVA, "verify", *level, str(apk)]
    return subprocess.run(command, capture_output=True, timeout=120).returncode == 0


def badging(apk: Path) -> dict[str, Any]:
    """What `aapt dump badging` says, by the names of our facts."""
    said = run("aapt", "dump", "badging", apk)
    package = _line(said, "package")
    return {
        "package": package["name"],
        "version_code": package["versionCode"],
        "version_name": package["versionName"],
        "min_sdk": _only(said, "sdkVersion"),
        "target_sdk": _only(said, "targetSdkVersion"),
        "label": _only(said, "application-label"),
        "labels": dict(re.findall(r"^application-label-([^:]*):'(.*)'$", said, re.M)),
        "icons": set(re.findall(r"^application-icon-\d+:'(.*)'$", said, re.M)),
        "ties": set(re.findall(r"^provides-component:'(.*)'$", said, re.M)),
    }


def permissions(apk: Path) -> dict[str, list[tuple[str, str]]]:
    """What `aapt dump permissions` says: name → the levels from and to which each mention asks."""
    said = run("aapt", "dump", "permissions", apk)
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, name, most in re.findall(
        r"^(uses-permission(?:-sdk-23)?): name='(.*?)'(?: maxSdkVersion='(.*?)')?$", said, re.M
    ):
        since = "23" if kind.endswith("23") else ""
        found.setdefault(name, []).append((since, most))
    return found


def _line(said: str, start: str) -> Mapping[str, str]:
    line = re.search(rf"^{start}: (.*)$", said, re.M)
    return dict(re.findall(r"(\w+)='(.*?)'", line[1])) if line else {}


def _only(said: str, start: str) -> str | None:
    line = re.search(rf"^{start}:'(.*)'$", said, re.M)
    return line[1] if line else None
