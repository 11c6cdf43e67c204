"""Code that took over a parser gets no file, no network, no program and no other process."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import attacks
import pytest
from small_loans import FIRMS, HEADER, MAPPING, as_xlsx
from talk import document

from xiancha.registers import catalogue
from xiancha.registers.parsing.refusals import Refused
from xiancha.sandbox import Sandbox, wall

_LACKING = wall.missing()
_MUST = sys.platform == "linux" and os.environ.get("CI") == "true"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(_LACKING) and not _MUST,
        reason=f"this system offers no whole wall: code in a document may {_LACKING}",
    ),
]


@pytest.fixture(scope="module")
def taken_over(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Sandbox, Path]]:
    """A sandbox that runs what a document brings, and the folder of what it is after."""
    here = tmp_path_factory.mktemp("attacked")
    attacks.lay_out(here)
    os.environ["AWS_SECRET_ACCESS_KEY"] = "a secret of the bucket"
    with attacks.sandbox(here) as sandbox:
        del os.environ["AWS_SECRET_ACCESS_KEY"]
        yield sandbox, here


def state(here: Path) -> list[tuple[str, int, bytes]]:
    """Every file below a folder, with its mode and text."""
    return sorted(
        (str(path), path.lstat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in here.rglob("*")
        if "__pycache__" not in str(path)
    )


@pytest.mark.parametrize("name", attacks.ATTACKS)
def test_the_kernel_refuses(name: str, taken_over: tuple[Sandbox, Path]) -> None:
    sandbox, here = taken_over
    attack, before = attacks.ATTACKS[name], state(here)
    assert attacks.answer(sandbox, attack.code, here) == attack.answer
    assert state(here) == before


def test_what_the_kernel_refuses_works_without_a_wall(tmp_path: Path) -> None:
    for number, (name, attack) in enumerate(attacks.ATTACKS.items()):
        if attack.works_outside:
            here = tmp_path / str(number)
            attacks.lay_out(here)
            code = attacks.code(attack.code, here)
            done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=False)
            assert done.returncode == 0, name


def test_the_code_runs_and_reads_what_parsers_need(taken_over: tuple[Sandbox, Path]) -> None:
    sandbox, here = taken_over
    assert attacks.answer(sandbox, "found = 6 * 7", here) == "done: 42"
    code = "found = open(LIBRARY + '/xlrd.py').read(9)"
    assert attacks.answer(sandbox, code, here) == 'done: \'"""A libr\''
    assert attacks.answer(sandbox, "found = 'é'.encode('gb18030')", here).startswith("done: b")


def test_no_thread_can_be_started(taken_over: tuple[Sandbox, Path]) -> None:
    said = attacks.answer(taken_over[0], "threading.Thread(target=print).start()", taken_over[1])
    assert "can't start new thread" in said


def test_the_environment_holds_no_secret(taken_over: tuple[Sandbox, Path]) -> None:
    said = attacks.answer(taken_over[0], "found = sorted(os.environ)", taken_over[1])
    names = set(eval(said.removeprefix("done: ")))
    assert names <= {"LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PYTHONPATH"}


def test_no_file_of_the_parent_is_inherited(tmp_path: Path) -> None:
    attacks.lay_out(tmp_path)
    code = """
def is_key(number):
    try:
        return os.fstat(number).st_ino == os.stat(KEY).st_ino
    except OSError:
        return False
found = [number for number in range(256) if is_key(number)]
"""
    with (tmp_path / "keys" / "editions-1.pem").open() as key:
        os.set_inheritable(key.fileno(), True)
        with attacks.sandbox(tmp_path) as sandbox:
            assert attacks.answer(sandbox, code, tmp_path) == "done: []"


@pytest.mark.skipif(platform.machine() != "x86_64", reason="machine code of x86-64")
def test_a_call_in_the_manner_of_32_bits_ends_the_process(tmp_path: Path) -> None:
    """Its numbers mean other calls, which a filter by numbers would take for harmless ones."""
    attacks.lay_out(tmp_path)
    code = """
import mmap
page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
page.write(bytes.fromhex("b814000000cd80c3"))  # mov eax, 20 (getpid); int 0x80; ret
start = ctypes.addressof(ctypes.c_char.from_buffer(page))
found = ctypes.CFUNCTYPE(ctypes.c_int)(start)()
"""
    with attacks.sandbox(tmp_path) as sandbox:
        assert "ended the process that read it (SIGSYS)" in attacks.answer(sandbox, code, tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is neither")
def test_what_a_kernel_lacks_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert wall.missing.__wrapped__() == ""
    monkeypatch.setattr(wall, "_hides_files", lambda: False)
    assert "(no Landlock)" in wall.missing.__wrapped__()
    monkeypatch.setattr(wall, "_filters", lambda: False)
    assert "(no Landlock) and use the network" in wall.missing.__wrapped__()


def test_good_lists_are_read_behind_the_wall(taken_over: tuple[Sandbox, Path]) -> None:
    sandbox, here = taken_over
    attacks.answer(sandbox, attacks.ATTACKS["read a signing key"].code, here)
    given = document(as_xlsx([HEADER, *FIRMS]), mapping=MAPPING, via="a file given by hand")
    _, reading = sandbox.read(catalogue.register("cn-small-loans"), given)
    assert len(reading.rows) == len(FIRMS)


def test_a_process_reads_for_one_register_alone(sandbox: Sandbox) -> None:
    """Code that came with one register's document could forge the rows of the next."""
    numbers = []
    for register in ("lt-illegal-websites", "lt-illegal-websites", "sg-mlaw-moneylenders"):
        with pytest.raises(Refused):
            sandbox.read(catalogue.register(register), document(b"<html>"))
        assert sandbox._process
        numbers.append(sandbox._process.popen.pid)
    assert numbers[0] == numbers[1] != numbers[2]


def test_a_process_that_has_a_second_thread_does_not_start(tmp_path: Path) -> None:
    attacks.lay_out(tmp_path)
    library = tmp_path / "library" / "xlrd.py"
    library.write_text(
        "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\n"
    )
    with (
        pytest.raises(Refused, match=r"did not start \(.*RuntimeError at wall\.py:\d+"),
        attacks.sandbox(tmp_path),
    ):
        pass
