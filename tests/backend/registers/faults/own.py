"""Our own registers: reviewed hosts, and certificates."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from certs import HOST, LENDER, SUBJECT, certificate
from talk import document

from faults.bodies import CHALLENGE, cut_off, empty_pdf, encoded_otherwise, with_bodies
from faults.printed import separated
from faults.shape import Shape
from faults.table import FUTURE, Sheet, Table
from xiancha.model import Document

DAY = date(2026, 7, 9)


def reviewed() -> Shape:
    """Our own list of hosts; the names are spelt alike in simplified and traditional Chinese."""
    header = (
        "legal_name",
        "country",
        "category",
        "host",
        "brand",
        "former",
        "now",
        "renamed_on",
        "proof",
        "sources",
        "seen_on",
        "note",
    )
    rows = tuple(
        (
            f"中信{n}消金股份有限公司",
            "CN",
            "platform",
            f"host-{n}.cn",
            "",
            "",
            "",
            "",
            "reviewed",
            f"https://host-{n}.cn/",
            "2026-07-09",
            "",
        )
        for n in range(60)
    )
    table = Table(
        Sheet(header, rows, DAY),
        separated(),
        lambda day: {"as_of": day},
        renamed=("host", "domain"),
        personal=("officer_mobile", "13800138000"),
        unknown=("proof", "rumoured"),
        charset="big5",
    )
    return Shape("reviewed-channels", "csv", table.good, table.faults(), ("13800138000",))


def shown_certificate() -> Shape:
    """The certificate of one host."""
    body = certificate(*SUBJECT)

    def good() -> Document:
        return document(body, part=f"CN|{LENDER}|{HOST}")

    bodies = {
        "challenge-page": CHALLENGE,
        "empty-document": empty_pdf(),
        "file-cut-off": cut_off(body),
        "other-charset": encoded_otherwise(body, "utf-16-le"),
        "certificate-twice": body * 2,
    }
    late = {"retrieved_at": datetime.combine(FUTURE, time(), UTC)}
    faults = {"from-the-future": lambda: good().model_copy(update=late)}
    return Shape("certificates", "pem", good, with_bodies(good, bodies) | faults, ())


SHAPES = (reviewed(), shown_certificate())
