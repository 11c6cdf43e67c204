"""What can go wrong while fetching, and which of it can pass."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

PASSING = frozenset({429, 500, 502, 503, 504})
FORM_PASSING = frozenset({429, 503})
LONGEST_WAIT = 60.0
BY_HAND = "open the page in a browser and import the file by hand"


class FetchFailed(Exception):
    """A document could not be fetched; the message says which, why and what to do next."""


class Passing(FetchFailed):
    """A failure that may be gone at the next try, `wait` seconds from now at the earliest."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


class Untrusted(FetchFailed):
    """The host is not what it should be: its certificate, or where its name leads."""


def shown(url: httpx.URL | str) -> str:
    """A URL for people to read: its query and user, which may hold secrets, are left out."""
    whole = httpx.URL(url)
    bare = whole.copy_with(query=None, fragment=None, userinfo=b"")
    return f"{bare}?…" if whole.query else str(bare)


def answered(
    url: httpx.URL, status: int, headers: httpx.Headers, form: bool, now: datetime
) -> FetchFailed:
    """The failure that an answer with this status is.

    A form is sent again only after the statuses that say that nothing was done with it.
    """
    what = f"{shown(url)} answered {status}"
    if status not in (FORM_PASSING if form else PASSING):
        return FetchFailed(f"{what}. Nothing was changed; try again later, or {BY_HAND}.")
    wait = retry_after(headers.get("retry-after", ""), now)
    if wait > LONGEST_WAIT:
        until = now + timedelta(seconds=wait)
        return FetchFailed(
            f"{what} and asks to be left alone until {until:%Y-%m-%d %H:%M} UTC. Nothing was "
            "changed; try again then."
        )
    return Passing(f"{what}. Nothing was changed; try again later.", wait)


def retry_after(value: str, now: datetime) -> float:
    """The seconds that a Retry-After header asks for; 0 where it asks for nothing readable."""
    if value.isascii() and value.isdigit():
        return min(float(value), timedelta(days=365).total_seconds())
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())


def broken(url: httpx.URL, error: httpx.HTTPError, form: bool) -> FetchFailed:
    """The failure that an exception of the connection is.

    A form is sent again only where the connection was never made.
    """
    if reason := bad_certificate(error):
        return uncertified(url.host, reason)
    message = (
        f"{shown(url)} could not be reached ({type(error).__name__}: {error}). Nothing was "
        "changed; check the connection and try again."
    )
    unsent = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
    cut = isinstance(error, httpx.TimeoutException | httpx.NetworkError | httpx.RemoteProtocolError)
    return Passing(message) if unsent or (cut and not form) else FetchFailed(message)


def bad_certificate(error: BaseException) -> str:
    """Why a certificate was refused, empty where something else went wrong."""
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message
        cause = cause.__cause__ or cause.__context__
    return ""


def uncertified(host: str, reason: str) -> Untrusted:
    """The failure that a certificate which cannot be verified is."""
    is_early = "not yet valid" in reason
    advice = "see to this computer's clock, or" if is_early else "the operator has to renew it, so"
    return Untrusted(
        f"{host} shows a certificate that cannot be trusted ({reason.rstrip('.')}). Nothing was "
        f"changed; {advice} try again another day."
    )
