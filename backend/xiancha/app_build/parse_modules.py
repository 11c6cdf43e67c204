"""Modules of ours in JavaScript, read in the one plain way in which we write them. Pure.

An import is `import { a, b as c } from "./d.js";` at the beginning of a line; an export stands
before a function, class or constant, or names some at the end: `export { a, b };`. Whatever else is
imported or exported is refused by name.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

import rjsmin

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";$', re.M)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (\w+))", re.M)
_NAMED = re.compile(r"^export \{([\w\s,]*)\};$", re.M)
_OTHER = re.compile(r"^(?:import\b(?!\()|export\b).*", re.M)
_DYNAMIC = re.compile(r'\bimport\("(\.[^"]+)"\)')
_PAIR = re.compile(r"^(\w+)(?: as (\w+))?$")


class NotPlain(ValueError):
    """A module imports or exports in a way that is not read here; the message says which."""


@dataclass(frozen=True)
class Module:
    """A script: `imports` has (path, [(name there, name here)]), `later` what it may load later."""

    path: str
    code: str
    imports: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    later: tuple[str, ...]
    exports: tuple[str, ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """The paths of all that it loads."""
        return (*(path for path, _ in self.imports), *self.later)


def read(path: str, text: str, place: Callable[[str], str]) -> Module:
    """A module at this path, without comments and needless space.

    `place` gives the path of the module that is taken for another. Raises NotPlain.
    """

    def there(found: str) -> str:
        return place(posixpath.normpath(posixpath.join(posixpath.dirname(path), found)))

    imports = tuple((there(one[2]), _pairs(path, one[1])) for one in _IMPORT.finditer(text))
    named = [name for one in _NAMED.findall(text) for name in re.findall(r"\w+", one)]
    code = bare(_EXPORT.sub("", _NAMED.sub("", _IMPORT.sub("", text))))
    if left := _OTHER.search(code):
        raise NotPlain(f"{path}: “{left[0]}” is no import or export as our modules have them")
    later = tuple(there(found) for found in _DYNAMIC.findall(code))
    return Module(path, code, imports, later, (*_EXPORT.findall(text), *named))


def bare(text: str) -> str:
    """A script without comments and needless space; names stay."""
    return str(rjsmin.jsmin(text))


def _pairs(path: str, names: str) -> tuple[tuple[str, str], ...]:
    def pair(written: str) -> tuple[str, str]:
        found = _PAIR.match(written)
        if not found:
            raise NotPlain(f"{path}: imports “{written}”")
        return found[1], found[2] or found[1]

    return tuple(pair(one.strip()) for one in names.split(",") if one.strip())


def check(modules: dict[str, Module]) -> None:
    """Raise NotPlain where a module imports a name that the other does not export."""
    for module in modules.values():
        for path, names in module.imports:
            for there, _ in names:
                if there not in modules[path].exports:
                    raise NotPlain(f"{module.path} imports {there}, which {path} does not export")


def in_order(modules: dict[str, Module], entry: str, apart: Collection[str] = ()) -> list[str]:
    """The paths of a module and all that it needs, each behind what it needs itself.

    Those `apart` are left out. Raises NotPlain where modules need each other.
    """
    found: dict[str, None] = {}

    def walk(here: str, way: tuple[str, ...]) -> None:
        if here in way:
            raise NotPlain(" → ".join((*way, here)) + ": a circle")
        if here not in found:
            for there in modules[here].needs:
                if there not in apart:
                    walk(there, (*way, here))
            found[here] = None

    walk(entry, ())
    return list(found)
