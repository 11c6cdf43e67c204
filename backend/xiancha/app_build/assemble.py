"""The app put together from the extension's folder: every file of it by the path that it has.

Its pages are those of the extension. Where these touch the browser, `app/browser` has modules of
the same names, which are taken instead of those in `browser`.
"""

from __future__ import annotations

import hashlib
import html
import json
import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import deflate
import rcssmin

from xiancha import messages, paths
from xiancha.app_build import named, words
from xiancha.app_build.bundle import EARLY, LATE, Pack
from xiancha.app_build.parse_modules import Module, NotPlain, check, read
from xiancha.content import topics

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What the app's pages may load and send: nothing but their own files, to nobody."""
_BOTH = ("apk", "checklist", "court", "evidence-log", "letter", "phone", "planner", "threats")
"""Pages that the extension has too."""
PAGES = {
    "index.html": "app/home.html",
    "friend.html": "app/friend.html",
    **{f"{name}.html": f"pages/{name}.html" for name in _BOTH},
}
HOME = "index.html"
_FIRST_PAGES = (HOME, "friend.html")
"""Those that people are led to, before anything of the app is on their phone."""
SOON = ("apk.html", "apk-worker.js", "planner.html")
"""Pages, and a worker, that are kept on the phone behind all others: a quarter of the app."""
FIRST = "zh_CN"
"""The language whose words come with the app; those of another are kept where they are used."""
_FIRST_WORDS = words.path_of(FIRST)
_MORE_WORDS = words.path_of(FIRST, "more")
"""Those that only pages say that come `SOON`."""
TOPICS = f"data/{topics.FILE}"
"""Read where an edition is fetched that has the same, and by whoever asks."""
EDITION_WORKER = "edition-worker.js"
WORKERS = {EDITION_WORKER: "app/edition-worker.js", "apk-worker.js": "pages/apk-worker.js"}
SERVICE_WORKER = "service-worker.js"
MANIFEST = "app.webmanifest"
LIBRARY = "ed25519-library.js"
"""Loaded by browsers that know no Ed25519."""
_SOURCE_OF_LIBRARY = "app/library/ed25519.mjs"
"""@noble/ed25519, put here by `make app`."""
LIBRARY_SHA256 = "a4f631d1876b5d9e43a86cd71194ca27b5e1451edf4ba4db9a418f40a475569a"
"""Of the file that was read and tried: `index.js` of version 3.2.0."""
_PLACE_OF_LIBRARY = "app/ed25519-library.js"
_ANSWERS = "app/answers.js"
"""Loaded by the home page once it can be used."""
_SHELL = "app/shell.js"
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_SCRIPT = re.compile(r'<script (?:type="module"|defer) src="([^"]+)"></script>')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
_SAY = re.compile(r'(<(\w+)[^>]* data-say="(\w+)"[^>]*>)(?=</\2>)')
_MAIN = '<main id="main">'
_PAGE_HEAD = '<link rel="stylesheet" href="../app/page-head.css">\n'
_TO_HOME = '<header class="to-home"><a href="./">‹ <span data-say="name"></span></a></header>\n'
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
    addresses, relative to the app's own or whole; `page` is empty where there is none.
    """

    keys: bytes
    editions: str
    page: str


def assembled(around: Around, extension: Path | None = None) -> dict[str, bytes]:
    """Every file of the app by its path, the service worker last.

    Raises NotPlain where a module, or the library for signatures, is not what is read here.
    """
    return _App(extension or paths.extension(), around).files()


class _App:
    def __init__(self, extension: Path, around: Around):
        self._top, self._around = extension, around
        self._chinese = words.catalogue("zh_CN")
        self._pages = {
            name: (extension / place).read_text("utf-8") for name, place in PAGES.items()
        }
        self._entries = {name: self._entry(name) for name in PAGES}
        self._modules: dict[str, Module] = {}
        pages = [*WORKERS.values(), *self._entries.values()]
        for path in (*pages, f"app/{SERVICE_WORKER}"):
            self._load(path)
        check(self._modules)
        alone, apart = [f"app/{SERVICE_WORKER}"], [_PLACE_OF_LIBRARY, _ANSWERS]
        self._pack = Pack(self._modules, pages, alone, apart, self._entries[HOME])

    def files(self) -> dict[str, bytes]:
        """All of them. Scripts and styles of pages bear their hash in their names."""
        called = self._pack.called
        called[_PLACE_OF_LIBRARY] = LIBRARY
        texts: dict[str, str] = {}
        for which in (EARLY, LATE):
            body = self._pack.shared(which)
            called[which] = named.kept(texts, f"{which}.js", body)
        called[_ANSWERS] = named.kept(texts, _ANSWERS, self._pack.apart(_ANSWERS))
        used = [*texts, EDITION_WORKER]
        first, every = self._words(FIRST, self._said_first()), self._words(FIRST)
        more = {key: text for key, text in every.items() if key not in first}
        soon = {_MORE_WORDS: _json(more)}
        for name in (*PAGES, *WORKERS):
            part = {name: self._pack.page(WORKERS[name])} if name in WORKERS else self._page(name)
            (soon if name in SOON else texts).update(part)
        soon = {path: body for path, body in soon.items() if path not in texts}
        trust = {"server": self._around.editions, "keys": json.loads(self._around.keys)}
        texts |= {
            MANIFEST: (self._top / "app" / MANIFEST).read_text("utf-8"),
            "data/trust.json": _json(trust),
            TOPICS: topics.published().decode(),
            _FIRST_WORDS: _json(first),
        }
        home = [*used, *self._page(HOME)]
        plain = {path: body.encode() for path, body in texts.items()}
        later = {path: body.encode() for path, body in soon.items()} | self._later()
        return plain | later | self._shell(texts, home, later, [*soon])

    def _later(self) -> dict[str, bytes]:
        """What not everybody needs: words of another language, pictures, the library."""
        rest = (one for one in messages.LANGUAGES if one != FIRST)
        others = {words.path_of(one): _json(self._words(one)) for one in rest}
        others[LIBRARY] = self._pack.apart(_PLACE_OF_LIBRARY)
        icons = {f"icons/{file.name}": file.read_bytes() for file in self._icons()}
        return {path: body.encode() for path, body in others.items()} | icons

    def _page(self, name: str) -> dict[str, str]:
        """A page, and what it loads."""
        made: dict[str, str] = {}

        def style(found: re.Match[str]) -> str:
            path = self._beside(name, found[1])
            body = str(rcssmin.cssmin((self._top / path).read_text("utf-8")))
            return f'<link rel="stylesheet" href="{named.kept(made, path, body)}">'

        entry = self._entries[name]
        script = named.kept(made, entry, self._pack.page(entry))
        text = _POLICY.sub("", self._pages[name])
        text = text.replace("<title>", f"{_HEAD}{_MORE_HEAD if name in SOON else ''}<title>")
        if name != HOME:
            text = text.replace(_MAIN, f"{_TO_HOME}{_MAIN}{_OPENING}{_WEB}")
            text = _SCRIPT.sub(lambda found: _PAGE_HEAD + found[0], text)
        text = text.replace(_WEB, self._web())
        ahead = [f'<link rel="modulepreload" href="{one}">' for one in self._shared(made[script])]
        if name in _FIRST_PAGES:
            ahead.append(f'<link rel="preload" href="{_FIRST_WORDS}" as="fetch" crossorigin>')
        loading = "\n".join([*ahead, f'<script type="module" src="{script}"></script>'])
        text = _SCRIPT.sub(loading, _STYLE.sub(style, text))
        return made | {name: _SAY.sub(self._said, text)}

    def _shared(self, script: str) -> list[str]:
        """Which of the shared scripts one loads at once."""
        called = [self._pack.called[which] for which in (EARLY, LATE)]
        return [one for one in called if f'from"./{one}"' in script]

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
        beside = [*(path for path in home if path != HOME), _FIRST_WORDS, TOPICS]
        plain = _json(
            [
                ["" if path == HOME else path, named.type_of(path), body]
                for path, body in texts.items()
                if path not in beside
            ]
        ).encode()
        digest = hashlib.sha256(plain).hexdigest()
        digests = {path: hashlib.sha256(body).hexdigest() for path, body in later.items()}
        version = hashlib.sha256(_json([texts, digests]).encode()).hexdigest()[:16]
        pack = f"shell-{version}.gz"
        said = _json(
            {
                "version": version,
                "pack": pack,
                "sha256": digest,
                "beside": beside,
                "later": [*later],
                "soon": soon,
                "policy": POLICY,
            }
        )
        self._modules[_SHELL] = read(_SHELL, f"export const SHELL = {said};", self._place)
        worker = self._pack.alone(f"app/{SERVICE_WORKER}")
        return {pack: bytes(deflate.gzip_compress(plain, 12)), SERVICE_WORKER: worker.encode()}

    def _load(self, path: str) -> None:
        if path in self._modules:
            return
        found = read(path, self._source(path), self._place)
        self._modules[path] = found
        for need in found.needs:
            self._load(need)

    def _source(self, path: str) -> str:
        library = self._top / _SOURCE_OF_LIBRARY
        if path != _PLACE_OF_LIBRARY or not library.exists():
            return (self._top / path).read_text("utf-8")
        body = library.read_bytes()
        if hashlib.sha256(body).hexdigest() != LIBRARY_SHA256:
            raise NotPlain(f"{library} is not the library that was tried. Remove it, or: make app")
        return body.decode()

    def _place(self, path: str) -> str:
        """The module that is taken for another: the app's own where it has one."""
        own = f"app/{path}"
        return own if path.startswith("browser/") and (self._top / own).exists() else path

    def _entry(self, name: str) -> str:
        """The module that a page begins with: what the extension has in `data` is made of it."""
        found = _SCRIPT.search(self._pages[name])
        if not found:
            raise NotPlain(f"{PAGES[name]} loads no script")
        return self._beside(name, found[1].replace("../data/", ""))

    def _beside(self, name: str, path: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(PAGES[name]), path))

    def _icons(self) -> Iterator[Path]:
        return iter(sorted((self._top / "app" / "icons").iterdir()))

    def _words(self, language: str, paths: Collection[str] = ()) -> words.Catalogue:
        """The catalogue of a language, as far as these modules and pages speak of it, or all."""
        texts = {**{path: one.code for path, one in self._modules.items()}, **self._pages}
        return words.spoken(language, [_ADDED, *map(texts.__getitem__, paths or texts)])

    def _said_first(self) -> list[str]:
        """The pages and modules of all that does not come `SOON`."""
        entries = {**WORKERS, **self._entries, _ANSWERS: _ANSWERS}
        first = [entry for name, entry in entries.items() if name not in SOON]
        return [*self._pack.needed(first), *(name for name in PAGES if name not in SOON)]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
