/**
 * What a pasted text may speak of: each topic's words, and the checklist of what to do then. They are written once, in
 * checklists/topics.json, and travel in editions. Pure.
 */

import { either } from "./patterns.js";

/** @typedef {{id: string, checklist: string, words: string[], instead_of?: string[]}} WrittenTopic */
/**
 * The file: messages and tricks, the most pressing first, stories, and the words that `{kin}` stands for.
 *
 * @typedef {{lists: Record<string, string[]>, pressing: WrittenTopic[], stories: WrittenTopic[]}} WrittenTopics
 */
/**
 * @typedef {object} Topic  what a text speaks of
 * @property {string} id
 * @property {string} checklist  of what to do then
 * @property {string[]} insteadOf  the ids of topics that are not spoken of beside it
 * @property {boolean} story  may be told of somebody who is looked up: “分期乐逾期怎么办”
 * @property {(plain: string) => boolean} isIn  of a folded text
 */

/** The topics, the most pressing first. @param {WrittenTopics} written @returns {Topic[]} */
export function topicsOf({ lists, pressing, stories }) {
  const writtenOut = (/** @type {string} */ pattern) =>
    pattern.replaceAll(/\{([a-z_]+)\}/gu, (whole, name) => lists[name]?.join("|") ?? whole);
  const topicOf = (/** @type {WrittenTopic} */ written, /** @type {boolean} */ story) => {
    const { id, checklist, words, instead_of: insteadOf = [] } = written;
    /** Made when the first text is asked about. @type {RegExp | undefined} */
    let pattern;
    const isIn = (/** @type {string} */ plain) => (pattern ??= either(...words.map(writtenOut))).test(plain);
    return { id, checklist, insteadOf, story, isIn };
  };
  return [...pressing.map((one) => topicOf(one, false)), ...stories.map((one) => topicOf(one, true))];
}
