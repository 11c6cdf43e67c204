/** What stands on pages of the web, in both browsers: whom the banner speaks of, and reminders beside fields. */
import { describe } from "node:test";
import { KINDS } from "./browsers.js";
import { ExtensionUnderTest } from "./extension-under-test.js";
import { NEWS_SITES, testsOfFairness } from "./fairness.js";
import { REMINDING_SITES, testsOfReminders } from "./reminders.js";
import { fixtureSites } from "./sites.js";

for (const kind of KINDS) {
  describe(kind, { timeout: 900_000 }, () => {
    const sites = new Map([...fixtureSites(), ...NEWS_SITES, ...REMINDING_SITES]);
    const it = new ExtensionUnderTest(kind, { sites, witness: true });
    describe("fairness", () => testsOfFairness(it));
    describe("reminders", () => testsOfReminders(it));
  });
}
