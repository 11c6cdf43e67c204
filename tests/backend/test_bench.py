"""The figures of `make bench` are those of what it says that it measures."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pdfplumber
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
sys.path.insert(0, str(Path(__file__).parent / "replica"))

import invented
import soak

import documents
from xiancha.merge.join import gather
from xiancha.store import Store

pytestmark = pytest.mark.slow


def test_the_memory_of_a_reader_is_its_own(tmp_path: Path) -> None:
    """A process that is started by a large one has not used what that one used."""
    file = tmp_path / "export.csv"
    lines = "".join(f"http://site-{n}.example;;\n" for n in range(90))
    file.write_text(f"Domenas;Bendrovės pavadinimas;Prekės ženklas\n{lines}", "utf-8")
    fat = bytearray(b"x") * 400_000_000
    found = documents.read("lt-illegal-websites", file)
    assert len(fat) > 0
    assert 0 < found["before"] <= found["megabytes"] < 300


def test_the_pdf_has_as_many_pages_as_it_says(tmp_path: Path) -> None:
    file = tmp_path / "list.pdf"
    documents.write_pdf(file, count=40, pages=7)
    with pdfplumber.open(file) as pdf:
        assert len(pdf.pages) == 7


def test_an_invented_register_is_the_same_each_time_and_of_the_size_that_was_asked(
    tmp_path: Path,
) -> None:
    digests = []
    for name in ("one", "other"):
        url = f"sqlite:///{tmp_path / name}.sqlite"
        invented.fill(url, 1000)
        store = Store(url)
        digests.append(store.digest())
        assert len(gather(store, date(2026, 11, 28)).entries) == 1000
        store.close()
    assert digests[0] == digests[1]


def test_the_soak_goes_through_the_proxy_that_ships(tmp_path: Path) -> None:
    """Its readers stand elsewhere, and all comes from one address, without TLS."""
    made = soak.configuration(8080, tmp_path, [4001, 4002])
    for shipped in ("keepalive_timeout 4s;", "max_fails=0;", "proxy_next_upstream error timeout"):
        assert shipped in made
    assert "127.0.0.1:4001 " in made
    assert "127.0.0.1:4002 " in made
    for own in ("127.0.0.1:8321", "ssl_", "limit_req", "xiancha.example.org"):
        assert own not in made
