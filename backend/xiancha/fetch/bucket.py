"""A bucket of an object storage that speaks S3: what is there, read it, put files there.

Keys, region and the address of a storage that is not Amazon's come from the environment, by the
names that every tool of S3 knows: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION,
AWS_ENDPOINT_URL.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import obstore
from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

from xiancha.fetch.errors import FetchFailed

_RETRIES: obstore.store.RetryConfig = {"max_retries": 3, "retry_timeout": timedelta(minutes=3)}
_CLIENT: obstore.store.ClientConfig = {
    "allow_http": True,
    "timeout": timedelta(minutes=15),
    "connect_timeout": timedelta(seconds=15),
}
"""What is published is signed and public: it may go over plain http inside a private network."""


class Bucket:
    """The part of a bucket below a prefix; `s3://bucket/prefix` names it."""

    def __init__(self, address: str) -> None:
        """Raises FetchFailed for an address of another kind."""
        scheme, _, rest = address.partition("://")
        name, _, prefix = rest.partition("/")
        if scheme != "s3" or not name:
            raise FetchFailed(f"{address} is no bucket. Write it as in s3://bucket/prefix")
        self.address = address
        endpoint = os.environ.get("AWS_ENDPOINT_URL") or os.environ.get("AWS_ENDPOINT")
        with self._explaining():
            self._store = S3Store(
                name,
                prefix=prefix.strip("/") or None,
                endpoint=endpoint,
                region=os.environ.get("AWS_REGION", "us-east-1"),
                client_options=_CLIENT,
                retry_config=_RETRIES,
            )

    def sizes(self, folder: str) -> dict[str, int]:
        """What is there below a folder: paths below the prefix, and their sizes."""
        with self._explaining():
            return {
                found["path"]: found["size"]
                for page in obstore.list(self._store, folder)
                for found in page
            }

    def read(self, path: str, limit: int) -> bytes | None:
        """The beginning of what is there, at most so many bytes; None where nothing is."""
        try:
            with self._explaining():
                found = obstore.get(self._store, path)
                return bytes(found.bytes())[:limit]
        except FileNotFoundError:
            return None

    def put(self, path: str, file: Path, kind: str, cache: str) -> None:
        """Put a file there, whole, as of this media type, to be cached like that.

        In one request, so of at most 5 GB: a file sent in parts came back changed from Ceph.
        """
        attributes = {"Content-Type": kind, "Cache-Control": cache}
        try:
            with self._explaining():
                obstore.put(self._store, path, file, attributes=attributes, use_multipart=False)
        except FileNotFoundError as fault:
            raise self._failed(fault) from None

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        """Raise FetchFailed for what the storage refuses; of what is not there its own error."""
        try:
            yield
        except FileNotFoundError:
            raise
        except BaseError as fault:
            raise self._failed(fault) from None

    def _failed(self, fault: Exception) -> FetchFailed:
        if isinstance(fault, PermissionDeniedError | UnauthenticatedError):
            why = "refused the keys. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
        elif isinstance(fault, FileNotFoundError) or "NoSuchBucket" in str(fault):
            why = "is not there. Make the bucket, and see to AWS_ENDPOINT_URL and AWS_REGION"
        else:
            said = str(fault).partition("\n")[0][:300]
            why = f"could not be used ({said}). See to AWS_ENDPOINT_URL and AWS_REGION"
        return FetchFailed(
            f"{self.address} {why}, then publish again. What readers see there is the old edition "
            "or the new one."
        )
