"""What is kept of a notice: its kind, its days and one CSV, whatever kind of file it was. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from xiancha import normalise
from xiancha.model import Document, Model, Role
from xiancha.registers.cn_partner_lists.extract import CODE, KIND, NAME, PHONE, rows_of
from xiancha.registers.cn_partner_lists.phone_cells import names_a_person, phones
from xiancha.registers.cn_partner_lists.publishers import Publisher, publisher_at
from xiancha.registers.cn_partner_lists.titles import about, one_list, unreviewed
from xiancha.registers.parsing.dates import chinese_days
from xiancha.registers.parsing.minimised_csv import minimised
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, Record
from xiancha.registers.parsing.text import unwrap

COLUMNS = (NAME, PHONE, KIND, CODE, "合作内容", "业务类型")


class Announcement(Model):
    """What is kept of a notice besides its rows.

    `stated` are the days that it states itself (截至…), `published` is the day of its publication.
    """

    role: Role
    title: str
    published: date | None
    stated: tuple[date, ...]
    notes: tuple[str, ...]


def redact(document: Document) -> Document:
    """The notice as `minimised_csv` of COLUMNS, its part such as “youcash/collector”.

    A column about persons is left out, and with it the mobile numbers of its table: they are
    the persons'. Phones are kept in their normal form. Raises Refused where the notice is no
    whole list of one kind.
    """
    publisher = publisher_of(document)
    role = _stated_role(document.part, publisher)
    if not role and document.title:
        role = _announced_role([document.title], document.url, publisher)
    found = rows_of(document, publisher.name)
    role = role or _announced_role(found.titles, document.url, publisher)
    _check_titles(found.titles, role)
    rows = [_cells(entry, bool(found.persons)) for entry in found.entries]
    announcement = Announcement(
        role=role,
        title=document.title,
        published=document.as_of,
        stated=tuple(sorted(_stated_days(document.title, *found.lines))),
        notes=(*_notes_of_columns(found.persons), *_notes_of_cells(found.entries)),
    )
    part = {"part": f"{publisher.id}/{role}"}
    return minimised(document, announcement, COLUMNS, rows).model_copy(update=part)


def _notes_of_columns(persons: Iterable[str]) -> Iterator[str]:
    for column in persons:
        yield f"{column} was left out, and so were the mobile numbers of its table."


def _notes_of_cells(entries: Iterable[Record]) -> Iterator[str]:
    for cells, where in entries:
        if names_a_person(cells.get(PHONE, "")):
            yield (
                f"{where}: a mobile number was left out; what follows it in brackets may be a name."
            )


def publisher_of(document: Document) -> Publisher:
    """The lender on whose own site the document lies, which must be the one of its part."""
    if not normalise.host(document.url):
        raise Refused(
            "The address of the notice is missing. Say where it lies on the lender's own site: "
            "--url https://…"
        )
    there = publisher_at(document.url)
    stated = document.part.partition("/")[0]
    if not there or stated not in ("", there.id):
        raise Refused(
            f"{document.url} is not on the site of {stated or 'a lender in publishers.toml'}. Say "
            "whose notice it is by its address there: --url https://… --part youcash/collector"
        )
    return there


def _stated_role(part: str, publisher: Publisher) -> Role | None:
    """The kind of partner that a part states, such as “youcash/collector”; None without one."""
    stated = part.partition("/")[2]
    if stated and stated not in list(Role):
        raise Refused(
            f"There is no kind of partner called “{stated}”. Say which it is: "
            f"{', '.join(f'--part {publisher.id}/{role}' for role in Role)}"
        )
    return Role(stated) if stated else None


def _announced_role(titles: Iterable[str], url: str, publisher: Publisher) -> Role:
    """The one kind of which a title or the headings plainly announce a whole list."""
    about_partners = [title for title in titles if about(title)]
    roles = {one_list(title, publisher.name) for title in about_partners}
    role = roles.pop() if len(roles) == 1 else None
    if not role:
        words = [word for title in about_partners for word in unreviewed(title, publisher.name)]
        unknown = f" (nobody has reviewed: {'、'.join(words)[:120]})" if words else ""
        raise Refused(
            f"“{'”, “'.join(about_partners)[:200] or url}” does not plainly announce one whole "
            f"list of platforms, guarantors or collectors{unknown}. Read it; if it is one, import "
            f"it with --part, such as {publisher.id}/{Role.collector}, and add the words to "
            "titles.py if every list with them is whole; if it is none, add its title to `ignored` "
            "in publishers.toml."
        )
    return role


def _check_titles(titles: Iterable[str], role: Role) -> None:
    others = [title for title in titles if about(title) and role not in about(title)]
    if others:
        raise Refused(f"“{others[0]}” heads a list that should be of {role}s. Check it.")


def _cells(entry: Record, beside_persons: bool) -> Cells:
    """A row without line breaks, without spaces beside Han letters, and without persons."""
    cells = {field: unwrap("\n".join(text.split())) for field, text in entry.cells.items()}
    numbers = phones(entry.cells.get(PHONE, ""), entry.where)
    cells[PHONE] = "、".join(
        n for n in numbers if not (beside_persons and normalise.holds_mobile(n))
    )
    for field, text in cells.items():
        if field != PHONE and normalise.holds_mobile(text):
            raise Refused(
                f"{entry.where}: a mobile number is under {field}; it may be a person's. Type "
                "the list in as a CSV without it and import that."
            )
    return cells


def _stated_days(*texts: str) -> set[date]:
    """The days of which a notice says that it speaks."""
    compact = ("".join(text.split()) for text in texts)
    return {day for text in compact for day in chinese_days(text, after="截[至止]到?")}
