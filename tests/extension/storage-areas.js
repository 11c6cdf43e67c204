/** Storage areas over plain maps, put in the browser's place. */

/** @param {Map<string, any>} map */
export function areaOver(map) {
  return {
    get: async (/** @type {string | string[] | null} */ keys) =>
      Object.fromEntries(
        [keys ?? [...map.keys()]]
          .flat()
          .filter((key) => map.has(key))
          .map((key) => [key, structuredClone(map.get(key))]),
      ),
    set: async (/** @type {object} */ values) =>
      Object.entries(structuredClone(values)).forEach(([key, value]) => map.set(key, value)),
    remove: async (/** @type {string | string[]} */ keys) => [keys].flat().forEach((key) => map.delete(key)),
  };
}

export function keptLocally() {
  /** @type {Map<string, any>} */
  const local = new Map();
  Object.assign(globalThis, { chrome: { storage: { local: areaOver(local) } } });
  return local;
}
