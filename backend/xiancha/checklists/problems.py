"""What maintainers are told about their files: the same words in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pydantic_core import PydanticCustomError


class Said(str):
    """Words in English that carry the same in Chinese."""

    __slots__ = ("zh",)
    zh: str

    def __new__(cls, en: str, zh: str) -> Said:
        said = super().__new__(cls, en)
        said.zh = zh
        return said


def in_language(text: str, language: str) -> str:
    """The words in this language; text without translation, such as YAML, as it is."""
    return text.zh if language.startswith("zh") and isinstance(text, Said) else str(text)


class Problem(NamedTuple):
    """What is wrong where, and what to write instead; `instead` is advice where it is `Said`."""

    file: str
    line: int
    what: str
    instead: str

    def __str__(self) -> str:
        return self.told("en")

    def told(self, language: str) -> str:
        """One line for a maintainer."""
        what, instead = (in_language(each, language) for each in (self.what, self.instead))
        advice = isinstance(self.instead, Said)
        if language.startswith("zh"):
            lead = "请" if advice else "改成："
            return f"{self.file} 第{self.line}行：{what}。{lead}{instead}"
        lead = "Do this" if advice else "Write instead"
        return f"{self.file}:{self.line}: {what}. {lead}: {instead}"


class ContentError(ValueError):
    """The content cannot be used; says every problem on a line of its own."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(self.told("en"))

    def told(self, language: str) -> str:
        return "\n".join(problem.told(language) for problem in self.problems)


def wrong(what: Said, instead: str, *at: str) -> PydanticCustomError:
    """What a maintainer is told; `at` leads from the model to the place, where it is deeper."""
    return PydanticCustomError("content", "{what}", {"what": what, "instead": instead, "at": at})


def one_of(known: Iterable[str]) -> Said:
    """Advice to choose among these."""
    names = list(known)
    return Said(f"write one of {', '.join(names)}", f"写其中一个：{'、'.join(names)}")
