"""Days off and days worked, year by year, as each year's notice says: `holidays/cn.yml`.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from xiancha.content.content_models import Day, Known, Link, OrBlank, Site, Words
from xiancha.content.problems import Message, wrong
from xiancha.model import Model

_LONGEST = 15
_SATURDAY = 5


def _year(value: object) -> int:
    if not re.fullmatch(r"20[0-9]{2}", str(value)):
        what = Message(f"“{value}” is no year", f"“{value}” 不是年份的写法")
        raise wrong(what, Message("write it like 2026", "写成 2026 这样"))
    return int(str(value))


class DaysOff(Model):
    """Days off in a row, the first and the last of them included."""

    first: Day
    last: Day

    def days(self) -> Iterator[date]:
        """Each of them."""
        for n in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=n)


class HolidayYear(Model):
    """The notice of one year: its days off, and the Saturdays and Sundays that are worked.

    `official` is where it is published and where we could not open it; `source` what was read.
    """

    year: Annotated[int, BeforeValidator(_year)]
    title: Words
    number: Annotated[Words | None, OrBlank] = None
    published_on: Day
    official: Annotated[Site | None, OrBlank] = None
    source: Link
    checked_on: Day
    known: Known
    days_off: Annotated[tuple[DaysOff, ...], Field(min_length=1)]
    days_worked: tuple[Day, ...] = ()

    @model_validator(mode="after")
    def in_order(self) -> HolidayYear:
        for each in self.days_off:
            if not 0 <= (each.last - each.first).days < _LONGEST:
                what = Message(
                    f"{each.first} to {each.last} is no holiday",
                    f"{each.first}到{each.last}，不像一个假期",
                )
                advice = Message("mend first: or last:", "改对 first: 或 last:")
                raise wrong(what, advice, "days_off")
        off = {day for each in self.days_off for day in each.days()}
        if strays := [day for day in (*off, *self.days_worked) if not self._near(day)]:
            what = Message(
                f"{min(strays)} is not of {self.year}", f"{min(strays)}不在{self.year}年"
            )
            raise wrong(what, Message("write the year of the notice", "写通知里的年份"))
        for day in self.days_worked:
            if day in off or day.weekday() < _SATURDAY:
                what = Message(
                    f"{day} is a day off, or no Saturday or Sunday",
                    f"{day}是放假的日子，或者不是周六、周日",
                )
                advice = Message(
                    "list the Saturdays and Sundays that the notice says are worked",
                    "只写通知里说要上班的周六、周日",
                )
                raise wrong(what, advice, "days_worked")
        return self

    def _near(self, day: date) -> bool:
        """Of the year itself, or of the December before it."""
        return day.year == self.year or (day.year, day.month) == (self.year - 1, 12)


class Holidays(Model):
    """The years whose notice was read; of others nothing is known."""

    years: Annotated[tuple[HolidayYear, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def once(self) -> Holidays:
        years = [each.year for each in self.years]
        if years != sorted(set(years)):
            what = Message("the years stand in order, each once", "年份按先后排，每年一条")
            raise wrong(what, Message("put them in order", "按先后排好"), "years")
        return self


HOLIDAY_MODELS = (Holidays, HolidayYear, DaysOff)


def published_holidays(held: Holidays | None) -> list[dict[str, Any]]:
    """What an edition carries: of each year its notice, and every day off and day worked."""
    return [
        {
            **each.model_dump(mode="json", exclude={"days_off"}),
            "days_off": [day.isoformat() for some in each.days_off for day in some.days()],
        }
        for each in (held.years if held else ())
    ]
