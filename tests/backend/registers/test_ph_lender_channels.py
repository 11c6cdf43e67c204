from __future__ import annotations

import csv
from datetime import date

import pytest
from talk import document

from xiancha.model import ChannelType, Proof, Row
from xiancha.registers import catalogue
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.ph_lender_channels.parse import COLUMNS, read, row
from xiancha.registers.ph_sec_lending.names_printed import company

SOURCE = "https://example.org/list"
HEAD = ",".join(COLUMNS)
DAY = date(2026, 8, 1)


def rows(*lines: str) -> tuple[Row, ...]:
    return read(document("\n".join((HEAD, *lines)).encode(), as_of=DAY)).rows


def test_a_channel_is_a_reported_claim_and_no_listing() -> None:
    host, app = rows(f"A CORP.,a-cash.ph,,{SOURCE}", f"A CORP.,,ph.vplus.fast.loan,{SOURCE}")
    assert (host.status, host.proof, host.sources) == (None, Proof.reported, (SOURCE,))
    assert [one.channels[0].type for one in (host, app)] == [ChannelType.host, ChannelType.app]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (f",a-cash.ph,,{SOURCE}", "row 1: state legal_name"),
        (f"A CORP.,,,{SOURCE}", "one host or one app"),
        (f"A CORP.,a-cash.ph,com.a.cash,{SOURCE}", "one host or one app"),
        (f"A CORP.,play.google.com,,{SOURCE}", "no host of one firm"),
        (f"A CORP.,www.a-cash.ph,,{SOURCE}", "no host of one firm"),
        (f"A CORP.,,A Cash,{SOURCE}", "“A Cash” is no package"),
        ("A CORP.,a-cash.ph,,somebody", "state the https:// address"),
    ],
)
def test_a_row_that_is_not_one_claim_is_refused(line: str, message: str) -> None:
    with pytest.raises(Refused, match=message):
        rows(line)


def test_a_channel_of_two_companies_is_refused() -> None:
    with pytest.raises(Refused, match=r"“B CORP\.” is listed a second time; “a-cash\.ph”"):
        rows(f"A CORP.,a-cash.ph,,{SOURCE}", f"B CORP.,a-cash.ph,,{SOURCE}")


def test_every_shipped_channel_is_one_of_a_recorded_company() -> None:
    def shipped(register: str) -> list[dict[str, str]]:
        file = catalogue.register(register).folder / "starter.csv"
        with file.open(encoding="utf-8") as opened:
            return list(csv.DictReader(opened))

    recorded = {company(line["Company Name"]).legal for line in shipped("ph-sec-lending")}
    found = [row(line, "row") for line in shipped("ph-lender-channels")]
    assert len(found) > 150
    assert {one.name for one in found} <= recorded
    assert not {one.key for one in found} & {"grab.com", "com.grabtaxi.passenger", "tiktok.com"}
