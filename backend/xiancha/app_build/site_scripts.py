"""The scripts of the server's pages, as `make app` built them (tests/build.js)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from xiancha import paths
from xiancha.app_build import words
from xiancha.app_build.assemble import NotBuilt

_BUILT = "app/built/site"
_ENTRIES = {
    "lookup": "site/lookup.js",
    "checklist": "site/checklist.js",
    **{name: f"pages/{name}.js" for name in ("court", "letter", "planner", "threats")},
}
"""Page → the module that it begins with."""


@dataclass(frozen=True)
class PageScripts:
    """What one page loads: `names` of files, the one to begin with first; `code` of all of them."""

    names: tuple[str, ...]
    code: str

    def words(self, language: str) -> words.Catalogue:
        """The texts of a language that this page may say."""
        return words.spoken(language, [self.code])


@dataclass(frozen=True)
class SiteScripts:
    """`files` by their names, which bear the hash of what is in them, and the scripts by page."""

    files: dict[str, str]
    pages: dict[str, PageScripts]


def site_scripts(extension: Path | None = None) -> SiteScripts:
    """The scripts of all pages. Raises NotBuilt."""
    folder = (extension or paths.extension()) / _BUILT
    if not (folder / "built.json").is_file():
        raise NotBuilt
    loads: dict[str, list[str]] = json.loads((folder / "built.json").read_bytes())
    named = {page: tuple(loads[entry]) for page, entry in _ENTRIES.items()}
    every = {name for names in named.values() for name in names}
    files = {name: (folder / name).read_text("utf-8") for name in sorted(every)}

    def loaded(names: tuple[str, ...]) -> PageScripts:
        return PageScripts(names, "\n".join(files[name] for name in names))

    return SiteScripts(files, {page: loaded(names) for page, names in named.items()})
