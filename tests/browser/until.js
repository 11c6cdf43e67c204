/** Waiting for a condition, never for a length of time. */
import { setTimeout } from "node:timers/promises";

const PAUSE = 40;
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
 * @returns {Promise<Exclude<T, false | null | undefined | "">>}
 */
export async function until(ask, what) {
  const end = Date.now() + PATIENT;
  let last;
  for (;;) {
    try {
      last = await soon(ask);
      if (last) return /** @type {any} */ (last);
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      const seen = last instanceof Error ? last.message : JSON.stringify(last);
      throw new Error(`waited ${PATIENT} ms for ${what}; last seen: ${seen}`);
    }
    await setTimeout(PAUSE);
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
