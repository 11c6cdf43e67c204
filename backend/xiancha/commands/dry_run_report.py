"""The report of a dry run: in words, how each document differs from what is expected. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from xiancha.refresh.dry_run import Asked, Compared, Rehearsal, Tried
from xiancha.registers.catalogue import Register
from xiancha.registers.parsing.headings import plain

_MOST_NAMES = 5
_LONGEST = 200

_NEXT = """
## What to do with it

1. Open each address in a browser and compare it with what is said above.
2. Look this report over: it should name no person. Attach it to an issue called
   “Dry run of {register}, {day}”. Never attach the bytes: they may be about persons.
3. Where a document would be refused, keep the bytes until the parser reads them, then delete this
   folder. Where all would be taken: `xiancha refresh {register}`, then change `tried` in its
   register.toml.
"""


def summary(found: Rehearsal) -> list[str]:
    """A line for the terminal of each document, or of why there is none."""
    name = f"{found.register.id} {found.part}".rstrip()
    if not found.tried:
        return [f"{name}: {found.problem or 'the conversation led to no document.'}"]
    return [f"{name}: {_becomes(one)}" for one in found.tried]


def report(register: Register, found: Sequence[Rehearsal], begun: datetime, version: str) -> str:
    """The whole report as Markdown. It quotes headings and names of firms, and no other cell."""
    day = begun.date()
    head = [
        f"# Dry run of {register.id}",
        "",
        f"- Begun {begun:%Y-%m-%d %H:%M} UTC with Xiancha {version}. Nothing was stored.",
        f"- Expected: {register.min_rows} to {register.max_rows} rows, no shrink of more than "
        f"{register.max_shrink:.0%}, {_expected_columns(register)}.",
    ]
    lines = [line for one in found for line in _part(one, day)]
    return "\n".join([*head, *lines]) + "\n" + _NEXT.format(register=register.id, day=day)


def _expected_columns(register: Register) -> str:
    columns = register.columns
    return f"the headings {_quoted(columns)}" if columns else "headings that it states nowhere"


def _part(found: Rehearsal, day: date) -> Iterator[str]:
    yield from ("", f"## What was asked{f' for {found.part}' if found.part else ''}", "")
    for number, one in enumerate(found.asked, 1):
        yield f"{number}. {one.url}: {_answered(one)}"
    if not found.asked:
        yield "Nothing was asked."
    if found.problem:
        yield from ("", f"**It ended before any list was found:** {found.problem}")
    for number, tried in enumerate(found.tried, 1):
        yield from ("", f"## Document {number}: {_becomes(tried)}", "")
        yield from (f"- {line}" for line in _differences(found.register, tried, day))


def _answered(one: Asked) -> str:
    if one.problem:
        return one.problem
    told = [f"{one.size:,} bytes", one.content_type, f"SHA-256 {one.sha256}"]
    told += [f"last modified {one.last_modified}"] if one.last_modified else []
    told += [f"answered by {one.answered_by}"] if one.answered_by else []
    return ", ".join(filter(None, told))


def _becomes(one: Tried) -> str:
    if one.problem:
        return f"would be refused. {one.problem}"
    return f"would be taken, {one.rows:,} rows as of {one.as_of}"


def _differences(register: Register, one: Tried, day: date) -> Iterator[str]:
    yield f"Address: {one.url}"
    yield f"SHA-256: {one.sha256}"
    if one.title:
        yield f"Title: {one.title[:_LONGEST]}"
    yield f"Kind: {one.outline.kind}"
    yield from _headings(register.columns, one)
    yield from _counts(one)
    yield from _dates(register, one, day)
    yield from (f"Note: {note}" for note in one.notes)


def _headings(expected: Sequence[str], one: Tried) -> Iterator[str]:
    """How the header differs from the expected one, column by column."""
    header = one.outline.header
    if one.outline.problem:
        yield f"Headings: not looked at. {one.outline.problem}"
        return
    if not expected:
        return
    if not header:
        yield "Headings: none of the expected ones was found in the first rows."
        return
    there, wanted = [*map(plain, header)], [*map(plain, expected)]
    missing = [text for text in expected if plain(text) not in there]
    unknown = [text for text in header if plain(text) not in wanted]
    if missing:
        yield f"Headings expected and not there: {_quoted(missing)}"
    if unknown:
        yield f"Headings there and not expected: {_quoted(unknown)}"
    known = [text for text in there if text in wanted]
    if not missing and known == wanted:
        yield "Headings: all the expected ones, in the expected order."
    elif not missing:
        yield f"Headings: all the expected ones, in another order: {_quoted(header)}"
    yield f"Columns: {len(header)}, expected {len(expected)}"


def _counts(one: Tried) -> Iterator[str]:
    if one.as_of is None:
        if one.outline.rows is not None:
            yield f"Rows: not read; {one.outline.rows:,} stand below the header."
        return
    if not one.compared:
        yield f"Rows: {one.rows:,}; none are held to compare them with."
        return
    held = one.compared.held
    yield (
        f"Rows: {one.rows:,}; {held.row_count:,} are held as of {held.source.as_of}"
        f"{f' (via {held.source.via})' if held.source.via else ''}."
    )
    yield from _categories(one, one.compared)
    yield f"New: {_names(one.compared.added)}"
    yield f"Gone: {_names(one.compared.gone)}"
    yield f"Saying something else: {one.compared.changed:,}"


def _categories(one: Tried, compared: Compared) -> Iterator[str]:
    for category in sorted({*one.categories, *compared.before} - {""}):
        now, before = one.categories[category], compared.before[category]
        if now != before:
            yield f"Rows of {category}: {now:,}; {before:,} are held."


def _dates(register: Register, one: Tried, day: date) -> Iterator[str]:
    if one.as_of is None:
        return
    old = (day - one.as_of).days
    yield f"Date: {one.as_of}, {_days(old)} before this run."
    if old > register.stale_after_days:
        yield f"It is stale: its rows count as fresh for {register.stale_after_days} days."
    if one.compared:
        newer = (one.as_of - one.compared.held.source.as_of).days
        if newer > 0:
            yield f"It is {_days(newer)} newer than what is held."
        elif newer < 0:
            yield f"It is {_days(-newer)} OLDER than what is held."
        else:
            yield "It is of the same day as what is held."


def _days(count: int) -> str:
    return f"{count:,} day" if count == 1 else f"{count:,} days"


def _names(found: Sequence[str]) -> str:
    shown = "; ".join(one[:60] for one in found[:_MOST_NAMES])
    more = f", such as {shown}" if len(found) > _MOST_NAMES else f": {shown}" if found else ""
    return f"{len(found):,}{more}"


def _quoted(found: Sequence[str]) -> str:
    return " · ".join(f"“{one[:60]}”" for one in found)
