/** Questions by phone: a lender's or a collector's number, or that of an official office. */

import { nothing } from "./answers.js";
import { byChannel, common, valuesContext } from "./lookup.js";
import { isOfChina } from "../names/phone.js";
import { QUIET } from "../verdict/decide.js";
import { wordsFor } from "../verdict/sentence-values.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("./by-name.js").Asked} Asked */

/** @param {Rows} rows @param {string} text @param {string} normal @returns {Promise<Asked>} */
export async function askPhone(rows, text, normal) {
  const query = { text, type: "phone", normal };
  const found = await byChannel(rows, "phone", normal);
  const isAbroad = found && QUIET.includes(found.verdict) && found.lender?.country !== "CN";
  if (found && !(isAbroad && isOfChina(text, (await common(rows)).tables.fold))) {
    return { answer: { ...found, query }, words: wordsFor(found, await valuesContext(rows)) };
  }
  const door = await doorAt(rows, normal);
  const answer = { ...nothing(await common(rows), normal, door ? "door" : "phone"), query };
  return { answer, words: door ? { number: normal, door: door.title } : {} };
}

/**
 * The door with this number: who is asked, never who calls.
 *
 * @param {Rows} rows
 * @param {string} number
 * @returns {Promise<import("../checklists/checklist.js").Door | undefined>}
 */
export async function doorAt(rows, number) {
  const { doors } = (await rows.one("meta", "help")) ?? {};
  return doors?.find((/** @type {import("../checklists/checklist.js").Door} */ door) => door.phone === number);
}
