/** What must not overlap is done one after the other. */

/** The last of each queue. @type {Map<string | number, Promise<unknown>>} */
const queues = new Map();

/**
 * Behind what was asked before in the same queue, whatever became of that.
 *
 * @template T
 * @param {string | number} queue
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
export function inTurn(queue, step) {
  const next = (queues.get(queue) ?? Promise.resolve()).then(step, step);
  const settled = next.catch(() => undefined);
  queues.set(queue, settled);
  void settled.then(() => queues.get(queue) === settled && queues.delete(queue));
  return next;
}
