"""The commands `xiancha situations check|try`: what a new sentence teaches, and why."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xiancha import paths
from xiancha.commands.terminal import err, language, out
from xiancha.content.load import load
from xiancha.content.problems import ContentError, Message, in_language
from xiancha.content.said import said_in
from xiancha.content.situation_models import FOLDER, NONE
from xiancha.normalise.shared_words import shared_table

if TYPE_CHECKING:
    from xiancha.situations.compare import LeftOut

app = typer.Typer(help="What people say, and what it is taken for.", no_args_is_help=True)
Lang = Annotated[str, typer.Option(help="zh-CN, zh-TW, en or id.")]
_SHOWN, _SPOKEN = 5, 12


@app.callback()
def situations() -> None:
    """Situations: each is taught by the sentences of its file in checklists/situations."""


@app.command()
def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SITUATION]…", help="Judge all sentences of these instead."),
    ] = None,
    since: Annotated[str, typer.Option(help="New is what this commit lacks.")] = "HEAD",
    lang: Lang = "zh-CN",
) -> None:
    """Tell what each new sentence was taken for, what is like it, and which other texts fell."""
    from xiancha.situations import compare  # loads numpy, which no other command needs

    chosen = language(lang)
    say = _Sayer(chosen)
    try:
        now = load(paths.checklists()).help.examples()
        if unknown := [one for one in names or () if one not in now]:
            _refuse(f"there is no situation {unknown[0]}", f"没有 {unknown[0]} 这种处境", chosen)
        for name in names or ():
            _tell(compare.in_turn(now, name), say)
        if names:
            return
        added = compare.new(now, _before(since, chosen))
    except ContentError as error:
        err.print(error.told(chosen), markup=False)
        raise typer.Exit(1) from None
    if not added:
        say(f"no sentence is new since {since}", f"{since} 以来没有新的句子")
        return
    _tell(compare.left_out(now, added), say)
    if held := _held():
        before = compare.taken_for(compare.table(compare.without(now, {*added})), held)
        after = compare.taken_for(compare.table(now), held)
        _compared(held, before, after, say)


@app.command("try")
def attempt(
    text: Annotated[str, typer.Argument(help="What somebody says, in quotes.")],
    lang: Lang = "zh-CN",
) -> None:
    """Tell which situations a text is likeliest of, and what in it speaks for and against them."""
    from xiancha.situations import compare, score
    from xiancha.situations.examples import cut

    say = _Sayer(language(lang))
    try:
        taught = compare.table(load(paths.checklists()).help.examples())
    except ContentError as error:
        err.print(error.told(say.language), markup=False)
        raise typer.Exit(1) from None
    folded = cut(text)
    say(f"read as: {folded}", f"读作：{folded}")
    ranked = score.scores(folded, taught)
    say(*_decided(ranked))
    for id, points in ranked[:_SHOWN]:
        spoken = score.spoke(folded, taught, id)[:_SPOKEN]
        told = "  ".join(f"{gram} {said:+.2f}" for gram, said in spoken)
        out.print(f"{id:13} {points:+.2f}   {told}", markup=False, soft_wrap=True)


def _decided(ranked: Sequence[tuple[str, float]]) -> tuple[str, str]:
    """What the reader of a sentence is shown, in English and Chinese."""
    limits = shared_table("read/situation-limits.js")
    points = dict(ranked)
    none = points.pop(NONE)
    (first, most), (_, next_), *_ = points.items()
    if none - most > limits["quiet"]:
        return "shown: no card, only what is looked up", "显示：没有卡片，只查名字"
    if most - max(none - limits["lowered"], next_) > limits["sure"]:
        return f"shown: the card of {first}", f"显示：{first} 的卡片"
    likely = ", ".join([*points][:3])
    return (
        f"shown: which of these is it? {likely}: {first} is less than {limits['sure']} ahead",
        f"显示：是哪一种？{likely}：{first} 领先不到 {limits['sure']}",
    )


class _Sayer:
    """Prints in the language that was chosen."""

    def __init__(self, chosen: str) -> None:
        self.language = chosen

    def __call__(self, en: str, zh: str) -> None:
        out.print(in_language(Message(en, zh), self.language), markup=False, soft_wrap=True)


def _tell(judged: Iterable[LeftOut], say: _Sayer) -> None:
    counted = right = 0
    for one in judged:
        counted, right = counted + 1, right + (one.place == 1)
        say(f"{one.situation}: {one.text}", f"{one.situation}：{one.text}")
        if one.place == 1:
            say("  without it: taken rightly already", "  没有这句时：已经认对了")
        else:
            say(
                f"  without it: taken for {one.taken_for}; {one.situation} came {one.place}.",
                f"  没有这句时：当成 {one.taken_for}；{one.situation} 排第{one.place}",
            )
        for id, near in one.near:
            say(f"  like it, in {id}: {near}", f"  和它像的，在 {id}：{near}")
    say(
        f"{right} of {counted} sentences were taken rightly without themselves",
        f"{counted}句里有{right}句，没有它自己也能认对",
    )


def _compared(
    held: Mapping[str, Sequence[str]],
    before: Mapping[str, str],
    after: Mapping[str, str],
    say: _Sayer,
) -> None:
    was = {text for text, right in held.items() if before[text] in right}
    now = {text for text, right in held.items() if after[text] in right}
    for text in held:
        if text in was - now:
            say(
                f"fell: {text}\n  now taken for {after[text]}: reword or remove what you added",
                f"认错了：{text}\n  现在当成 {after[text]}：改写或删去你加的句子",
            )
        if text in now - was:
            say(f"rose: {text}", f"认对了：{text}")
    fell, rose = len(was - now), len(now - was)
    say(
        f"of {len(held)} texts that teach nothing {len(was)} were taken rightly, now {len(now)}: "
        f"{fell} fell, {rose} rose",
        f"{len(held)}句不参加学习的话里，原来认对{len(was)}句，现在{len(now)}句："
        f"{fell}句认错了，{rose}句认对了",
    )


def _before(since: str, chosen: str) -> dict[str, tuple[str, ...]]:
    """The sentences of a commit."""
    folder = paths.checklists()
    named = _git(folder, chosen, "ls-tree", "--name-only", since, f"{FOLDER}/").split()
    texts = {Path(name).stem: _git(folder, chosen, "show", f"{since}:./{name}") for name in named}
    return said_in({id: text for id, text in texts.items() if "\nsays:" in f"\n{text}"})


def _git(folder: Path, chosen: str, *arguments: str) -> str:
    try:
        command = ["git", "-C", str(folder), *arguments]
        ran = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as error:
        why = (getattr(error, "stderr", "") or str(error)).strip().splitlines()[-1]
        _refuse(
            f"git does not tell what is new ({why}). Name situations instead, such as: "
            "xiancha situations check fee",
            f"git 说不出哪些句子是新的（{why}）。可以指定处境：xiancha situations check fee",
            chosen,
        )
    return ran.stdout


def _held() -> dict[str, Sequence[str]]:
    """The texts that teach nothing, with their situations; none outside a checkout."""
    file = paths.checklists().parent / "tests/cases/held-situations.json"
    if not file.exists():
        return {}
    labels: dict[str, Sequence[str]] = json.loads(file.read_text("utf-8"))["labels"]
    return labels


def _refuse(en: str, zh: str, chosen: str) -> None:
    err.print(f"xiancha: {in_language(Message(en, zh), chosen)}", markup=False, soft_wrap=True)
    raise typer.Exit(1)
