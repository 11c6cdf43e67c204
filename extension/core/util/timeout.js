/** Waiting for somebody who may never answer. */

/**
 * An answer, or `late` where it does not come in time. Errors are the answer's own.
 *
 * @template T
 * @param {number} milliseconds
 * @param {Promise<T>} answer
 * @param {T} late
 * @returns {Promise<T>}
 */
export function within(milliseconds, answer, late) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const patience = new Promise((wake) => void (timer = setTimeout(wake, milliseconds, late)));
  return Promise.race([answer, patience]).finally(() => clearTimeout(timer));
}
