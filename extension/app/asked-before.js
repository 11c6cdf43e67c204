/** What was asked before, kept on this phone alone, and only while the person wants it. */

import { readLocal, removeLocal, writeLocal } from "../browser/local-store.js";
import { button, make } from "../pages/dom.js";
import { check } from "../pages/fields.js";

const KEY = "asked_before";
const MOST = 20;
const LONGEST = 200;

/** @returns {Promise<string[] | null>} the newest first; null where nothing is to be kept */
async function kept() {
  return (await readLocal(KEY)) ?? null;
}

/**
 * @param {HTMLElement} place
 * @param {import("../core/i18n.js").Speaking} speaking
 * @param {(text: string) => void} ask
 */
export function askedBefore(place, { say }, ask) {
  const change = async (/** @type {boolean} */ wanted) => {
    const done = await (wanted ? writeLocal({ [KEY]: [] }) : removeLocal([KEY])).then(() => true, () => false);
    await show(done ? "" : say("app_history_failed"));
    document.getElementById("keep-asked")?.focus();
  };
  const show = async (failure = "") => {
    const all = await kept().catch(() => null);
    const { box, element } = check("keep-asked", all !== null, say("app_history"));
    box.addEventListener("change", () => void change(box.checked));
    const rows = (all ?? []).map((text) => make("li", {}, [button("", text, () => ask(text))]));
    const note = make("p", { class: "small" }, [say("app_history_note")]);
    place.replaceChildren(element, note, make("p", { role: "status", class: failure && "note" }, [failure]));
    if (rows.length) place.append(make("ul", { class: "near" }, rows));
    place.hidden = false;
  };
  const keep = async (/** @type {string} */ text) => {
    const all = await kept().catch(() => null);
    const asked = text.trim();
    if (!all || !asked || asked.length > LONGEST) return;
    const now = [asked, ...all.filter((one) => one !== asked)].slice(0, MOST);
    const done = await writeLocal({ [KEY]: now }).then(() => true, () => false);
    await show(done ? "" : say("app_history_lost"));
  };
  return { show, keep };
}
