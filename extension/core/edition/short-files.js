/** Short files say what other files of an edition say, in fewer bytes; here they are written out. Pure. */

import { Refused } from "./refusals.js";

const SHORT = /^(content|tables)\/short\//u;
/** What short files stand for. */
const FULL = new RegExp(
  [
    "content/(?:checklists/.+|(?:letters|breaches|threats|court_papers)\\.json)",
    "tables/(?:shared|public-suffixes)\\.json",
  ]
    .map((one) => `^${one}$`)
    .join("|"),
  "u",
);

/**
 * The files to fetch: of what short files stand for only these. An edition of before has none of them.
 *
 * @template T
 * @param {[name: string, ref: T][]} all
 */
export function withoutFull(all) {
  const short = new Set(all.map(([name]) => SHORT.exec(name)?.[1]));
  return all.filter(([name]) => !FULL.test(name) || !short.has(name.split("/")[0]));
}

/**
 * The files with those that short ones stand for. Throws Refused where these name what is not there.
 *
 * @param {Map<string, any>} files
 * @returns {Map<string, any>}
 */
export function writtenOut(files) {
  if (![...files.keys()].some((name) => SHORT.test(name))) return files;
  try {
    const [laws, doors] = ["laws.json", "content/doors.json"].map((name) => files.get(name) ?? []);
    const held = { rules: rulesOf(laws), doors: doorsOf(doors) };
    return new Map([...files].flatMap(([name, file]) => (SHORT.test(name) ? full(name, file, held) : [[name, file]])));
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new Refused("malformed");
    throw error;
  }
}

/** @typedef {{rules: Map<string, any>, doors: Map<string, any>}} Held  by their ids */

/** @param {string} name @param {any} file @param {Held} held @returns {[string, any][]} */
function full(name, file, held) {
  if (name.startsWith("content/short/checklists/")) {
    return file.map((/** @type {any} */ one) => [`content/checklists/${one.id}.json`, withParts(one, held)]);
  }
  if (name === "tables/short/shared.json") return [["tables/shared.json", { ...file, fold: pairs(file.fold) }]];
  if (name === "tables/short/public-suffixes.json") return [["tables/public-suffixes.json", rulesByPart(file)]];
  return [[name.replace("/short/", "/"), withParts(file, held)]];
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

/** @param {any[]} doors */
function doorsOf(doors) {
  return new Map(doors.map((door) => [door.id, door]));
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
