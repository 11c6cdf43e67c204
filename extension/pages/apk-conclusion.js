/** What an app's file comes down to, as a card: an order, why, up to three icons, what to do. */

import { drawn, make } from "./dom.js";
import { listed } from "../core/i18n.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/** @typedef {import("../core/apk/conclusion.js").Conclusion} Conclusion */

/** Ours, on a field of 24 × 24, drawn in lines; the word stands beside each. @type {Record<string, string>} */
const DRAWN = {
  control: "M7 2h10v20H7zM11 19h2M10 13l4-4M10.5 8.5H14V12",
  contacts: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0",
  sms: "M4 4h16v12H10l-5 4v-4H4zM8 9h8M8 12h5",
  notifications: "M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4",
  calls: "M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z",
  files: "M3 6h7l2 3h9v11H3z",
  place: "M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  camera: "M3 7h4l2-3h6l2 3h4v13H3zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8z",
  sound: "M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zM6 12a6 6 0 0 0 12 0M12 18v3",
  photos: "M3 4h18v16H3zM3 17l6-6 5 5 3-3 4 4",
};
const AGAINST = ["delete", "store", "installed"];
const OTHERWISE = ["store", "deny"];

/** @param {Conclusion} found @param {Speaking} speaking */
export function conclusionPart({ tone, reason, takes }, { say }) {
  const words = takes.map((id) => say(`apk_take_${id}`));
  const steps = tone === "danger" || tone === "stop" ? AGAINST : OTHERWISE;
  return card(tone, say(`apk_end_${reason}`, { takes: listed(words) }), say(`apk_end_${reason}_because`), [
    takes.length > 0 && make("ul", { class: "takes" }, takes.map((id, n) => make("li", {}, [picture(id), words[n]]))),
    make("ol", {}, steps.map((step) => make("li", {}, [say(`apk_step_${step}`)]))),
  ]);
}

/** What holds of any file that somebody sent, before one is chosen. @param {Speaking} speaking */
export function anyFilePart({ say }) {
  return card("stop", say("apk_end_any"), say("apk_end_any_because"), []);
}

/** @param {string} tone @param {string} title @param {string} because @param {(Node | false)[]} parts */
function card(tone, title, because, parts) {
  const heading = make("h2", { id: "conclusion" }, [title]);
  heading.tabIndex = -1;
  const section = make("section", { class: `order ${tone}`, "aria-labelledby": "conclusion" }, [
    heading,
    make("p", {}, [because]),
    ...parts,
  ]);
  section.dataset.tone = tone;
  return section;
}

/** @param {string} id */
function picture(id) {
  return drawn("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, [drawn("path", { d: DRAWN[id] })]);
}
