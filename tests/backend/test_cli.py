"""The commands as a person runs them, on a folder of their own."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import bare_extension
import commands
import pytest
import real_documents
import respx
import stamina
from effort import SOAK
from typer.testing import CliRunner

from xiancha.cli import app
from xiancha.edition import on_disk
from xiancha.fetch.archive import Archive
from xiancha.store import Store
from xiancha.store.current_rows import changes, current

pytestmark = pytest.mark.slow

SINGAPORE = "sg-mlaw-moneylenders"


class Terminal:
    """Runs `xiancha` with its data in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str, ok: bool = True, of: str = "") -> str:
        """What the command printed: its output, or what it said where it should fail."""
        done = commands.run(
            *arguments, folder=self.folder, XIANCHA_DATA_DIR=str(self.folder / "data")
        )
        printed = {"stdout": done.out.decode(), "stderr": done.err.decode()}
        assert (done.code == 0) is ok, printed
        return printed[of or ("stdout" if ok else "stderr")]


def held(terminal: Terminal) -> str:
    """What the store holds of a register."""
    return terminal.run("registers", "sg-mlaw-moneylenders", "--documents")


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A folder with a key and a first edition."""
    made = Terminal(tmp_path_factory.mktemp("cli"))
    made.run("keys", "new")
    made.run("publish")
    return made


def test_lookup_prints_word_sentence_evidence_and_gaps(terminal: Terminal) -> None:
    printed = terminal.run("lookup", "1-cash.sg")
    assert "1 - CASH PTE. LTD." in printed
    assert "sg-mlaw-moneylenders · 2026-02-01" in printed
    assert "这些收得不全" in printed


@pytest.mark.parametrize(
    ("lang", "owing"),
    [
        ("zh-CN", "已借：查不到不等于不用还；只还到合同写明的账户。"),
        ("zh-TW", "已借：查不到不等於不用還；只還到合約寫明的帳戶。"),
        ("en", "Pay only into the account named in the contract."),
        ("id", "Bayar hanya ke rekening yang tertulis di perjanjian."),
    ],
)
def test_lookup_says_what_to_do_unless_licensed(terminal: Terminal, lang: str, owing: str) -> None:
    assert owing in terminal.run("lookup", "没听说过", "--lang", lang)
    assert owing not in terminal.run("lookup", "1-cash.sg", "--lang", lang)


def test_what_is_not_covered_stands_beside_its_country(terminal: Terminal) -> None:
    printed = terminal.run("lookup", "某某")
    assert "\n  CN: 小额贷款公司、" in printed
    assert "\n  SG: 银行和金融公司" in printed


def test_lookup_speaks_english_where_it_is_asked_to(terminal: Terminal) -> None:
    printed = terminal.run("lookup", "1-cash.sg", "--lang", "en")
    assert "1 - CASH PTE. LTD. is on" in printed
    assert "  1. " in printed
    assert "没有收全" not in printed
    answer = json.loads(terminal.run("lookup", "1-cash.sg", "--lang", "en", "--json"))
    assert "1 - CASH PTE. LTD. is on" in answer["says"]


@pytest.mark.parametrize("lang", ["zh-HK", "zh_tw", "zh-Hant-MO"])
def test_lookup_reads_language_tags_as_the_api_does(terminal: Terminal, lang: str) -> None:
    assert "查不到不等於不用還" in terminal.run("lookup", "没听说过", "--lang", lang)


def test_a_folder_that_cannot_be_made_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Terminal(tmp_path)
    (tmp_path / "data").write_text("no folder")
    printed = made.run("registers", ok=False)
    assert re.fullmatch(
        r"xiancha: \S+data: File exists. See whether the path is right.*\n", printed
    )


def test_lookup_json_is_the_answer_of_the_api(terminal: Terminal) -> None:
    answer = json.loads(terminal.run("lookup", "招联", "--json"))
    assert answer["verdict"] == "licensed"


def test_registers_are_a_table_and_stale_ones_make_the_command_fail(terminal: Terminal) -> None:
    printed = terminal.run("registers", ok=False, of="stdout")
    line = r"sg-mlaw-moneylenders +SG +\d+ +whole +2026-02-01 +never +none +STALE"
    assert re.search(line, printed)
    assert "Never tried against the live site" in printed
    assert "Stale: " in terminal.run("registers", ok=False)
    printed = terminal.run("registers", "cn-nfra-institutions")
    assert "via" in printed
    assert printed.count("sha256") == 1, "the same starter was stored by more than one process"


@pytest.mark.soak
def test_both_singapore_lists_change_as_they_really_did(terminal: Terminal) -> None:
    """The shipped rows are those of the second; `make soak` imports its PDF, too."""
    assert "fewer than two dates" in terminal.run("registers", SINGAPORE, "--changes")
    data = terminal.folder / "data"
    store, archive = Store(f"sqlite:///{data / 'store.sqlite'}"), Archive(data / "documents")
    (starter,) = store.newest_documents(SINGAPORE)
    starter_rows = list(store.rows(starter).values())
    before = {c.row.key for c in current(store, SINGAPORE)}
    for month in ("01", "02") if SOAK else ("01",):
        file = real_documents.FOLDER / f"sg_mlaw_moneylenders/list_2026-{month}-01.pdf"
        terminal.run("import", SINGAPORE, str(file))
        held = store.last(SINGAPORE, "document")
        assert held
        assert held.source.as_of == date(2026, int(month), 1)
        assert held.source.via == file.name, "the file's name reads in every language"
        assert archive.file(held.source.sha256).read_bytes() == file.read_bytes()
    if SOAK:
        assert list(store.rows(held).values()) == starter_rows
        assert held.id != starter.id
        assert held.source.sha256 == starter.source.sha256
    found = changes(store, SINGAPORE)
    assert found is not None
    assert (len(found.added), len(found.removed)) == (1, 1)
    licences = [change for change in found.changed if "licence" in change.fields]
    assert len(licences) == 16
    assert not [change for change in found.changed if "name" in change.fields]
    after = list(current(store, SINGAPORE))
    store.close()
    assert before < {c.row.key for c in after}
    gone = [c for c in after if c.gone]
    assert [c.row.name for c in gone] == [found.removed[0].name]
    assert (gone[0].source.as_of, gone[0].gone and gone[0].gone.as_of) == (
        date(2026, 1, 1),
        date(2026, 2, 1),
    )
    printed = terminal.run("registers", SINGAPORE, "--changes")
    assert "1 added, 1 removed (absent), 16 licence numbers changed" in printed


def test_publish_keeps_an_unchanged_edition_and_fills_an_extension(
    terminal: Terminal, tmp_path: Path
) -> None:
    assert "no manifest.json" in terminal.run("publish", "--extension", str(tmp_path), ok=False)
    bare_extension.make(tmp_path)
    printed = terminal.run("publish", "--changed", "--extension", str(tmp_path))
    again = terminal.run("publish", "--changed", "--extension", str(tmp_path))
    assert "unchanged" in again
    assert "about:debugging" in printed
    assert (tmp_path / "data" / "editions" / "v2" / "timestamp.json").is_file()
    (tmp_path / "data" / "worker.js").unlink()
    unbuilt = terminal.run("publish", "--changed", "--extension", str(tmp_path))
    assert "Node.js" in unbuilt
    assert "make app" in unbuilt
    assert "about:debugging" not in unbuilt


def test_publish_to_a_folder_makes_a_static_copy(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("publish", "--to", str(tmp_path / "site"))
    number = on_disk.newest(terminal.folder / "data" / "editions").number
    assert on_disk.newest(tmp_path / "site").number == number


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["lookup", ""], "empty"),
        (["registers", "--changes"], "xiancha registers REGISTER --changes"),
        (["registers", "--documents"], "xiancha registers REGISTER --documents"),
        (["registers", "--changes", "--documents"], "--changes or --documents, not both"),
        (
            ["registers", "sg-mlaw-moneylenders", "--changes", "--documents"],
            "--changes or --documents, not both",
        ),
        (["registers", "nowhere"], "no register is called 'nowhere'"),
        (["import", "sg-mlaw-moneylenders", "missing.pdf"], "missing.pdf: No such file"),
        (["import", "sg-mlaw-moneylenders", "missing.pdf"], "See whether the path is right"),
        (["import", "sg-mlaw-moneylenders", "."], ".: Is a directory. See whether"),
        (
            ["lookup", "招联", "--lang", "fr"],
            "--lang fr is no language here. Write one of: zh-CN, zh-TW, en, id.",
        ),
        (["keys", "new"], "exists already"),
        (["export-site", "site", "--server", "example.org"], "begins with neither https://"),
    ],
)
def test_a_failure_is_one_clear_line(terminal: Terminal, arguments: list[str], words: str) -> None:
    printed = terminal.run(*arguments, ok=False).strip()
    assert words in printed
    assert printed.startswith("xiancha: ")
    assert len(printed.splitlines()) == 1


def test_a_wrong_document_is_refused_and_changes_nothing(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "page.pdf").write_text("<html>Just a moment</html>")
    before = held(terminal)
    printed = terminal.run("import", "sg-mlaw-moneylenders", str(tmp_path / "page.pdf"), ok=False)
    assert "PDF" in printed
    assert held(terminal) == before
    table = terminal.run("registers", ok=False, of="stdout")
    assert "last error: The document is not a PDF" in table


@pytest.mark.parametrize(
    "arguments", [["serve"], ["lookup", "a.sg"], ["publish"], ["keys", "show"]]
)
def test_without_key_or_edition_the_next_step_is_named(
    tmp_path: Path, arguments: list[str]
) -> None:
    printed = Terminal(tmp_path).run(*arguments, ok=False)
    assert "xiancha keys new" in printed or "xiancha publish" in printed


@respx.mock
def test_one_register_that_fails_keeps_its_rows_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XIANCHA_DATA_DIR", str(tmp_path))
    wanted = ["cn-nfra-institutions", "sg-mlaw-moneylenders", "lt-illegal-websites"]
    listed = "".join(f"http://site-{n}.example;;\n" for n in range(90))
    export = "Domenas;Bendrovės pavadinimas;Prekės ženklas\n" + listed
    respx.route(path="/robots.txt").respond(404)
    respx.get("https://www.lb.lt/illegalwww?export=csv").respond(200, content=export.encode())
    respx.route(host="www.nfra.gov.cn").respond(500)
    respx.route(host="rom.mlaw.gov.sg").respond(200, html="<p>Just a moment</p>")
    stamina.set_testing(True, attempts=1)
    done = CliRunner().invoke(app, ["refresh", *wanted])
    stamina.set_testing(False)
    assert done.exit_code == 1
    assert "lt-illegal-websites: 90 rows" in done.stdout
    assert "cn-nfra-institutions: https://www.nfra.gov.cn" in done.stderr
    assert "sg-mlaw-moneylenders" in done.stderr
    printed = CliRunner().invoke(app, ["registers"]).stdout
    assert re.search(r"sg-mlaw-moneylenders +SG +153 +whole +2026-02-01 +never", printed)
    assert re.search(r"lt-illegal-websites +LT +90 +whole +\S+ +\d{4}-\d\d-\d\d", printed)
    assert "last error: https://www.nfra.gov.cn" in printed


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["reviewed-channels"], "is not fetched"), (["--country", "XX"], "is fetched")],
)
def test_a_refresh_of_nothing_says_why(
    terminal: Terminal, arguments: list[str], words: str
) -> None:
    assert words in terminal.run("refresh", *arguments, ok=False)


def test_a_wrong_setting_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for port in ("abc", "70000"):
        monkeypatch.setenv("XIANCHA_PORT", port)
        printed = Terminal(tmp_path).run("serve", ok=False)
        assert f"XIANCHA_PORT={port}" in printed
        assert len(printed.strip().splitlines()) == 1


def test_a_damaged_edition_is_not_read(tmp_path: Path) -> None:
    made = Terminal(tmp_path)
    made.run("keys", "new")
    made.run("publish")
    (database,) = tmp_path.glob("data/editions/v2/files/*.sqlite")
    database.write_bytes(database.read_bytes().replace("持牌".encode(), "担保".encode()))
    for command in (["lookup", "1-cash.sg"], ["serve"]):
        assert "was changed" in made.run(*command, ok=False)
    made.run("publish", "--changed")
    assert "持牌" in made.run("lookup", "1-cash.sg")
