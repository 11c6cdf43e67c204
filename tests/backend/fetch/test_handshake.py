"""The certificate of a host, read in a real handshake."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from authority import Authority, self_signed
from clocks import FakeClock
from cryptography import x509
from cryptography.x509.oid import NameOID
from loopback import Loopback, to_loopback

from xiancha.fetch.archive import Archive
from xiancha.fetch.client import Fetcher, FetchFailed, fetcher

HOST = "www.lender.example"
LONG_AGO = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 2, 1, tzinfo=UTC))


def test_the_hosts_own_certificate_is_read(
    server: Loopback, authority: Authority, source: Fetcher, clock: FakeClock
) -> None:
    server.present(HOST, authority.issue(HOST, subject={"C": "CN", "O": "某某消费金融有限公司"}))
    document = source.certificate(HOST)
    shown = x509.load_pem_x509_certificate(document.body)
    (organisation,) = shown.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    assert organisation.value == "某某消费金融有限公司"
    assert document.url == f"https://{HOST}/"
    assert document.retrieved_at == clock.clock.now()
    assert server.requests == []


def test_handshakes_are_paced(source: Fetcher, clock: FakeClock) -> None:
    source.certificate(HOST)
    source.certificate(HOST)
    assert clock.sleeps == [1.0]


@pytest.mark.parametrize("name", ["other", "late", "own"])
def test_a_certificate_that_cannot_be_trusted_is_not_read(
    server: Loopback, authority: Authority, source: Fetcher, clock: FakeClock, name: str
) -> None:
    shown = {
        "other": authority.issue("www.other.example"),
        "late": authority.issue(HOST, dates=LONG_AGO),
        "own": self_signed(HOST),
    }
    server.present(HOST, shown[name])
    with pytest.raises(FetchFailed, match=f"^{HOST} shows a certificate that cannot be trusted"):
        source.certificate(HOST)
    assert clock.sleeps == []


def test_a_certificate_that_is_not_valid_yet_points_to_the_clock(
    server: Loopback, authority: Authority, source: Fetcher
) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    server.present(HOST, authority.issue(HOST, dates=(tomorrow, tomorrow + timedelta(days=9))))
    with pytest.raises(FetchFailed, match=r"not yet valid\).*this computer's clock"):
        source.certificate(HOST)


@pytest.mark.parametrize(
    ("elsewhere", "words"),
    [
        ([("10.0.0.7", 443)], "leads to 10.0.0.7, an address inside a private network"),
        ([], "could not be reached for its certificate .*no address"),
    ],
)
def test_a_host_that_is_nowhere_or_inside_is_not_reached(
    server: Loopback,
    authority: Authority,
    archive: Archive,
    clock: FakeClock,
    elsewhere: list[tuple[str, int]],
    words: str,
) -> None:
    network = to_loopback(server.port, authority.file, {HOST: elsewhere})
    with (
        fetcher(archive, network=network, clock=clock.clock) as source,
        pytest.raises(FetchFailed, match=words),
    ):
        source.certificate(HOST)
    assert clock.sleeps == []
