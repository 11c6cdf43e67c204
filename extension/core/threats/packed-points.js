/** The tables of threats as editions carry them, unpacked. `tests/bench/threat_parts.py` packs them. Pure. */

/**
 * @typedef {object} Packed
 * @property {string[]} kinds
 * @property {Record<string, string>} same
 * @property {number[]} bias
 * @property {string} parts
 * @property {string} counts
 * @property {string} places
 * @property {string} points
 */
/** @typedef {{chinese: Packed, others: Packed}} PackedTables */

const NONE = "0".charCodeAt(0);
const NO_POINTS = "P".charCodeAt(0);

/** @param {PackedTables} tables @returns {import("./threat-kinds.js").Tables} */
export function unpacked({ chinese, others }) {
  return { chinese: unpackedTable(chinese), others: unpackedTable(others) };
}

/** @param {Packed} table @returns {import("./threat-kinds.js").Table} */
function unpackedTable({ parts, counts, places, points, ...rest }) {
  /** @type {Map<string, number[]>} */
  const words = new Map();
  let part = "";
  let at = 0;
  for (const [row, line] of parts.split("\n").entries()) {
    part = [...part].slice(0, line.charCodeAt(0) - NONE).join("") + line.slice(1);
    const end = at + counts.charCodeAt(row) - NONE;
    const said = [];
    for (; at < end; at += 1) said.push(places.charCodeAt(at) - NONE, points.charCodeAt(at) - NO_POINTS);
    words.set(part, said);
  }
  return { ...rest, words };
}
