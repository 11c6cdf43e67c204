/** Settings, the data in hand, exceptions, and taking all of it along or away. */

import { chosen, speak } from "../browser/language.js";
import { whenLocalChanges } from "../browser/local-store.js";
import { tagOf } from "../core/i18n.js";
import { queues } from "../core/util/queue.js";
import { make } from "./dom.js";
import { entitle } from "./header.js";
import { erasePart, exportPart, importPart } from "./options-carry.js";
import { dataPart } from "./options-data.js";
import { exceptionsPart } from "./options-exceptions.js";
import { serverPart } from "./options-server.js";
import { accessPart, countriesPart, remindersPart } from "./settings-parts.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/** @typedef {(context: Speaking) => Promise<(Node | string | null | false | undefined)[]>} Build */

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
/** The address of a server that an imported file named: its fingerprint is still to be typed. */
let proposed = "";

/** The sections, in their order. @type {Record<string, Build>} */
const SECTIONS = {
  general: async (context) => [await countriesPart(context), await remindersPart(context)],
  access: (context) => accessPart(context, () => redraw("access")),
  data: (context) => dataPart(context, () => redraw("data", "server")),
  exceptions: (context) => exceptionsPart(context, () => redraw("exceptions")),
  server: (context) => serverPart(context, { proposed, changed: () => ((proposed = ""), redraw("server", "data")) }),
  carry: async (context) => [...exportPart(context), importPart(context, imported)],
  erase: async (context) => [await erasePart(context, erased)],
};

/** One drawing at a time. */
const DRAWING = "drawing";
const inTurn = queues();

/**
 * Everything in another language. What is drawn in it already stays, with what is typed and said there: the browser
 * may tell of a choice late.
 */
function inLanguage() {
  return inTurn(DRAWING, async () => {
    if (tagOf(await chosen()) !== document.documentElement.lang) await drawAll();
  });
}

function all() {
  return inTurn(DRAWING, drawAll);
}

async function drawAll() {
  const context = await speak();
  const { say } = context;
  const focused = document.activeElement?.id;
  const sections = await Promise.all(Object.keys(SECTIONS).map((name) => section(name, context)));
  entitle(context, say("options_title"), () => undefined);
  main.replaceChildren(
    make("header", {}, [
      make("h1", {}, [say("options_title")]),
      make("p", { class: "small" }, [say("options_note")]),
      make("p", { id: "said", role: "status" }),
    ]),
    ...sections,
    make("nav", { "aria-label": say("options_more") }, [
      make("ul", {}, [make("li", {}, [make("a", { href: "welcome.html" }, [say("options_welcome")])])]),
    ]),
  );
  if (focused) document.getElementById(focused)?.focus();
}

/**
 * Only these sections anew, where they differ; what is typed elsewhere stays, and so does the focus.
 *
 * @param {string[]} names
 */
function redraw(...names) {
  return inTurn(DRAWING, () => draw(names, () => true));
}

/** The same because something changed meanwhile: what is being typed stays. @param {string[]} names */
function follow(...names) {
  return inTurn(DRAWING, () => draw(names, (name) => name !== "server" || !isTyped()));
}

/** @param {string[]} names @param {(name: string) => boolean} may */
async function draw(names, may) {
  const context = await speak();
  for (const name of names) {
    const made = await section(name, context);
    const old = document.getElementById(name);
    if (!old || !may(name) || old.isEqualNode(made)) continue;
    const focused = old.contains(document.activeElement) ? document.activeElement?.id : undefined;
    old.replaceWith(made);
    if (focused !== undefined) (document.getElementById(focused || name) ?? made).focus();
  }
}

/** @param {string} name @param {Speaking} context */
async function section(name, context) {
  const title = make("h2", { id: `${name}-title` }, [context.say(`options_${name}`)]);
  const made = make("section", { id: name, "aria-labelledby": title.id }, [title, ...(await SECTIONS[name](context))]);
  made.tabIndex = -1;
  return made;
}

/** @param {string} address */
async function imported(address) {
  proposed = address;
  await all();
  await tell(address ? "settings_imported_server" : "settings_imported");
  document.getElementById(address ? "server-fingerprint" : "said")?.focus();
}

async function erased() {
  proposed = "";
  await all();
  await tell("erase_done");
}

/** @param {string} key */
async function tell(key) {
  const said = /** @type {HTMLElement} */ (document.getElementById("said"));
  said.tabIndex = -1;
  said.className = "note";
  said.textContent = (await speak()).say(key);
  said.scrollIntoView();
  said.focus();
}

/** Is something typed about another server, and not yet used? */
function isTyped() {
  return [...document.querySelectorAll("#server input")].some(
    (one) => /** @type {HTMLInputElement} */ (one).value !== "",
  );
}

whenLocalChanges((keys) => {
  if (keys.includes("language")) void inLanguage();
  if (keys.includes("edition") || keys.includes("refused")) void follow("data", "server");
  if (keys.includes("pauses")) void redraw("exceptions");
});
chrome.permissions.onAdded.addListener(() => void redraw("access"));
chrome.permissions.onRemoved.addListener(() => void redraw("access"));
void all();
