/** What is said of a situation before any register is there. */

import {
  checklists, countryOf, headingOf, isChinese, ORDERS, saidTopics,
} from "../core/read/situations.js";
import { fold } from "../core/normalise/text.js";
import { firstAbroad, firstLine } from "../pages/call-now.js";
import { make, mark } from "../pages/dom.js";
import { listLinks } from "../pages/list-links.js";

/** @typedef {import("../core/checklists/checklist.js").Door[]} Doors */
/**
 * @typedef {object} Known  what comes with the page
 * @property {import("../core/lookup/context.js").Reading} reading
 * @property {import("../pages/list-links.js").List[]} checklists  their titles
 * @property {Doors} first  whom to call now
 * @property {Record<string, Doors>} abroad  likewise, by the code of the country in capital letters
 */

/** A person in danger needs no names: this is all that is said. */
const CRISIS = "crisis";
/** What is said of a topic in fewer words beside another. @type {Record<string, string>} */
const BESIDE = { threat: "says_part_threat", court: "says_part_court" };

/**
 * Null where a text speaks of no situation that is known; `isWhole`: no more is to be said.
 *
 * @param {string} text
 * @param {Known} known
 * @param {import("../core/i18n.js").Speaking} speaking
 */
export function situationView(text, { reading, checklists: held, first, abroad }, speaking) {
  const { say } = speaking;
  const topics = saidTopics(text, reading);
  if (!topics.length) return null;
  const ids = topics.map(({ id }) => id);
  const [reason] = ids;
  const heading = headingOf({ verdict: "none", reason, order: ids.find((id) => ORDERS.includes(id)) }, reading);
  const keys = ids.map((id, at) => (at && BESIDE[id]) || `says_none_${id}`);
  const country = countryOf(text, reading.fold).toUpperCase();
  const calls = abroad[country] ? firstAbroad(abroad[country], speaking) : firstLine(first, say);
  const wanted = checklists(text, topics, reading);
  const lists = wanted.flatMap((id) => held.find((one) => one.id === id) ?? []);
  const element = make("div", { class: "found answer", "data-verdict": "none" }, [
    make("h2", {}, [mark("none"), say(heading)]),
    ...(reason === CRISIS ? calls : []),
    ...(isOfMainland(text, reading.fold) ? keys : []).flatMap((key) =>
      say(key).split("\n").map((line) => make("p", { class: "says" }, [line])),
    ),
    ...listLinks(lists, speaking),
  ]);
  return { element, isWhole: reason === CRISIS };
}

/**
 * Is it written as on the mainland? What is said holds there; of others it is told once it is known where they are.
 *
 * @param {string} text
 * @param {import("../core/normalise/text.js").Fold} table
 */
function isOfMainland(text, table) {
  return isChinese(text) && ![...text].some((char) => isChinese(char) && fold(char, table) !== char);
}
