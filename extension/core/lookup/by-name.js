/** Questions by name or licence number: one lender, several, or nobody. As `lookup/by_name.py`. */

import { bearing } from "./name-owners.js";
import { askBack, meantBy, suggested } from "./did-you-mean.js";
import { ledBy, lenderAnswer } from "./by-lender.js";
import { askProduct, brand, isProven } from "./by-product.js";
import { nameEvidence } from "./evidence.js";
import { renaming } from "./former-names.js";
import { nothing } from "./empty.js";
import { byLicence, claimsOf, common, lendersAt, warnedNames } from "./lookup.js";
import { says } from "./product-text.js";
import { situationsIn } from "../read/situations.js";
import { productsOf } from "./products.js";
import { isRetracted } from "./without-retracted.js";
import { readingOf } from "./context.js";
import { askUnknown } from "./unknown-name.js";
import { worthNow } from "./warnings.js";
import { company } from "../normalise/company.js";
import { licence } from "../normalise/licence.js";
import { fold } from "../normalise/text.js";
import { foldedParts, shortened } from "../verdict/card.js";
import { wordsFor } from "../verdict/sentence-values.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/database.js").NameRow} NameRow */
/** @typedef {import("./lookup.js").Evidence} Evidence */
/** @typedef {import("./lookup.js").KnownLender} KnownLender */
/** @typedef {import("./lookup.js").Answer["query"]} Query */
/** @typedef {import("./by-lender.js").Asked} Asked */

const GONE = ["absent", "unnamed", "retracted"];

/**
 * A legal name outranks brands and short names; it and short names outrank products. A name that a regulator warns of
 * is never answered by a brand or a product alone: the two may be strangers.
 *
 * @param {Rows} rows
 * @param {Query} query
 * @returns {Promise<Asked>}
 */
export async function askName(rows, query) {
  const { sources } = await common(rows);
  const [normal, bearers] = await bearing(rows, query);
  const all = await standing(rows, bearers);
  const own = all.filter(([, kind]) => kind === "legal" || kind === "short");
  const found = own.length ? all.filter((row) => own.includes(row) || !(isReported(row) && row[1] === "brand")) : all;
  const isKnown = own.length > 0 || !found.every(isReported);
  const product = isKnown ? null : await productNamed(rows, query, normal);
  const warned = found.length || product ? await warnedNames(rows, normal, true) : [];
  if (product && !warned.length) return askProduct(rows, query, product);
  const abroad = own.length || warned.length ? null : await ofCountries(rows, query, normal, found);
  if (abroad) return abroad;
  const legal = found.filter(([, kind]) => kind === "legal");
  const keys = [...new Set((legal.length ? legal : found).map(([key]) => key))];
  const several = keys.length > 1 ? await lendersAt(rows, keys) : [];
  const said = (legal.length ? [] : found).flatMap((row) => {
    const one = nameEvidence(sources[row[0].split(":")[0]], row);
    const bearer = several.find(({ key }) => key === row[0]);
    return one ? [bearer ? { ...one, lender: bearer.name } : one] : [];
  });
  if (found.length && warned.length && !legal.length) {
    const once = keys.length === 1 && (await askOnceWarned(rows, query, keys[0], [...warned, ...said]));
    return once || ambiguous(rows, query, await lendersAt(rows, keys), [...warned, ...said]);
  }
  return askLenders(rows, query, keys, [...said, ...warned]);
}

/**
 * A brand that lends in other countries too is asked back for: only the one who lends there can be vouched for.
 *
 * @param {Rows} rows
 * @param {Query} query
 * @param {string} normal
 * @param {NameRow[]} bearers
 * @returns {Promise<Asked | null>} null for a brand of one country
 */
async function ofCountries(rows, query, normal, bearers) {
  const lenders = await lendersAt(rows, [...new Set(bearers.map(([key]) => key))]);
  const products = await productsOf(rows);
  const elsewhere = products.abroad.get(normal) ?? [];
  const countries = new Set(lenders.map(({ country }) => country));
  const meant = (products.asks.get(normal) ?? []).map((name) => products.named(company(name, products.fold)));
  const others = meant.flatMap((one) => (one && !countries.has(one.country) ? [one.name] : []));
  const [place] = lenders.flatMap((one) => whose(query, one));
  if (!place || !(elsewhere.length || others.length)) return null;
  const after = elsewhere.map((code) => ({ key: `says_brand_also_in_${code.toLowerCase()}` }));
  return askBack(rows, query, [...new Set(lenders.map(({ name }) => name)), ...others], after, [place]);
}

/**
 * In which country's list a name is whose; nothing of a lender that no register lists.
 *
 * @param {Query} query
 * @param {KnownLender} lender
 * @returns {{key: string, values: Record<string, string>}[]}
 */
function whose({ text }, { name, country, evidence }) {
  if (!evidence.some(({ type }) => type === "listing")) return [];
  return [{ key: `says_brand_in_${country.toLowerCase()}`, values: { text: shortened(text), lender: name } }];
}

/**
 * A lender's brand that only an old list warns of: somebody else may have borne it, and may still. The lender's own
 * answer stands after that, and vouches for nobody.
 *
 * @param {Rows} rows
 * @param {Query} query
 * @param {string} key
 * @param {Evidence[]} before
 * @returns {Promise<Asked | null>} null where the warning stands
 */
async function askOnceWarned(rows, query, key, before) {
  const shared = await common(rows);
  const warnings = before.filter(({ type }) => type === "listing");
  const judged = worthNow(shared, warnings, "name");
  const [lender] = await lendersAt(rows, [key]);
  if (judged.verdict === "warned" || isRetracted(lender)) return null;
  const { answer, words } = await lenderAnswer(rows, query, lender);
  const { manifest, tables } = shared;
  const once = { ...answer, ...judged, lender: null, evidence: warnings };
  const values = wordsFor(once, { manifest, categories: tables.categories });
  const own = [{ key: `says_${judged.verdict}_${judged.reason}`, values }, ...foldedParts(answer, words)];
  const evidence = [...before, ...answer.evidence];
  const told = { before: [{ key: "says_same_name" }], own };
  return { answer: { ...answer, ...judged, evidence }, words: {}, told };
}

/**
 * Those who bear a name and of whom anything may be said; one that was taken back where there is no other, as if the
 * name were its own.
 *
 * @param {Rows} rows
 * @param {NameRow[]} bearers
 * @returns {Promise<NameRow[]>}
 */
async function standing(rows, bearers) {
  const lenders = await lendersAt(rows, bearers.map(([key]) => key));
  const left = bearers.filter((_, at) => !isRetracted(lenders[at]));
  return left.length ? left : bearers.slice(0, 1).map(([key, , text]) => [key, "legal", text]);
}

/** @param {NameRow} row */
function isReported([, , , proof]) {
  return proof === "reported";
}

/**
 * The product called so, as asked or without its bracket. In a text that tells of trouble a short name only leads on.
 *
 * @param {Rows} rows
 * @param {Query} query
 * @param {string} normal
 */
async function productNamed(rows, { text, normal: asked }, normal) {
  const products = await productsOf(rows);
  const product = products.named(asked) ?? products.named(normal) ?? products.within(normal);
  if (product) return product;
  const isTold = situationsIn(text, await readingOf(rows)).length > 0;
  const alone = products.standing(fold(text, products.fold), !isTold);
  return alone && isProven(alone) ? null : alone;
}

/**
 * The answer about the one lender found; several are shown and none is chosen.
 *
 * @param {Rows} rows
 * @param {Query} query
 * @param {string[]} keys
 * @param {Evidence[]} [before]  evidence of the name
 * @returns {Promise<Asked>}
 */
async function askLenders(rows, query, keys, before = []) {
  const lenders = await lendersAt(rows, keys);
  if (!lenders.length) return askUnknown(rows, query);
  const present = lenders.filter(({ reason }) => !GONE.includes(reason));
  const shown = present.length ? present : lenders;
  if (shown.length > 1) return ambiguous(rows, query, shown, before);
  const found = await lenderAnswer(rows, query, shown[0]);
  return isRetracted(shown[0]) ? found : byOtherName(rows, query, found, before, whose(query, shown[0]));
}

/** The answer about whose licence number this is. @param {Rows} rows @param {string} text @returns {Promise<Asked>} */
export async function askLicence(rows, text) {
  const { tables } = await common(rows);
  const query = /** @type {const} */ ({ text, type: "licence", normal: licence(text, tables.fold) });
  return askLenders(rows, query, (await byLicence(rows, text)).map(({ key }) => key));
}

/**
 * The lender's own answer, after what is said of the name by which it was asked for.
 *
 * @param {Rows} rows
 * @param {Query} query
 * @param {Asked} found
 * @param {Evidence[]} before
 * @param {ReturnType<typeof whose>} place  in which country's list the name is its own
 * @returns {Promise<Asked>}
 */
async function byOtherName(rows, query, { answer, words }, before, [place]) {
  const named = before.filter(({ type }) => type === "name");
  const renamed = renaming(named, answer.lender?.name ?? "");
  const isOnlySaid = named.length > 0 && named.every(({ proof }) => proof === "reported");
  if (isOnlySaid && !renamed.former) return askBrand(rows, query, named[0], answer);
  const evidence = [...before, ...answer.evidence];
  const isBrand = named.length > 0 && named.every(({ kind }) => kind === "brand");
  if (place && isBrand) return ledBy({ answer: { ...answer, evidence }, words }, place.key, place.values);
  if (!renamed.unproven) return { answer: { ...answer, evidence }, words: { ...words, ...renamed } };
  const own = [{ key: "says_uncovered_renamed", values: renamed }, ...foldedParts(answer, words)];
  return { answer: { ...answer, evidence, verdict: "uncovered", reason: "renamed" }, words: {}, told: { own } };
}

/**
 * The answer by a name that only third parties give the lender: it proves nothing.
 *
 * @param {Rows} rows
 * @param {Query} query
 * @param {Evidence} name
 * @param {import("./lookup.js").Answer} found
 * @returns {Promise<Asked>}
 */
async function askBrand(rows, query, name, found) {
  const meant = await meantBy(rows, query.normal);
  if (meant.length > 1) return askBack(rows, query, meant);
  const shared = await common(rows);
  const product = brand(name, found);
  const answer = { ...nothing(shared, query.normal, "brand", found.lender?.country), query, evidence: [name], product };
  const own = says(product, query, shared.tables);
  return { answer: { ...answer, verdict: "uncovered" }, words: {}, told: { own } };
}

/**
 * @param {Rows} rows
 * @param {Query} query
 * @param {KnownLender[]} lenders
 * @param {Evidence[]} before
 * @returns {Promise<Asked>}
 */
async function ambiguous(rows, query, lenders, before) {
  const shared = await common(rows);
  const suggestions = await suggested(rows, lenders.map(({ name }) => name));
  const owned = await Promise.all(
    lenders.map(async (one) =>
      [...one.evidence, ...(await claimsOf(rows, one))].map((evidence) => ({ ...evidence, lender: one.name })),
    ),
  );
  const answer = nothing(shared, query.normal, "ambiguous", lenders[0]?.country);
  const isAbroad = new Set(lenders.map(({ country }) => country)).size > 1;
  const after = isAbroad ? lenders.flatMap((one) => whose(query, one)) : [];
  const own = [{ key: "says_uncovered_several" }];
  const evidence = [...before, ...owned.flat()];
  return { answer: { ...answer, query, verdict: "uncovered", evidence, suggestions }, words: {}, told: { own, after } };
}
