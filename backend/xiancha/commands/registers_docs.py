"""The page docs/registers.md, made by `make docs`: what each register covers and how it is read."""

from __future__ import annotations

from xiancha.commands.registers_text import age, terms
from xiancha.registers import catalogue
from xiancha.registers.catalogue import Register

_HEAD = """# Registers

Made from every `register.toml` by `make docs`; change those files, not this one.
A register that is *whole* names every firm of its kind, so that a firm it lacks is not on the
list. From any other register a firm may be missing for many reasons: that says nothing.

## The first live day

None of them has met its live source yet. Whoever tries one first does this, on a machine that may
reach the operator's site:

1. `xiancha refresh <register> --dry-run`. It asks as politely as a refresh: robots.txt, one request
   a second, at most four attempts. It takes nothing into the store.
2. Read `report.md` in the folder that it names, below `data/dry-run/`. It says of each document
   what was asked and answered, which headings, columns, counts and dates differ from what is
   expected and held, and whether it would be taken or refused, and why. The bytes lie beside it.
3. Open the same addresses in a browser and compare. Count the rows; look up three of them.
4. Attach the report to an issue, as [CONTRIBUTING](../CONTRIBUTING.md#when-a-dry-run-reports) says.
   The bytes stay on your machine: they may be about persons, whom a register leaves out only when
   it reads.
5. Where all would be taken: `xiancha refresh <register>`, then say in its `register.toml` under
   `tried`, in all four languages, what was tried and when.

A register that a person imports has no dry run: save its document as its section says, and
`xiancha import` tells in one line what it would not take.

## All registers

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
