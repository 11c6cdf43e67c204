"""The shape of `datapackage.json`, as the API describes it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from xiancha.edition.evidence import Instant
from xiancha.lookup.answer import Head
from xiancha.model import CountryCode, Model


class Terms(Model):
    """On which terms a register may be reused, as far as its operator says."""

    title: str = Field(examples=["Creative Commons Attribution 4.0 (CC BY 4.0)"])
    url: str = Field(description="Where they stand; empty where no place is known.")
    commercial: Literal["yes", "no", "unknown"] = Field(
        description="May rows be passed on for commercial use?"
    )


class DataSource(Model):
    """A register with its dates and terms."""

    title: str = Field(examples=["List of Licensed Moneylenders"])
    path: str = Field(description="Its page.", examples=["https://rom.mlaw.gov.sg/"])
    operator: str = Field(examples=["Registry of Moneylenders"])
    id: str = Field(description="As in the column `register`.", examples=["sg-mlaw-moneylenders"])
    country: CountryCode
    kind: Literal["licence", "partners", "warning", "claims"]
    as_of: date = Field(description="Of several documents the oldest date counts.")
    retrieved_at: Instant
    rows: int = Field(examples=[153])
    via: str = Field(description="Whose copy it is; empty for its own.")
    stale_after_days: int = Field(description="From so many days on it is to be called old.")
    terms: Terms


class NotInIt(Model):
    """A category that no register covers whole."""

    country: CountryCode
    category: str = Field(examples=["small-loan"])
    title: str = Field(examples=["small-loan company"])


class FieldOfTable(Model):
    """A column (https://datapackage.org/standard/table-schema/)."""

    name: str = Field(examples=["licence"])
    type: Literal["string", "date", "datetime"]
    description: str = Field("", description="Left out where the name says it.")
    constraints: dict[str, list[str]] | None = Field(
        None, description="`enum` has the words that may stand there; left out for other texts."
    )


class TableSchema(Model):
    """The columns of a table in their order."""

    fields: Annotated[tuple[FieldOfTable, ...], Field(description="The columns.")]
    missingValues: Annotated[tuple[str, ...], Field(description="What an empty cell is.")]


class DataResource(Model):
    """A file of the package."""

    model_config = ConfigDict(serialize_by_alias=True, protected_namespaces=())

    name: str = Field(examples=["lenders"])
    description: str
    path: str = Field(description="Beside `datapackage.json`.", examples=["lenders.csv"])
    bytes: int = Field(examples=[4544710])
    hash: str = Field(description="`sha256:` and 64 hexadecimal digits.")
    encoding: Literal["utf-8"]
    format: Literal["csv", "jsonl", "ftm.json"]
    mediatype: str = Field("", description="Left out for entities.", examples=["text/csv"])
    rows: int | None = Field(None, description="Left out for entities.")
    entities: int | None = Field(None, description="Left out for tables.")
    table_schema: TableSchema | None = Field(
        None, alias="schema", description="Left out for entities."
    )
    dialect: dict[str, Any] | None = Field(None, description="Of JSON Lines: objects by name.")


class DataPackage(Head):
    """The files of an edition's open data (https://datapackage.org/standard/data-package/)."""

    model_config = ConfigDict(serialize_by_alias=True)

    profile: str = Field(alias="$schema", description="The profile that it keeps to.")
    name: Literal["xiancha"]
    title: str
    description: str
    version: str = Field(description="The edition’s number.", examples=["1795521600"])
    created: Instant
    caution: str = Field("", description="What these files lack; left out where nothing.")
    sources: tuple[DataSource, ...]
    not_covered: tuple[NotInIt, ...]
    resources: tuple[DataResource, ...]
