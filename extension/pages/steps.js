/** What a card says to do. */

import { make } from "./dom.js";

/** In its order, or a sentence where it is one thing alone; none for none. @param {string[]} steps */
export function stepsPart(steps) {
  if (steps.length < 2) return steps.length > 0 && make("p", {}, steps);
  return make("ol", { class: "steps" }, steps.map((step) => make("li", {}, [step])));
}
