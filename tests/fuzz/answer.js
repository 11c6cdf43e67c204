/**
 * Answers questions with the extension's own modules over an edition, without a browser.
 *
 *     node answer.js FOLDER [LANGUAGE [whole|card [FILES]]] < questions > answers
 *
 * FOLDER: of editions; LANGUAGE: zh_CN, en or another whose edition is read. Each line of the questions is JSON,
 * {"kind": "q", "text": "…"}; `against` is what is retracted: [{what, value, on}]; `here`: the reader's country. Each
 * line of the answers is JSON too: null where there is nothing to ask; `whole`: all of it, `card`: the card alone, else
 * what is compared. FILES: the language whose files of the edition are read, where that is another.
 */
import "fake-indexeddb/auto";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { answerTo, ask } from "../../extension/core/answer/ask.js";
import { chooseChecklist } from "../../extension/core/checklists/checklist.js";
import { countryOf } from "../../extension/core/lookup/country.js";
import { arranged } from "../../extension/core/edition/to-rows.js";
import { corrected } from "../../extension/core/lookup/without-retracted.js";
import { open, write } from "../../extension/core/edition/database.js";
import { speaker, tagOf } from "../../extension/core/i18n.js";
import { verdictCard } from "../../extension/core/verdict/card.js";
import { readContent, saidIn } from "../browser/edition.js";
import { wordsOf } from "../extension/words-of.js";

/** @typedef {import("../../extension/core/edition/database.js").Rows} Rows */

/** @typedef {import("../../extension/core/i18n.js").Language} Language */
const [folder, language = "zh_CN", part, files = language] = /** @type {[string, Language, string, Language]} */ (
  process.argv.slice(2)
);
const catalogue = new URL(`../../extension/_locales/${language}/messages.json`, import.meta.url);
const say = speaker(JSON.parse(await readFile(catalogue, "utf8")), language);
const rows = await heldIn(folder);

/** @type {Record<string, (text: string, rows: Rows, here: string) => ReturnType<typeof ask>>} */
const KINDS = { q: (text, shown, here) => ask(shown, text, { say, language, here }) };

for await (const line of createInterface({ input: process.stdin })) {
  const { kind, text, against = [], here = "" } = JSON.parse(line);
  const shown = corrected(rows, { entries: against, revoked: false });
  const answer = part === "card" ? await cardOf(shown, text) : await KINDS[kind](text, shown, here);
  const shownPart = answer && (part === "card" ? answer : shownOf(/** @type {any} */ (answer)));
  process.stdout.write(`${JSON.stringify(shownPart)}\n`);
}

/** @param {Rows} shown @param {string} text */
async function cardOf(shown, text) {
  const asked = await answerTo(shown, text);
  if (!asked) return null;
  const country = countryOf(asked.answer);
  const list = country && chooseChecklist(await shown.one("meta", "checklists"), country);
  return verdictCard(asked.answer, asked.words, asked.told, { say, language }, list ? list.id : "");
}

/** @param {NonNullable<Awaited<ReturnType<typeof ask>>>} answer */
function shownOf(answer) {
  const says = wordsOf(answer);
  if (part === "whole") return { ...answer, says, ...(answer.also ? { also: { says: wordsOf(answer.also) } } : {}) };
  const { verdict, reason, lender, product, suggestions } = answer;
  const asks = suggestions.map(({ name }) => name);
  return { verdict, reason, lender: lender?.id ?? null, product: product?.name ?? null, asks, says };
}

/**
 * An edition's rows as the worker reads them, held in memory: many questions are asked.
 *
 * @param {string} place
 * @returns {Promise<Rows>}
 */
async function heldIn(place) {
  const content = await readContent(place, [`${tagOf(files)}/`]);
  const at = new Date().toISOString();
  const dates = { published_at: at, expires_at: "9999-12-31T00:00:00Z" };
  const manifest = /** @type {any} */ ({ edition: 1, ...dates, ...content });
  await write("fuzz", arranged(manifest, saidIn(content)));
  const stored = await open("fuzz");
  /** @type {Record<string, Map<string, any>>} */
  const stores = {};
  for (const name of [...stored.db.objectStoreNames]) {
    stores[name] = new Map(await stored.all(/** @type {any} */ (name)));
  }
  const held = {
    many: async (/** @type {string} */ store, /** @type {string[]} */ keys) =>
      store === "alike" ? stored.many(store, keys) : keys.map((key) => stores[store].get(key)),
    all: async (/** @type {string} */ store) => [...stores[store]],
    one: async (/** @type {string} */ store, /** @type {string} */ key) => stores[store].get(key),
  };
  return /** @type {Rows} */ (/** @type {unknown} */ (held));
}
