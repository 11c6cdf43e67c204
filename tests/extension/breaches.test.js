import assert from "node:assert/strict";
import { test } from "node:test";
import { count } from "../../extension/background/breaches.js";

/** @typedef {import("../../extension/background/breaches.js").Breach} Breach */
/** @typedef {import("../../extension/background/breaches.js").Contact} Contact */

/** @param {Partial<Breach>} of @returns {Breach} */
function rule(of) {
  const words = { zh_CN: "", en: "" };
  return { id: "r", title: words, says: words, when: { whom: ["debtor"] }, more_than: null, cites: [], review_by: "2027-05-25", ...of };
}

/** @param {Partial<Contact>} of @returns {Contact} */
function contact(of) {
  return { day: "2026-11-25", time: "12:00", way: "a", whom: "debtor", channel: "call", ...of };
}

const NIGHT = rule({ when: { whom: ["debtor"], hours: { since: "22:00", until: "08:00" }, consent: "no" } });
const ATTEMPTS = rule({ when: { whom: ["debtor"], channel: ["call"], answered: "no" }, more_than: 6 });

for (const [time, times] of /** @type {[string, number][]} */ ([["21:59", 0], ["22:00", 1], ["00:00", 1], ["07:59", 1], ["08:00", 0]])) {
  test(`night at ${time} counts ${times}`, () => {
    assert.equal(count(NIGHT, [contact({ time, consent: "no" })]), times);
  });
}

test("hours within one day end before their end", () => {
  const day = rule({ when: { whom: ["debtor"], hours: { since: "08:00", until: "22:00" } } });
  assert.equal(count(day, ["07:59", "08:00", "21:59", "22:00"].map((time) => contact({ time }))), 2);
});

test("a night call counts only where the log says that there was no consent", () => {
  assert.equal(count(NIGHT, [contact({ time: "23:00" }), contact({ time: "23:00", consent: "yes" })]), 0);
});

test("somebody else's night call is not the debtor's", () => {
  assert.equal(count(NIGHT, [contact({ time: "23:00", consent: "no", whom: "unrelated" })]), 0);
});

test("six unanswered calls to one way in a day are not too many, seven are", () => {
  const six = Array.from({ length: 6 }, () => contact({ answered: "no" }));
  assert.equal(count(ATTEMPTS, six), 0);
  assert.equal(count(ATTEMPTS, [...six, contact({ answered: "no" })]), 1);
  for (const other of [contact({ answered: "yes" }), contact({}), contact({ answered: "no", way: "b" }), contact({ answered: "no", day: "2026-11-26" }), contact({ answered: "no", channel: "message" })])
    assert.equal(count(ATTEMPTS, [...six, other]), 0);
});
