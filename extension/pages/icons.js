/** Our icons, drawn from one table. A word beside each says the same. */

import { drawn } from "./dom.js";
import { ICON_PATHS } from "./icon-paths.js";

/** @typedef {keyof typeof ICON_PATHS} IconName */

/** @param {IconName} name */
export function icon(name) {
  return drawnIcon(name, ICON_PATHS[name]);
}

/** One of another table. @param {string} name @param {string[]} lines  its paths */
export function drawnIcon(name, lines) {
  const paths = lines.map((d) => drawn("path", { d }));
  return drawn("svg", { class: `icon icon-${name}`, viewBox: "0 0 24 24", "aria-hidden": "true" }, paths);
}
