"""What is kept of a notice: its kind, its days and one CSV, whatever kind of file it was. Pure."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date

from xiancha import names
from xiancha.model import Document, Model, Role
from xiancha.registers.cn_partner_lists.extract import CODE, KIND, NAME, PHONE, Entry, rows_of
from xiancha.registers.cn_partner_lists.phone_cells import names_a_person, phones
from xiancha.registers.cn_partner_lists.publishers import Publisher, publisher_at
from xiancha.registers.cn_partner_lists.titles import about, one_list, unreviewed
from xiancha.registers.parsing.minimised_csv import minimised
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.text import unwrap

COLUMNS = (NAME, PHONE, KIND, CODE, "合作内容", "业务类型")

_AS_OF = re.compile(r"截[至止]到?(\d{4})年(\d{1,2})月(?:(\d{1,2})日|末|底)")


class Announcement(Model):
    """What is kept of a notice besides its rows.

    `stated` are the days that it states itself (截至…), `published` is that of its publication.
    """

    role: Role
    title: str
    published: date | None
    stated: tuple[date, ...]
    notes: tuple[str, ...]


def redact(document: Document) -> Document:
    """The notice as CSV of COLUMNS (see `minimised_csv`), its part such as “youcash/collector”.

    A column about persons is left out, and with it the mobile numbers of its table: they are
    the persons'. Phones are kept in their normal form. Raises Refused where the notice is no
    whole list of one kind.
    """
    publisher = publisher_of(document)
    role = _role(document, publisher)
    found = rows_of(document, publisher.name)
    _check_titles(found.titles, role)
    rows = [_cells(entry, bool(found.persons)) for entry in found.entries]
    said = Announcement(
        role=role,
        title=document.title,
        published=document.as_of,
        stated=tuple(sorted(_stated(document.title, *found.lines))),
        notes=tuple(
            f"{column} was left out, and so were the mobile numbers of its table."
            for column in found.persons
        )
        + tuple(
            f"{entry.where}: a mobile number was left out; what stands in brackets behind it may "
            "be a name."
            for entry in found.entries
            if names_a_person(entry.cells.get(PHONE, ""))
        ),
    )
    part = {"part": f"{publisher.id}/{role}"}
    return minimised(document, said, COLUMNS, rows).model_copy(update=part)


def publisher_of(document: Document) -> Publisher:
    """The lender on whose own site the document lies, which must be the one of its part."""
    if not names.host(document.url):
        raise Refused(
            "The address of the notice is missing. Say where it lies on the lender's own site: "
            "--url https://…"
        )
    there = publisher_at(document.url)
    told = document.part.partition("/")[0]
    if not there or told not in ("", there.id):
        raise Refused(
            f"{document.url} is not on the site of {told or 'a lender in publishers.toml'}. Say "
            "whose notice it is by its address there: --url https://… --part youcash/collector"
        )
    return there


def _role(document: Document, publisher: Publisher) -> Role:
    """The kind that the part states, else the one that the title or the headings announce."""
    told = document.part.partition("/")[2]
    if told in list(Role):
        return Role(told)
    if told:
        raise Refused(
            f"There is no kind of partner called “{told}”. Say which it is: "
            f"{', '.join(f'--part {publisher.id}/{role}' for role in Role)}"
        )
    titles = [document.title] if document.title else rows_of(document, publisher.name).titles
    spoken = [title for title in titles if about(title)]
    roles = {one_list(title, publisher.name) for title in spoken}
    role = roles.pop() if len(roles) == 1 else None
    if not role:
        words = [word for title in spoken for word in unreviewed(title, publisher.name)]
        unknown = f" (nobody has reviewed: {'、'.join(words)[:120]})" if words else ""
        raise Refused(
            f"“{'”, “'.join(spoken)[:200] or document.url}” does not plainly "
            f"announce one whole list of platforms, guarantors or collectors{unknown}. Read it; if "
            f"it is one, import it with --part, such as {publisher.id}/{Role.collector}, and add "
            "the words to titles.py if every list with them is whole; if it is none, add its title "
            "to `ignored` in publishers.toml."
        )
    return role


def _check_titles(titles: Iterable[str], role: Role) -> None:
    others = [title for title in titles if about(title) and role not in about(title)]
    if others:
        raise Refused(f"“{others[0]}” stands over a list that should be of {role}s. Check it.")


def _cells(entry: Entry, beside_persons: bool) -> dict[str, str]:
    """A row without line breaks, without spaces beside Han letters, and without persons."""
    cells = {field: unwrap("\n".join(text.split())) for field, text in entry.cells.items()}
    numbers = phones(entry.cells.get(PHONE, ""), entry.where)
    cells[PHONE] = "、".join(n for n in numbers if not (beside_persons and names.holds_mobile(n)))
    for field, text in cells.items():
        if field != PHONE and names.holds_mobile(text):
            raise Refused(
                f"{entry.where}: a mobile number stands under {field}; it may be a person's. Type "
                "the list in as a CSV without it and import that."
            )
    return cells


def _stated(*texts: str) -> set[date]:
    """The days of which a notice says that it speaks."""
    compact = ("".join(text.split()) for text in texts)
    return {day for text in compact for day in map(_day, _AS_OF.findall(text)) if day}


def _day(found: tuple[str, str, str]) -> date | None:
    year, month = int(found[0]), int(found[1])
    try:
        return date(year, month, int(found[2] or calendar.monthrange(year, month)[1]))
    except (ValueError, calendar.IllegalMonthError):
        return None
