/** All that is said of an answer, in one text: for who shows no card. Pure. */

import { joined } from "../i18n.js";
import { composed } from "./card.js";

/** @typedef {import("../i18n.js").Speaking} Speaking */
/** @typedef {import("../i18n.js").Values} Values */
/** @typedef {import("./card.js").Judged} Judged */
/** @typedef {import("./card.js").Part} Part */
/** @typedef {import("./card.js").Told} Told */

/**
 * Why an answer is so, what to do and what a card folds, after whose frame it is about.
 *
 * @param {Speaking} speaking
 * @param {Judged} answer
 * @param {Values} words
 * @param {Told} [told]
 */
export function sentenceOf(speaking, answer, words, told) {
  const { say, language } = speaking;
  const { because, steps, more } = composed(answer, words, told, speaking);
  const stop = language.startsWith("zh") ? "。" : ".";
  return joined(language, words.frame && say("says_frame", words), because, ...steps.map((one) => one + stop), ...more);
}
