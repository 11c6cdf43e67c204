/** The topics that came with us: an edition that has the same is fetched without them. */

import { ownUrl } from "./own-files.js";

/** @typedef {import("../core/edition/database.js").Rows} Rows */
/** @typedef {import("../core/edition/database.js").StoreName} StoreName */
/** @typedef {import("../core/read/topics.js").WrittenTopic} WrittenTopic */
/** @typedef {import("../core/read/topics.js").WrittenTopics} WrittenTopics */

const TOPICS = "topics";

/** As an edition brings them; nothing where they cannot be read. */
export async function ownTopics() {
  const found = await fetch(ownUrl("data/topics.json")).catch(() => null);
  return found?.ok ? new Uint8Array(await found.arrayBuffer()) : new Uint8Array();
}

/** The rows with the topics of which we have words to speak. @param {Rows} rows @returns {Rows} */
export function withTopics(rows) {
  const many = async (/** @type {StoreName} */ store, /** @type {string[]} */ keys) => {
    const found = await rows.many(store, keys);
    if (store !== "meta" || !keys.includes(TOPICS)) return found;
    const own = JSON.parse(new TextDecoder().decode(await ownTopics()) || "null");
    return keys.map((key, at) => (key === TOPICS ? sayable(found[at], own) : found[at]));
  };
  return { many, one: async (store, key) => (await many(store, [key]))[0], all: (store) => rows.all(store) };
}

/**
 * The topics of an edition that have a sentence here, as those have that came with us.
 *
 * @param {WrittenTopics} held
 * @param {WrittenTopics | null} own  null where they cannot be read
 */
export function sayable(held, own) {
  if (!own) return held;
  const ids = new Set([...own.pressing, ...own.stories].map(({ id }) => id));
  const said = (/** @type {WrittenTopic[]} */ topics) => topics.filter(({ id }) => ids.has(id));
  return { lists: held.lists, pressing: said(held.pressing), stories: said(held.stories) };
}
