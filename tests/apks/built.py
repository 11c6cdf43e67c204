"""APKs that Debian's tools build and sign: some sixty of them, in a few seconds.

PYTHONPATH=backend:. python -m tests.apks.built FOLDER
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.apks import signed, tools
from tests.apks.sources import MANIFESTS, write_resources

_RESOURCES = ("aapt, resources", "aapt2, resources")


def build(folder: Path) -> dict[str, Path]:
    """Name → file. What they are made from lies beside them, in `made`."""
    made = folder / "made"
    made.mkdir(parents=True)
    apks = folder / "apks"
    apks.mkdir()
    found = {name: apks / f"{name}.apk" for name in _link(made, apks)}
    found |= _repacked(found, apks)
    new, old = found["aapt2, loan app"], found["aapt2, for old phones"]
    found |= signed.build(new, old, made, apks)
    found |= _bundles(found, made, apks)
    return found


def _link(made: Path, apks: Path) -> list[str]:
    resources, compiled = made / "res", made / "compiled.zip"
    write_resources(resources)
    tools.compiled(resources, compiled)
    names = []
    for name, text in MANIFESTS.items():
        manifest = made / name / "AndroidManifest.xml"
        manifest.parent.mkdir()
        manifest.write_text(text, "utf-8")
        tools.aapt2(manifest, apks / f"aapt2, {name}.apk", compiled)
        tools.aapt(manifest, apks / f"aapt, {name}.apk", "-S", resources)
        names += [f"aapt2, {name}", f"aapt, {name}"]
    manifest = made / "resources" / "AndroidManifest.xml"
    for name, options in {
        "sparse": ("--enable-sparse-encoding", "--min-sdk-version", "26"),
        "raw values": ("--keep-raw-values",),
        "another package id": ("--package-id", "0x80", "--allow-reserved-package-id"),
        "nothing packed": ("--no-compress",),
        "renamed": ("--rename-manifest-package", "com.other.name"),
        "no deduping": ("--no-resource-deduping",),
        "versions given": ("--version-code-major", "3", "--replace-version"),
    }.items():
        tools.aapt2(manifest, apks / f"aapt2, {name}.apk", *options, compiled)
        names.append(f"aapt2, {name}")
    tools.aapt(manifest, apks / "aapt, utf-16.apk", "-S", resources, "--utf16")
    return [*names, "aapt, utf-16"]


def _repacked(found: dict[str, Path], apks: Path) -> dict[str, Path]:
    """The same, stored, deflated, aligned, and packed again."""
    ways: dict[str, Callable[[Path, Path], object]] = {
        "stored": lambda file, to: _pack(file, to, zipfile.ZIP_STORED),
        "deflated": lambda file, to: _pack(file, to, zipfile.ZIP_DEFLATED),
        "aligned": lambda file, to: tools.run("zipalign", "-p", "4", file, to),
        "zopfli": lambda file, to: tools.run("zipalign", "-z", "4", file, to),
    }
    more = {}
    for name in _RESOURCES:
        for way, make in ways.items():
            more[f"{name}, {way}"] = apks / f"{name}, {way}.apk"
            make(found[name], more[f"{name}, {way}"])
    return more


def _pack(file: Path, to: Path, method: int) -> None:
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(to, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))


def _bundles(found: dict[str, Path], made: Path, apks: Path) -> dict[str, Path]:
    """Bundles of a signed base and a part for one language."""
    part = made / "config.zh.apk"
    _pack(found["aapt2, split"], part, zipfile.ZIP_DEFLATED)
    shapes = {
        "xapk": {"com.example.loan.apk": "signed v1 v2 v3", "config.zh.apk": ""},
        "apks": {"splits/base-master.apk": "signed v1 v2 v3", "splits/base-zh.apk": ""},
        "apkm": {"base.apk": "signed v1 v2 v3", "split_config.zh.apk": "", "info.json": "{}"},
    }
    bundles = {}
    for kind, parts in shapes.items():
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            name = f"{kind}, {'packed' if method else 'as it is'}"
            bundles[name] = apks / f"{name}.{kind}"
            with zipfile.ZipFile(bundles[name], "w", method) as new:
                for inside, held in parts.items():
                    if inside.endswith(".json"):
                        new.writestr(inside, held)
                    else:
                        new.write(found[held] if held else part, inside)
    return bundles


if __name__ == "__main__":
    for each in build(Path(sys.argv[1])).values():
        print(each)
