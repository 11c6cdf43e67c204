"""The answers about checklists, laws and doors: in one language, as things stand on one day."""

from __future__ import annotations

from datetime import date as Day

from xiancha.content import published_models as published
from xiancha.content.published_models import Door
from xiancha.content.review import Reason, State
from xiancha.lookup.answer import Head
from xiancha.model import Model
from xiancha.web.operation import Lang


class Asked(Head):
    """The edition, and the day and the language that the answer is for."""

    on: Day
    lang: Lang


class Wait(Model):
    """Why an item waits for review, and the day that makes it wait."""

    reason: Reason
    date: Day


class Item(published.Item[str]):
    """One thing to do, why, how, and the rules it rests on; empty `waits` where it is in order."""

    waits: tuple[Wait, ...]


class ChecklistSummary(published.Summary[str]):
    """A checklist without its items; `waits` where one of them does."""

    waits: bool


class ChecklistList(Asked):
    """All checklists, in the order in which they are shown."""

    checklists: tuple[ChecklistSummary, ...]


class Checklist(published.Checklist[str], Asked):
    """One checklist with rules and doors in full; `first` is whom to call at once."""

    items: tuple[Item, ...]


class Article(published.Article[str]):
    """One article of a law, or one named part of it; `draft` is no rule at all."""

    state: State


class Law(published.Law[str]):
    """A law, a rule, a standard or a guideline, with the articles that are cited."""

    articles: tuple[Article, ...]


class LawList(Asked):
    """All laws and rules that are cited."""

    laws: tuple[Law, ...]


class OneLaw(Law, Asked):
    """One law with its articles."""


class DoorList(Asked):
    """Where to get help and where to complain."""

    doors: tuple[Door[str], ...]
