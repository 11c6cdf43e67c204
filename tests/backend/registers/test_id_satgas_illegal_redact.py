from __future__ import annotations

import json
from typing import Any

import pytest
import real_documents
from hypothesis import given, settings
from hypothesis import strategies as st
from satgas import DAY, LETTER, PLAY, copied, export, line, page
from talk import document

from xiancha.registers.id_satgas_illegal.formats import COLUMNS, Entry
from xiancha.registers.id_satgas_illegal.parse import read, redact
from xiancha.registers.id_satgas_illegal.redact import redacted
from xiancha.registers.id_satgas_illegal.warned_addresses import addresses, channel
from xiancha.registers.parsing.refusals import Refused


@pytest.fixture(scope="module")
def sample() -> bytes:
    return (real_documents.FOLDER / "id_satgas_illegal/alert_portal_excerpt.json").read_bytes()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Rina Contoh", ""),
        ("URL Facebook", ""),
        ("@pinjaman_rina", ""),
        ("https://www.facebook.com/rina", ""),
        ("KSP Contoh - Pinjam Uang Tunai", "KSP Contoh - Pinjam Uang Tunai"),
    ],
)
def test_who_posts_in_a_social_network_is_not_named(name: str, kept: str) -> None:
    entry = line(name, Alamat="Rina https://www.facebook.com/groups/1/posts/2/")
    clean = redact(document(export(entry, line("PT Contoh")), as_of=DAY))
    assert b"Rina" not in clean.body
    assert [row.name for row in read(clean).rows if row.name != "PT Contoh"] == [kept][: len(kept)]


PERSONAL = [
    line(
        "Pinjaman Contoh",
        Alamat="Email: rina@example.com Alamat: Jl. Rahasia No. 1",
        **{"No. Telp": "081234567890"},
        Website="rina@example.com https://api.whatsapp.com/send?phone=6281234567890",
        Keterangan=f"{LETTER}; Perusahaan pemilik: Bp. Rahasia",
    ),
    line("Gadai oleh @rina_rahasia"),
    line("Pinjam 0812-3456-7890"),
]


@pytest.mark.parametrize("make", [export, page])
def test_nothing_personal_is_kept(make: Any) -> None:
    clean = redact(document(make(*PERSONAL), as_of=DAY))
    text = clean.body.decode()
    for secret in ("rina", "Rahasia", "0812", "62812", "@"):
        assert secret not in text
    assert text.startswith(",".join(COLUMNS))
    assert [row.name for row in read(clean).rows] == ["Pinjaman Contoh"]


def test_nothing_personal_of_the_copy_is_kept(sample: bytes) -> None:
    one = copied(
        email=["rina@example.com"],
        phone=["081234567890"],
        address=["Jl. Rahasia 1"],
        web=["https://www.instagram.com/rina/", f"{PLAY}com.a.b"],
    )
    clean = redact(document(json.dumps([one]).encode(), as_of=DAY))
    assert clean.body.decode().splitlines()[1] == (
        f"Dana Contoh,,,{PLAY}com.a.b,Fintech Ilegal,Peer To Peer Lending,13/12/2021,{LETTER}"
    )
    assert b"[removed]" not in redact(document(sample, as_of=DAY)).body


def test_redacting_again_changes_nothing(sample: bytes) -> None:
    dirty = export(
        *PERSONAL,
        line("A (https://a.com/)", Alamat="www.b.id", Website="c.id"),
        line("PT Contoh", Keterangan="menduplikasi nama PT Contoh"),
    )
    for body in (dirty, sample):
        given = document(body, as_of=DAY)
        clean = redact(given)
        assert redact(clean) == clean
        assert read(redact(clean)) == read(clean)


PIECES = (
    *("https://", "http://", "hxxp", "www.", "//", "a.com", "b.id", "[.]", "[", "/", "#/home", "?"),
    *("play.google.com/store/apps/details?id=com.a.b", "apkcombo.com/x/com.a.b/", ":", "81"),
    *("https://facebook.com/x", "@", "0812345678", "Rina", "Pencatutan", "SP 01/SWI/II/2023"),
    *("(", ")", "dan", " ", "  ", "\n", ";", ",", "-", '"', "\\", "Pinjaman", "%20", "é", "xn--"),
)
CELLS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=20)


@settings(deadline=None)
@given(name=CELLS, address=CELLS, website=CELLS, remark=CELLS, exact=st.booleans())
def test_whatever_stands_in_the_cells(
    name: str, address: str, website: str, remark: str, exact: bool
) -> None:
    cells = dict.fromkeys(COLUMNS, "") | {
        "Nama": name,
        "Alamat": address,
        "Website": website,
        "Keterangan": remark,
    }
    once = redacted(Entry(cells, exact))
    assert redacted(Entry(once)) == once
    assert "@" not in once["Nama"] + once["Keterangan"]
    assert all(map(channel, addresses(once["Website"])))
    assert len(addresses(once["Website"])) == len(once["Website"].split())


def test_redaction_leaves_the_rest_of_the_document_alone() -> None:
    given = document(export(line()), as_of=DAY, via="a copy", title="List")
    clean = redact(given)
    assert clean.model_copy(update={"body": given.body}) == given


@pytest.mark.parametrize(
    "body",
    [
        export(line(), (*line("Rina"), "rina@example.com")),
        page(line(), (*line("Rina"), "rina@example.com")),
        json.dumps([copied(nik="3201 Rina")]).encode(),
        export(line(**{"Jenis Entitas": "rina@example.com"})),
        export(line(**{"Jenis Kegiatan": "081234567890 Rina"})),
        export(line(**{"Tgl Input": "Rina, 081234567890"})),
    ],
)
def test_no_message_repeats_what_may_be_personal(body: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        read(document(body, as_of=DAY))
    assert "rina" not in str(refusal.value).lower()
    assert "0812" not in str(refusal.value)
