/** The checklist in the popup: what is done on this site is remembered. */

import { linkTo } from "../browser/page-links.js";
import { chooseChecklist } from "../core/checklists/checklist.js";
import { doneOn, keepDone } from "../browser/progress.js";
import { local, make } from "./dom.js";
import { check } from "./fields.js";

/** @typedef {import("../core/checklists/checklist.js").Checklist} Checklist */

/**
 * @param {{site: string, area: import("../browser/progress.js").Area, lists: Checklist[] | undefined,
 *   country: string}} about
 * @param {import("./verdict-evidence.js").Context} context
 */
export async function checksView({ site, area, lists, country }, { say, language }) {
  const list = chooseChecklist(lists, country);
  if (!list) return null;
  const done = await doneOn(area, site);
  const names = list.items.map(({ id }) => `${list.id}#${id}`);
  const count = make("span", { id: "progress" });
  const bar = Object.assign(document.createElement("progress"), { max: names.length });
  bar.setAttribute("aria-hidden", "true");
  const tell = () => {
    const n = names.filter((name) => done.has(name)).length;
    count.textContent = say("checks_done", { done: n, all: names.length });
    bar.value = n;
  };
  tell();
  const lost = make("p", { class: "mistake", role: "status" });
  const change = async (/** @type {string} */ item, /** @type {boolean} */ isDone) => {
    if (isDone) done.add(item);
    else done.delete(item);
    tell();
    lost.textContent = await keepDone(area, site, done).then(() => "", () => say("app_history_lost"));
  };
  const items = list.items.map((item, at) =>
    itemView(names[at], local(item.text, language), done.has(names[at]), change),
  );
  const whole = { href: linkTo("checklist", `id=${list.id}`), id: "checklist", class: "next" };
  const all = make("a", whole, [say("checks_all")]);
  return make("details", { id: "checks" }, [
    make("summary", {}, [local(list.title, language), " · ", count]),
    bar,
    make("p", { class: "small" }, [say("checks_for", { site })]),
    make("ul", { class: "checks" }, items),
    lost,
    make("p", {}, [all]),
  ]);
}

/**
 * @param {string} name
 * @param {string | Node} text
 * @param {boolean} isDone
 * @param {(item: string, isDone: boolean) => unknown} change
 */
function itemView(name, text, isDone, change) {
  const { box, element } = check(`check-${name}`, isDone, make("span", {}, [text]));
  box.addEventListener("change", () => change(name, box.checked));
  return make("li", {}, [element]);
}
