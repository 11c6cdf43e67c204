"""Modules in our one plain way become few scripts; whatever else is refused by name."""

from __future__ import annotations

import pytest

from xiancha.site.modules import Module, NotPlain, check, in_order, read
from xiancha.site.pack import Pack

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
window.two = [say("two"), later];
""",
    "core/say.js": """import { NAMES } from "./names.js";
export function say(name) {
  return NAMES[name];
}
export const spare = "say";
""",
    "core/names.js": "export const NAMES = { one: `一\\n` };\n",
    "core/late.js": "const verify = 1;\nexport { verify };\n",
}


def modules() -> dict[str, Module]:
    return {path: read(path, text, lambda found: found) for path, text in TEXTS.items()}


def test_what_a_module_imports_and_exports() -> None:
    found = modules()
    assert found["pages/one.js"].imports == (("core/say.js", (("say", "speak"),)),)
    assert found["core/say.js"].exports == ("say", "spare")
    assert found["core/late.js"].exports == ("verify",)
    assert found["pages/two.js"].later == ("core/late.js",)
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


def test_what_two_pages_need_is_shared_and_stands_once() -> None:
    pack = Pack(modules(), ["pages/one.js", "pages/two.js"], [], {"core/late.js": "late.js"})
    one, two = (pack.page(f"pages/{name}.js", "shared-1.js") for name in ("one", "two"))
    assert pack.shared().count("spare") == 2  # where it is made, and where it is given
    assert "spare" not in one + two
    assert one.startswith("import{$")
    assert 'from"./shared-1.js"' in one
    assert "{say:speak}" in one
    assert 'import("./late.js")' in two
    assert "verify" not in pack.shared() + one + two
    assert pack.apart("core/late.js").endswith("export{verify};\n")


def test_a_script_that_runs_alone_imports_nothing() -> None:
    alone = Pack(modules(), [], ["pages/one.js"], {}).alone("pages/one.js")
    assert alone.startswith('"use strict";')
    assert "import" not in alone
    assert "export" not in alone
