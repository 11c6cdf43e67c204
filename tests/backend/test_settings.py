from pathlib import Path

import pytest

from xiancha.settings import SettingProblem, Settings, load

README = Path(__file__).parents[2] / "README.md"


def test_every_setting_has_a_line_in_the_readme() -> None:
    text = README.read_text("utf-8")
    for name in Settings.model_fields:
        assert f"`XIANCHA_{name.upper()}`" in text


def test_settings_come_from_the_environment(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("XIANCHA_PORT", "9000")
    monkeypatch.setenv("XIANCHA_DATA_DIR", "/tmp/elsewhere")
    settings = Settings()
    assert settings.port == 9000
    assert settings.editions == Path("/tmp/elsewhere/editions")
    assert Settings.model_fields["host"].default == "127.0.0.1"


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8321"),
        ("::1", "http://[::1]:8321"),
        ("a.sg", "http://a.sg:8321"),
    ],
)
def test_the_address_of_the_server_is_written_as_browsers_read_it(host: str, address: str) -> None:
    assert Settings(host=host).address == address


def test_a_network_that_is_none_is_told_with_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIANCHA_METRICS_FROM", "10.0.0.0/8, prometheus")
    with pytest.raises(SettingProblem, match=r"XIANCHA_METRICS_FROM=.*'prometheus'"):
        load()
