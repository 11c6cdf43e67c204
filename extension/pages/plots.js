/** What every drawing has: a frame with a sentence and a table, a scale with round ends, labels that stay apart. */

import { drawn, folded, make } from "./dom.js";

/** @typedef {import("../core/i18n.js").Say} Say */
/** @typedef {{x: number, text: string}} Label  `x`: the place it belongs to */
/** @typedef {{x: number, row: number, text: string}} Placed  `x`: its middle; `row`: 0 is nearest to the drawing */

/** In units of the drawing, which is about as many pixels wide on a small phone. */
export const WIDTH = 320;
/** Free on both sides of what is drawn. */
const EDGE = 8;
/** The size of letters in plots.css; how wide others than Chinese are; how high a row is; between two labels. */
const [EM, LATIN, ROW, GAP] = [13, 0.6, 17, 6];
/** As wide as they are high. */
const SQUARE = /[\u2e80-\uffff%]/u;
const ROUND = [1, 2, 2.5, 5, 10];

/** Where a share of the whole stands. @param {number} share  0 to 1 */
export function across(share) {
  return EDGE + share * (WIDTH - 2 * EDGE);
}

/**
 * Round marks from 0 to the first that is not below the largest value.
 *
 * @param {number} largest  above 0
 * @returns {number[]}
 */
export function ticks(largest) {
  const power = 10 ** Math.floor(Math.log10(largest / 4));
  const step = power * (ROUND.find((one) => one * power * 4 >= largest) ?? 10);
  const count = Math.ceil(largest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, n) => n * step);
}

/**
 * Labels near their places: within the drawing, each in the first row where none before it is in the way.
 *
 * @param {Label[]} labels
 * @returns {Placed[]}
 */
export function placed(labels) {
  /** @type {(Placed & {half: number})[]} */
  const done = [];
  for (const { x, text } of labels) {
    const half = ([...text].reduce((sum, one) => sum + (SQUARE.test(one) ? 1 : LATIN), 0) * EM) / 2;
    const middle = Math.max(Math.min(x, WIDTH - half), half);
    const near = done.filter((one) => Math.abs(one.x - middle) < one.half + half + GAP);
    let row = 0;
    while (near.some((one) => one.row === row)) row += 1;
    done.push({ x: middle, row, text, half });
  }
  return done.map(({ x, row, text }) => ({ x, row, text }));
}

/** How high the rows of labels are. @param {Placed[]} labels */
export function heightOf(labels) {
  return labels.reduce((most, { row }) => Math.max(most, row + 1), 0) * ROW;
}

/**
 * @param {Placed[]} labels
 * @param {number} y  where the nearest row begins
 * @param {"up" | "down"} way  to which side further rows go
 * @param {string} [name]  a class
 */
export function labelled(labels, y, way, name = "label") {
  return labels.map(({ x, row, text }) =>
    drawn("text", { class: name, x, y: way === "up" ? y - 5 - row * ROW : y + 13 + row * ROW }, [text]),
  );
}

/** @param {string} name  a class @param {number} from @param {number} to @param {number} y @param {number} height */
export function bar(name, from, to, y, height) {
  return drawn("rect", { class: name, x: from, y, width: Math.max(to - from, 0), height, rx: Math.min(height / 2, 4) });
}

/** @param {string} name  a class @param {number} x @param {number} from @param {number} to */
export function upright(name, x, from, to) {
  return drawn("path", { class: name, d: `M${x} ${from}V${to}` });
}

/**
 * @param {{name: string, says: string, height: number, parts: Node[], heads: string[], rows: string[][]}} one
 *   `name`: what is drawn; `says`: the same in a sentence; `heads` and `rows`: of the table behind it
 * @param {Say} say
 */
export function plot({ name, says, height, parts, heads, rows }, say) {
  const picture = drawn("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": name }, parts);
  const head = heads.map((text) => make("th", { scope: "col" }, [text]));
  const body = rows.map(([first, ...cells]) =>
    make("tr", {}, [make("th", { scope: "row" }, [first]), ...cells.map((text) => make("td", {}, [text]))]),
  );
  const table = make("table", {}, [make("thead", {}, [make("tr", {}, head)]), make("tbody", {}, body)]);
  return make("figure", { class: "plot" }, [
    picture,
    make("figcaption", {}, [says]),
    folded(say("plot_table"), [table]),
  ]);
}
