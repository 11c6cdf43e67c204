/** What an app's file comes down to, as a card: an order, why, up to three icons, what to do. */

import { make } from "./dom.js";
import { ICON_PATHS } from "./icon-paths.js";
import { drawnIcon } from "./icons.js";
import { PERMISSION_ICONS } from "./permission-icons.js";
import { listed } from "../core/i18n.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/** @typedef {import("../core/apk/conclusion.js").Conclusion} Conclusion */

/** What an app takes, by the name of its icon. @type {Record<string, string[]>} */
const ICONS = { ...PERMISSION_ICONS, calls: ICON_PATHS.phone, sms: ICON_PATHS.sms, sound: PERMISSION_ICONS.microphone };
const AGAINST = ["delete", "store", "installed"];
const OTHERWISE = ["store", "deny"];

/** @param {Conclusion} found @param {Speaking} speaking */
export function conclusionPart({ tone, reason, takes }, { say }) {
  const words = takes.map((id) => say(`apk_take_${id}`));
  const taken = takes.map((id, n) => make("li", {}, [drawnIcon(id, ICONS[id]), words[n]]));
  const steps = tone === "danger" || tone === "stop" ? AGAINST : OTHERWISE;
  return card(tone, say(`apk_end_${reason}`, { takes: listed(words) }), say(`apk_end_${reason}_because`), [
    taken.length > 0 && make("ul", { class: "takes" }, taken),
    make("ol", { class: "steps" }, steps.map((step) => make("li", {}, [say(`apk_step_${step}`)]))),
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
