"""A table of 200 names matched and extended by a running OpenRefine, through its own commands.

    openrefine -i 127.0.0.1 -p 33999 -d FOLDER -x refine.headless=true &
    PYTHONPATH=backend python tests/bench/openrefine.py http://127.0.0.1:33999 \
        http://127.0.0.1:8321 FOLDER/editions

OpenRefine asks the server's /reconcile just as its pages make it ask: they send the same commands.
The names: 150 legal ones of the edition, a fifth of them written otherwise, 20 that nobody bears,
30 that are not legal names (brands, former and English ones).
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import httpx

from xiancha.edition import on_disk

NOBODY = "蓝鲸星海第{n}号借贷有限公司"
NOT_LEGAL = ("brand", "english", "former")
EXTENDED = ("licence", "host", "country")


class Name(NamedTuple):
    """A name as it stands in the table, of which group, and the id of who bears it."""

    text: str
    group: str
    lender: str


def names(editions: Path) -> list[Name]:
    """The 200 names, the same of each edition."""
    chance = Random(1)
    with closing(sqlite3.connect(on_disk.newest(editions).path("lookup.sqlite"))) as held:
        owners = dict(held.execute("SELECT answer, id FROM lenders"))
        rows = held.execute("SELECT normal, text, kind, answer FROM named ORDER BY 1, 2").fetchall()
    borne = Counter(normal for normal, *_ in rows)
    alone = [one for one in rows if borne[one[0]] == 1 and one[3] in owners]
    legal = [(text, owners[answer]) for _, text, kind, answer in alone if kind == "legal"]
    other = [(text, owners[answer]) for _, text, kind, answer in alone if kind in NOT_LEGAL]
    found = [Name(text, "legal", id) for text, id in chance.sample(legal, 150)]
    found = [
        one._replace(text=_otherwise(one.text)) if n % 5 == 0 else one
        for n, one in enumerate(found)
    ]
    found += [Name(NOBODY.format(n=n), "nobody", "") for n in range(20)]
    return found + [Name(text, "other", id) for text, id in chance.sample(other, 30)]


def _otherwise(text: str) -> str:
    """The same name in other letters: lower case, wide brackets, without full stops."""
    return text.lower().replace("(", "（").replace(")", "）").replace(".", "")


class Refine:
    """A running OpenRefine. Every command carries its token; a refusal ends the run."""

    def __init__(self, address: str) -> None:
        self._client = httpx.Client(base_url=f"{address}/command/core", timeout=60)

    def send(self, command: str, files: Any = None, **fields: Any) -> httpx.Response:
        """What a command answers."""
        token = self._client.get("/get-csrf-token").json()["token"]
        texts = {k: v if isinstance(v, str) else json.dumps(v) for k, v in fields.items()}
        query = {"csrf_token": token, **({"options": texts.pop("options")} if files else {})}
        answer = self._client.post(f"/{command}", params=query, data=texts, files=files)
        if answer.status_code >= 400 or '"code":"error"' in answer.text:
            raise SystemExit(f"{command}: {answer.status_code} {answer.text[:500]}")
        return answer

    def project(self, table: list[Name]) -> str:
        """The id of a project made of these names."""
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(
            [("name",), *((one.text,) for one in table)]
        )
        answer = self.send(
            "create-project-from-upload",
            files={"project-file": ("names.csv", text.getvalue().encode(), "text/csv")},
            **{"project-name": "names", "format": "text/line-based/*sv"},
            options={"encoding": "UTF-8", "separator": ",", "headerLines": 1},
        )
        return str(answer.headers["location"].rpartition("project=")[2])

    def wait(self, project: str) -> None:
        """Until nothing runs in a project."""
        while self._client.get("/get-processes", params={"project": project}).json()["processes"]:
            time.sleep(0.2)

    def filled(self, project: str) -> dict[str, int]:
        """How many cells each column of a project has."""
        model = self.send("get-models", project=project).json()["columnModel"]["columns"]
        rows = self._rows(project)["rows"]
        cells = [row["cells"] for row in rows]
        return {
            one["name"]: sum(bool(row[at : at + 1] and row[at]) for row in cells)
            for one in model
            for at in [one["cellIndex"]]
        }

    def _rows(self, project: str) -> dict[str, Any]:
        asked = {"project": project, "start": "0", "limit": "1000"}
        found: dict[str, Any] = self.send("get-rows", **asked).json()
        return found

    def matches(self, project: str) -> list[dict[str, Any]]:
        """What the name of each row was matched to, in the order of the table."""
        answer = self._rows(project)
        named = (row["cells"][0] for row in answer["rows"] if row["cells"][0])
        return [answer["pool"]["recons"].get(str(cell.get("r")), {}) for cell in named]


def main(refine: str, server: str, editions: str) -> None:
    table, open_refine = names(Path(editions)), Refine(refine)
    service = httpx.get(f"{server}/reconcile").json()
    spaces = {name: service[name] for name in ("identifierSpace", "schemaSpace")}
    project = open_refine.project(table)
    engine = {"facets": [], "mode": "row-based"}
    began = time.perf_counter()
    open_refine.send(
        "reconcile", project=project, columnName="name", engine=engine,
        config={"mode": "standard-service", "service": f"{server}/reconcile", **spaces,
                "type": service["defaultTypes"][0], "autoMatch": True, "columnDetails": [],
                "limit": 0, "batchSize": service["batchSize"]},
    )  # fmt: skip
    open_refine.wait(project)
    matched = time.perf_counter() - began
    properties = [{"id": id, "name": id} for id in EXTENDED]
    open_refine.send(
        "extend-data", project=project, baseColumnName="name", columnInsertIndex="1",
        endpoint=f"{server}/reconcile", **spaces, extension={"properties": properties},
        engine=engine,
    )  # fmt: skip
    open_refine.wait(project)
    counted: Counter[tuple[str, str]] = Counter()
    for one, found in zip(table, open_refine.matches(project), strict=True):
        counted[one.group, _fared(one, found)] += 1
    print(f"{len(table)} names matched in {matched:.1f} s; cells: {open_refine.filled(project)}")
    for (group, fared), count in sorted(counted.items()):
        print(f"{group:8}{fared:32}{count:4}")


def _fared(name: Name, found: dict[str, Any]) -> str:
    """How a name was matched: reconciliation of OpenRefine, `m` the match, `c` the candidates."""
    matched = found.get("m")
    candidates = [one["id"] for one in found.get("c", ())]
    if matched:
        return "matched" if matched["id"] == name.lender else "matched to another"
    if candidates[:1] == [name.lender]:
        return "first candidate"
    return "a candidate" if name.lender in candidates else "candidates" if candidates else "nobody"


if __name__ == "__main__":
    main(*sys.argv[1:])
