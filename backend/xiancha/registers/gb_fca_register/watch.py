"""The firms that are looked up, from the reviewed list in `watch.toml`."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from pydantic import Field, field_validator

from xiancha.model import Model


class Watched(Model):
    """A firm reference number, why it is looked up, and when a maintainer last looked at it."""

    frn: str = Field(pattern=r"^\d{6,7}$")
    why: str = Field(min_length=1)
    reviewed_on: date


class WatchList(Model):
    """The list, which names no firm twice."""

    how_to_add: str
    firm: tuple[Watched, ...]

    @field_validator("firm")
    @classmethod
    def _once(cls, firms: tuple[Watched, ...]) -> tuple[Watched, ...]:
        if len({firm.frn for firm in firms}) < len(firms):
            raise ValueError("a firm reference number is there twice")
        return firms


def watched() -> tuple[Watched, ...]:
    """The firms of `watch.toml`. Raises ValidationError where an entry is not complete."""
    text = Path(__file__).with_name("watch.toml").read_text("utf-8")
    return WatchList.model_validate(tomllib.loads(text)).firm
