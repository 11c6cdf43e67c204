"""The page docs/registers.md, made by `make docs`: what each register covers and how it is read."""

from __future__ import annotations

from xiancha.commands.registers_text import age, terms
from xiancha.registers import catalogue
from xiancha.registers.catalogue import Register

_HEAD = """# Registers

Made from every `register.toml` by `make docs`; change those files, not this one.
A register that is *whole* names every firm of its kind, so that a firm it lacks is not on the
list. From any other register a firm may be missing for many reasons: that says nothing.

| Register | Country | Whole | Lends to persons | Read |
|---|---|---|---|---|
"""


def page() -> str:
    """The whole page as Markdown."""
    registers = catalogue.registers().values()
    return _HEAD + "".join(map(_line, registers)) + "".join(map(_section, registers))


def _line(one: Register) -> str:
    whole = "whole" if one.whole else "not whole"
    lends = ", ".join(_lending(one)) or "—"
    return f"| [{one.id}](#{one.id}) | {one.country} | {whole} | {lends} | {_way(one)} |\n"


def _way(one: Register) -> str:
    return {
        "fetched": "fetched",
        "proved": "proved by handshakes",
        "imported": "imported by a person",
        "kept": "kept in this repository",
    }[one.way]


def _lending(one: Register) -> list[str]:
    """The titles of the register's categories that may lend to persons."""
    known = (catalogue.category(one.country, key) for key in dict.fromkeys(one.categories.values()))
    return [category.title["en"] for category in known if category and category.lends]


def _section(one: Register) -> str:
    caution = f"- **Said with every answer:** {one.caution['en']}\n" if one.caution else ""
    return f"""
## {one.id}

{one.title["zh_CN"]} · {one.title["en"]}

- **Operator:** {one.operator["zh_CN"]} · {one.operator["en"]} ({one.country})
- **Entry:** {one.page}
- **Covers:** {one.covers["en"]}
- **How it is read:** {one.reads["en"]}
- **Stable key:** {one.key}
- **Tried:** {one.tried["en"]}
{caution}- **Terms of reuse:** {terms(one.terms)}
- **Guards:** at least {one.min_rows} rows, a note above {one.max_rows}, refused when more than \
{one.max_shrink:.0%} of the rows vanish
- **Age:** renewed about every {one.cadence_days} days; {age(one)}
"""


if __name__ == "__main__":
    print(page(), end="")
