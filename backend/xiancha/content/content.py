"""All content of the checklists, checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from xiancha.content.articles import Mention
from xiancha.content.content_models import Article, Checklist, Cite, Door, Law
from xiancha.content.help_checks import Help
from xiancha.content.problems import Problem
from xiancha.content.source import At, Source


@dataclass(frozen=True)
class Content:
    """All content, checked: laws by file name, checklists by id (`cn/sued`), doors by id, help."""

    laws: dict[str, Law]
    checklists: dict[str, Checklist]
    doors: dict[str, Door]
    sources: dict[str, Source]
    warnings: tuple[Problem, ...] = ()
    help: Help = field(default_factory=Help)
    mentions: tuple[Mention, ...] = ()

    def cited(self) -> Iterator[tuple[Source, At, Cite]]:
        """Every reference to an article, with its place."""
        for name, checklist in self.checklists.items():
            for i, item in enumerate(checklist.items):
                for j, cite in enumerate(item.cites):
                    yield self.sources[name], ("items", i, "cites", j), cite
        yield from self.help.cited(self.sources)
        for name, law in self.laws.items():
            for key, article in law.articles.items():
                if article.replaced_by:
                    at = ("articles", key, "replaced_by")
                    yield self.sources[f"laws/{name}"], at, article.replaced_by

    def article(self, cite: Cite) -> Article:
        return self.laws[cite.law].articles[cite.article]

    def label(self, cite: Cite) -> str:
        """The whole citation in Chinese, as texts name it."""
        return self.laws[cite.law].label(cite.article)["zh_CN"]

    def before(self, cite: Cite, on: date) -> str:
        """The article in force on this day that the cited one replaces later; empty for none."""
        for name, law in self.laws.items():
            for key, article in law.articles.items():
                if article.replaced_by == cite and article.in_force <= on:
                    return f"{name}/{key}"
        return ""

    def replaced_on(self, cite: Cite) -> date | None:
        """The day from which another article replaces this one."""
        successor = self.article(cite).replaced_by
        return self.article(successor).in_force if successor else None
