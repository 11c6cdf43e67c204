/** The card of a situation before any register is there. */

import { cardOf } from "../core/answer/card.js";
import { countryOf, isChinese, LIFE, toldIn } from "../core/read/situations.js";

/**
 * Null where a text tells of no situation that is known; `isWhole`: no more is to be said, since a person in danger
 * needs no names.
 *
 * @param {string} text
 * @param {import("../core/read/reading.js").Reading} reading
 * @param {import("../core/answer/content.js").Content} content
 * @param {import("../core/i18n.js").Speaking} speaking
 */
export function situationOf(text, reading, content, speaking) {
  const told = toldIn(text, reading);
  const place = (isChinese(text) ? "" : countryOf(text, reading.fold)) || (speaking.here ?? "");
  const story = { ...told, isUnclear: false, parts: [], suggestions: [], place };
  const card = cardOf(null, story, content, speaking);
  const { situations } = told;
  return card && { card, situations, place, isWhole: LIFE.includes(situations[0]) };
}
