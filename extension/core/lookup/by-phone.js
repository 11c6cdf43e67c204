/** Questions by phone: a lender's or a collector's number, or that of an official office. */

import { collectorLists } from "./collector-lists.js";
import { doorAt } from "./doors.js";
import { nothing } from "./empty.js";
import { byChannel, common, valuesContext } from "./lookup.js";
import { NUMBER_WORDS } from "./number-words.js";
import { MOST_NUMBERS } from "./numbers.js";
import { productsOf } from "./products.js";
import { listed } from "../i18n.js";
import { chinesePhones, isLocal } from "../normalise/phone.js";
import { wordsFor } from "../verdict/sentence-values.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("./by-lender.js").Asked} Asked */

/**
 * A call can be forged: a number proves no caller. A number without its country's code is nobody's, but for those of
 * the mainland.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {string} normal
 * @returns {Promise<Asked>}
 */
export async function askPhone(rows, text, normal) {
  const query = { text, type: "phone", normal };
  const found = await byChannel(rows, "phone", normal);
  if (found) return { answer: { ...found, query }, words: wordsFor(found, await valuesContext(rows)) };
  const door = await doorAt(rows, normal);
  const { offices, phones } = await productsOf(rows);
  const owner = door ? undefined : phones.get(normal);
  if (owner) return askReported(rows, query, owner);
  const office = door ? undefined : offices.get(normal);
  const own = office && { own: [{ key: "says_none_office", values: officeWords(normal, office) }] };
  if (!door && !office && isLocal(normal)) return askLocal(rows, query);
  const shared = await common(rows);
  const answer = { ...nothing(shared, normal, door || office ? "door" : "phone"), query };
  const ofDoor = door && {
    own: [{ key: `says_none_door${NUMBER_WORDS.calls_out.includes(normal) ? "_calls" : ""}` }],
  };
  if (door || office) {
    return { answer, words: door ? { number: normal, door: door.title } : {}, told: ofDoor || own };
  }
  return { answer, words: {}, told: { after: [collectorLists(shared)] } };
}

/**
 * The numbers of an edition that this one is with a country's code: one is asked back for.
 *
 * @param {Rows} rows
 * @param {string} local
 * @returns {Promise<string[]>}
 */
export async function withCodes(rows, local) {
  const spelt = NUMBER_WORDS.country_codes.map((code) => `+${code}${local}`);
  const held = await Promise.all(spelt.map((one) => byChannel(rows, "phone", one)));
  return spelt.filter((_, at) => held[at]);
}

/**
 * A number without its country's code is asked back for, and nobody's.
 *
 * @param {Rows} rows
 * @param {import("./lookup.js").Answer["query"]} query
 * @returns {Promise<Asked>}
 */
async function askLocal(rows, query) {
  const meant = await withCodes(rows, query.normal);
  const suggestions = meant.map((name) => ({ name, lender: null }));
  return { answer: { ...nothing(await common(rows), query.normal, "local_phone"), query, suggestions }, words: {} };
}

/** @param {string} number @param {import("../edition/products.js").Office} office */
function officeWords(number, { title, source, as_of: date }) {
  return { number, door: title, publisher: source.publisher, date };
}

/**
 * A number that third parties give as a lender's; it was typed, so it may be repeated.
 *
 * @param {Rows} rows
 * @param {import("./lookup.js").Answer["query"]} query
 * @param {import("../edition/products.js").KnownPhone} owner
 * @returns {Promise<Asked>}
 */
async function askReported(rows, query, { name, lender, source, as_of: date }) {
  const answer = { ...nothing(await common(rows), query.normal, "reported_phone", "CN"), query, lender };
  const words = { lender: name, publisher: source.publisher, date };
  return { answer: { ...answer, verdict: "uncovered" }, words };
}

/**
 * What is said of a number that somebody typed; nothing where nobody says whose it is.
 *
 * @param {Rows} rows
 * @param {string} number
 * @returns {Promise<import("../verdict/card.js").Part[]>}
 */
export async function whose(rows, number) {
  const door = await doorAt(rows, number);
  if (door) return [{ key: "says_part_door", values: { number, door: door.title } }];
  const { offices, phones } = await productsOf(rows);
  const owner = offices.get(number)?.title ?? phones.get(number)?.name;
  return owner ? [{ key: "says_phone_of", values: { number, whose: owner } }] : [];
}

/**
 * What can be said of several numbers at once: whose they are said to be, and what to do.
 *
 * @param {Rows} rows
 * @param {string} text
 * @returns {Promise<Asked>}
 */
export async function askPhones(rows, text) {
  const shared = await common(rows);
  const numbers = chinesePhones(text, shared.tables.fold).slice(0, MOST_NUMBERS);
  const known = await Promise.all(numbers.map((number) => whose(rows, number)));
  const query = { text, type: "phone", normal: numbers[0] };
  const own = [{ key: "says_none_phones", values: { numbers: listed(numbers, MOST_NUMBERS) } }, ...known.flat()];
  return { answer: { ...nothing(shared, numbers[0], "phones", "CN"), query }, words: {}, told: { own } };
}
