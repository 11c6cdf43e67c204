"""The open data of an edition: its tables, its entities and what describes them."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from xiancha.edition import on_disk
from xiancha.edition.hashed_ids import mark
from xiancha.edition.retractions import Retractions
from xiancha.lookup import Edition
from xiancha.lookup.without_retracted import Against
from xiancha.open_data import follow_the_money, tables
from xiancha.open_data.export import ENTITIES, FILE, NAMES, csv_line, export
from xiancha.open_data.package import package
from xiancha.registers.parsing.refusals import Refused

CASH = "sg-mlaw-moneylenders:1cashpteltd"


@pytest.fixture(scope="module")
def folder(few_editions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("open-data")
    export(Edition(on_disk.newest(few_editions)), made)
    return made


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def lines(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]


def test_every_row_is_as_its_table_says_and_names_its_document(folder: Path) -> None:
    assert {file.name for file in folder.iterdir()} == {*NAMES}
    for name, model in tables.TABLES.items():
        rows = lines(folder, f"{name}.jsonl")
        assert rows
        for row in rows:
            assert [*row] == tables.columns(name)
            assert row["register"]
            assert row["grade"] in ("register", "certificate", "reviewed", "reported")
            model.model_validate({**row, "register": row["register"]}, by_alias=True)


def test_both_forms_of_a_table_say_the_same(folder: Path) -> None:
    for name in tables.TABLES:
        said = [
            {key: "" if value is None else str(value) for key, value in row.items()}
            for row in lines(folder, f"{name}.jsonl")
        ]
        assert table(folder, name) == said


def test_parquet_has_the_rows_of_json_lines_with_their_kinds(
    folder: Path, few_editions: Path
) -> None:
    import duckdb  # long to import, and for one process to do

    edition = Edition(on_disk.newest(few_editions))
    written = export(edition, folder, as_parquet=True)
    described = {one["path"]: one for one in package(edition, written)["resources"]}
    for name in tables.TABLES:
        found = duckdb.read_parquet(str(folder / f"{name}.parquet"))
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
        assert [{key: text(value) for key, value in row.items()} for row in rows] == lines(
            folder, f"{name}.jsonl"
        )
        assert described[f"{name}.parquet"]["mediatype"] == "application/vnd.apache.parquet"
        assert "DATE" in found.types or name == "products"
    export(edition, folder)
    assert {file.name for file in folder.iterdir()} == {*NAMES}, "an older one says what was so"


def text(value: object) -> object:
    """A value of Parquet as JSON has it."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    return str(value) if isinstance(value, date) else value


def test_without_its_library_parquet_is_refused_before_anything_is_written(
    few_editions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(Refused, match=r"xiancha\[parquet\]"):
        export(Edition(on_disk.newest(few_editions)), tmp_path / "made", as_parquet=True)
    assert not (tmp_path / "made").exists()


def test_tables_fit_each_other_and_the_answers(folder: Path) -> None:
    lenders = {row["id"]: row for row in table(folder, "lenders")}
    assert lenders[CASH]["licence"] == "32/2025"
    assert lenders[CASH]["verdict"] == "licensed"
    legal = {row["lender"]: row["name"] for row in table(folder, "names") if row["kind"] == "legal"}
    assert legal == {id: row["name"] for id, row in lenders.items()}
    others = [row for row in table(folder, "names") if row["kind"] != "legal"]
    assert others
    assert not [row for row in others if row["name"] == legal[row["lender"]]]
    for name in ("listings", "names", "channels"):
        assert {row["lender"] for row in table(folder, name)} <= lenders.keys()
    own = [row for row in table(folder, "channels") if row["lender"] == CASH]
    assert ("host", "1-cash.sg", "licensed", "register") in {
        (row["type"], row["value"], row["verdict"], row["grade"]) for row in own
    }


def test_what_is_only_reported_is_no_property_of_an_entity(folder: Path) -> None:
    found = {one["id"]: one["properties"] for one in lines(folder, ENTITIES)}
    assert found[CASH]["website"] == ["https://1-cash.sg"]
    reported = [row for row in table(folder, "channels") if row["grade"] == "reported"]
    assert reported
    for row in reported:
        assert f"https://{row['value']}" not in found[row["lender"]].get("website", ())


def test_a_name_is_an_entity_that_is_warned_of_while_the_warning_stands(
    few_editions: Path, tmp_path: Path
) -> None:
    edition = Edition(on_disk.newest(few_editions))
    memory = sqlite3.connect(":memory:")
    edition.database.connection.backup(memory)
    for name, as_of in (("Quick Duit", edition.day), ("Old Duit", edition.day.replace(year=2020))):
        listing = {"status": "warned", "note": "no licence", "as_of": as_of.isoformat()}
        document = {"register": "lt-illegal-websites", "url": "https://a.example", "sha256": "0"}
        evidence = json.dumps({**listing, **document, "retrieved_at": "2026-11-24T12:00:00Z"})
        row = (f"a:name:{name}", "lt-illegal-websites", "LT", "name", name, name, evidence)
        memory.execute("INSERT INTO warnings VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    edition.warnings._database = memory
    (found,) = follow_the_money.warned(edition)
    memory.close()
    assert found["caption"] == "Quick Duit"
    assert found["properties"]["topics"] == ["reg.warn"]
    assert found["properties"]["notes"] == ["no licence"]
    assert found["properties"]["country"] == ["lt"]


def test_the_package_tells_sizes_hashes_and_terms(folder: Path) -> None:
    package = json.loads((folder / FILE).read_text("utf-8"))
    assert {one["path"] for one in package["resources"]} == {*NAMES} - {FILE}
    for one in package["resources"]:
        body = (folder / one["path"]).read_bytes()
        assert one["bytes"] == len(body)
        assert one["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"
        counted = one.get("rows", one.get("entities"))
        assert counted == body.count(b"\n") - (one["format"] == "csv")
    (list_of_warnings,) = (one for one in package["sources"] if one["kind"] == "warning")
    assert list_of_warnings["terms"]["commercial"] in ("yes", "no", "unknown")


@pytest.mark.parametrize("cell", ['=HYPERLINK("https://a")', "+65 1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    ((read,),) = csv.reader([csv_line([cell])])
    assert read == f"'{cell}"


def test_what_is_retracted_is_in_no_file(few_editions: Path, tmp_path: Path) -> None:
    site = "globalfxm.example"
    said = {"version": 1, "issued_at": "2026-11-27T09:00:00Z"}
    entries = [
        {"what": "lender", "value": CASH, "on": "2026-11-27"},
        {"what": "host", "value": mark("host", site), "on": "2026-11-27"},
    ]
    told = {"type": "retractions", **said, "entries": entries}
    against = Against(Retractions.model_validate_json(json.dumps(told)))
    export(Edition(on_disk.newest(few_editions), against=against), tmp_path)
    for file in tmp_path.iterdir():
        text = file.read_text("utf-8")
        assert CASH not in text
        assert "1 - CASH" not in text
        assert site not in text


def test_an_edition_that_is_disowned_vouches_for_nobody(few_editions: Path, tmp_path: Path) -> None:
    export(Edition(on_disk.newest(few_editions), against=Against(is_revoked=True)), tmp_path)
    for name in ("lenders", "channels", "products"):
        assert not {"licensed", "partner"} & {row["verdict"] for row in table(tmp_path, name)}


def test_the_command_writes_the_newest_edition(
    few_editions: Path, tmp_path: Path, xiancha: Any
) -> None:
    code, printed, _ = xiancha(
        "export-data", str(tmp_path / "out"), "--editions", str(few_editions)
    )
    assert code == 0
    assert "lenders.csv" in printed
    assert {file.name for file in (tmp_path / "out").iterdir()} == {*NAMES}
