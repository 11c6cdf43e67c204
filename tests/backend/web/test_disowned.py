"""What a key signed that left its role or is revoked: a server that runs and one that starts."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from commands import Command
from published_site import Leave, Site

from xiancha.edition import files, on_disk
from xiancha.keys import keyring, next_version
from xiancha.publish import sign_timestamp
from xiancha.settings import Settings

pytestmark = pytest.mark.slow
REVOKED, REMOVED = next_version.revoke, next_version.remove
QUIET, DISOWNED = ("licensed", "quiet"), ("uncovered", "revoked")


@pytest.fixture(params=[False, True], ids=["runs", "starts"])
def site(request: pytest.FixtureRequest, few_editions: Path, tmp_path: Path) -> Site:
    """One whose server runs before the keys change, or starts afterwards."""
    made = Site(few_editions, tmp_path / "editions", restarts=request.param)
    made.ask("1-cash.sg")
    return made


def found(site: Site, q: str = "1-cash.sg") -> tuple[object, object]:
    answer = site.ask(q)
    quiet = answer["verdict"] == "licensed"
    return answer["verdict"], "quiet" if quiet else answer["reason"]


@pytest.mark.parametrize(("leave", "expected"), [(REVOKED, DISOWNED), (REMOVED, QUIET)])
def test_an_edition_of_a_revoked_key_vouches_for_nobody(
    site: Site, leave: Leave, expected: tuple[str, str]
) -> None:
    site.replace_key("editions", leave)
    assert found(site) == expected
    assert site.ask("1-cash.sg")["evidence"], "it can still be read"
    assert site.ask("globalfxm.example")["verdict"] == "warned"
    assert site.client.get("/readyz").status_code == 200


@pytest.mark.parametrize("leave", [REVOKED, REMOVED])
def test_a_timestamp_whose_key_went_takes_nothing_from_its_edition(
    site: Site, leave: Leave
) -> None:
    site.replace_key("timestamp", leave)
    assert found(site) == QUIET
    assert site.client.get("/readyz").status_code == 200


@pytest.mark.parametrize("is_revoked", [True, False])
def test_retractions_of_a_revoked_key_are_forgotten(site: Site, is_revoked: bool) -> None:
    """A thief takes a warning back; whoever lost the key by rotation took back rightly."""
    site.retract("host", "globalfxm.example")
    assert found(site, "globalfxm.example") == ("uncovered", "retracted")
    site.replace_key("editions", REVOKED if is_revoked else REMOVED)
    expected = "warned" if is_revoked else "uncovered"
    assert site.ask("globalfxm.example")["verdict"] == expected


def test_retractions_of_a_key_that_left_its_role_are_confirmed_each_day(site: Site) -> None:
    site.retract("host", "1-cash.sg")
    site.ask("1-cash.sg")
    site.replace_key("editions", REMOVED)
    last = sign_timestamp.served(site.folder)
    site.now += timedelta(days=3)
    sign_timestamp.point(site.folder, site.ring, site.now, last.edition, last.retractions)
    answer = site.ask("1-cash.sg")
    assert (answer["reason"], answer["unconfirmed"]) == ("retracted", False)


def test_what_no_key_of_the_role_ever_signed_starts_nothing(
    few_editions: Path, tmp_path: Path
) -> None:
    site = Site(few_editions, tmp_path / "editions")
    stranger = keyring.new(tmp_path / "stranger", site.now)
    (site.folder / files.KEYS).write_bytes(stranger.published)
    assert site.client.get("/readyz").status_code == 503
    with pytest.raises(
        on_disk.EditionRefused, match=r"signed by a key that v2/keys\.json does not"
    ):
        on_disk.standing(site.folder)


def test_a_question_on_the_command_line_heeds_it_too(
    few_editions: Path, settings: Settings, xiancha: Command
) -> None:
    settings.editions.parent.mkdir(parents=True)
    site = Site(few_editions, settings.editions)
    shutil.copytree(site.ring.place, settings.keys)
    site.replace_key("editions", REVOKED)
    code, said, _ = xiancha("lookup", "1-cash.sg", "--json")
    assert (code, '"verdict":"uncovered","reason":"revoked"' in said) == (0, True)
