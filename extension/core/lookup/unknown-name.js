/** The answer about a name that no lender of the edition bears. */

import { heldIn, ownersOf } from "./bearers.js";
import { nothing, summary } from "./answers.js";
import { askBack, meant, namedInside } from "./asked-back.js";
import { common, lendersAt, warnedNames } from "./lookup.js";
import { company } from "../names/company.js";
import { judge } from "./not-found.js";
import { isWords, kindOf } from "./pasted.js";
import { productsOf } from "./products.js";
import { short } from "./related.js";
import { ends, LEAST_LATIN, near, sameKind } from "./suggestions.js";
import { CommonWords } from "../lookalike/common-words.js";
import { worthNow } from "./warnings.js";
import { listed } from "../i18n.js";
import { wordsFor } from "../verdict/sentence-values.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/database.js").NameRow} NameRow */
/** @typedef {import("./lookup.js").Answer} Answer */
/** @typedef {import("./lookup.js").Evidence} Evidence */
/** @typedef {import("./by-lender.js").Asked} Asked */
/**
 * @typedef {object} Neighbours  what the edition holds near a name
 * @property {boolean} isHeld  the text holds a lender's name beside other words
 * @property {boolean} isNear  a name of the edition ends with this one
 * @property {Answer["suggestions"]} suggestions
 */

const MOST = 5;
/** @type {Neighbours} */
const NOBODY = { isHeld: false, isNear: false, suggestions: [] };
/** A warning names somebody called so, and it may be a stranger. */
const WARNED_NAME = /** @type {const} */ ({ verdict: "uncovered", reason: "warned_name", category: null });
const ASKED = /** @type {const} */ ({ role: "party", legal: false, licence: false, line: 0 });

/**
 * @param {Rows} rows
 * @param {Answer["query"]} query
 * @returns {Promise<Asked>}
 */
export async function askUnknown(rows, query) {
  const warned = await askWarned(rows, query);
  if (warned) return warned;
  const shared = await common(rows);
  const { categories, fold } = shared.tables;
  const told = kindOf(query.text, fold);
  const kind = isWords(told) ? told : "";
  const evidence = await warnedNames(rows, query.normal, false);
  const held = kind ? [] : await heldIn(rows, query.text);
  const isPlain = query.type === "name" && !(kind || evidence.length || held.length);
  const names = isPlain ? await meant(rows, query.normal) : [];
  if (names.length) return askBack(rows, query, names);
  const inside = isPlain && !told ? await namedInside(rows, query.text) : [];
  if (inside.length) return askBack(rows, query, inside);
  const { isHeld, isNear, suggestions } = kind ? NOBODY : await neighbours(rows, query, held);
  const pasted = /** @type {const} */ ({ verdict: "none", reason: kind, category: null });
  const judged = kind ? pasted : judge(query, { isNear, isHeld, categories, fold });
  if (judged.reason === "word" && suggestions.length) {
    return askBack(rows, query, suggestions.map(({ name }) => name));
  }
  const story = told && judged.reason === "word" ? { ...judged, reason: told } : judged;
  const { verdict, reason, category } = evidence.length ? WARNED_NAME : story;
  const answer = { ...nothing(shared, query.normal, reason, category?.country), query, verdict, evidence, suggestions };
  const about = { ...ASKED, lenders: [], text: query.text, category };
  return { answer, words: wordsFor(answer, { manifest: shared.manifest, categories, about }) };
}

/**
 * A regulator warns of the firm itself, and of each country that does so every licensed lender is known: it is none
 * of them. An old warning says no more than that.
 *
 * @param {Rows} rows
 * @param {Answer["query"]} query
 * @returns {Promise<Asked | null>}
 */
async function askWarned(rows, query) {
  const shared = await common(rows);
  const { manifest, tables } = shared;
  const evidence = await warnedNames(rows, query.normal, true);
  const countries = evidence.map(({ register }) => manifest.registers.find(({ id }) => id === register)?.country ?? "");
  if (!evidence.length) return null;
  const judged = worthNow(shared, evidence, "name");
  const isOld = judged.verdict !== "warned";
  if (!isOld && !countries.every((country) => isWhole(manifest, country))) return null;
  const answer = { ...nothing(shared, query.normal, "", countries[0]), ...judged, query, evidence };
  return { answer, words: { ...wordsFor(answer, { manifest, categories: tables.categories }), isName: isOld } };
}

/**
 * Is a register of lenders of this country held whole?
 *
 * @param {import("../edition/coverage.js").Manifest} manifest
 * @param {string} country
 */
function isWhole({ covered }, country) {
  return covered.some((one) => one.country === country && one.whole && one.category !== "warning");
}

/**
 * Whom the text names beside other words, whose host begins with it, and whose name is near it, in this order.
 *
 * @param {Rows} rows
 * @param {Answer["query"]} query
 * @param {string[]} held  the keys of those whom the text names
 * @returns {Promise<Neighbours>}
 */
async function neighbours(rows, { normal }, held) {
  const { tables } = await common(rows);
  const names = /** @type {[string, NameRow[]][]} */ (await rows.all("names"));
  const owners = normal.length < LEAST_LATIN ? [] : await ownersOf(rows, normal);
  const sure = await lendersAt(rows, [...new Set([...held, ...owners])]);
  const alikes = near(normal, names, new CommonWords(tables.lookalike));
  const close = alikes.filter(({ row: [key] }) => !sure.some((one) => one.key === key));
  const lenders = await lendersAt(rows, close.map(({ row: [key] }) => key));
  const alike = lenders.map((lender, at) => ({ name: close[at].row[2], lender: summary(lender) }));
  const named = sure.map((lender) => ({ name: lender.name, lender: summary(lender) }));
  const behind = (await productsOf(rows)).ofFirm(normal).map((name) => ({ name, lender: null }));
  const suggestions = [...sameKind(normal, [...named, ...alike].slice(0, MOST), tables.places), ...behind];
  return { isHeld: held.length > 0, isNear: ends(normal, names), suggestions };
}

/**
 * Whose lists of collection agencies were read: what is not on them proves nothing.
 *
 * @param {import("../edition/coverage.js").Manifest} manifest
 * @param {import("../names/text.js").Fold} table
 */
export function collectorLists({ collector_lists: lists = [], covered }, table) {
  const read = lists.map(({ lender, as_of }) => `${short(company(lender, table))} ${as_of}`);
  const whole = covered.find((one) => one.country === "CN" && one.category === "consumer-finance" && one.whole);
  return {
    n: read.length,
    all: whole ? String(whole.rows) : "—",
    read: listed(read),
  };
}
