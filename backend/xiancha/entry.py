"""Where the command `xiancha` begins.

`xiancha apk` is begun without the other commands: they take three times as long to import as it.
"""

from __future__ import annotations

import sys


def main() -> None:
    """The entry point."""
    if sys.argv[1:2] == ["apk"]:
        _only_apk()
    else:
        from xiancha import cli

        cli.main()


def _only_apk() -> None:
    import typer

    from xiancha.commands import apk, outputs

    outputs.speak_any_encoding()
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    # With one command alone, and no callback, typer would take “apk” for a file.
    app.callback()(lambda: None)
    app.add_typer(apk.app)
    try:
        app(prog_name="xiancha")
    except OSError as problem:
        outputs.err.print(f"xiancha: {outputs.in_words(problem)}", markup=False)
        sys.exit(1)
