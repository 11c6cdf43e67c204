"""The app as files: its own words, policy and seam; the export for a static host, and its bytes."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import Any

import deflate
import pytest

from xiancha import messages, paths
from xiancha.app_build.assemble import (
    EDITION_WORKER,
    HOME,
    POLICY,
    SERVICE_WORKER,
    SOON,
    WORKERS,
    Around,
    NotBuilt,
    assembled,
)
from xiancha.app_build.export import export
from xiancha.edition import files, on_disk
from xiancha.edition.manifest import for_browsers
from xiancha.settings import LEAVE_TO

KILOBYTE = 1000
SAID = re.compile(r'data-say="(\w+)"')
AROUND = Around(b"[]", editions="..", page="../")
PAGES = [f"{name}.html" for name in json.loads((paths.extension() / "app/pages.json").read_bytes())]
SHELL = re.compile(r"^self\.SHELL=(.*);$", re.M)


@pytest.fixture(scope="module")
def app() -> dict[str, bytes]:
    return assembled(AROUND)


def packed(body: bytes) -> int:
    return len(deflate.gzip_compress(body, 12))


def told(app: dict[str, bytes]) -> dict[str, Any]:
    """What the service worker knows of the app."""
    found = SHELL.match(app[SERVICE_WORKER].decode())
    assert found
    made: dict[str, Any] = json.loads(found[1])
    return made


def loaded(app: dict[str, bytes], page: str) -> list[str]:
    """What a page loads by itself."""
    return [*dict.fromkeys(re.findall(r'(?:href|src)="([^"]+\.(?:css|js))"', app[page].decode()))]


def test_no_script_of_it_knows_the_extension_s_api(app: dict[str, bytes]) -> None:
    scripts = {name: body.decode() for name, body in app.items() if name.endswith(".js")}
    assert len(scripts) > len(PAGES)
    assert not [name for name, text in scripts.items() if re.search(r"\bchrome\.", text)]


def test_what_reads_apps_is_in_its_worker_alone(app: dict[str, bytes]) -> None:
    readers = [name for name, body in app.items() if b"AndroidManifest.xml" in body]
    assert readers == ["apk-worker.js"]


def test_every_page_has_its_policy_its_manifest_and_only_files_that_are_there(
    app: dict[str, bytes],
) -> None:
    for name in PAGES:
        text = app[name].decode()
        assert text.count("Content-Security-Policy") == 1
        assert POLICY in text
        assert 'rel="manifest"' in text
        assert not re.findall(r"<script[^>]*>[^<]|\son\w+=|\sstyle=", text)
        assert loaded(app, name)
        assert not {*loaded(app, name)} - app.keys()


def test_the_home_page_speaks_chinese_before_any_script_runs(app: dict[str, bytes]) -> None:
    words = json.loads((paths.locales() / "zh_CN" / "messages.json").read_text("utf-8"))
    home = app[HOME].decode()
    for key in ("app_hint", "home_more", "planner_title", "page_label"):
        assert f">{words[key]['message']}</" in home
    assert '<a id="web" href="../"' in home
    alone = assembled(Around(b"[]", editions=".", page=""))[HOME].decode()
    assert 'id="web"' not in alone


def test_the_words_of_each_language_are_those_that_it_can_speak(app: dict[str, bytes]) -> None:
    for language in messages.LANGUAGES:
        whole = json.loads((paths.locales() / language / "messages.json").read_text("utf-8"))
        kept = json.loads(app[f"_locales/{language}/messages.json"])
        kept |= json.loads(app.get(f"_locales/{language}/more.json", b"{}"))
        assert kept.keys() < whole.keys()
        written = {key for name in PAGES for key in SAID.findall(app[name].decode())}
        assert written <= kept.keys()
        assert {"refused_expired", "product_kind_own", "says_none_short_link"} <= kept.keys()
        assert not {"welcome_title", "warning_leave", "corrections_title"} & kept.keys()


def test_what_only_pages_say_that_come_soon_comes_with_them(app: dict[str, bytes]) -> None:
    first, more = (json.loads(app[f"_locales/zh_CN/{name}.json"]) for name in ("messages", "more"))
    assert not first.keys() & more.keys()
    assert {"planner_amount", "planner_kind_bank", "apk_title"} <= first.keys() | more.keys()
    assert {"planner_amount", "planner_kind_bank"} <= more.keys()
    assert {"planner_title", "says_none_phone", "refused_expired"} <= first.keys()
    naming = {name for name in PAGES if b'<meta name="words"' in app[name]}
    assert naming == {*SOON} & {*PAGES}
    later = [name for name in PAGES if name not in naming]
    assert not {key for name in later for key in SAID.findall(app[name].decode())} & more.keys()
    assert "_locales/zh_CN/more.json" in told(app)["soon"]


def test_all_that_links_between_pages_leads_somewhere(app: dict[str, bytes]) -> None:
    texts = [app[name].decode() for name in app if name.endswith((".js", ".html"))]
    found = {name for text in texts for name in re.findall(r"[\"'`]([\w-]+\.html)", text)}
    assert found - app.keys() <= {"signals.html"}  # of the extension's answers about pages


def test_it_is_as_light_as_a_slow_network_needs(app: dict[str, bytes]) -> None:
    """Compressed, as any host of today sends them: the screen, and all of the app."""
    home = [HOME, *loaded(app, HOME), "_locales/zh_CN/messages.json"]
    drawn = [name for name in home if name == HOME or name.endswith(".css")]
    assert sum(packed(app[name]) for name in drawn) <= 6.4 * KILOBYTE
    assert sum(packed(app[name]) for name in home) <= 34 * KILOBYTE
    beside = {*home, *told(app)["beside"], SERVICE_WORKER, "icons/app-192.png"}
    whole = len(app[told(app)["pack"]]) + sum(packed(app[name]) for name in beside)
    assert whole <= 136 * KILOBYTE
    assert len([name for name in home if name.endswith(".js")]) <= 3


def test_the_service_worker_names_the_pack_and_all_that_lies_beside_it(
    app: dict[str, bytes],
) -> None:
    held = {path or HOME for path, _, _ in json.loads(gzip.decompress(app[told(app)["pack"]]))}
    beside, later = {*told(app)["beside"]}, {*told(app)["later"]}
    assert {*loaded(app, HOME), EDITION_WORKER} <= beside
    assert {*told(app)["soon"]} <= later
    assert {*SOON} <= {*told(app)["soon"]}
    assert held | beside | later | {told(app)["pack"], SERVICE_WORKER} == {*app}
    assert len(held) + len(beside) + len(later) + 2 == len(app)
    assert {*PAGES, *WORKERS, "data/trust.json"} <= held | later | beside


def test_scripts_load_only_what_is_there(app: dict[str, bytes]) -> None:
    scripts = {name: body.decode() for name, body in app.items() if name.endswith(".js")}
    loads = re.compile(r'(?:from|import\(?)"(\.[^"]+)"')
    wanted = {path for text in scripts.values() for path in loads.findall(text)}
    assert len(wanted) > 4
    assert wanted <= {f"./{name}" for name in app}


def test_the_same_comes_of_the_same(app: dict[str, bytes]) -> None:
    assert assembled(AROUND) == app


def test_whatever_changes_reaches_those_who_have_it(
    app: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extension = copied(tmp_path)
    icon = extension / "app" / "icons" / "app-192.png"
    icon.write_bytes(icon.read_bytes() + b"\0")
    assert assembled(AROUND, extension)[SERVICE_WORKER] != app[SERVICE_WORKER]
    words = extension / "_locales" / "en" / "messages.json"
    text = words.read_text("utf-8")
    words.write_text(text.replace('"message": "Paste"', '"message": "Put in"'), "utf-8")
    assert words.read_text("utf-8") != text
    monkeypatch.setattr(paths, "locales", lambda: extension / "_locales")
    monkeypatch.setattr(messages, "catalogue", messages.catalogue.__wrapped__)
    assert assembled(AROUND)[SERVICE_WORKER] != app[SERVICE_WORKER]


def copied(to: Path) -> Path:
    """The extension's folder, to be changed."""
    ignored = shutil.ignore_patterns("data")
    return Path(shutil.copytree(paths.extension(), to / "extension", ignore=ignored))


def test_without_its_scripts_it_says_how_to_build_them(tmp_path: Path) -> None:
    with pytest.raises(NotBuilt, match="make app"):
        assembled(AROUND, tmp_path)


def test_an_export_has_the_app_and_what_browsers_fetch_of_the_edition(
    editions: Path, tmp_path: Path
) -> None:
    made = export(editions, tmp_path, "https://server.example/")
    whole = on_disk.newest(editions)
    tree = tmp_path / "editions"
    for name in for_browsers(whole.files):
        assert (tree / f"{files.file_path(whole.files[name].sha256)}.gz").is_file()
    assert (tree / files.TIMESTAMP).read_bytes() == (editions / files.TIMESTAMP).read_bytes()
    assert not [*tree.rglob("*.sqlite*"), *tree.rglob("*.br"), *tmp_path.rglob(".*")]
    trust = json.loads((tmp_path / "data" / "trust.json").read_bytes())
    keys = json.loads((editions / files.KEYS).read_bytes())
    assert trust == {"server": ".", "keys": keys, "leave_to": LEAVE_TO}
    assert made.edition == whole.number
    files_of_it = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert made.files == len(files_of_it)
    assert made.size == sum(path.stat().st_size for path in files_of_it)
    (tmp_path / "shared-0123ABCD.js").write_text("// of an earlier export")
    assert made == export(editions, tmp_path, "https://server.example/")
    assert 'href="https://server.example/"' in (tmp_path / HOME).read_text("utf-8")
