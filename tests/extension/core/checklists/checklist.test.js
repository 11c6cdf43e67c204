import assert from "node:assert/strict";
import { test } from "node:test";

import {
  chooseChecklist,
  abroad,
  isDue,
  isLate,
  ofCountry,
  replacedOn,
} from "../../../../extension/core/checklists/checklist.js";

/** @typedef {import("../../../../extension/core/checklists/checklist.js").Item} Item */
/** @typedef {import("../../../../extension/core/checklists/checklist.js").Checklist} Checklist */

const both = { zh_CN: "字", en: "word" };
const DAY = "2027-01-01";

/** @param {string} review_by @param {string[]} replaced @returns {Item} */
function item(review_by, replaced = []) {
  const cites = replaced.map((replaced_on) => /** @type {any} */ ({ law: "pipl", replaced_on }));
  return { id: "a", text: both, why: both, how: null, cites, reviewed_on: "2026-11-25", review_by };
}

/** @param {string} id @param {boolean} overdue @returns {Checklist} */
function list(id, overdue = false) {
  return { id, country: id.slice(0, 2).toUpperCase(), title: both, intro: both, overdue, items: [] };
}

test("an item waits for review from the day after its last", () => {
  assert.equal(isLate(item("2027-01-01"), DAY), false);
  assert.equal(isLate(item("2026-12-31"), DAY), true);
  assert.equal(isDue(item("2026-12-31"), DAY), true);
});

test("an item waits for review from the day a rule of it is replaced", () => {
  assert.equal(replacedOn(item("2028-01-01", ["", "2027-01-02"]), DAY), "");
  assert.equal(replacedOn(item("2028-01-01", ["", "2027-01-01"]), DAY), "2027-01-01");
  assert.equal(isDue(item("2028-01-01", ["2027-01-01"]), DAY), true);
  assert.equal(isDue(item("2028-01-01", [""]), DAY), false);
});

test("before a loan the checklist for borrowing is shown, not the first by name", () => {
  const lists = [list("cn/app-gone", true), list("cn/before-borrowing"), list("sg/before-borrowing")];
  assert.equal(chooseChecklist(lists, "CN")?.id, "cn/before-borrowing");
  assert.equal(chooseChecklist(lists, "SG")?.id, "sg/before-borrowing");
  assert.equal(chooseChecklist(lists, "KE")?.id, "cn/before-borrowing");
  assert.equal(chooseChecklist(undefined, "CN"), undefined);
  assert.equal(chooseChecklist(lists, "", ["KE", "SG"])?.id, "sg/before-borrowing");
  assert.equal(chooseChecklist(lists, "CN", ["SG"])?.id, "cn/before-borrowing");
});

test("the checklists of a country are listed in the order of the edition", () => {
  const lists = [
    list("cn/sued", true),
    list("sg/before-borrowing"),
    list("cn/after-repaying"),
    list("cn/app-gone", true),
  ];
  assert.deepEqual(ofCountry(lists, "CN").map(({ id }) => id), ["cn/sued", "cn/after-repaying", "cn/app-gone"]);
});

test("from one country the lists for borrowing in the others can be reached", () => {
  const lists = [
    list("cn/sued", true),
    list("cn/before-borrowing"),
    list("ke/before-borrowing"),
    list("sg/before-borrowing"),
  ];
  assert.deepEqual(abroad(lists, "CN").map(({ id }) => id), ["ke/before-borrowing", "sg/before-borrowing"]);
  assert.deepEqual(abroad(lists, "KE").map(({ id }) => id), ["cn/before-borrowing", "sg/before-borrowing"]);
});
