/** After installation: what it does, what it reads, that nothing leaves, and what will be seen. */

import { speak } from "../browser/language.js";
import { whenLocalChanges } from "../browser/local-store.js";
import { entitle, make } from "./dom.js";
import { demonstration } from "./demonstration.js";
import { accessPart, countriesPart, languagePart } from "./settings-parts.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

/** One thing at a time, the newest last. */
let turn = Promise.resolve();
function render() {
  turn = turn.then(draw, draw);
  return turn;
}

async function draw() {
  const context = await speak();
  const { say } = context;
  const [access, countries] = await Promise.all([accessPart(context, render), countriesPart(context)]);
  const focused = document.activeElement?.id;
  entitle(context, say("welcome_title"));
  main.replaceChildren(
    make("h1", {}, [say("welcome_title")]),
    make("p", { class: "lead" }, [say("welcome_what")]),
    make(
      "ul",
      { class: "facts" },
      ["reads", "leaves", "not"].map((what) =>
        make("li", {}, [make("b", {}, [say(`welcome_${what}_title`)]), " ", say(`welcome_${what}`)]),
      ),
    ),
    make("section", { "aria-labelledby": "access-title", id: "access" }, [
      make("h2", { id: "access-title" }, [say("access_title")]),
      ...access,
    ]),
    make("section", { "aria-labelledby": "yours-title" }, [
      make("h2", { id: "yours-title" }, [say("welcome_yours")]),
      languagePart(context),
      countries,
    ]),
    make("section", { "aria-labelledby": "demo-title", id: "demo" }, [
      make("h2", { id: "demo-title" }, [say("demo_title")]),
      make("p", {}, [say("demo_note")]),
      demonstration(say),
    ]),
    make("nav", { "aria-label": say("welcome_next") }, [
      make("h2", {}, [say("welcome_next")]),
      make("p", {}, [say("welcome_pin")]),
      make(
        "ul",
        {},
        [
          ["checklist.html", "open_checklist"],
          ["planner.html", "planner_title"],
          ["apk.html", "apk_title"],
          ["options.html", "options_title"],
        ].map(([href, key]) => make("li", {}, [make("a", { href }, [say(key)])])),
      ),
    ]),
  );
  if (focused) document.getElementById(focused)?.focus();
}

chrome.permissions.onAdded.addListener(render);
chrome.permissions.onRemoved.addListener(render);
whenLocalChanges((keys) => ["edition", "language"].some((key) => keys.includes(key)) && render());
void render();
