/** The card of a situation before any register is there. */

import { cardOf } from "../core/answer/card.js";
import { isChinese, saidTopics, countryOf } from "../core/read/situations.js";

/**
 * What comes with the page.
 *
 * @typedef {import("../core/answer/content.js").Content & {reading: import("../core/lookup/context.js").Reading}} Known
 */

/** A person in danger needs no names: this is all that is said. */
const CRISIS = "crisis";

/**
 * Null where a text tells of no situation that is known; `isWhole`: no more is to be said.
 *
 * @param {string} text
 * @param {Known} known
 * @param {import("../core/i18n.js").Speaking} speaking
 */
export function situationOf(text, { reading, ...content }, speaking) {
  const situations = saidTopics(text, reading).map(({ id }) => id);
  const place = isChinese(text) ? "" : countryOf(text, reading.fold);
  const story = { situations, isUnclear: false, parts: [], suggestions: [], place };
  const card = cardOf(null, story, content, speaking);
  return card && { card, isWhole: situations[0] === CRISIS };
}
