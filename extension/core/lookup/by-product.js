/** The answer about a product: what it is, who is behind it, whose own verdict is which. As `lookup/by_product.py`. */

import { walk } from "../normalise/host.js";
import { company } from "../normalise/company.js";
import { isRetracted } from "./without-retracted.js";
import { nothing } from "./empty.js";
import { ledBy, lenderAnswer } from "./by-lender.js";
import { common, lendersAt } from "./lookup.js";
import { called, ofChannel, says } from "./product-text.js";
import { namesOf } from "./product-names.js";
import { productsOf } from "./products.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/products.js").Product} Product */
/** @typedef {import("./lookup.js").Answer} Answer */
/** @typedef {import("./by-lender.js").Asked} Asked */

/** The kinds whose lender may answer for them, where the tie to it is proven. */
const OF_THE_LENDER = ["own", "bank", "pay-later"];
const PROVEN = ["register", "certificate", "reviewed"];

/**
 * The lender's own verdict where its tie is proven, else `uncovered` with what is said.
 *
 * @param {Rows} rows
 * @param {Answer["query"]} query
 * @param {Product} product
 * @returns {Promise<Asked>}
 */
export async function askProduct(rows, query, product) {
  const products = await productsOf(rows);
  const proven = products.hasLostLender(product) ? null : provenLender(product);
  const lender = proven && (await bearerOf(rows, proven));
  if (lender) return ofLender(rows, query, product, lender);
  const shared = await common(rows);
  const named = namesOf(products, product, query.normal);
  const typed = named.includes(query.normal) ? query : { ...query, text: product.name };
  const own = says(product, typed, shared.tables);
  return productAnswer(shared, query, product, [...same(product, named), ...own]);
}

/**
 * That two names in one question are of one product.
 *
 * @param {Product} product
 * @param {string[]} named  its names in the question
 * @returns {import("../verdict/card.js").Part[]}
 */
function same({ name, former }, named) {
  const [other] = named.filter((one) => one !== name && !former.some((old) => old.name === one));
  return named.length > 1 && other ? [{ key: "says_product_same", values: { former: other, product: name } }] : [];
}

/**
 * The answer about a host or an app that is only said to be a product's.
 *
 * @param {Rows} rows
 * @param {Answer["query"]} query
 * @param {Product} product
 */
export async function askChannel(rows, query, product) {
  const shared = await common(rows);
  return productAnswer(shared, query, product, ofChannel(product, query, shared.tables));
}

/**
 * The product whose host this is said to be; of a host that no edition knows, or a parent of it.
 *
 * @param {Rows} rows
 * @param {import("./lookup.js").Found} found  what the edition says of the host
 */
export async function productOfHost(rows, { answer, matched }) {
  if (answer.verdict === "none" ? answer.reason !== "unknown" : isRetracted(answer)) return null;
  const { tables } = await common(rows);
  const steps = matched ? [matched] : walk(answer.query.normal, tables);
  if (tables.productHosts && !steps.some((step) => tables.productHosts?.has(step))) return null;
  const products = await productsOf(rows);
  return steps.map((step) => products.ofChannel("host", step)).find((one) => one !== null) ?? null;
}

/**
 * A name that third parties give a lender, in the shape of a product.
 *
 * @param {import("./lookup.js").Evidence} name  the evidence of it
 * @param {Answer} found  the answer about the lender
 * @returns {Product}
 */
export function brand({ name = "", proof = "", as_of, register, url, links }, { lender, verdict, reason, evidence }) {
  const listings = evidence.filter(({ type }) => type === "listing").map((one) => one.as_of);
  const source = { publisher: register, url: links?.[0] ?? url, via: "" };
  const sourced = { proof, as_of, source };
  const tied = {
    ...sourced,
    name: lender?.name ?? "",
    lender,
    verdict,
    reason,
    listed: listings.sort().pop() ?? null,
    tie: /** @type {const} */ ("lender"),
  };
  return {
    ...sourced,
    name,
    country: lender?.country ?? "",
    kind: "brand",
    operator: null,
    lenders: [tied],
    channels: [],
    former: [],
    sources: [source],
  };
}

/**
 * What is said of a product proves nothing of any lender.
 *
 * @param {import("./lookup.js").Common} shared
 * @param {Answer["query"]} query
 * @param {Product} product
 * @param {import("../verdict/card.js").Part[]} own
 * @returns {Asked}
 */
export function productAnswer(shared, query, product, own) {
  const answer = nothing(shared, query.normal, "product", product.country);
  return { answer: { ...answer, query, verdict: "uncovered", product }, words: {}, told: { own } };
}

/** May the lender of a product answer for it? @param {Product} product */
export function isProven(product) {
  return provenLender(product) !== null;
}

/** The one lender of a product whose tie to it is proven. @param {Product} product */
function provenLender({ kind, lenders }) {
  const proven = lenders.filter(({ tie, proof }) => tie === "lender" && PROVEN.includes(proof));
  const isItsOwn = OF_THE_LENDER.includes(kind) && lenders.length === 1 && proven.length === 1;
  return isItsOwn && proven[0].lender ? proven[0] : null;
}

/** The lender as the edition holds it. @param {Rows} rows @param {import("../edition/products.js").Behind} tied */
async function bearerOf(rows, { lender }) {
  const { tables } = await common(rows);
  const bearers = await rows.one("names", company(lender?.name ?? "", tables.fold));
  const keys = /** @type {import("../edition/database.js").NameRow[]} */ (bearers ?? []).map(([key]) => key);
  const found = await lendersAt(rows, [...new Set(keys)]);
  return found.find(({ id }) => id === lender?.id);
}

/**
 * @param {Rows} rows
 * @param {Answer["query"]} query
 * @param {Product} product
 * @param {import("./lookup.js").KnownLender} lender
 * @returns {Promise<Asked>}
 */
async function ofLender(rows, query, product, lender) {
  const { tables } = await common(rows);
  const found = await lenderAnswer(rows, query, lender);
  const answer = { ...found.answer, product };
  return ledBy({ ...found, answer }, "says_product_proven", { product: called(product, query, tables) });
}
