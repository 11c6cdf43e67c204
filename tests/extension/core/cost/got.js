/**
 * The value of an answer; a problem fails the test.
 *
 * @template T
 * @param {import("../../../../extension/core/cost/result.js").Result<T>} result
 * @returns {T}
 */
export function got(result) {
  if (!result.ok) throw new Error(`unexpected problem ${JSON.stringify(result.error)}`);
  return result.value;
}

/**
 * "key field" of a problem, "value" where there is none.
 *
 * @param {import("../../../../extension/core/cost/result.js").Result<unknown>} result
 */
export const problem = (result) => (result.ok ? "value" : `${result.error.key} ${result.error.field}`);
