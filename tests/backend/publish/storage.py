"""A real object storage on loopback: Ceph's gateway with its own small database, no cluster."""

from __future__ import annotations

import base64
import hashlib
import hmac
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import formatdate
from itertools import takewhile
from pathlib import Path

KEY, SECRET = "publisher", "a-secret-of-the-tests"
_PAUSE = 0.05
"""Seconds between two looks at a storage that is not there yet."""
_CONFIG = """
[global]
fsid = 00000000-0000-0000-0000-000000000001
run dir = {place}
[client]
rgw backend store = dbstore
rgw config store = dbstore
dbstore db dir = {place}
dbstore db name prefix = objects
dbstore config uri = file:{place}/config.db
rgw frontends = beast endpoint=127.0.0.1:{port}
rgw data = {place}
keyring = {place}/keyring
log file = {place}/log
admin socket = {place}/socket
"""


@dataclass(frozen=True)
class Storage:
    """Its address, and what tools of S3 read from the environment."""

    address: str

    @property
    def environment(self) -> dict[str, str]:
        return {
            "AWS_ENDPOINT_URL": self.address,
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_REGION": "us-east-1",
        }

    def make_bucket(self, name: str) -> None:
        """With a signature of version 2, which needs no library."""
        date = formatdate(usegmt=True)
        text = f"PUT\n\n\n{date}\n/{name}".encode()
        signature = base64.b64encode(hmac.digest(SECRET.encode(), text, hashlib.sha1)).decode()
        asked = urllib.request.Request(
            f"{self.address}/{name}",
            method="PUT",
            headers={"Date": date, "Authorization": f"AWS {KEY}:{signature}"},
        )
        with urllib.request.urlopen(asked, timeout=60) as answer:
            assert answer.status == 200


@contextmanager
def storage(place: Path) -> Iterator[Storage]:
    """A storage that keeps its objects in this folder; it ends with the block."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    config = place / "ceph.conf"
    config.write_text(_CONFIG.format(place=place, port=port))
    common = ["-c", str(config), "--no-mon-config"]
    user = [
        "--uid",
        "publisher",
        "--display-name",
        "p",
        "--access-key",
        KEY,
        "--secret-key",
        SECRET,
    ]
    _make_user(["radosgw-admin", *common, "user", "create", *user])
    running = subprocess.Popen(
        ["radosgw", *common, "-n", "client.rgw", "-f"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while running.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(_PAUSE)
        yield Storage(f"http://127.0.0.1:{port}")
    finally:
        running.kill()
        running.wait()


def _make_user(order: list[str]) -> None:
    """The command may hang as it ends, after it has told of the user that it made."""
    with subprocess.Popen(
        order, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as making:
        assert making.stdout
        told = [*takewhile(lambda line: line.rstrip() != "}", making.stdout)]
        making.kill()
    assert any(f'"user_id": "{KEY}"' in line for line in told), told
