"""A document that hangs, swells or breaks the process that reads it is refused; others are read."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import bombs
import pytest
from small_loans import FIRMS, HEADER, MAPPING, as_xlsx
from talk import document

from xiancha.fetch.archive import BODY_DIGEST, Archive
from xiancha.model import Document, Get
from xiancha.refresh.renew import renew, taken
from xiancha.registers import catalogue
from xiancha.registers.parsing.refusals import Refused
from xiancha.sandbox import Fault, Limits, Sandbox, parent
from xiancha.sandbox.protocol import End, Request, WasRead
from xiancha.store import Store

pytestmark = pytest.mark.slow

LITHUANIA = catalogue.register("lt-illegal-websites")
SINGAPORE = catalogue.register("sg-mlaw-moneylenders")
SMALL_LOANS = catalogue.register("cn-small-loans")
LIST = b"Domenas;Bendrov\xc4\x97s pavadinimas;Prek\xc4\x97s \xc5\xbeenklas\nhttp://a.example;;\n"


def good() -> Document:
    return document(LIST, as_of=date(2026, 1, 1))


def slow() -> bytes:
    """A small PDF that takes many seconds."""
    return bombs.pages(1, b"BT /F 8 Tf 10 10 Td (%s) Tj ET\n" % (b"a" * 400_000))


@pytest.fixture
def unused() -> Iterator[Sandbox]:
    """Its process has not started yet."""
    found = Sandbox()
    yield found
    found.close()


def read(sandbox: Sandbox) -> None:
    """The good document, which must be read whatever came before it."""
    kept, reading = sandbox.read(LITHUANIA, good())
    assert kept == good()
    assert [row.key for row in reading.rows] == ["a.example"]


def number(sandbox: Sandbox) -> int:
    """The number of the process that reads."""
    assert sandbox._process
    return sandbox._process.popen.pid


def test_what_is_read_and_what_is_kept_are_those_of_the_register(sandbox: Sandbox) -> None:
    given = document(as_xlsx([HEADER, *FIRMS]), mapping=MAPPING, via="a file given by hand")
    assert sandbox.read(SMALL_LOANS, given) == SMALL_LOANS.read_given(given)
    assert sandbox.read(LITHUANIA, good()) == LITHUANIA.read_given(good())


def test_one_process_reads_many_documents(sandbox: Sandbox) -> None:
    read(sandbox)
    first = number(sandbox)
    with pytest.raises(Refused, match="CSV header"):
        sandbox.read(LITHUANIA, document(b"<html>"))
    read(sandbox)
    assert number(sandbox) == first


def test_a_document_that_takes_too_long_is_refused() -> None:
    with (
        closing(Sandbox(Limits(seconds=0.3, patience=1))) as hurried,
        pytest.raises(Refused, match=r"a slow page was not read within 0\.3 seconds\. Noth"),
    ):
        hurried.read(SINGAPORE, document(slow(), via="a slow page"))


def test_seconds_are_those_of_the_processor_however_busy_the_computer_is() -> None:
    """They also end a process whose parent is gone. The next document is read by a new process."""
    with closing(Sandbox(Limits(seconds=0.3, patience=10_000))) as patient:
        with pytest.raises(Refused, match=r"not read within 0\.3 seconds of the processor"):
            patient.read(SINGAPORE, document(slow()))
        patient._limits = Limits()
        read(patient)


def test_a_long_pdf_has_more_time() -> None:
    """The list of all institutions has 4,500 rows in 630 kB, and is read letter by letter."""
    limits = Limits()
    assert limits.seconds_for(None) == limits.seconds_for(document(b"x" * 10**7)) == 20
    assert limits.seconds_for(document(b"%PDF" + b"x" * 50_000)) == 20
    assert 120 < limits.seconds_for(document(b"%PDF" + b"x" * 630_000)) < 180
    assert limits.seconds_for(document(b"%PDF" + b"x" * 10**7)) == 300


def test_a_process_that_grew_is_not_given_another_document(sandbox: Sandbox) -> None:
    read(sandbox)
    first = number(sandbox)
    with pytest.raises(Refused, match="CSV header"):
        sandbox.read(LITHUANIA, document((b"a" * 100_000 + b";b\n") * 400))
    read(sandbox)
    assert number(sandbox) != first


def test_a_process_that_dies_in_between_is_replaced(sandbox: Sandbox) -> None:
    read(sandbox)
    os.kill(number(sandbox), signal.SIGSEGV)
    with pytest.raises(Refused, match=r"ended the process that read it \(SIGSEGV\)"):
        sandbox.read(LITHUANIA, good())
    read(sandbox)


def test_a_process_that_says_nothing_that_can_be_read_is_ended(
    unused: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xiancha.sandbox.frames.MOST_TEXT", 10)
    with pytest.raises(Refused, match="did not start"):
        read(unused)


def test_more_than_is_taken_is_not_received(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(sandbox)
    monkeypatch.setattr("xiancha.sandbox.frames.MOST_TEXT", 300)
    with pytest.raises(Refused, match="reads as more than any list holds"):
        sandbox.read(LITHUANIA, good())
    monkeypatch.undo()
    read(sandbox)


def test_a_fault_of_the_program_is_told_by_our_own_line(sandbox: Sandbox) -> None:
    with pytest.raises(Fault, match=r"an unexpected fault \(KeyError at parse\.py:\d+\)\. Noth"):
        sandbox.hold(catalogue.register("cn-partner-lists"), "no such part", lambda _: good())


def test_a_failed_fetch_ends_the_conversation_and_the_next_one_begins_anew(
    sandbox: Sandbox,
) -> None:
    def fail(_: Get) -> Document:
        raise ConnectionError("gone")

    with pytest.raises(ConnectionError):
        sandbox.hold(LITHUANIA, "", fail)
    (found,) = sandbox.hold(LITHUANIA, "", lambda _: document(LIST))
    assert found.body == LIST


def test_the_operators_keys_do_not_reach_the_process(sandbox: Sandbox) -> None:
    read(sandbox)
    environment = Path(f"/proc/{number(sandbox)}/environ").read_bytes()
    for name in ("XIANCHA_FCA_KEY", "PGPASSWORD"):
        assert os.environ[name].encode() not in environment
    assert b"PYTHONPATH=" in environment


def test_a_process_that_cannot_start_is_told(
    unused: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(Refused, match=r"did not start \(No such file or directory\)"):
        read(unused)


def test_a_document_that_takes_too_much_memory_leaves_the_others_their_turn(
    store: Store, tmp_path: Path
) -> None:
    archive = Archive(tmp_path)
    bomb = bombs.BOMBS["xlsx: a string of 1 MB × 20,000"]
    told = taken(SMALL_LOANS, bomb.document(), store, archive).problem
    assert "needs more than 500 MB of memory" in told
    rows = b"".join(b"http://site-%d.example;;\n" % n for n in range(90))
    listed = LIST.splitlines(keepends=True)[0] + rows

    def get(request: Get) -> Document:
        return Document(body=listed, url=request.url, retrieved_at=datetime.now(UTC))

    (outcome,) = renew(LITHUANIA, "", get, store, archive)
    assert (outcome.problem, outcome.rows) == ("", 90)


def test_warnings_of_libraries_are_not_printed(
    sandbox: Sandbox, capfd: pytest.CaptureFixture[str]
) -> None:
    content = b"BT /F 8 Tf 10 10 Td (no secret) Tj /Secret gs ET"
    broken = bombs.pages(1, content, b"/ExtGState<</Secret 99 0 R>>/ColorSpace<</S[/Secret 1]>>")
    with pytest.raises(Refused):
        sandbox.read(SINGAPORE, document(broken))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("register", "url"),
    [
        ("lt-illegal-websites", "https://register.fca.org.uk/services/V0.1/Firm/1"),
        ("gb-fca-register", "https://elsewhere.example/?d=1"),
        ("gb-fca-register", "https://register.fca.org.uk.elsewhere.example/"),
    ],
)
def test_a_key_is_never_sent_for_another_register_or_to_another_site(
    register: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox = Sandbox()
    asked = parent._Received(Request(get=Get(url=url, credential="gb-fca")), False, b"", ())
    monkeypatch.setattr(sandbox, "_ask", lambda *_: asked)
    with pytest.raises(Refused, match="key gb-fca where it does not belong"):
        sandbox.hold(catalogue.register(register), "", lambda _: pytest.fail("it was sent"))


def _taken_over(monkeypatch: pytest.MonkeyPatch, *answers: parent._Received) -> Sandbox:
    """A sandbox whose worker gives these answers, whatever it is asked."""
    sandbox, left = Sandbox(), list(answers)
    monkeypatch.setattr(sandbox, "_ask", lambda *_: left.pop(0))
    return sandbox


def _forged(**forged: object) -> Document:
    """The good document as a worker may give it back that was taken over."""
    headers = {"etag": '"later"', BODY_DIGEST: hashlib.sha256(LIST).hexdigest()}
    return good().model_copy(update={"headers": headers} | forged)


def test_a_conversation_cannot_return_a_document_of_a_site_that_it_did_not_ask(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = _forged(url="https://another-register.example/list.csv")
    end = parent._Received(End(documents=1), False, b"", (found,))
    ask = parent._Received(Request(get=Get(url=good().url)), False, b"", ())
    sandbox = _taken_over(monkeypatch, ask, end)
    with pytest.raises(Refused, match=r"another-register\.example"):
        sandbox.hold(LITHUANIA, "", lambda _: good())


def test_headers_and_time_of_a_document_are_those_of_the_fetch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    forged = _forged(retrieved_at=datetime(2099, 1, 1, tzinfo=UTC), via="somewhere")
    end = parent._Received(End(documents=1), False, b"", (forged,))
    ask = parent._Received(Request(get=Get(url=good().url)), False, b"", ())
    fetched = good().model_copy(update={"headers": {"etag": '"now"'}})
    sandbox = _taken_over(monkeypatch, ask, end)
    assert sandbox.hold(LITHUANIA, "", lambda _: fetched) == (fetched,)


@pytest.mark.parametrize(
    "forged", [{"url": "https://elsewhere.example/"}, {"via": "a ministry"}, {"part": "another"}]
)
def test_what_is_kept_of_a_document_names_no_other_origin(
    forged: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = catalogue.register("lt-illegal-websites").read(good())
    kept = WasRead(reading=reading, document=_forged(**forged))
    sandbox = _taken_over(monkeypatch, parent._Received(kept, False, LIST, ()))
    with pytest.raises(Refused, match="where nothing was fetched"):
        sandbox.read(LITHUANIA, good())
