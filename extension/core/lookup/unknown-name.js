/** The answer about a name that no lender of the edition bears. */

import { heldIn } from "./name-owners.js";
import { collectorLists } from "./collector-lists.js";
import { nothing } from "./empty.js";
import { askBack, meant } from "./did-you-mean.js";
import { common, warnedNames } from "./lookup.js";
import { fold as folded } from "../normalise/text.js";
import { variedBy } from "./product-names.js";
import { productsOf } from "./products.js";
import { judge } from "./not-found.js";
import { namedInside } from "./firm-in-words.js";
import { neighbours } from "./near-rows.js";
import { kindOf } from "../read/kind-of-text.js";
import { ofKindIn } from "../read/unknown-firms.js";
import { isWords, tells } from "../read/situations.js";
import { readingOf } from "./context.js";
import { isChinese } from "./near-chinese.js";
import { shortened } from "../verdict/card.js";
import { worthNow } from "./warnings.js";
import { wordsFor } from "../verdict/sentence-values.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("./lookup.js").Answer} Answer */
/** @typedef {import("./lookup.js").Evidence} Evidence */
/** @typedef {import("./by-lender.js").Asked} Asked */

/** @type {import("./near-rows.js").Neighbours} */
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
  const reading = await readingOf(rows);
  const told = kindOf(query.text, reading);
  const kind = isWords(told, reading) ? told : "";
  const evidence = await warnedNames(rows, query.normal, false);
  const held = kind ? [] : await heldIn(rows, query.text);
  const isPlain = query.type === "name" && !(kind || evidence.length || held.length);
  const products = isPlain ? (await productsOf(rows)).spokenOf(folded(query.text, fold), true) : [];
  const several = products.length ? [...products, ...(await namedInside(rows, query.text))] : [];
  const varied = isPlain && !several.length ? variedBy(await productsOf(rows), folded(query.text, fold)) : [];
  const known = several.length ? several : varied;
  const names = known.length || !isPlain ? known : await meant(rows, query.normal);
  if (names.length) return askBack(rows, query, names);
  const { isHeld, isNear, suggestions } = kind ? NOBODY : await neighbours(rows, query, held);
  const pasted = /** @type {const} */ ({ verdict: "none", reason: kind, category: null });
  const judged = kind ? pasted : judge(query, { isNear, isHeld, categories, fold });
  const mayName = isPlain && (judged.reason === "word" || !isChinese(query.normal));
  const found = mayName ? await namedInside(rows, query.text) : [];
  const inside = judged.reason === "company" ? found.filter((one) => one.includes(" ")) : found;
  if (inside.length) return askBack(rows, query, inside);
  if (judged.reason === "word" && suggestions.length) {
    return askBack(rows, query, suggestions.map(({ name }) => name));
  }
  const story = told && judged.reason === "word" ? { ...judged, reason: told } : judged;
  const { verdict, reason, category } = evidence.length ? WARNED_NAME : story;
  const answer = { ...nothing(shared, query.normal, reason, category?.country), query, verdict, evidence, suggestions };
  const name = withoutAsking(query.text, await productsOf(rows));
  const about = { ...ASKED, lenders: [], text: shortened(ofKindIn(name, category?.marks ?? [])), category };
  const own = wordsFor(answer, { manifest: shared.manifest, categories, about });
  const words = name === query.text ? own : { ...own, text: shortened(name) };
  const isSituation = reason !== "" && [kind, told].includes(reason) && !["chat", "installer"].includes(reason);
  if (isSituation) return { answer, words, told: { own: [{ key: "says_none_word" }] } };
  if (isHeld && tells(query.text, fold)) return { answer, words, told: { own: [{ key: "says_uncovered_named" }] } };
  const isFirm = reason === "company" && isChinese(query.normal);
  return { answer, words, ...(isFirm && { told: { after: [collectorLists(shared)] } }) };
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
 * A name without the words beside it that only ask to borrow, each after a space: 和潤企業 借錢.
 *
 * @param {string} text
 * @param {import("./products.js").Products} products
 */
function withoutAsking(text, { asked, fold: table }) {
  const kept = text.split(/\s+/u).filter((one) => one && !asked.has(folded(one, table)));
  return kept.length && isChinese(text) ? kept.join(" ") : text;
}
