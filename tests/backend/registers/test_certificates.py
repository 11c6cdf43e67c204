"""What a certificate proves: everything fits, or nothing is claimed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from certs import (
    BY_NAME,
    CN,
    COUNTRY,
    FIRST,
    HOST,
    LAST,
    LENDER,
    ORGANISATION,
    SUBJECT,
    certificate,
)
from cryptography import x509
from cryptography.x509.oid import NameOID
from talk import document

from xiancha.model import Channel, ChannelType, Proof, Reading
from xiancha.registers.certificates.host_question import Question, question
from xiancha.registers.certificates.parse import read
from xiancha.registers.parsing.refusals import Refused

ASKED = Question("CN", LENDER, HOST)


def shown(pem: bytes, asked: Question = ASKED, **more: object) -> Reading:
    return read(document(pem, part=asked.part, **more))


def test_a_certificate_that_fits_makes_a_claim() -> None:
    reading = shown(certificate(*SUBJECT))
    (row,) = reading.rows
    assert (reading.as_of, reading.whole, reading.notes) == (date(2026, 11, 24), frozenset(), ())
    assert row.key == "CN|某某消费金融有限公司|lender.example"
    assert (row.name, row.status) == (LENDER, None)
    assert row.channels == (Channel(type=ChannelType.host, value=HOST),)
    assert row.proof is Proof.certificate
    assert row.fields["not_after"] == "2027-01-31T23:59:59+00:00"
    assert (row.fields["country"], row.fields["issuer"]) == ("CN", "CN=Authority")
    assert (row.fields["serial"], len(row.fields["sha256"])) == ("abc", 64)


def test_an_unchanged_certificate_makes_the_same_row_another_day() -> None:
    pem = certificate(*SUBJECT)
    later = shown(pem, retrieved_at=datetime(2026, 12, 1, tzinfo=UTC))
    assert later.rows == shown(pem).rows
    assert later.as_of == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("legal_name", "printed"),
    [
        ("某某小额贷款上海有限公司", "某某小额贷款（上海）有限公司"),
        ("某某小额贷款上海有限公司", "某某小额贷款 (上海) 有限公司"),
        (LENDER, "某某消費金融有限公司"),
        ("1cashpteltd", "1 - CASH PTE. LTD."),
        ("1cashpteltd", "1-Cash Pte Limited"),
    ],
)
def test_names_are_compared_in_normal_form(legal_name: str, printed: str) -> None:
    pem = certificate(CN, (ORGANISATION, printed))
    (row,) = shown(pem, Question("CN", legal_name, HOST)).rows
    assert row.name == printed


@pytest.mark.parametrize(
    ("subject", "why"),
    [
        ((CN, (ORGANISATION, "Moumou Consumer Finance Co., Ltd.")), "names “Moumou Consumer"),
        ((CN, (ORGANISATION, f"{LENDER}上海分公司")), "names “某某消费金融有限公司上海分公司”"),
        ((CN, (ORGANISATION, "某某消费金融")), "names “某某消费金融”"),
        (((COUNTRY, "HK"), BY_NAME), "names the country “HK”"),
        (((COUNTRY, "cn"), BY_NAME), "names the country “cn”"),
        ((CN, BY_NAME, BY_NAME), f"does not name one organisation and one country, but {LENDER}"),
        ((CN, CN, BY_NAME), "does not name one organisation and one country"),
        ((BY_NAME,), "does not name one organisation and one country"),
        ((CN,), "one country, but CN"),
        (((NameOID.COMMON_NAME, HOST),), "one country, but nobody"),
        ((CN, (NameOID.ORGANIZATIONAL_UNIT_NAME, LENDER)), "one country, but CN"),
        ((CN, (NameOID.COMMON_NAME, LENDER)), "one country, but CN"),
    ],
)
def test_a_subject_that_is_not_the_lender_proves_nothing(
    subject: tuple[tuple[x509.ObjectIdentifier, str], ...], why: str
) -> None:
    reading = shown(certificate(*subject))
    assert reading.rows == ()
    assert reading.notes[0].startswith("lender.example: the certificate ")
    assert why in reading.notes[0]


@pytest.mark.parametrize(
    ("host", "hosts", "covered"),
    [
        ("lender.example", ("lender.example",), True),
        ("lender.example", ("other.example", "LENDER.example"), True),
        ("lender.example", ("www.lender.example",), True),
        ("lender.example", ("*.lender.example",), True),
        ("loan.lender.example", ("*.lender.example",), True),
        ("loan.lender.example", ("lender.example",), False),
        ("my.loan.lender.example", ("*.lender.example",), False),
        ("lender.example", ("other.example",), False),
        ("lender.example", ("notlender.example",), False),
        ("lender.example", ("lend*.example",), False),
        ("lender.example", ("*",), False),
        ("lender.example", (), False),
    ],
)
def test_only_a_host_that_the_certificate_covers_is_proven(
    host: str, hosts: tuple[str, ...], covered: bool
) -> None:
    reading = shown(certificate(*SUBJECT, hosts=hosts), Question("CN", LENDER, host))
    assert [row.channels[0].value for row in reading.rows] == [host] * covered
    assert reading.notes == (() if covered else (f"{host}: the certificate is for other hosts",))


def test_the_common_name_covers_no_host() -> None:
    pem = certificate(*SUBJECT, (NameOID.COMMON_NAME, HOST), hosts=())
    assert shown(pem).rows == ()


@pytest.mark.parametrize(
    ("at", "claims"),
    [
        (datetime(2026, 10, 31, 23, 59, 59, tzinfo=UTC), 0),
        (FIRST, 1),
        (LAST, 1),
        (datetime(2027, 2, 1, tzinfo=UTC), 0),
    ],
)
def test_a_certificate_proves_from_its_first_moment_to_its_last(at: datetime, claims: int) -> None:
    reading = shown(certificate(*SUBJECT), retrieved_at=at)
    assert len(reading.rows) == claims
    assert ("lender.example: the certificate is not in force" in reading.notes) == (not claims)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Please wait</html>",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        certificate(*SUBJECT)[:-40],
        certificate(*SUBJECT) * 2,
    ],
)
def test_what_is_not_one_certificate_is_refused(body: bytes) -> None:
    with pytest.raises(Refused, match="gave no certificate that can be read"):
        shown(body)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("", "does not say what the certificate is to prove"),
        (HOST, "does not say"),
        (f"CN|{LENDER}|{HOST}|x", "does not say"),
        (f"CN||{HOST}", "does not say"),
        (f"China|{LENDER}|{HOST}", "two-letter country"),
        (f"CN|某某（上海）有限公司|{HOST}", "legal name in normal form"),
        (f"CN|{LENDER}|www.{HOST}", "is no host of one firm"),
        (f"CN|{LENDER}|https://{HOST}/", "is no host of one firm"),
        (f"CN|{LENDER}|com.cn", "is no host of one firm"),
        (f"CN|{LENDER}|github.io", "is no host of one firm"),
        (f"CN|{LENDER}|play.google.com", "is no host of one firm"),
    ],
)
def test_a_part_that_asks_nothing_is_refused(part: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read(document(certificate(*SUBJECT), part=part))


def test_a_part_and_its_question_say_the_same() -> None:
    assert question(ASKED.part) == ASKED
