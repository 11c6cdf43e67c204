/** What must not overlap is done one after the other. */

/** Queues of their own, which begin empty. What is given back does a step behind what was asked before in its queue. */
export function queues() {
  /** The last of each queue. @type {Map<string | number, Promise<unknown>>} */
  const last = new Map();
  /**
   * Behind what was asked before in the same queue, whatever became of that.
   *
   * @template T
   * @param {string | number} queue
   * @param {() => Promise<T>} step
   * @returns {Promise<T>}
   */
  return function inTurn(queue, step) {
    const next = (last.get(queue) ?? Promise.resolve()).then(step, step);
    const settled = next.catch(() => undefined);
    last.set(queue, settled);
    void settled.then(() => last.get(queue) === settled && last.delete(queue));
    return next;
  };
}
