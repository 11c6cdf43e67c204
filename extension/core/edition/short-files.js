/**
 * Short files say what other files of an edition say, in fewer bytes and with each text in one language; here they are
 * written out. Pure.
 */

import { Refused } from "./errors.js";
import { company } from "../normalise/company.js";
import { licence } from "../normalise/licence.js";
import { folding } from "../normalise/text.js";
import { pointed } from "./pointed.js";
import { productsOf } from "./short-products.js";

/** @typedef {[name: string, file: any][]} Files */
/**
 * @typedef {object} Held  what other files name
 * @property {Map<string, any>} rules  by their ids
 * @property {Map<string, any>} doors  likewise
 * @property {string} fold  a text of pairs
 * @property {import("./short-products.js").Beside} beside  what products are made of
 */

/**
 * The files that have another name or shape elsewhere.
 *
 * @type {Record<string, (file: any, held: Held) => Files>}
 */
const FULL = {
  "coverage.json": ({ categories, ...coverage }) => [
    ["coverage.json", coverage],
    ["tables/categories.json", categories],
  ],
  "checklists.json": (lists, held) => [
    ["content/order.json", lists.map((/** @type {any} */ { id }) => id)],
    ...lists.map((/** @type {any} */ one) => [`content/checklists/${one.id}.json`, withParts(one, held)]),
  ],
  "help.json": (parts) => helpOf(parts),
  "letters.json": (parts, held) => helpOf(withParts(parts, held)),
  "threats.json": (threats, held) => helpOf({ threats: withParts(threats, held) }),
  "court_papers.json": (papers, held) => helpOf({ court_papers: withParts(papers, held) }),
  "apps.json": (apps, held) => helpOf({ apps: withParts(apps, held) }),
  "shared.json": (table, { fold }) => [["tables/shared.json", { ...table, fold }]],
  "public-suffixes.json": (parts) => [["tables/public-suffixes.json", rulesByPart(parts)]],
  "page-model.json": (table) => [["tables/page-model.json", table]],
  "threat-points.json": (tables) => [["tables/threat-points.json", tables]],
  "topics.json": (topics) => [["tables/topics.json", topics]],
  "CN/products.json": (file, { beside }) => [["CN/products.json", productsOf(file, beside)]],
};
const LENDER = ["id", "name", "category", "licence", "verdict", "reason", "listings", "names"];
/** Instead of a name: the lender's own, and instead of a normal form: that of the name. */
const IMPLIED = 0;
/** Instead of an id: the register of its first listing, with its name or with its licence. */
const BY_NAME = 0;
const BY_LICENCE = 1;
const LENDERS = /^[A-Z]{2}\/lenders\.json$/u;

/**
 * The files of an edition that the short ones of a language stand for. Throws Refused where these name what is not
 * there.
 *
 * @param {Map<string, any>} short
 * @returns {Map<string, any>}
 */
export function writtenOut(short) {
  try {
    const { doors = [] } = short.get("help.json") ?? {};
    const table = short.get("shared.json");
    const fold = pairs(table.fold);
    const { lenders = [] } = short.get("CN/lenders.json") ?? {};
    const held = {
      rules: rulesOf(short.get("laws.json") ?? []),
      doors: new Map(doors.map((/** @type {any} */ door) => [door.id, door])),
      fold,
      beside: { lenders, places: new Set(table.places), fold: folding(fold) },
    };
    return new Map([...short].flatMap(([name, file]) => full(name, file, held)));
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new Refused("malformed");
    throw error;
  }
}

/** @param {string} name @param {any} file @param {Held} held @returns {Files} */
function full(name, file, held) {
  if (Object.hasOwn(FULL, name)) return FULL[name](file, held);
  return [[name, LENDERS.test(name) ? lenderRows(file, held.beside.fold) : file]];
}

/** @param {Record<string, any>} parts @returns {Files} */
function helpOf(parts) {
  return Object.entries(parts).map(([name, part]) => [`content/${name}.json`, part]);
}

/** Each article as those who cite it see it. @param {any[]} laws */
function rulesOf(laws) {
  return new Map(
    laws.flatMap(({ id: law, title, rank, binds, official, articles }) =>
      articles.map((/** @type {any} */ { id, ...article }) => [
        `${law}/${id}`,
        { law, title, rank, binds, official, ...article },
      ]),
    ),
  );
}

/**
 * With the rules and doors that it names by their ids.
 *
 * @param {any} value
 * @param {Held} held
 * @returns {any}
 */
function withParts(value, held) {
  if (Array.isArray(value)) return value.map((one) => withParts(one, held));
  if (typeof value !== "object" || value === null) return value;
  const { rules, doors } = held;
  const by = /** @type {Record<string, Map<string, any>>} */ ({ cites: rules, doors, first: doors });
  const part = (/** @type {string} */ key) =>
    Object.hasOwn(by, key) ? named(by[key], value[key]) : withParts(value[key], held);
  return Object.fromEntries(Object.keys(value).map((key) => [key, part(key)]));
}

/** @param {Map<string, any>} held @param {string[]} ids */
function named(held, ids) {
  return ids.map((id) => {
    if (!held.has(id)) throw new TypeError(`no ${id}`);
    return held.get(id);
  });
}

/**
 * Lenders with their names and licence numbers in rows of their own.
 *
 * @param {any} file
 * @param {import("../normalise/text.js").Fold} fold
 */
function lenderRows({ lenders: rows, ...rest }, fold) {
  const told = rows.map((/** @type {any[]} */ row) => Object.fromEntries(LENDER.map((key, at) => [key, row[at]])));
  /** @type {any[]} */
  const all = told.map((/** @type {any} */ one) => ({ ...one, id: idOf(one, rest.sources, fold) }));
  return {
    ...rest,
    lenders: all.map((one) => ({ ...one, names: undefined })),
    names: all.flatMap(({ name, names }, place) =>
      names.map((/** @type {any[]} */ [normal, kind, written, ...said]) => {
        const text = written === IMPLIED ? name : written;
        return [normal === IMPLIED ? company(text, fold) : normal, place, kind, text, ...said];
      }),
    ),
    licences: all.flatMap((one, place) => (one.licence ? [[licence(one.licence, fold), place]] : [])),
  };
}

/**
 * @param {any} lender
 * @param {[register: string, place: number][]} sources
 * @param {import("../normalise/text.js").Fold} fold
 */
function idOf({ id, name, licence: number, listings }, sources, fold) {
  if (id !== BY_NAME && id !== BY_LICENCE) return id;
  const [register] = pointed(sources, listings[0][0]);
  return `${register}:${id === BY_LICENCE ? number : company(name, fold)}`;
}

/** Each traditional character, and behind it its simplified one. @param {[to: number[], from: number[]]} steps */
function pairs([to, from]) {
  const simplified = characters(to);
  return characters(from).map((one, n) => one + simplified[n]).join("");
}

/** Code points, each as its difference from the one before. @param {number[]} steps */
function characters(steps) {
  let code = 0;
  return steps.map((step) => String.fromCodePoint((code += step)));
}

/** Ending → the first labels of its rules. @param {Record<string, Record<string, string>>} parts */
function rulesByPart(parts) {
  const rules = (/** @type {Record<string, string>} */ endings) =>
    Object.entries(endings).flatMap(([ending, first]) =>
      first.split(" ").map((one) => (ending ? `${one}.${ending}` : one)),
    );
  return Object.fromEntries(Object.entries(parts).map(([part, endings]) => [part, rules(endings).join(" ")]));
}
