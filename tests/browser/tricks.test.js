/** Pages that play tricks on whoever looks, in both browsers: offers put where nobody looks, banners hidden. */
import { describe } from "node:test";
import { KINDS } from "./browsers.js";
import { EVASIVE_SITES, testsOfEvasions } from "./evasions.js";
import { ExtensionUnderTest } from "./extension-under-test.js";
import { HIDING_SITES, testsOfSurvival } from "./survival.js";

for (const kind of KINDS) {
  describe(kind, { timeout: 900_000 }, () => {
    const it = new ExtensionUnderTest(kind, { sites: new Map([...EVASIVE_SITES, ...HIDING_SITES]) });
    describe("evasions", () => testsOfEvasions(it));
    describe("survival", () => testsOfSurvival(it));
  });
}
