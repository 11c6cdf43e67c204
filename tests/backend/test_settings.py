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


@pytest.mark.parametrize("contact", ["", "a@example.org", "https://example.org/corrections"])
def test_corrections_go_to_a_mail_address_or_a_page(
    monkeypatch: pytest.MonkeyPatch, contact: str
) -> None:
    monkeypatch.setenv("XIANCHA_CONTACT", contact)
    assert load().contact == contact


@pytest.mark.parametrize("contact", ["call us", "javascript:alert(1)@a.b", "http://example.org/"])
def test_anything_else_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, contact: str) -> None:
    monkeypatch.setenv("XIANCHA_CONTACT", contact)
    with pytest.raises(SettingProblem, match="XIANCHA_CONTACT"):
        load()
