/** Waiting for a condition, never for a length of time. */

/** A question costs as much as a small page: what comes soon is seen soon, what takes long is asked for less often. */
const [FIRST_PAUSE, LONGEST_PAUSE, GROWTH] = [20, 250, 1.4];

/**
 * Asks until the answer is truthy and returns it. What throws meanwhile (a page that is just being
 * replaced, a worker that is just starting) counts as "not yet" and is told if time runs out.
 *
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {string} what  what is waited for, in words
 * @param {number} [limit]  milliseconds
 * @returns {Promise<Exclude<T, false | null | undefined | "">>}
 */
export async function until(ask, what, limit = 180_000) {
  const end = Date.now() + limit;
  let last;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * GROWTH, LONGEST_PAUSE)) {
    try {
      last = await ask();
      if (last) return /** @type {any} */ (last);
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      const seen = last instanceof Error ? last.message : JSON.stringify(last);
      throw new Error(`waited ${limit} ms for ${what}; last seen: ${seen}`);
    }
    await new Promise((wake) => setTimeout(wake, pause));
  }
}
