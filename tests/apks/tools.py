"""Debian's tools for APKs: aapt, aapt2, zipalign, apksigner. What they build, and what they say."""

from __future__ import annotations

import atexit
import re
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FRAMEWORK = "/usr/share/android-framework-res/framework-res.apk"
_SIGNER = "/usr/share/java/apksigner.jar"
_JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", _SIGNER)
"""Short runs: a quick start counts for more than quick code."""
_MANY = Path(__file__).with_name("Apksigner.java")


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


def apksigner(*options: str | Path) -> None:
    """Run by apksigner, as one of the commands of a process that takes them all."""
    assert not _answer(*options)


def _answer(*options: str | Path) -> str:
    process = _apksigner()
    assert process.stdin
    assert process.stdout
    process.stdin.write("\t".join(map(str, options)) + "\n")
    process.stdin.flush()
    said = process.stdout.readline()
    assert said, (options, "apksigner failed; its error stands above")
    return said.rstrip("\n")


@cache
def _apksigner() -> subprocess.Popen[str]:
    """The process that takes commands, ended with this one."""
    pipe = subprocess.PIPE
    found = subprocess.Popen([*_JAVA, str(_MANY)], stdin=pipe, stdout=pipe, encoding="utf-8")
    atexit.register(found.communicate)
    return found


class Certificate(NamedTuple):
    """A signer, as apksigner names it."""

    sha256: str
    subject: str


def certificates(apk: Path, sdk: int) -> list[Certificate]:
    """The signers that count on a phone of this API level; the signature is checked."""
    state, *signers = _verified(apk, sdk)
    assert state == "verified", state
    return sorted(map(Certificate, signers[::2], signers[1::2]))


def is_verified(apk: Path, sdk: int) -> bool:
    """Whether apksigner takes its signature on a phone of this API level."""
    return _verified(apk, sdk)[0] == "verified"


def _verified(apk: Path, sdk: int) -> list[str]:
    return _answer("verify", str(sdk), apk).split("\t")


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
