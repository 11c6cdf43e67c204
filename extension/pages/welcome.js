/** After installation: what it does, what it reads, that nothing leaves, and what will be seen. */

import { speak } from "../browser/language.js";
import { whenLocalChanges } from "../browser/local-store.js";
import { folded, make, mark } from "./dom.js";
import { entitle } from "./header.js";
import { demonstration } from "./demonstration.js";
import { accessPart, countriesPart, EVERYWHERE } from "./settings-parts.js";

/** @typedef {import("../core/i18n.js").Say} Say */

const LINES = ["checks", "leaves", "not"];
const NEXT = [
  ["checklist.html", "open_checklist"],
  ["planner.html", "planner_title"],
  ["apk.html", "apk_title"],
  ["options.html", "options_title"],
];
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
  const isAllowed = await chrome.permissions.contains(EVERYWHERE);
  const focused = document.activeElement?.id;
  const open = [...main.querySelectorAll("details[open]")].map(({ id }) => id);
  entitle(context, say("welcome_title"), () => undefined);
  const allowing = make("section", { "aria-labelledby": "access-title", id: "access" }, [
    make("h2", { id: "access-title" }, [say("access_title")]),
    ...access,
  ]);
  main.replaceChildren(
    make("h1", {}, [say("welcome_title")]),
    make("ul", { class: "lines" }, LINES.map((line) => make("li", {}, [say(`welcome_line_${line}`)]))),
    drawnBanner(say),
    make("p", { class: "pin" }, [say("welcome_pin")]),
    ...(isAllowed ? [] : [allowing]),
    folded(say("welcome_more"), [make("p", {}, [say("welcome_what")]), factsPart(say), isAllowed && allowing], "more"),
    folded(say("welcome_yours"), [countries], "yours"),
    folded(say("demo_title"), [make("p", {}, [say("demo_note")]), demonstration(say)], "demo"),
    folded(say("welcome_next"), [nextPart(say)], "next"),
  );
  for (const id of open) /** @type {HTMLDetailsElement} */ (document.getElementById(id)).open = true;
  if (focused) document.getElementById(focused)?.focus();
}

/** @param {Say} say */
function factsPart(say) {
  const facts = ["reads", "leaves", "not"].map((what) =>
    make("li", {}, [make("b", {}, [say(`welcome_${what}_title`)]), " ", say(`welcome_${what}`)]),
  );
  return make("ul", { class: "facts" }, facts);
}

/** @param {Say} say */
function nextPart(say) {
  const links = NEXT.map(([href, key]) => make("li", {}, [make("a", { href }, [say(key)])]));
  return make("nav", { "aria-label": say("welcome_next") }, [make("ul", {}, links)]);
}

/** As it stands on a page of the web: the words are those of the real banner. @param {Say} say */
function drawnBanner(say) {
  const bars = [70, 92, 58].map((width) => make("span", { class: `bar w${width}` }));
  const drawing = make("div", { class: "drawing", "aria-hidden": "true" }, [
    make("span", { class: "address" }, ["jiekuan-demo.example"]),
    make("span", { class: "shown", "data-verdict": "unlisted" }, [mark("unlisted"), say("verdict_unlisted")]),
    ...bars,
  ]);
  return make("figure", {}, [drawing, make("figcaption", { class: "small" }, [say("demo_banner")])]);
}

chrome.permissions.onAdded.addListener(render);
chrome.permissions.onRemoved.addListener(render);
whenLocalChanges((keys) => ["edition", "language"].some((key) => keys.includes(key)) && render());
void render();
