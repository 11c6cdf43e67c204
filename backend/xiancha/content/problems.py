"""What is wrong in the files of maintainers, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic_core import PydanticCustomError


@dataclass(frozen=True)
class Message:
    """Words for a maintainer in English and in Chinese."""

    en: str
    zh: str

    def __str__(self) -> str:
        return self.en

    def in_language(self, language: str) -> str:
        return self.zh if language.startswith("zh") else self.en


Instead = Message | str
"""What to do: advice in words, or the very line to write."""


@dataclass(frozen=True)
class Problem:
    """What is wrong where, and what to do about it."""

    file: str
    line: int
    what: Message
    instead: Instead

    def __str__(self) -> str:
        return self.told("en")

    def told(self, language: str) -> str:
        """One line for a maintainer."""
        what, is_advice = self.what.in_language(language), isinstance(self.instead, Message)
        instead = in_language(self.instead, language)
        if language.startswith("zh"):
            lead = "请" if is_advice else "改成："
            return f"{self.file} 第{self.line}行：{what}。{lead}{instead}"
        lead = "Do this" if is_advice else "Write instead"
        return f"{self.file}:{self.line}: {what}. {lead}: {instead}"


def in_language(text: Instead, language: str) -> str:
    """The words in this language; a line of YAML as it is."""
    return text.in_language(language) if isinstance(text, Message) else text


class ContentError(ValueError):
    """The content cannot be used; says every problem on a line of its own."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems), key=lambda one: (one.file, one.line, str(one)))
        super().__init__(self.told("en"))

    def told(self, language: str) -> str:
        return "\n".join(problem.told(language) for problem in self.problems)


def wrong(what: Message, instead: Instead, *at: str) -> PydanticCustomError:
    """A problem of our own for pydantic; `at` leads from the model to a deeper place."""
    return PydanticCustomError("content", "{what}", {"what": what, "instead": instead, "at": at})


def one_of(known: Iterable[str]) -> Message:
    """Advice to choose among these."""
    names = list(known)
    return Message(f"write one of {', '.join(names)}", f"写其中一个：{'、'.join(names)}")
