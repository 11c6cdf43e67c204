"""Modules put together in few scripts, so that a slow network is asked a few times only. Pure.

Each module becomes a function that runs once and gives what it exports: no name of one meets that
of another, and what is written is what runs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from xiancha.site.modules import Module, in_order

_DYNAMIC = re.compile(r'\bimport\("\.[^"]+"\)')


class Pack:
    """Scripts of the app by their names, made from its entries.

    What more than one page needs goes into `shared`; the rest stands with its page. `alone` are
    scripts that load no other. `apart` are modules that are loaded when they are asked for, by the
    names of their scripts.
    """

    def __init__(
        self,
        modules: dict[str, Module],
        pages: Collection[str],
        alone: Collection[str],
        apart: dict[str, str],
    ):
        self._modules, self._apart = modules, apart
        self._order = {one: in_order(modules, one, apart) for one in (*pages, *alone)}
        counted = [path for one in pages for path in self._order[one]]
        self._numbers = {path: f"${n}" for n, path in enumerate(sorted(modules))}
        self._shared = [path for path in dict.fromkeys(counted) if counted.count(path) > 1]

    def shared(self) -> str:
        """The module with what several pages need."""
        names = ",".join(self._numbers[path] for path in self._shared)
        return f"{self._bodies(self._shared)}export{{{names}}};\n"

    def page(self, entry: str, shared: str) -> str:
        """The module of one page; `shared` is where the shared one lies beside it."""
        own = [path for path in self._order[entry] if path not in self._shared]
        used = {need for path in own for need in self._modules[path].needs} & {*self._shared}
        names = ",".join(self._numbers[path] for path in sorted(used))
        return f'import{{{names}}}from"./{shared}";\n{self._bodies(own)}'

    def apart(self, entry: str) -> str:
        """A module that is loaded when it is asked for; it needs no other."""
        names = ",".join(self._modules[entry].exports)
        return f"{self._modules[entry].code}\nexport{{{names}}};\n"

    def alone(self, entry: str) -> str:
        """A classic script that needs no other."""
        return f'"use strict";\n{self._bodies(self._order[entry])}'

    def _bodies(self, paths: Iterable[str]) -> str:
        return "".join(self._body(self._modules[path]) for path in paths)

    def _body(self, module: Module) -> str:
        taken = "".join(self._taken(path, names) for path, names in module.imports)
        later = iter(module.later)
        code = _DYNAMIC.sub(lambda _: self._later(next(later)), module.code)
        given = ",".join(module.exports)
        return f"const {self._numbers[module.path]}=(()=>{{{taken}{code}\nreturn{{{given}}}}})();\n"

    def _later(self, path: str) -> str:
        if path in self._apart:
            return f'import("./{self._apart[path]}")'
        return f"Promise.resolve({self._numbers[path]})"

    def _taken(self, path: str, names: tuple[tuple[str, str], ...]) -> str:
        pairs = ",".join(there if there == here else f"{there}:{here}" for there, here in names)
        return f"const{{{pairs}}}={self._numbers[path]};"
