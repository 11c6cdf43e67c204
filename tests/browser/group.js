/** Suites in one process, one after the other, in the same browsers. `all.js` writes the file that names them. */
import { after, before, describe } from "node:test";
import { suite } from "./network.js";
import { shareBrowsers } from "./running.js";

/** @param {Record<string, () => Promise<unknown>>} suites  how each is imported, by its name */
export function runTogether(suites) {
  after(shareBrowsers());
  for (const [name, load] of Object.entries(suites)) {
    describe(name, async () => {
      before(() => void (suite.name = name));
      await load();
    });
  }
}
