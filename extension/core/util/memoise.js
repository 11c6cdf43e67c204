/** What is made once and asked for often. What failed is not remembered: it is tried again. */

/**
 * @template {object | string | number} Key, T
 * @param {{get: (key: Key) => Promise<T> | undefined, set: (key: Key, made: Promise<T>) => unknown, delete: (key: Key)
 *   => unknown}} cache
 * @param {Key} key
 * @param {() => Promise<T>} make
 * @returns {Promise<T>}
 */
export function memoised(cache, key, make) {
  const found = cache.get(key);
  if (found) return found;
  const making = make();
  cache.set(key, making);
  making.catch(() => cache.delete(key));
  return making;
}
