"""Proof of host over real TLS: the search proposes, the handshake proves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

import pytest
from authority import Authority, self_signed
from desk import NOW, Desk
from loopback import Behaviour, Loopback, reply, status, to_loopback

from xiancha.fetch.archive import Archive
from xiancha.fetch.client import Fetcher, fetcher
from xiancha.fetch.clock import Clock
from xiancha.merge.join import gather
from xiancha.refresh import host_certificates
from xiancha.refresh.certificate_targets import LENDER_EVERY, REGISTER
from xiancha.store import Store

A, B, C = (f"{name}消费金融有限公司" for name in ("甲某", "乙某", "丙某"))
HOST, GONE = "lender.example", "gone.example"
EXPIRED = (NOW - timedelta(days=60), NOW - timedelta(days=1))
NOT_YET = (NOW + timedelta(days=1), NOW + timedelta(days=60))


@pytest.fixture
def source(server: Loopback, authority: Authority, archive: Archive) -> Iterator[Fetcher]:
    """A fetcher that never waits; every host is the server on loopback, but one is nowhere."""
    nowhere = {GONE: [], f"www.{GONE}": []}
    network = to_loopback(server.port, authority.file, nowhere)
    with fetcher(archive, network=network, clock=Clock(sleep=lambda _: None)) as made:
        yield made


@pytest.fixture
def desk(store: Store, source: Fetcher, archive: Archive, server: Loopback) -> Desk:
    return Desk(store, source, archive, server)


def test_a_lender_that_the_certificate_names_has_a_proven_host(
    desk: Desk, server: Loopback, authority: Authority, archive: Archive
) -> None:
    desk.lists(A)
    desk.finds(A, f"*.{HOST}", f"loan.{HOST}")
    shown = authority.issue(HOST, f"*.{HOST}", subject={"C": "CN", "O": A})
    server.present(HOST, shown)
    (outcome,) = desk.run()
    assert (outcome.part, outcome.rows, outcome.problem) == (f"CN|{A}", 1, "")
    assert desk.claims() == {A: [HOST]}
    (entry,) = gather(desk.store, NOW.date()).entries
    source = entry.claims[0].source
    assert (source.url, source.register) == (f"https://{HOST}/", REGISTER)
    assert archive.body(source.sha256) == shown[: shown.index(b"-----BEGIN PRIVATE")]
    assert desk.said == [f"certificates: {A} (1 of 1) …"]


def test_a_reported_host_is_proven_without_being_found(
    desk: Desk, server: Loopback, authority: Authority
) -> None:
    desk.lists(A)
    desk.reports(A, HOST)
    server.present(HOST, authority.issue(HOST, subject={"C": "CN", "O": A}))
    desk.run()
    assert desk.claims() == {A: [HOST]}


@pytest.mark.parametrize(
    ("lender", "organisation"),
    [
        ("某某小额贷款（上海）有限公司", "某某小额贷款 (上海) 有限公司"),
        ("某某小额贷款(上海)有限公司", "某某小额貸款（上海）有限公司"),
    ],
)
def test_the_same_name_in_another_spelling_proves(
    desk: Desk, server: Loopback, authority: Authority, lender: str, organisation: str
) -> None:
    desk.lists(lender)
    desk.finds(lender, HOST)
    server.present(HOST, authority.issue(HOST, subject={"C": "CN", "O": organisation}))
    desk.run()
    assert desk.claims() == {lender: [HOST]}


@pytest.mark.parametrize(
    "subject",
    [
        {"CN": HOST},
        {"C": "CN", "O": "Jiamou Consumer Finance Co., Ltd."},
        {"C": "SG", "O": A},
        {"O": A},
        {"C": "CN", "O": f"{A}上海分公司"},
        {"C": "CN", "O": B},
    ],
)
def test_anything_less_than_the_legal_name_and_country_proves_nothing(
    desk: Desk, server: Loopback, authority: Authority, subject: dict[str, str]
) -> None:
    desk.lists(A)
    desk.finds(A, HOST)
    server.present(HOST, authority.issue(HOST, f"www.{HOST}", subject=subject))
    (outcome,) = desk.run()
    assert (outcome.rows, outcome.problem) == (0, "")
    assert outcome.notes[0].startswith(f"{HOST}: the certificate ")
    assert desk.claims() == {}
    assert desk.store.newest_documents(REGISTER) == []


@pytest.mark.parametrize("name", ["expired", "not yet", "another host", "own"])
def test_a_certificate_that_does_not_verify_proves_nothing(
    desk: Desk, server: Loopback, authority: Authority, name: str
) -> None:
    subject = {"C": "CN", "O": A}
    server.present(
        HOST,
        {
            "expired": authority.issue(HOST, subject=subject, dates=EXPIRED),
            "not yet": authority.issue(HOST, subject=subject, dates=NOT_YET),
            "another host": authority.issue("other.example", subject=subject),
            "own": self_signed(HOST),
        }[name],
    )
    server.present(f"www.{HOST}", self_signed(f"www.{HOST}"))
    desk.lists(A)
    desk.finds(A, HOST)
    (outcome,) = desk.run()
    assert outcome.notes == (f"no valid certificate was shown by {HOST}",)
    assert desk.claims() == {}


def test_a_host_that_the_search_knows_and_nobody_serves_proves_nothing(desk: Desk) -> None:
    desk.lists(A)
    desk.finds(A, GONE)
    (outcome,) = desk.run()
    assert outcome.problem == ""
    assert desk.claims() == {}


def test_a_certificate_shown_at_www_alone_proves_the_host(
    desk: Desk, server: Loopback, authority: Authority
) -> None:
    desk.lists(A)
    desk.finds(A, f"www.{HOST}")
    www = f"www.{HOST}"
    server.present(www, authority.issue(www, subject={"C": "CN", "O": A}))
    desk.run()
    assert desk.claims() == {A: [HOST]}
    assert desk.store.newest_documents(REGISTER)[0].source.url == f"https://{www}/"


def test_nothing_below_a_proven_host_is_asked_and_no_more_hosts_than_allowed(
    desk: Desk, server: Loopback, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host_certificates, "MOST_HOSTS", 3)
    subject = {"C": "CN", "O": A}
    desk.lists(A)
    desk.finds(A, f"a.{HOST}", HOST, "second.example", "third.example")
    for host in (f"a.{HOST}", HOST, "second.example", "third.example"):
        server.present(host, authority.issue(host, subject=subject))
    desk.run()
    assert sorted(desk.claims()[A]) == [HOST, "second.example", "third.example"]


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        (status(500), "answered 500"),
        (status(404), "answered 404"),
        (reply(b"<html>Please wait</html>"), "with an HTML page"),
        (reply(b""), "with nothing"),
        (reply(b'{"error": "busy"}'), "The certificate search answered"),
        (reply(b'[{"name_value": "lender.example"}]'), "a new shape"),
    ],
)
def test_a_search_that_fails_stops_nobody_else_and_is_made_again(
    desk: Desk, server: Loopback, authority: Authority, behaviour: Behaviour, words: str
) -> None:
    desk.lists(A, B)
    desk.reports(A, "reported.example")
    desk.answers(A, behaviour)
    desk.finds(B, HOST)
    server.present(HOST, authority.issue(HOST, subject={"C": "CN", "O": B}))
    subject = {"C": "CN", "O": A}
    server.present("reported.example", authority.issue("reported.example", subject=subject))
    failed, proven = desk.run()
    assert words in failed.problem
    assert (failed.rows, proven.rows) == (1, 1)
    assert desk.claims() == {A: ["reported.example"], B: [HOST]}
    runs = {run.part: run.problem for run in desk.store.runs(REGISTER)}
    assert runs == {f"CN|{A}": failed.problem, f"CN|{B}": ""}


def test_a_lender_whose_search_failed_is_searched_for_in_the_next_run(desk: Desk) -> None:
    desk.lists(A)
    desk.answers(A, status(404))
    desk.run()
    desk.finds(A)
    desk.run()
    desk.run()
    assert desk.searches(A) == 2


def test_a_run_that_was_broken_off_goes_on_with_the_rest(desk: Desk) -> None:
    desk.lists(A, B, C)
    assert len(list(islice(desk.begin(), 2))) == 2
    (rest,) = desk.run()
    assert rest.part == f"CN|{C}"
    assert [desk.searches(name) for name in (A, B, C)] == [1, 1, 1]
    assert desk.run() == []
    assert len(desk.run(after=LENDER_EVERY)) == 3


@pytest.fixture
def proven(desk: Desk, server: Loopback, authority: Authority) -> Desk:
    """A lender whose host is proven; eight days later the claim is due."""
    desk.lists(A)
    desk.finds(A, HOST)
    server.present(HOST, authority.issue(HOST, subject={"C": "CN", "O": A}))
    desk.run()
    return desk


LATER = timedelta(days=8)


def test_a_claim_is_renewed_and_the_same_certificate_only_moves_its_date(proven: Desk) -> None:
    before = proven.store.newest_documents(REGISTER)
    (outcome,) = proven.run(after=LATER)
    assert (outcome.part, outcome.rows) == (f"CN|{A}|{HOST}", 1)
    assert proven.searches(A) == 1
    (after,) = proven.store.newest_documents(REGISTER)
    assert after.id == before[0].id
    assert after.source.retrieved_at > before[0].source.retrieved_at


@pytest.mark.parametrize("subject", [{"C": "CN", "O": B}, {"CN": HOST}])
def test_a_claim_is_gone_once_the_host_shows_another_owner(
    proven: Desk, server: Loopback, authority: Authority, subject: dict[str, str]
) -> None:
    server.present(HOST, authority.issue(HOST, f"www.{HOST}", subject=subject))
    (outcome, *_) = proven.run(after=LATER)
    assert (outcome.rows, outcome.problem) == (0, "")
    assert proven.claims() == {}


def test_a_host_that_cannot_be_asked_keeps_its_claim_and_is_asked_again(
    proven: Desk, server: Loopback, authority: Authority
) -> None:
    kept = authority.issue(HOST, subject={"C": "CN", "O": A})
    for name in (HOST, f"www.{HOST}"):
        server.present(name, self_signed(name))
    (failed,) = proven.run(after=LATER)
    assert "cannot be trusted" in failed.problem
    assert proven.claims() == {A: [HOST]}
    server.present(HOST, kept)
    (renewed,) = proven.run(after=LATER)
    assert (renewed.rows, renewed.problem) == (1, "")


def test_a_claim_proven_at_www_waits_for_www(
    desk: Desk, server: Loopback, authority: Authority
) -> None:
    www = f"www.{HOST}"
    desk.lists(A)
    desk.finds(A, HOST)
    server.present(www, authority.issue(www, subject={"C": "CN", "O": A}))
    desk.run()
    server.present(www, self_signed(www))
    (failed,) = desk.run(after=LATER)
    assert failed.problem.startswith(f"{www} shows a certificate that cannot be trusted")
    assert desk.claims() == {A: [HOST]}
    server.present(www, authority.issue(www))
    (changed,) = desk.run(after=LATER)
    assert (changed.rows, changed.problem) == (0, "")
    assert desk.claims() == {}
