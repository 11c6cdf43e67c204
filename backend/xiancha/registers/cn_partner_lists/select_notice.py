"""Which notices of a board are taken, and which file holds their rows. Pure."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

from xiancha.model import Document, Role
from xiancha.registers.cn_partner_lists.boards import Notice
from xiancha.registers.cn_partner_lists.publishers import Publisher
from xiancha.registers.cn_partner_lists.titles import about
from xiancha.registers.parsing.html import links
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.text import text_of

BY_HAND = "Open it in a browser and import the notices by hand."


def newest(publisher: Publisher, found: list[Notice]) -> list[Notice]:
    """The newest notice of each kind of partner.

    Raises Refused where there is none at all, where one bears no day, and where two notices
    of a kind are of the same day.
    """
    undated = [one.title for one in found if not one.day]
    if undated or not found:
        seen = f"“{undated[0]}” without a day such as 2026-02-28" if undated else "none"
        raise Refused(
            f"{publisher.entry} should list the notices of {publisher.name} about partners, each "
            f"with its day; it names {seen}. {BY_HAND}"
        )
    chosen: list[Notice] = []
    for role in Role:
        of_role = {_key(one): one for one in found if role in about(one.title)}.values()
        last_day = max((one.day for one in of_role if one.day), default=None)
        last = [one for one in of_role if one.day == last_day]
        if len(last) > 1:
            raise Refused(
                f"{publisher.entry} names “{last[0].title}” and “{last[1].title}”, both of "
                f"{last_day}. {BY_HAND}"
            )
        chosen += [one for one in last if one not in chosen]
    return chosen


def _key(notice: Notice) -> tuple[str, bytes]:
    """The same for a notice that is listed again."""
    return notice.url, notice.page.body if notice.page else b""


def attached(page: Document, title: str) -> list[str]:
    """The addresses of the PDFs that a page attaches: of several, the one that names the kind.

    A document that is a PDF itself attaches none.
    """
    if page.body.lstrip().startswith(b"%PDF"):
        return []
    pdfs = {
        address: text
        for address, text in _files(page).items()
        if urlsplit(address).path.lower().endswith(".pdf")
    }
    named = [url for url, text in pdfs.items() if about(title) & about(f"{text} {unquote(url)}")]
    return named if len(named) == 1 else list(pdfs)


def _files(page: Document) -> dict[str, str]:
    """The addresses that a page links or shows in a frame, with their texts."""
    frames = BeautifulSoup(text_of(page), "lxml").find_all(["iframe", "embed", "object"])
    shown = (str(frame.get("src") or frame.get("data") or "") for frame in frames)
    return {urljoin(page.url, address): "" for address in shown} | dict(links(page))
