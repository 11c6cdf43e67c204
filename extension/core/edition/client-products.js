/**
 * The products of a country as browsers fetch them: what stands in them again and again stands once, and what is spelt
 * as it sounds follows (backend/xiancha/publish/client_products.py). Pure.
 */

import { company } from "../normalise/company.js";
import { hasOwn } from "../util/has-own.js";
import { pointed } from "./pointed.js";

/** @typedef {[text: string, target: string]} Spoken  what people may write as it sounds, and whom they mean */
/**
 * @typedef {object} Beside  what else of the edition they are made of
 * @property {any[][]} lenders  rows of the country
 * @property {Set<string>} places
 * @property {import("../normalise/text.js").Fold} fold
 */

/** The parts that name sources and lenders. */
const SOURCED = ["products", "phones", "offices", "signers", "collectors"];
/** The letters of the shortest Pinyin that asks back: “jiebei”. */
const LEAST_SPELT = 6;
const TRADE = /(?:消费金融|消金|银行|金融)$/u;
const HAN = /[\u4e00-\u9fff]/u;
/** A number is written as the character so many behind this one. */
const NONE = "#".charCodeAt(0);

/**
 * The file with all that it names in its place. Throws TypeError where it names what is not there.
 *
 * @param {any} file
 * @param {Beside} beside
 * @returns {import("./products.js").HeldProducts}
 */
export function productsOf({ sources, firms, spelt, ...file }, beside) {
  const parts = SOURCED.filter((name) => hasOwn(file, name));
  const held = { ...file, ...Object.fromEntries(parts.map((name) => [name, withParts(file[name], sources, firms)])) };
  const sounds = soundsOf(file.sounds);
  return { ...held, asks: spelt ? respelt(file.asks, spoken(held, beside), spelt, sounds) : file.asks };
}

/**
 * With the sources and lenders that it names by their places.
 *
 * @param {any} value
 * @param {any[]} sources
 * @param {any[]} firms
 * @returns {any}
 */
function withParts(value, sources, firms) {
  if (Array.isArray(value)) return value.map((one) => withParts(one, sources, firms));
  if (typeof value !== "object" || value === null) return value;
  /** @type {Record<string, (part: any) => any>} */
  const named = {
    source: (place) => pointed(sources, place),
    sources: (places) => places.map((/** @type {number} */ place) => pointed(sources, place)),
    lender: (place) => (place === null ? null : pointed(firms, place)),
  };
  const part = (/** @type {string} */ key) =>
    hasOwn(named, key) ? named[key](value[key]) : withParts(value[key], sources, firms);
  return Object.fromEntries(Object.keys(value).map((key) => [key, part(key)]));
}

/**
 * Products by each of their names, lenders by the short forms of theirs, with and without their trade.
 *
 * @param {any} held
 * @param {Beside} beside
 * @returns {Generator<Spoken>}
 */
function* spoken({ names, products }, { lenders, places, fold }) {
  for (const [normal, place] of Object.entries(names)) yield [normal, pointed(products, place).name];
  for (const [, name, , , , , listings, own] of lenders) {
    for (const [normal, kind, text] of listings.length ? own : []) {
      if (kind !== "short") continue;
      const short = normal || company(text || name, fold);
      const bare = short.replace(TRADE, "");
      yield [short, name];
      if (!places.has(bare)) yield [bare, name];
    }
  }
}

/**
 * What is typed → whom it asks back for, with what is spelt as it sounds.
 *
 * @param {Record<string, string[]>} asks
 * @param {Iterable<Spoken>} said
 * @param {Record<string, string>} otherwise  texts that are read otherwise than their characters
 * @param {Map<string, string>} sounds
 */
function respelt(asks, said, otherwise, sounds) {
  const found = new Map(Object.entries(asks).map(([key, targets]) => [key, [...targets]]));
  for (const [text, target] of said) {
    const letters = hasOwn(otherwise, text) ? otherwise[text] : byCharacters(text, sounds);
    const targets = found.get(letters) ?? [];
    if (letters && !targets.includes(target)) found.set(letters, [...targets, target]);
  }
  return Object.fromEntries(found);
}

/** "" where it has no Chinese, or too few letters. @param {string} text @param {Map<string, string>} sounds */
function byCharacters(text, sounds) {
  const letters = HAN.test(text) ? [...text].map((char) => sounds.get(char) ?? char).join("") : "";
  return letters.length < LEAST_SPELT ? "" : letters;
}

/**
 * How each character is read alone.
 *
 * @param {import("./products.js").PackedSounds} packed
 * @returns {Map<string, string>}
 */
export function soundsOf({ names, steps, which }) {
  const sounds = names.split(" ");
  let code = 0;
  return new Map(
    numbers(steps).map((step, n) => [
      String.fromCodePoint((code += step)),
      pointed(sounds, which.charCodeAt(n) - NONE),
    ]),
  );
}

/** @param {string} text */
function numbers(text) {
  return [...text].map((char) => char.charCodeAt(0) - NONE);
}
