/** Where the progress on checklists is kept: on this phone; what a private window keeps goes with it. */

import { readLocal, writeLocal } from "./local-store.js";

/** @returns {import("../../browser/progress.js").Area} */
export function progressIn() {
  return {
    get: async (keys) => Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await readLocal(key)]))),
    set: (values) => writeLocal(values),
  };
}
