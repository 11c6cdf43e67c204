/** One screen of a phone, drawn from words: the row to touch, and what stands above it. As `screen.html` of the server. */

const SVG = "http://www.w3.org/2000/svg";
/** Longer rows are set smaller. */
const WIDE = 13;

/** @param {{row: string, above: string, last: boolean}} step  `above`: the row touched before, "" on the first screen */
export function screen({ row, above, last }) {
  return shape("svg", { class: "screen", viewBox: "0 0 160 150", "aria-hidden": "true", focusable: "false" }, [
    shape("rect", { class: "edge", x: 1, y: 1, width: 158, height: 148, rx: 12 }),
    ...(above ? [shape("path", { class: "line", d: "M16 20l-5 5 5 5" }), shape("text", { class: "bar", x: 80, y: 30 }, [above])] : []),
    shape("path", { class: "rule", d: "M1 42h158M1 78h158M1 118h158" }),
    shape("rect", { class: "blank", x: 14, y: 55, width: 70, height: 9, rx: 4 }),
    shape("rect", { class: "touch", x: 5, y: 80, width: 150, height: 36, rx: 6 }),
    shape("text", { class: row.length > WIDE ? "row long" : "row", x: 14, y: 103 }, [row]),
    ...(last ? [] : [shape("path", { class: "line", d: "M141 92l6 6-6 6" })]),
    shape("rect", { class: "blank", x: 14, y: 129, width: 90, height: 9, rx: 4 }),
  ]);
}

/** @param {string} name @param {Record<string, string | number>} attributes @param {(Node | string)[]} [children] */
function shape(name, attributes, children = []) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}
