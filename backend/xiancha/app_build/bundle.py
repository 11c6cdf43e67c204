"""Modules put together in few scripts, so that a slow network is asked a few times only. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from xiancha.app_build.minify import smaller_script
from xiancha.app_build.parse_modules import Module, in_order
from xiancha.app_build.single_file import as_function, names_of, taken

EARLY, LATE = "early", "late"
"""The two modules that hold what is shared."""
_DYNAMIC = re.compile(r'\bimport\("\.[^"]+"\)')


class Pack:
    """Scripts of the app by their names, made from its entries.

    What more than one entry needs is shared: in `early` what the `first` page needs, in `late` the
    rest; all else stands with its entry. `alone` are scripts that load no other. `apart` are
    modules that are loaded when they are asked for: each an entry of its own. `called` are the
    names of the scripts that others load, to be filled in as they are made.
    """

    def __init__(
        self,
        modules: dict[str, Module],
        pages: Collection[str],
        alone: Collection[str],
        apart: Collection[str],
        first: str,
    ):
        self._modules, self._apart = modules, apart
        self._order = {one: in_order(modules, one, apart) for one in (*pages, *apart, *alone)}
        counted = [path for one in (*pages, *apart) for path in self._order[one]]
        self._numbers = names_of(modules)
        shared = [path for path in dict.fromkeys(counted) if counted.count(path) > 1]
        early = {*self._order[first]}
        self._shared = {
            EARLY: [path for path in shared if path in early],
            LATE: [path for path in shared if path not in early],
        }
        self.called: dict[str, str] = {}

    def needed(self, entries: Iterable[str]) -> set[str]:
        """The paths of these entries and of all that they need."""
        return {path for entry in entries for path in self._order[entry]}

    def shared(self, which: str) -> str:
        """The module with what several entries need, `EARLY` or `LATE`."""
        own = self._shared[which]
        names = ",".join(self._numbers[path] for path in own)
        return smaller_script(f"{self._taken_of(own)}{self._bodies(own)}export{{{names}}};")

    def page(self, entry: str) -> str:
        """The module of one page."""
        own = self._own(entry)
        return smaller_script(f"{self._taken_of(own)}{self._bodies(own)}")

    def apart(self, entry: str) -> str:
        """A module that is loaded when it is asked for; it exports what it does."""
        own, names = self._own(entry), ",".join(self._modules[entry].exports)
        given = f"{self._taken_whole(entry)}export{{{names}}};"
        return smaller_script(f"{self._taken_of(own)}{self._bodies(own)}{given}")

    def alone(self, entry: str) -> str:
        """A classic script that needs no other."""
        return smaller_script(f'"use strict";\n{self._bodies(self._order[entry])}')

    def _own(self, entry: str) -> list[str]:
        shared = {path for paths in self._shared.values() for path in paths}
        return [path for path in self._order[entry] if path not in shared]

    def _taken_of(self, own: list[str]) -> str:
        """The imports of a script with these modules."""
        needed = {need for path in own for need in self._modules[path].needs} - {*own}
        made = ""
        for which, paths in self._shared.items():
            names = ",".join(self._numbers[path] for path in paths if path in needed)
            made += f'import{{{names}}}from"./{self.called[which]}";' if names else ""
        return made

    def _bodies(self, paths: Iterable[str]) -> str:
        return "".join(self._body(self._modules[path]) for path in paths)

    def _body(self, module: Module) -> str:
        later = iter(module.later)
        code = _DYNAMIC.sub(lambda _: self._later(next(later)), module.code)
        return as_function(module, self._modules, self._numbers, code)

    def _later(self, path: str) -> str:
        """What loads a module; what it needs of `LATE` is asked for at the same time."""
        if path not in self._apart:
            given = ",".join(self._modules[path].exports)
            return f"Promise.resolve().then(()=>{{{self._taken_whole(path)}return{{{given}}}}})"
        needed = {need for own in self._own(path) for need in self._modules[own].needs}
        ahead = [self.called[LATE]] if needed & {*self._shared[LATE]} else []
        loads = [f'import("./{one}")' for one in (*ahead, self.called[path])]
        return f"({','.join(loads)})"

    def _taken_whole(self, path: str) -> str:
        module = self._modules[path]
        return taken(module, self._numbers[path], ((name, name) for name in module.exports))
