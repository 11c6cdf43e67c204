/**
 * One screen of a phone, drawn from words: the row to touch, and what is above it. As `screen.html` of the server.
 */

import { drawn } from "./dom.js";

/** Longer words are set smaller. */
const WIDE = 13;
/** @param {string} part @param {string} words */
const sized = (part, words) => (words.length > WIDE ? `${part} long` : part);

/**
 * @param {{row: string, above: string, last: boolean}} step  `above`: the row touched before, "" on the first screen
 */
export function screen({ row, above, last }) {
  return drawn("svg", { class: "screen", viewBox: "0 0 160 150", "aria-hidden": "true", focusable: "false" }, [
    drawn("rect", { class: "edge", x: 1, y: 1, width: 158, height: 148, rx: 12 }),
    ...(above ? [drawn("path", { class: "line", d: "M16 20l-5 5 5 5" })] : []),
    ...(above ? [drawn("text", { class: sized("bar", above), x: 84, y: 30 }, [above])] : []),
    drawn("path", { class: "rule", d: "M1 42h158M1 78h158M1 118h158" }),
    drawn("rect", { class: "blank", x: 14, y: 55, width: 70, height: 9, rx: 4 }),
    drawn("rect", { class: "touch", x: 5, y: 80, width: 150, height: 36, rx: 6 }),
    drawn("text", { class: sized("row", row), x: 14, y: 103 }, [row]),
    ...(last ? [] : [drawn("path", { class: "line", d: "M141 92l6 6-6 6" })]),
    drawn("rect", { class: "blank", x: 14, y: 129, width: 90, height: 9, rx: 4 }),
  ]);
}
