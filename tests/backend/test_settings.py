from pathlib import Path

from xiancha.settings import Settings

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
