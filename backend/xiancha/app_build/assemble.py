"""The app put together: every file of it by the path that it has.

Scripts and styles are those that `make app` built (tests/build.js); pages, words and what the
service worker keeps are added here.
"""

from __future__ import annotations

import hashlib
import html
import json
import posixpath
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import deflate

from xiancha import messages, paths
from xiancha.app_build import words
from xiancha.app_build.media_types import type_of
from xiancha.settings import LEAVE_TO

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What the app's pages may load and send: nothing but their own files, to nobody."""
HOME = "index.html"
_FIRST_PAGES = (HOME, "friend.html")
"""Those that people are led to, before anything of the app is on their phone."""
FIRST = "zh_CN"
"""The language whose words come with the app; those of another are kept where they are used."""
_FIRST_WORDS = words.path_of(FIRST)
_MORE_WORDS = words.path_of(FIRST, "more")
"""Those that only pages say that come `SOON`."""
"""Read where an edition is fetched that has the same, and by whoever asks."""
EDITION_WORKER = "edition-worker.js"
WORKERS = {EDITION_WORKER: "app/edition-worker.js", "apk-worker.js": "pages/apk-worker.js"}
SOON = tuple(
    script if (script := f"{name}.js") in WORKERS else f"{name}.html"
    for name in json.loads((paths.extension() / "app/soon.json").read_bytes())
)
"""Pages, and a worker, that are kept on the phone behind all others: a third of the app."""
SERVICE_WORKER = "service-worker.js"
MANIFEST = "app.webmanifest"
_BUILT = "app/built"
_PAGES = "app/pages.json"
_LIBRARY = "app/ed25519-library.js"
"""Loaded by browsers that know no Ed25519."""
_ANSWERS = "app/answers.js"
"""Loaded by the home page once it can be used."""
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_SCRIPT = re.compile(r'<script (?:type="module"|defer) src="([^"]+)"></script>')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
_SAY = re.compile(r'(<(\w+)[^>]* data-say="(\w+)"[^>]*>)(?=</\2>)')
_MAIN = '<main id="main">'
_TOP = '<header class="top"><div><a class="brand" href="./" data-say="name"></a></div></header>\n'
_OPENING = '<p class="small" data-say="app_opening"></p>'
_WEB = '<div id="web-way"></div>'
_ADDED = f'{_OPENING}<a data-say="app_web"></a>'
_HEAD = (
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    '<meta name="referrer" content="no-referrer">\n'
    '<meta name="theme-color" content="#ffffff">\n'
    f'<link rel="manifest" href="{MANIFEST}">\n'
    '<link rel="icon" href="icons/app-192.png">\n'
)
_MORE_HEAD = f'<meta name="words" content="{_MORE_WORDS}">\n'


@dataclass(frozen=True)
class Around:
    """What differs where the app is put: who is trusted, where editions and a plain page lie.

    `keys` is the list of keys as it lies in a folder of editions. `editions` and `page` are
    addresses, relative to the app's own or whole; `page` is empty where there is none. `leave_to`
    is where “leave quickly” leads.
    """

    keys: bytes
    editions: str
    page: str
    leave_to: str = LEAVE_TO


class NotBuilt(Exception):
    """The app's or the extension's scripts are not there; the message says how to make them."""

    def __init__(self) -> None:
        super().__init__(
            "The scripts of the phone app and the extension are not built. "
            "Build them with Node.js 20 or newer: make app"
        )


def assembled(around: Around, extension: Path | None = None) -> dict[str, bytes]:
    """Every file of the app by its path, the service worker last. Raises NotBuilt."""
    return _App(extension or paths.extension(), around).files()


class _App:
    def __init__(self, extension: Path, around: Around):
        self._top, self._around = extension, around
        self._built = extension / _BUILT
        if not (self._built / "built.json").is_file():
            raise NotBuilt
        self._loads: dict[str, list[str]] = json.loads((self._built / "built.json").read_bytes())
        self._chinese = messages.catalogue("zh_CN")
        named: dict[str, str] = json.loads((extension / _PAGES).read_bytes())
        self._places = {f"{name}.html": f"{place}.html" for name, place in named.items()}
        self._pages = {
            name: (extension / place).read_text("utf-8") for name, place in self._places.items()
        }

    def files(self) -> dict[str, bytes]:
        """All of them. Scripts and styles of pages bear their hash in their names."""
        used = [*self._loads[_ANSWERS], *self._loads[WORKERS[EDITION_WORKER]]]
        texts, soon = {name: self._text(name) for name in used}, dict[str, str]()
        first, every = self._words(FIRST, self._said_first()), self._words(FIRST)
        more = {key: text for key, text in every.items() if key not in first}
        for name in (*WORKERS, *self._pages):
            (soon if name in SOON else texts).update(self._loaded(name))
        library = self._loads[_LIBRARY][0]
        rest = {name: self._text(name) for name in self._scripts() if name not in texts}
        soon = {_MORE_WORDS: _json(more)} | {
            path: body for path, body in (soon | rest).items() if path not in (*texts, library)
        }
        trust = {
            "server": self._around.editions,
            "keys": json.loads(self._around.keys),
            "leave_to": self._around.leave_to,
        }
        texts |= {
            MANIFEST: (self._top / "app" / MANIFEST).read_text("utf-8"),
            "data/trust.json": _json(trust),
            _FIRST_WORDS: _json(first),
        }
        home = dict.fromkeys([*used, *self._loaded(HOME)])
        plain = {path: body.encode() for path, body in texts.items()}
        later = {path: body.encode() for path, body in soon.items()} | self._later(library)
        return plain | later | self._shell(texts, home, later, [*soon])

    def _later(self, library: str) -> dict[str, bytes]:
        """What not everybody needs: words of another language, pictures, the library."""
        rest = (one for one in messages.LANGUAGES if one != FIRST)
        others = {words.path_of(one): _json(self._words(one)) for one in rest}
        others[library] = self._text(library)
        icons = {f"icons/{file.name}": file.read_bytes() for file in self._icons()}
        return {path: body.encode() for path, body in others.items()} | icons

    def _loaded(self, name: str) -> dict[str, str]:
        """A page or worker, and what it loads."""
        scripts = {path: self._text(path) for path in self._scripts_of(name)}
        return scripts if name in WORKERS else scripts | self._page(name, [*scripts])

    def _page(self, name: str, scripts: list[str]) -> dict[str, str]:
        """A page with its styles."""
        made: dict[str, str] = {}

        def style(found: re.Match[str]) -> str:
            folder = posixpath.dirname(self._places[name])
            (called,) = self._loads[posixpath.normpath(posixpath.join(folder, found[1]))]
            made[called] = self._text(called)
            return f'<link rel="stylesheet" href="{called}">'

        text = _POLICY.sub("", self._pages[name])
        text = text.replace("<title>", f"{_HEAD}{_MORE_HEAD if name in SOON else ''}<title>")
        opening = f"{_OPENING}{_WEB}" if name != HOME else ""
        text = text.replace(_MAIN, f"{_TOP}{_MAIN}{opening}")
        text = text.replace(_WEB, self._web())
        ahead = [f'<link rel="modulepreload" href="{one}">' for one in scripts[1:]]
        if name in _FIRST_PAGES:
            ahead.append(f'<link rel="preload" href="{_FIRST_WORDS}" as="fetch" crossorigin>')
        loading = "\n".join([*ahead, f'<script type="module" src="{scripts[0]}"></script>'])
        text = _SCRIPT.sub(loading, _STYLE.sub(style, text))
        return made | {name: _SAY.sub(self._said, text)}

    def _web(self) -> str:
        """The way to a page that needs no script, where one is known."""
        page = html.escape(self._around.page)
        return f'<p class="door"><a id="web" href="{page}" data-say="app_web"></a></p>' * bool(page)

    def _said(self, found: re.Match[str]) -> str:
        return found[1] + html.escape(self._chinese[found[3]])

    def _shell(
        self, texts: dict[str, str], home: Collection[str], later: dict[str, bytes], soon: list[str]
    ) -> dict[str, bytes]:
        """What is kept on the phone, in one, and the service worker that knows its hash.

        What the home page has just loaded lies beside it; what comes `later` is kept where it is
        used, and of that what comes `soon` once the rest is there. The version is that of all of
        it: whatever changes reaches phones.
        """
        beside = [*(path for path in home if path != HOME), _FIRST_WORDS]
        plain = _json(
            [
                ["" if path == HOME else path, type_of(path), body]
                for path, body in texts.items()
                if path not in beside
            ]
        ).encode()
        digest = hashlib.sha256(plain).hexdigest()
        digests = {path: hashlib.sha256(body).hexdigest() for path, body in later.items()}
        version = hashlib.sha256(_json([texts, digests]).encode()).hexdigest()[:16]
        pack = f"shell-{version}.gz"
        said = {
            "version": version,
            "pack": pack,
            "sha256": digest,
            "beside": beside,
            "later": [*later],
            "soon": soon,
            "policy": POLICY,
        }
        worker = f"self.SHELL={_json(said)};\n{self._text(SERVICE_WORKER)}"
        return {pack: bytes(deflate.gzip_compress(plain, 12)), SERVICE_WORKER: worker.encode()}

    def _text(self, built: str) -> str:
        return (self._built / built).read_text("utf-8")

    def _scripts_of(self, name: str) -> list[str]:
        """What a page or worker loads, its own script first."""
        return self._loads[WORKERS.get(name) or self._places[name].replace(".html", ".js")]

    def _scripts(self) -> list[str]:
        """All that entries are made of."""
        loaded = (name for names in self._loads.values() for name in names)
        return [name for name in dict.fromkeys(loaded) if name.endswith(".js")]

    def _icons(self) -> Iterable[Path]:
        return sorted((self._top / "app" / "icons").iterdir())

    def _words(self, language: str, texts: Iterable[str] = ()) -> words.Catalogue:
        """The catalogue of a language, as far as these texts speak of it, or all."""
        every = (*map(self._text, self._scripts()), *self._pages.values())
        return words.spoken(language, [_ADDED, *(texts or every)])

    def _said_first(self) -> list[str]:
        """The texts of all that does not come `SOON`."""
        names = [name for name in (*WORKERS, *self._pages) if name not in SOON]
        scripts = {path for name in names for path in self._scripts_of(name)}
        pages = (self._pages[name] for name in names if name in self._pages)
        return [*map(self._text, scripts | {*self._loads[_ANSWERS]}), *pages]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
