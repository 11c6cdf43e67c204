"""A module and what it needs become one classic script that does the same."""

from __future__ import annotations

import subprocess

import pytest

from xiancha import paths
from xiancha.app_build.parse_modules import NotPlain
from xiancha.app_build.single_file import one_script

TEXTS = {
    "worker/main.js": """import { say, times as count } from "../core/say.js";
import { NAMES } from "../core/names.js";
/** Says it. */
const name = "one"; // no name of another module's
console.log(say(name), NAMES.two, count());
""",
    "core/say.js": """import { NAMES } from "./names.js";
const name = "other";
let asked = 0;
export function say(which) {
  asked += 1;
  return `${name} ${NAMES[which]}`;
}
export const times = () => asked;
""",
    "core/names.js": 'export const NAMES = { one: "一", two: "二" };\n',
}


def test_one_script_does_what_the_modules_do() -> None:
    made = one_script("worker/main.js", TEXTS.__getitem__)
    said = subprocess.run(["node", "--eval", made], capture_output=True, text=True, check=True)
    assert said.stdout == "other 一 二 1\n"


def test_names_stay_and_each_module_stands_once_under_its_path() -> None:
    made = one_script("worker/main.js", TEXTS.__getitem__)
    assert made.startswith('"use strict";\n// core/names.js\n')
    assert made.count("// core/") == 2
    assert "function say(which)" in made
    assert "Says it" not in made


def test_what_would_be_loaded_later_is_refused() -> None:
    later = TEXTS | {
        "core/names.js": 'export const NAMES = () => import("./tail.js");\n',
        "core/tail.js": "export const TAIL = 1;\n",
    }
    with pytest.raises(NotPlain, match=r"core/names\.js loads core/tail\.js later"):
        one_script("worker/main.js", later.__getitem__)


def test_the_worker_is_such_a_script() -> None:
    top = paths.locales().parent
    made = one_script("worker/main.js", lambda path: (top / path).read_text("utf-8"))
    assert "chrome.runtime.onMessage.addListener" in made
    subprocess.run(["node", "--check", "-"], input=made, text=True, check=True)
