/** What a person asks, and is told what it means: products, threats, court papers, the phone. */
import { describe } from "node:test";
import { testsOfCourt } from "./court.js";
import { ExtensionUnderTest } from "./extension-under-test.js";
import { testsOfPhone } from "./phone.js";
import { testsOfProducts } from "./products.js";
import { mostly } from "./sample.js";
import { fixtureSites } from "./sites.js";
import { testsOfThreats } from "./threats.js";

for (const kind of mostly("firefox")) {
  describe(kind, { timeout: 900_000 }, () => {
    const it = new ExtensionUnderTest(kind, { sites: fixtureSites(), serves: true });
    describe("products", () => testsOfProducts(it));
    describe("threats", () => testsOfThreats(it));
    describe("court papers", () => testsOfCourt(it));
    describe("the phone", () => testsOfPhone(it));
  });
}
