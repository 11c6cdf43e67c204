/**
 * The files that browsers fetch of an edition say each rule, door and code point once (docs/editions.md); here they are
 * read. Pure.
 */

import { hasOwn } from "../util/has-own.js";

/**
 * @typedef {object} Parts  what other files name by its id
 * @property {Map<string, any>} rules
 * @property {Map<string, any>} doors
 */

/** @param {any} laws @param {any} help @returns {Parts} */
export function partsOf(laws, help) {
  const { doors = [] } = help;
  return { rules: rulesOf(laws), doors: new Map(doors.map((/** @type {any} */ door) => [door.id, door])) };
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
 * With the rules and doors that it names by their ids. Throws TypeError where there is no such one.
 *
 * @param {any} value
 * @param {Parts} parts
 * @returns {any}
 */
export function withParts(value, parts) {
  if (Array.isArray(value)) return value.map((one) => withParts(one, parts));
  if (typeof value !== "object" || value === null) return value;
  const { rules, doors } = parts;
  const by = /** @type {Record<string, Map<string, any>>} */ ({ cites: rules, doors, first: doors });
  const part = (/** @type {string} */ key) =>
    hasOwn(by, key) ? named(by[key], value[key]) : withParts(value[key], parts);
  return Object.fromEntries(Object.keys(value).map((key) => [key, part(key)]));
}

/** @param {Map<string, any>} held @param {string[]} ids */
function named(held, ids) {
  return ids.map((id) => {
    if (!held.has(id)) throw new TypeError(`no ${id}`);
    return held.get(id);
  });
}

/** Each traditional character, and behind it its simplified one. @param {[to: number[], from: number[]]} steps */
export function pairs([to, from]) {
  const simplified = characters(to);
  return characters(from).map((one, n) => one + simplified[n]).join("");
}

/** Code points, each as its difference from the one before. @param {number[]} steps */
function characters(steps) {
  let code = 0;
  return steps.map((step) => String.fromCodePoint((code += step)));
}

/** Ending → the first labels of its rules. @param {Record<string, Record<string, string>>} parts */
export function rulesByPart(parts) {
  const rules = (/** @type {Record<string, string>} */ endings) =>
    Object.entries(endings).flatMap(([ending, first]) =>
      first.split(" ").map((one) => (ending ? `${one}.${ending}` : one)),
    );
  return Object.fromEntries(Object.entries(parts).map(([part, endings]) => [part, rules(endings).join(" ")]));
}
