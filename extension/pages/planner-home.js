/** Where the page lives: among the others of ours, or at /planner of the server. Nothing else of the page knows. */

import { LANGUAGES, meant, speaker, tagOf } from "../core/i18n.js";

/** @typedef {import("../core/i18n.js").Language} Language */
/**
 * @typedef {import("../core/i18n.js").Speaking & {caps: import("./planner-caps.js").Caps | null, cannotPay: string,
 *   languages: Language[]}} Home  `languages`: to change to by the address
 */

/** The words, the caps and the links of this face. @returns {Promise<Home>} */
export async function home() {
  return location.pathname.endsWith("/planner.html") ? besideOthers() : onServer();
}

/** @returns {Promise<Home>} */
async function besideOthers() {
  const [{ rowsFromWorker }, { speak }] = await Promise.all([
    import("../browser/edition-rows.js"),
    import("../browser/language.js"),
  ]);
  const [{ say, language }, rows] = await Promise.all([speak(), rowsFromWorker().catch(() => null)]);
  const help = await rows?.one("meta", "help");
  return { say, language, caps: help?.caps ?? null, cannotPay: "checklist.html?id=cn/cannot-pay", languages: [] };
}

/** @returns {Promise<Home>} */
async function onServer() {
  const asked = new URLSearchParams(location.search).get("lang") ?? navigator.language;
  const language = meant(asked) ?? "zh_CN";
  const [words, caps] = await Promise.all([
    fetched(`/_locales/${language}/messages.json`),
    fetched("/planner/caps.json").catch(() => null),
  ]);
  const cannotPay = `/checklists/cn/cannot-pay?lang=${tagOf(language)}`;
  return { say: speaker(words, language), language, caps, cannotPay, languages: LANGUAGES };
}

/** @param {string} path */
async function fetched(path) {
  const got = await fetch(path);
  if (!got.ok) throw new Error(`${path}: ${got.status}`);
  return got.json();
}
