"""Who is in the directory: regulated entities and the firms whose apps they declare. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from xiancha import normalise
from xiancha.model import Alias, Channel, ChannelType, Role, Row, Status
from xiancha.registers.in_rbi_dla.firms import alike, brands, comparable, owner
from xiancha.registers.in_rbi_dla.formats import PRINTED, Line
from xiancha.registers.in_rbi_dla.links import is_link, taken
from xiancha.registers.in_rbi_dla.redact import LEFT_OUT
from xiancha.registers.parsing.categories import categories
from xiancha.registers.parsing.firm_remarks import Firm, clean, firm
from xiancha.registers.parsing.refusals import Refused

CATEGORIES = categories(__file__)
LENDER, PARTNER = "regulated-entity", "platform"


@dataclass
class _Entry:
    """A row under construction. `named_by` is empty for a regulated entity."""

    name: str
    category: str
    named_by: str = ""
    aliases: dict[Alias, None] = field(default_factory=dict)
    channels: dict[Channel, None] = field(default_factory=dict)
    printed: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))

    def row(self, key: str) -> Row:
        return Row(
            key=key,
            name=self.name,
            category=self.category,
            status=Status.named if self.named_by else Status.active,
            aliases=tuple(self.aliases),
            channels=tuple(self.channels),
            named_by=self.named_by,
            role=Role.platform if self.named_by else None,
            fields={
                column: text
                for column, texts in self.printed.items()
                if (text := "; ".join(filter(None, texts)))
            },
        )


class Directory:
    """The entries of a directory by key, gathered line by line with `add`.

    `notes` maps what was ignored by name to where it is; `linked` counts the lines with a link,
    clear or not. A firm that several lenders name has one spelling: that of the lender which it
    is itself, or else the first.
    """

    def __init__(self, found: list[Line]) -> None:
        self.notes: dict[str, list[str]] = defaultdict(list)
        self.linked = 0
        self._entries: dict[str, _Entry] = {}
        self._spellings: dict[str, str] = {}
        for line in found:
            name = firm(line.cells["entity"]).name
            self._spellings.setdefault(comparable(name), name)

    def rows(self) -> tuple[Row, ...]:
        return tuple(entry.row(key) for key, entry in self._entries.items())

    def all_notes(self) -> tuple[str, ...]:
        return tuple(
            f"{reason[0].upper()}{reason[1:]}: {', '.join(places)}."
            for reason, places in self.notes.items()
            if places
        )

    def add(self, line: Line) -> None:
        """One app on one store or site, or an entity that declares none."""
        self.linked += is_link(line.cells["link"])
        entity = firm(line.cells["entity"])
        key = normalise.company(entity.name)
        if not key:
            raise Refused(f"{line.where}: the entity's name is empty. Check the document.")
        lender = self._entry(key, entity, LENDER)
        lender.printed[PRINTED["type"]][_entity_type(line)] = None
        if entity.name != clean(line.cells["entity"]):
            lender.printed[PRINTED["entity"]][line.cells["entity"]] = None
        self._add_website(lender, line)
        whose = owner(line.cells["owner"], entity)
        if not whose:
            self._keep(lender, line, "owner", "nobody is clearly named as the app's owner")
            self._keep(lender, line, "link", "the link of an app without a clear owner")
        elif whose is entity:
            self._add_app(lender, line)
        else:
            normal = comparable(whose.name)
            partner = whose._replace(name=self._spellings.setdefault(normal, whose.name))
            self._add_app(self._entry(f"{key}|{normal}", partner, PARTNER, lender.name), line)

    def _entry(self, key: str, whose: Firm, category: str, named_by: str = "") -> _Entry:
        entry = self._entries.setdefault(key, _Entry(whose.name, category, named_by))
        if whose.former:
            entry.aliases[Alias(text=whose.former, kind="former")] = None
        return entry

    def _add_website(self, lender: _Entry, line: Line) -> None:
        """The entity's site. Some print a partner's: its host must be like the entity's name."""
        found = taken(line.cells.get("website", ""), [lender.name])
        own = [
            channel
            for channel in found.channels
            if channel.type is ChannelType.host and alike(channel.value, [lender.name])
        ]
        lender.channels.update(dict.fromkeys(own))
        if found.rest or len(own) < len(found.channels):
            self._keep(lender, line, "website", "no site that is clearly the entity's")

    def _add_app(self, entry: _Entry, line: Line) -> None:
        app, platform, link = (line.cells[column] for column in ("app", "platform", "link"))
        called = brands(app)
        entry.aliases |= {Alias(text=name, kind="brand"): None for name in called}
        if not called:
            self._keep(entry, line, "app", "the app has no name of its own")
        firms = [app, entry.name, entry.named_by]
        beside, linked = taken(platform, firms), taken(link, firms)
        if beside.rest and re.search(r"://|www\.", platform):
            self._keep(entry, line, "platform", "the address beside the store is unclear")
        if link == LEFT_OUT:
            self.notes["what is given for a link is none and was left out"].append(line.where)
        if linked.rest:
            self._keep(entry, line, "link", "no app or site that the link clearly leads to")
        channels = (*beside.channels, *linked.channels)
        self._check_package(line, channels)
        entry.channels.update(dict.fromkeys(channels))

    def _check_package(self, line: Line, channels: tuple[Channel, ...]) -> None:
        """A copy's package is that of the link, else the columns do not belong together."""
        package = line.cells.get("package", "")
        linked = {c.value for c in channels if c.type is ChannelType.app and "." in c.value}
        if not package or package in linked:
            return
        if linked or normalise.app_link(f"market://details?id={package}") != package:
            raise Refused(
                f"{line.where}: “{package[:60]}” is not the package in the link "
                f"“{line.cells['link'][:120]}”. A column may be shifted; look at the source."
            )
        self.notes["the link does not show the package that the copy gives"].append(line.where)

    def _keep(self, entry: _Entry, line: Line, column: str, reason: str) -> None:
        """Keep a cell as it is printed, and note once why nothing was taken from it."""
        text, kept = line.cells[column], entry.printed[PRINTED[column]]
        if text and text not in kept:
            kept[text] = None
            self.notes[reason].append(line.where)


def _entity_type(line: Line) -> str:
    """The entity's type, which must be that of a lender; a copy may leave the types out."""
    text = line.cells.get("type", "")
    if "type" in line.cells and CATEGORIES.get(text) != LENDER:
        raise Refused(
            f"{line.where}: the entity type “{text[:60]}” is unknown. Find out whether such "
            "entities lend to persons, then add it to [categories] in in_rbi_dla/register.toml."
        )
    return text
