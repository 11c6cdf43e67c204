"""Settings, read from `XIANCHA_*` environment variables."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, StringConstraints, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from xiancha import paths

CONTACT = r"^$|^https://[^\s/]+\.\S+$|^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$"
"""A page or a mail address, or nothing."""
ADDRESS = r"^https?://[^\s/]+\S*$"
LEAVE_TO = "https://www.baidu.com/"
"""A page that is on many phones and says nothing of who opens it."""
Networks = tuple[IPv4Network | IPv6Network, ...]


def networks(text: str) -> Networks:
    """Addresses and networks that commas part: “10.0.0.0/8, ::1”. Raises ValueError."""
    return tuple(ip_network(one.strip()) for one in text.split(",") if one.strip())


_WANTED = {
    "port": "write a number from 1 to 65535",
    "contact": "write a page that begins with https://, or a mail address such as me@example.com",
    "leave_to": "write the address of an ordinary page, such as https://www.example.com/",
    "trusted": "write addresses or networks that commas part, such as 10.0.0.0/8, ::1",
}
"""What to write where a setting cannot be used."""


class SettingProblem(Exception):
    """A setting cannot be used; the message names it and says why."""


class Settings(BaseSettings):
    """Every setting; each has a line in the README."""

    model_config = SettingsConfigDict(env_prefix="XIANCHA_")

    host: str = "127.0.0.1"
    port: int = Field(default=8321, ge=1, le=65535)
    trusted: str = "127.0.0.0/8, ::1"
    data_dir: Path = Field(default_factory=paths.data)
    store_url: SecretStr = SecretStr("")
    operator: str = ""
    contact: Annotated[str, StringConstraints(pattern=CONTACT)] = ""
    leave_to: Annotated[str, StringConstraints(pattern=ADDRESS)] = LEAVE_TO
    fca_email: str = ""
    fca_key: SecretStr = SecretStr("")

    @field_validator("trusted")
    @classmethod
    def _networks(cls, value: str) -> str:
        networks(value)
        return value

    @property
    def address(self) -> str:
        """Where the server answers: http://127.0.0.1:8321, http://[::1]:8321."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def trusted_networks(self) -> Networks:
        """Who may read /metrics, and which proxies are believed who asks through them."""
        return networks(self.trusted)

    @property
    def credentials(self) -> dict[str, dict[str, str]]:
        """The operator's keys that are set: name of the credential → headers sent with it."""
        key = self.fca_key.get_secret_value()
        if not self.fca_email or not key:
            return {}
        return {"gb-fca": {"X-Auth-Email": self.fca_email, "X-Auth-Key": key}}

    @property
    def database(self) -> str:
        """The URL of the store: a file in the data folder unless one is set."""
        return self.store_url.get_secret_value() or f"sqlite:///{self.data_dir / 'store.sqlite'}"

    @property
    def documents(self) -> Path:
        """The folder of archived documents."""
        return self.data_dir / "documents"

    @property
    def editions(self) -> Path:
        """The folder of published editions."""
        return self.data_dir / "editions"

    @property
    def keys(self) -> Path:
        """The folder of the list of keys and of the private keys that lie here."""
        return self.data_dir / "keys"

    @property
    def last_signed(self) -> Path:
        """What was signed here last of editions that another machine built."""
        return self.data_dir / "last-signed.json"


def load() -> Settings:
    """The settings of the environment. Raises SettingProblem for the first that is wrong."""
    try:
        return Settings()
    except ValidationError as problem:
        first = problem.errors()[0]
        name = f"XIANCHA_{str(first['loc'][0]).upper()}"
        _, is_own, why = first["msg"].partition("Value error, ")
        wanted = _WANTED.get(str(first["loc"][0]), first["msg"])
        said = f"{why}; {wanted}" if is_own else wanted
        raise SettingProblem(f"{name}={first['input']}: {said}.") from None
