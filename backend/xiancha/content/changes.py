"""What reads differently on another day than today: rules, caps and reviews. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from xiancha.content import review
from xiancha.content.caps import Cap
from xiancha.content.check_dates import unreviewed
from xiancha.content.content import Content
from xiancha.content.content_models import Cite
from xiancha.content.problems import Message, in_language

_CAP = {
    "holds": Message("holds that day", "这一天适用"),
    "unknown": Message("is not known to hold that day", "这一天适不适用，我们不知道"),
    "ended": Message("does not hold that day", "这一天不适用"),
}


class Change(NamedTuple):
    """One difference, and the pages and files in which it shows."""

    what: Message
    places: tuple[str, ...] = ()

    def told(self, language: str) -> str:
        what = in_language(self.what, language)
        return f"{what} [{', '.join(self.places)}]" if self.places else what


def changes(content: Content, today: date, on: date) -> list[Change]:
    """What differs on that day, which may lie before today: rules, then caps, then reviews."""
    return [
        *_rules(content, today, on),
        *_caps(content, today, on),
        *_reviews(content, today, on),
    ]


def _rules(content: Content, today: date, on: date) -> Iterator[Change]:
    for name, law in content.laws.items():
        for key in law.articles:
            cite = Cite.model_validate(f"{name}/{key}")
            then = _state(content, cite, on)
            if then != _state(content, cite, today):
                yield Change(_said(content, cite, then, on), _places(content, cite))


def _state(content: Content, cite: Cite, on: date) -> str:
    ended = content.replaced_on(cite)
    article = {
        "in_force": content.article(cite).in_force.isoformat(),
        "replaced_on": ended.isoformat() if ended else "",
    }
    return review.state(article, content.laws[cite.law].rank, on)


def _said(content: Content, cite: Cite, state: str, on: date) -> Message:
    article, label = content.article(cite), content.label(cite)
    if state == "not_yet":
        before = content.before(cite, on)
        old = content.label(Cite.model_validate(before)) if before else ""
        return Message(
            f"{label} is not in force yet, only from {article.in_force}"
            + (f"; {old} stands" if old else ""),
            f"{label}还没有生效，{article.in_force}起才生效" + (f"；有效的是{old}" if old else ""),
        )
    if state == "replaced" and article.replaced_by:
        newer, since = content.label(article.replaced_by), content.replaced_on(cite)
        return Message(
            f"{label} is replaced by {newer} since {since}; what cites it waits for review",
            f"{label}从{since}起由{newer}取代，引用它的显示“待复核”",
        )
    return Message(f"{label} is in force", f"{label}有效")


def _places(content: Content, cite: Cite) -> tuple[str, ...]:
    found = []
    for source, at, each in content.cited():
        name = source.name.removesuffix(".yml")
        if each == cite and at[-1] != "replaced_by":
            checklist = content.checklists.get(name)
            item = checklist.items[int(at[1])].id if checklist else ""
            found.append(f"{name} {item}".strip())
    return tuple(dict.fromkeys(found))


def _caps(content: Content, today: date, on: date) -> Iterator[Change]:
    for cap in content.help.caps.caps if content.help.caps else ():
        if (then := _holds(cap, on)) != _holds(cap, today):
            most = f"{cap.annual:.0%}" if cap.annual else f"{cap.lpr_times} × LPR"
            until = f" – {cap.ends_on}" if cap.ends_on else " –"
            said, lenders = _CAP[then], ", ".join(cap.lenders)
            yield Change(
                Message(
                    f"cap {most} for {lenders} ({cap.since}{until}) {said}",
                    f"上限 {most}（{lenders}，{cap.since}{until}）{said.zh}",
                ),
                (f"caps {cap.id}",),
            )


def _holds(cap: Cap, on: date) -> str:
    if on < cap.since and cap.known_from:
        return "unknown"
    return "holds" if cap.since <= on and (not cap.ends_on or on <= cap.ends_on) else "ended"


def _reviews(content: Content, today: date, on: date) -> Iterator[Change]:
    already = {(each.file, each.line) for each in unreviewed(content, today)}
    late = [each for each in unreviewed(content, on) if (each.file, each.line) not in already]
    for file, count in Counter(each.file for each in late).items():
        yield Change(
            Message(f"{count} to review", f"{count}处待复核"), (file.removesuffix(".yml"),)
        )
