/**
 * A table as CSV (RFC 4180, UTF-8 with its mark so that Excel reads Chinese). No cell can become a formula: a text that
 * begins with =, +, −, @ or a control character, full-width forms and leading spaces included, gets an apostrophe.
 */

import { aList, bad, good } from "./result.js";

// eslint-disable-next-line no-control-regex
const FORMULA = /^[\s\u0000-\u001f\ufeff\u200b]*[=+\-@＝＋－＠−]|^[\u0000-\u001f]/u;
const MARK = "\ufeff";

/**
 * @param {unknown} rows lists of text, numbers, or nothing
 * @returns {import("./result.js").Result<string>}
 */
export function csv(rows) {
  const list = aList(rows, "rows", 20_000);
  if (!list.ok) return list;
  const lines = [];
  for (const [at, row] of list.value.entries()) {
    if (!Array.isArray(row)) return bad("cost_not_a_list", "rows", at);
    if (row.some((cell) => !isCell(cell))) return bad("cost_not_text", "rows", at);
    lines.push(row.map(cellOf).join(","));
  }
  return good(MARK + lines.map((line) => `${line}\r\n`).join(""));
}

/** @param {unknown} cell */
function isCell(cell) {
  return (
    cell === null ||
    cell === undefined ||
    typeof cell === "string" ||
    (typeof cell === "number" && Number.isFinite(cell))
  );
}

/** Numbers as they are, everything else quoted. @param {string | number | null | undefined} cell */
function cellOf(cell) {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
