"""Settings, read from `XIANCHA_*` environment variables."""

from __future__ import annotations

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting; each has a line in the README."""

    model_config = SettingsConfigDict(env_prefix="XIANCHA_")

    host: str = "127.0.0.1"
    port: int = 8321
    data_dir: Path = Path("data")

    @property
    def store_url(self) -> str:
        return f"sqlite:///{self.data_dir / 'store.sqlite'}"

    @property
    def documents(self) -> Path:
        return self.data_dir / "documents"

    @property
    def editions(self) -> Path:
        return self.data_dir / "editions"

    @property
    def key_file(self) -> Path:
        return self.data_dir / "signing-key.pem"
