"""Modules in our one plain way become few scripts; whatever else is refused by name."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from xiancha.app_build.bundle import EARLY, LATE, Pack
from xiancha.app_build.minify import smaller_script
from xiancha.app_build.parse_modules import Module, NotPlain, check, in_order, read

TEXTS = {
    "pages/one.js": """import { say as speak } from "../core/say.js";
/** Says it. */
const word = speak("one"); // a comment
window.one = word;
""",
    "pages/two.js": """import {
  say,
} from "../core/say.js";
const later = () => import("../core/late.js");
const here = () => import("../core/names.js");
window.two = [say("two"), later, here];
""",
    "core/say.js": """import { NAMES } from "./names.js";
export function say(name) {
  return NAMES[name];
}
export const spare = "say";
""",
    "core/names.js": "export const NAMES = { one: `一\\n`, two: `二\\n` };\n",
    "core/late.js": """import { tail } from "./tail.js";
const verify = tail();
export { verify };
""",
    "core/tail.js": 'export const tail = () => "tail";\n',
    "pages/three.js": """import { say } from "../core/say.js";
import { tail } from "../core/tail.js";
window.three = [say("one"), tail()];
""",
}


def modules() -> dict[str, Module]:
    return {path: read(path, text, lambda found: found) for path, text in TEXTS.items()}


def test_what_a_module_imports_and_exports() -> None:
    found = modules()
    assert found["pages/one.js"].imports == (("core/say.js", (("say", "speak"),)),)
    assert found["core/say.js"].exports == ("say", "spare")
    assert found["core/late.js"].exports == ("verify",)
    assert found["pages/two.js"].later == ("core/late.js", "core/names.js")
    assert "comment" not in found["pages/one.js"].code
    assert "一\\n" in found["core/names.js"].code


@pytest.mark.parametrize(
    "text",
    [
        'import say from "./say.js";\n',
        'import * as say from "./say.js";\n',
        'import "./say.js";\n',
        "export default 1;\n",
        "export let one = 1;\n",
        'export { say } from "./say.js";\n',
        'import { a as "b c" } from "./say.js";\n',
    ],
)
def test_another_way_is_refused_by_name(text: str) -> None:
    with pytest.raises(NotPlain, match=r"core/x\.js"):
        read("core/x.js", text, lambda found: found)


def test_a_name_that_the_other_does_not_export_is_refused() -> None:
    found = modules()
    check(found)
    found["core/names.js"] = read("core/names.js", "export const OTHER = 1;\n", lambda path: path)
    with pytest.raises(NotPlain, match=r"core/say\.js imports NAMES"):
        check(found)


def test_each_stands_behind_what_it_needs_and_a_circle_is_refused() -> None:
    found = modules()
    assert in_order(found, "pages/one.js") == ["core/names.js", "core/say.js", "pages/one.js"]
    found["core/names.js"] = read(
        "core/names.js", 'import { say } from "./say.js";\n', lambda path: path
    )
    with pytest.raises(NotPlain, match="circle"):
        in_order(found, "pages/one.js")


def packed() -> Pack:
    pages = ["pages/one.js", "pages/two.js", "pages/three.js"]
    pack = Pack(modules(), pages, [], ["core/late.js"], first="pages/one.js")
    pack.called |= {EARLY: "early-1.js", LATE: "late-1.js", "core/late.js": "late.js"}
    return pack


def test_what_two_pages_need_is_shared_and_stands_once() -> None:
    pack = packed()
    one, two, three = (pack.page(f"pages/{name}.js") for name in ("one", "two", "three"))
    assert "一" in pack.shared(EARLY)
    assert "一" not in pack.shared(LATE) + one + two + three
    assert 'from"./early-1.js"' in one
    assert "late-1.js" not in one
    assert "tail" in pack.shared(LATE)
    assert 'from"./late-1.js"' in three


def test_what_comes_later_is_asked_for_with_what_it_needs() -> None:
    pack = packed()
    assert '(import("./late-1.js"),import("./late.js"))' in pack.page("pages/two.js")
    later = pack.apart("core/late.js")
    assert later.endswith("export{verify}")
    assert 'from"./late-1.js"' in later
    assert "tail" not in later


def test_what_comes_of_it_runs(tmp_path: Path) -> None:
    pack = packed()
    made = {pack.called[one]: pack.shared(one) for one in (EARLY, LATE)}
    made |= {"late.js": pack.apart("core/late.js"), "package.json": '{"type":"module"}'}
    made["main.js"] = "globalThis.window = globalThis;\n" + pack.page("pages/two.js")
    made["main.js"] += "\nconsole.log(window.two[0], (await window.two[1]()).verify,"
    made["main.js"] += " (await window.two[2]()).NAMES.two.length);\n"
    for name, text in made.items():
        (tmp_path / name).write_text(text, "utf-8")
    said = subprocess.run(["node", str(tmp_path / "main.js")], capture_output=True, text=True)
    assert said.stdout == "二\n tail 2\n"


def test_a_script_that_runs_alone_imports_nothing() -> None:
    alone = Pack(modules(), [], ["pages/one.js"], [], first="pages/one.js").alone("pages/one.js")
    assert alone.startswith('"use strict";')
    assert "import" not in alone
    assert "export" not in alone


def test_names_of_its_own_are_shortened_and_words_stay() -> None:
    made = smaller_script("const f = (lender) => ({ lender: `借${lender}` });\nexport { f };")
    assert made == "const f=e=>({lender:`借${e}`});export{f}"
