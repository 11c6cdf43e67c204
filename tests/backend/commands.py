"""The type of the fixture that runs commands."""

from __future__ import annotations

from collections.abc import Callable

Command = Callable[..., tuple[int, str, str]]
"""Runs `xiancha` with these arguments: its exit code, its output and its errors."""
