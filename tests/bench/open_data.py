"""Open data and the feed of changes, read by the libraries with which others read them.

`make soak` runs it. The readers live in an environment of their own (`read_open_data.py`).
"""

from __future__ import annotations

import subprocess
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import edition
from starlette.testclient import TestClient

from xiancha.edition import on_disk
from xiancha.keys import keyring
from xiancha.lookup import Edition
from xiancha.model import Reading, Row, Source
from xiancha.open_data.export import export
from xiancha.publish import new_edition
from xiancha.store import Store
from xiancha.web.app import create_app

HERE = Path(__file__).parent
READER = HERE.parents[1] / ".venv" / "readers" / "bin" / "python"


def write(to: Path) -> None:
    """The starter rows as open data, and a feed with entries."""
    starter = edition.starter(to / "starter")
    export(Edition(on_disk.newest(starter)), to / "data")
    app = create_app(_changed(to / "changed"))
    (to / "changes.atom").write_bytes(TestClient(app).get("/v1/changes.atom").content)


def _changed(folder: Path) -> Path:
    """An editions folder of two editions: a lender came, one has another name, one is gone."""
    folder.mkdir()
    store = Store(f"sqlite:///{folder / 'store.sqlite'}")
    ring = keyring.new(folder / "keys", datetime.now(UTC))
    for month, names in ((1, {"a": "A & <B>", "b": "B"}), (2, {"a": "甲", "c": "C"})):
        source = Source(
            register=edition.REGISTER,
            as_of=date(2026, month, 1),
            retrieved_at=datetime(2026, month, 2, tzinfo=UTC),
            sha256=f"{month}" * 64,
            url="https://rom.mlaw.gov.sg/list.pdf",
        )
        rows = tuple(Row(key=key, name=name, category="moneylender") for key, name in names.items())
        reading = Reading(as_of=source.as_of, rows=rows, whole=frozenset({"moneylender"}))
        store.accept(f"document:{month}", source, reading)
        new_edition.publish(store, {"checklists": []}, ring, folder / "editions")
    store.close()
    return folder / "editions"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder))
        subprocess.run([READER, HERE / "read_open_data.py", folder], check=True)
