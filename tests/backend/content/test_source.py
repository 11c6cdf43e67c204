"""Reading what people write in YAML: nothing guessed, every place keeps its line."""

from pathlib import Path

import pytest

from xiancha.content.source import Problem, Source, read

FIELDS = ["title", "text", "en"]


def reading(tmp_path: Path, body: bytes) -> tuple[Source | None, list[Problem]]:
    problems: list[Problem] = []
    (tmp_path / "x.yml").write_bytes(body)
    return read(tmp_path / "x.yml", "x.yml", FIELDS, problems), problems


def test_every_value_stays_the_text_that_was_typed(tmp_path: Path) -> None:
    body = "title: no\ntext: 012\nen: [2026-08-01, null, 1e3]\n16: ''\n"
    source, problems = reading(tmp_path, body.encode())
    assert source
    assert problems == []
    assert source.data == {
        "title": "no",
        "text": "012",
        "en": ["2026-08-01", "null", "1e3"],
        "16": "",
    }


def test_every_place_keeps_its_line(tmp_path: Path) -> None:
    source, _ = reading(tmp_path, b"# note\ntitle:\n  - text: a\n  - text: b\n    en: c\n")
    assert source
    assert source.problem(("title", 1, "en"), "w", "i").line == 5
    assert source.problem(("title", 1, "missing", "deeper"), "w", "i").line == 4
    assert source.problem((), "w", "i") == Problem("x.yml", 2, "w", "i")


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        (b"", 1, "the file is empty"),
        (b"# only a note\n", 1, "the file is empty"),
        (b"title: \xff\n", 1, "the file is not UTF-8"),
        (b"title: [a, b\n", 1, "YAML cannot read this line"),
        (b"title: 'a\n", 1, "a quotation mark is never closed"),
        (b"title: a\n---\ntitle: b\n", 2, "a second document begins"),
        (b"title: @a\n", 1, "YAML cannot read this line"),
        (b"title: \x07\n", 1, "YAML cannot read this ("),
        (b"title: &a [b]\n", 1, "\u201c&a\u201d is not used here"),
        (b"title: *a\n", 1, "\u201c*a\u201d is not used here"),
        (b"text: a\ntext: b\n", 2, "`text` is here twice"),
        (b"title: " + b"[" * 900, 1, "YAML cannot read this (lists in lists"),
        (b"? [a]\n: b\n", 1, "a field needs a name"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, body: bytes, line: int, what: str) -> None:
    source, problems = reading(tmp_path, body)
    assert source is None
    (problem,) = problems
    assert (problem.line, problem.what.en.startswith(what)) == (line, True)


def test_tags_run_nothing(tmp_path: Path) -> None:
    source, _ = reading(tmp_path, b"title: !!python/object/apply:os.system [x]\n")
    assert source
    assert source.data == {"title": ["x"]}


def test_a_byte_order_mark_and_windows_lines_do_no_harm(tmp_path: Path) -> None:
    source, problems = reading(tmp_path, b"\xef\xbb\xbftitle: a\r\ntext: b\r\n")
    assert problems == []
    assert source
    assert source.data == {"title": "a", "text": "b"}
