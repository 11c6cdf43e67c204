/** Ticks on a checklist as it stands on a page, kept on this device, and the bar that says how far one is. */

import { doneOn, keepDone } from "../browser/progress.js";
import { button, make } from "./dom.js";
import { input } from "./fields.js";

/** @typedef {import("../browser/progress.js").Area} Area */
/** @typedef {import("../core/i18n.js").Say} Say */

/** What is ticked on a list's own page belongs to no site and no lender. */
const NOBODY = "";

/**
 * Where the parts of a list are jumped to: a bar that stays in view. `parts`: their titles.
 *
 * @param {(string | Node)[]} parts @param {string} title
 */
export function partsBar(parts, title) {
  const links = parts.map((part, n) => make("a", { href: `#part-${n + 1}` }, [part]));
  return make("nav", { class: "parts", "aria-label": title }, links);
}

/**
 * Gives each item of `.items` its box, and `.parts` the count; an item that is done folds to its title.
 *
 * @param {HTMLElement} main
 * @param {string} list  its id
 * @param {{area: Area, say: Say}} how
 */
export async function tickable(main, list, { area, say }) {
  const done = await doneOn(area, NOBODY).catch(() => new Set());
  const items = [...main.querySelectorAll(".items > li")];
  const nameOf = (/** @type {Element} */ item) => `${list}#${item.id}`;
  const isDone = (/** @type {Element} */ item) => done.has(nameOf(item));
  const count = make("span", { class: "count", "aria-hidden": "true" });
  const told = make("span", { class: "unseen", role: "status" });
  const lost = make("p", { class: "mistake", role: "alert" });
  main.querySelector(".parts")?.append(count, told);
  const tell = () => {
    const n = items.filter(isDone).length;
    count.textContent = `${n}/${items.length}`;
    told.textContent = say("checks_done", { done: n, all: items.length });
    for (const item of items) item.classList.toggle("done", isDone(item));
    for (const link of main.querySelectorAll(".parts a")) link.classList.toggle("done", inPart(link).every(isDone));
  };
  const keep = async () => {
    tell();
    lost.textContent = await keepDone(area, NOBODY, done).then(() => "", () => say("app_history_lost"));
  };
  const boxes = items.map((item) =>
    tickBox(item, isDone(item), (ticked) => {
      if (ticked) done.add(nameOf(item));
      else done.delete(nameOf(item));
      void keep();
    }),
  );
  const clear = () => {
    for (const [n, item] of items.entries()) {
      boxes[n].checked = false;
      done.delete(nameOf(item));
    }
    void keep();
  };
  const kept = main.querySelector(".ticks-kept");
  kept?.replaceChildren(say("checks_kept"), " ", button("untick", say("checks_clear"), clear));
  kept?.after(lost);
  tell();
}

/** The items of the part that a link of the bar leads to. @param {Element} link */
function inPart(link) {
  return [...document.querySelectorAll(`${link.getAttribute("href")} .items > li`)];
}

/** @param {Element} item @param {boolean} checked @param {(ticked: boolean) => unknown} change */
function tickBox(item, checked, change) {
  const title = /** @type {HTMLElement} */ (item.querySelector("h2"));
  title.id = `title-${item.id}`;
  const box = Object.assign(input("checkbox"), { id: `tick-${item.id}`, checked });
  box.setAttribute("aria-labelledby", title.id);
  box.addEventListener("change", () => change(box.checked));
  const head = make("div", { class: "item-head" });
  title.before(head);
  head.append(make("label", { class: "tick" }, [box]), title);
  return box;
}
