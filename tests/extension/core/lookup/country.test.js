import assert from "node:assert/strict";
import { test } from "node:test";
import { countryOf } from "../../../../extension/core/lookup/country.js";

test("an answer's country is its lender's, else the only one that it speaks of, else the page's", () => {
  const [sg, cn] = ["SG", "CN"].map((country) => /** @type {any} */ ({ country }));
  const answer = { lender: null, covered: [], not_covered: [] };
  assert.equal(countryOf({ ...answer, lender: sg, covered: [cn] }, "CN"), "SG");
  assert.equal(countryOf({ ...answer, covered: [sg, sg], not_covered: [sg] }, "CN"), "SG");
  assert.equal(countryOf({ ...answer, covered: [sg], not_covered: [cn] }, "CN"), "CN");
  assert.equal(countryOf({ ...answer, covered: [sg, cn] }), "");
  assert.equal(countryOf(answer, "KE"), "KE");
});
