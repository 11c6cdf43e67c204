"""Mainland China: the platforms, guarantors and collection agencies that lenders name.

Lenders publish the first two under 金规〔2025〕9号 (in force since 1 October 2025), collection
agencies under the guideline of the banking association.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta

from xiancha import names
from xiancha.model import (
    Channel,
    ChannelType,
    Conversation,
    Document,
    Get,
    Reading,
    Role,
    Row,
    Status,
)
from xiancha.registers.cn_partner_lists.listing import notices
from xiancha.registers.cn_partner_lists.lists import CODE, KIND, NAME, PHONE, Listed, listed
from xiancha.registers.cn_partner_lists.notice import attached, newest
from xiancha.registers.cn_partner_lists.publishers import Publisher, publisher_at, publishers
from xiancha.registers.cn_partner_lists.titles import about, kinds_in, one_list
from xiancha.registers.reading import Refused, unwrap

PARTS = tuple(publishers())

_LONGEST_DELAY = timedelta(days=120)
_NOT_STATED = ("", "-", "—", "——", "/", "无", "暂无")
_COMPANY = re.compile(
    r"[\w（）()·&.—-]*(公司|事务所|分所|银行|集团|中心|合伙企业|[（(](有限|普通|特殊普通)合伙[)）])"
)
_TWO_NAMES = re.compile(r"公司(?!$|[^司]{1,20}(分公司|子公司)$)")
_CODE = re.compile(r"[0-9A-Z]{18}")
_PHONE = re.compile(
    r"0(10|2\d)\d{8}|0[3-9]\d\d\d{7,8}|1[3-9]\d{9}|[48]00\d{7}|9[56]\d{3,8}|1[0-2]\d{3,6}"
)
_AS_OF = re.compile(r"截[至止]到?(\d{4})年(\d{1,2})月(?:(\d{1,2})日|末|底)")


def conversation(part: str) -> Conversation:
    """A lender's list of notices → the newest notice of each kind → the PDF that it attaches.

    A notice whose title is not plainly one whole list of one kind keeps the bare part, and one
    that attaches several PDFs stays a page: `read` refuses them, and the others are taken.
    """
    publisher = publishers()[part]
    found = yield from notices(publisher)
    documents = []
    for notice in newest(publisher, found):
        page = notice.page or (yield Get(url=notice.url))
        files = attached(page, notice.title)
        if len(files) == 1 and publisher_at(files[0]) == publisher:
            page = yield Get(url=files[0])
        role = one_list(notice.title)
        known = {"title": notice.title, "as_of": notice.day}
        own = {"part": f"{part}/{role}" if role else part}
        documents.append(page.model_copy(update=known | own))
    return tuple(documents)


def at_the_door(document: Document) -> Document:
    """The document with its part, such as “youcash/collector”, where a person left it out."""
    publisher = _publisher(document)
    if "/" in document.part:
        return document
    role = _role(document, publisher)
    return document.model_copy(update={"part": f"{publisher.id}/{role}"})


def read(document: Document) -> Reading:
    """Every partner of one notice, named by the lender on whose site it lies."""
    publisher = _publisher(document)
    role = _role(document, publisher)
    found = listed(document, publisher.name)
    _check_titles(found, role)
    rows: dict[str, Row] = {}
    for cells, where in found.entries:
        partner = _row(publisher, role, cells, where)
        if partner.key in rows:
            raise Refused(f"{where}: {partner.name} stands here a second time. Check the notice.")
        rows[partner.key] = partner
    return Reading(
        as_of=_as_of(document, found.lines),
        rows=tuple(rows.values()),
        whole=frozenset({role}),
        notes=found.notes,
    )


def _row(publisher: Publisher, role: Role, cells: dict[str, str], where: str) -> Row:
    printed = {field: _one_line(text) for field, text in cells.items() if field != PHONE}
    name = printed.pop(NAME)
    if not _COMPANY.fullmatch(name) or _TWO_NAMES.search(name):
        raise Refused(f"{where}: “{name[:60]}” is not one company's name. Check the notice.")
    if role is Role.platform and "担保" in name:
        raise Refused(
            f"{where}: {name} guarantees loans, but stands in a list of platforms. The notice "
            "mixes two kinds; type each kind in as a CSV of its own and import it with --part."
        )
    kind, code = printed.get(KIND, ""), printed.get(CODE, "")
    if kinds_in(kind) - {role}:
        raise Refused(f"{where}: {name} is “{kind}” in a list of another kind. Check the notice.")
    if code and not _CODE.fullmatch(code):
        raise Refused(f"{where}: the {CODE} of {name} is not 18 letters and digits.")
    phones = _phones(cells.get(PHONE, ""), f"{where}: the phone of {name}")
    return Row(
        key=f"{publisher.id}|{role}|{names.company(name)}",
        name=name,
        category=role,
        status=Status.named,
        channels=tuple(Channel(type=ChannelType.phone, value=number) for number in phones),
        named_by=publisher.name,
        role=role,
        fields={field: text for field, text in printed.items() if text},
    )


def _phones(cell: str, what: str) -> tuple[str, ...]:
    """The numbers of a cell. It is not quoted: what cannot be read may be about a person."""
    if cell.strip() in _NOT_STATED:
        return ()
    try:
        numbers = names.phones(cell)
    except ValueError:
        numbers = ("",)
    if not all(map(_PHONE.fullmatch, numbers)):
        raise Refused(
            f"{what} is not whole Chinese numbers with their area codes, parted by commas. Look "
            "at the notice; if it is right there, type the list in as a CSV and import that."
        )
    return numbers


def _publisher(document: Document) -> Publisher:
    """The lender on whose own site the document lies, which must be the one of its part."""
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
    titles = [document.title] if document.title else listed(document, publisher.name).titles
    spoken = [title for title in titles if about(title)]
    roles = {one_list(title) for title in spoken}
    role = roles.pop() if len(roles) == 1 else None
    if told or not role:
        raise Refused(
            f"“{'”, “'.join(spoken) or document.part or document.url}” does not plainly announce "
            "one whole list of platforms, guarantors or collectors. Read it; if it is one, import "
            f"it with --part, such as {publisher.id}/{Role.collector}; if it is none, add its "
            "title to `ignored` in publishers.toml."
        )
    return role


def _check_titles(found: Listed, role: Role) -> None:
    others = [title for title in found.titles if one_list(title) not in (role, None)]
    if others:
        raise Refused(f"“{others[0]}” stands over a list that should be of {role}s. Check it.")


def _as_of(document: Document, lines: Iterable[str]) -> date:
    """The day that the notice itself states (截至…), else that of its publication."""
    texts = ("".join(line.split()) for line in (document.title, *lines))
    stated = {day for text in texts for day in map(_day, _AS_OF.findall(text)) if day}
    published = document.as_of
    days = stated or set(filter(None, [published]))
    if len(days) != 1:
        seen = " and ".join(sorted(map(str, days))) or "no day"
        raise Refused(
            f"The notice states {seen}. Look at it and say its day with --as-of YYYY-MM-DD."
        )
    (day,) = days
    if published and not day <= published <= day + _LONGEST_DELAY:
        raise Refused(
            f"The notice states {day}, but was published on {published}. Look at it; if it is "
            "right, import it with --as-of and the day that it states."
        )
    return day


def _day(found: tuple[str, str, str]) -> date | None:
    year, month = int(found[0]), int(found[1])
    try:
        return date(year, month, int(found[2] or calendar.monthrange(year, month)[1]))
    except (ValueError, calendar.IllegalMonthError):
        return None


def _one_line(text: str) -> str:
    """A cell without its line breaks, and without spaces beside Han letters."""
    return unwrap("\n".join(text.split()))
