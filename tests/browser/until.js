/** Waiting for a condition, never for a length of time. */
import { setTimeout } from "node:timers/promises";

/** A question costs as much as a small page: what comes soon is seen soon, what takes long is asked for less often. */
const [FIRST_PAUSE, LONGEST_PAUSE, GROWTH] = [20, 250, 1.4];
/** A question that hangs is asked again. */
const PATIENCE = 60_000;
/** For what puppeteer gives up by itself: starting a browser, opening a page, an element that is to come. */
export const PATIENT = 180_000;

/**
 * Asks until the answer is truthy and returns it. What throws meanwhile (a page that is just being
 * replaced, a worker that is just starting) counts as "not yet" and is told if time runs out.
 *
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {string} what  what is waited for, in words
 * @param {number} patience  milliseconds
 * @returns {Promise<Exclude<T, false | null | undefined | "">>}
 */
export async function until(ask, what, patience = PATIENT) {
  const end = Date.now() + patience;
  let last;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * GROWTH, LONGEST_PAUSE)) {
    try {
      last = await soon(ask);
      if (last) return /** @type {any} */ (last);
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      const seen = last instanceof Error ? last.message : JSON.stringify(last);
      throw new Error(`waited ${patience} ms for ${what}; last seen: ${seen}`);
    }
    await setTimeout(pause);
  }
}

/** @template T @param {() => T | Promise<T>} ask @returns {Promise<T>} */
async function soon(ask) {
  const late = new AbortController();
  const wait = setTimeout(PATIENCE, undefined, { signal: late.signal }).then(() => {
    throw new Error(`no answer within ${PATIENCE} ms`);
  });
  try {
    return await Promise.race([ask(), wait]);
  } finally {
    late.abort();
  }
}

/** A page that gives nothing up sooner than a test does. @param {import("puppeteer-core").Page} page */
export function patient(page) {
  page.setDefaultTimeout(PATIENT);
  return page;
}
