/** The hosts that may be imitated, as a worker asks for them: a row each by its place, and the keys that lead there. */

import { keyTable } from "./key-table.js";
import { Rules } from "../lookalike/rules.js";
import { PublicSuffixes } from "../normalise/public-suffixes.js";

/** @typedef {import("./database.js").KnownRow} KnownRow */

/**
 * @param {KnownRow[]} rows
 * @param {import("./database.js").Tables} tables
 * @returns {{known: Map<string, KnownRow>, alike: import("./key-table.js").KeyTable}}
 */
export function knownHosts(rows, tables) {
  const suffixes = new PublicSuffixes(tables.public_suffixes);
  const rules = new Rules({ ...tables, suffixes, shared: new Set(tables.shared_hosts) });
  return {
    known: new Map(rows.map((row, place) => [String(place), row])),
    alike: keyTable(keysOf(rows, rules)),
  };
}

/** @param {KnownRow[]} rows @param {Rules} rules @returns {Generator<[key: string, place: number]>} */
function* keysOf(rows, rules) {
  for (const [place, [host, proven, spellings, owner]] of rows.entries()) {
    const known = { host, proven, spellings, owner };
    for (const key of rules.keysOf(known, rules.brand(known))) yield [key, place];
  }
}
