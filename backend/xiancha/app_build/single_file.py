"""A module and all that it needs as one script. Pure.

Each module becomes a function that runs once and gives what it exports: no name of one meets that
of another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from xiancha.app_build.parse_modules import Module, NotPlain, check, in_order, read


def one_script(entry: str, source: Callable[[str], str]) -> str:
    """A classic script that does what the module `entry` does; `source` gives the text at a path.

    Names stay as they are written, and each module stands under its path. Raises NotPlain, also
    where a module is to be loaded later, which a worker cannot.
    """
    modules = _gathered(entry, source)
    check(modules)
    order = in_order(modules, entry)
    for path in order:
        if modules[path].later:
            raise NotPlain(f"{path} loads {modules[path].later[0]} later, which a worker cannot")
    called = names_of(modules)
    bodies = (f"// {path}\n{as_function(modules[path], modules, called)}" for path in order)
    return '"use strict";\n' + "".join(bodies)


def names_of(paths: Iterable[str]) -> dict[str, str]:
    """What each module is called inside a script."""
    return {path: f"${n}" for n, path in enumerate(sorted(paths))}


def as_function(
    module: Module, modules: Mapping[str, Module], called: Mapping[str, str], code: str = ""
) -> str:
    """A module as a function that gives a list of its exports; `code` instead of its own."""
    imports = (taken(modules[path], called[path], names) for path, names in module.imports)
    given = ",".join(module.exports)
    body = f"{''.join(imports)}{code or module.code}\nreturn[{given}]"
    return f"const {called[module.path]}=(()=>{{{body}}})();\n"


def taken(module: Module, called: str, names: Iterable[tuple[str, str]]) -> str:
    """What takes exports out of a module: each name (there, here)."""
    here = dict(names)
    places = ",".join(here.get(name, "") for name in module.exports)
    return f"const[{places.rstrip(',')}]={called};"


def _gathered(entry: str, source: Callable[[str], str]) -> dict[str, Module]:
    found: dict[str, Module] = {}
    waiting = [entry]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found[path] = read(path, source(path), lambda same: same)
            waiting.extend(found[path].needs)
    return found
