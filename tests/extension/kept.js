/** A storage area over a plain map, put in the browser's place. */

export function keptLocally() {
  /** @type {Map<string, any>} */
  const local = new Map();
  const area = {
    get: async (/** @type {string | string[]} */ keys) =>
      Object.fromEntries([keys].flat().filter((key) => local.has(key)).map((key) => [key, structuredClone(local.get(key))])),
    set: async (/** @type {object} */ values) => Object.entries(structuredClone(values)).forEach(([key, value]) => local.set(key, value)),
    remove: async (/** @type {string | string[]} */ keys) => [keys].flat().forEach((key) => local.delete(key)),
  };
  Object.assign(globalThis, { chrome: { storage: { local: area } } });
  return local;
}
