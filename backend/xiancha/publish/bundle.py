"""Put an edition and the key that signs it into an extension's `data` folder."""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path

from xiancha.edition import DATABASE


def into_extension(folder: Path, public: bytes, key_id: str, extension: Path, server: str) -> None:
    """Fill `extension/data`: the edition without the server's database, and `trust.json`.

    `server` is where the extension asks for newer editions; empty for none.
    """
    data = extension / "data"
    target, building = data / "edition", data / ".edition"
    shutil.rmtree(building, ignore_errors=True)
    shutil.copytree(folder, building, ignore=shutil.ignore_patterns(DATABASE))
    shutil.rmtree(target, ignore_errors=True)
    building.rename(target)
    keys = [{"id": key_id, "public": base64.b64encode(public).decode()}]
    trust = {"server": server, "keys": keys}
    (data / "trust.json").write_text(json.dumps(trust, indent=2) + "\n", "utf-8")
