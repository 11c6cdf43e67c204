import assert from "node:assert/strict";
import { test } from "node:test";
import { counted } from "../../../../extension/core/evidence-log/breaches.js";
import { ATTEMPTS, breach, entry, NIGHT, THIRD } from "./log-sample.js";

/**
 * @param {import("../../../../extension/core/evidence-log/entry.js").Entry[]} entries
 * @param {import("../../../../extension/core/evidence-log/breaches.js").Breach} rule
 */
const count = (entries, rule) => counted(entries, [rule])[0]?.count ?? 0;

test("the night begins at its first minute and ends before its last, over midnight", () => {
  const at = (/** @type {string} */ time) => count([entry({ time, consent: "no" })], NIGHT);
  assert.deepEqual(["21:59", "22:00", "23:59", "00:00", "07:59", "08:00", "12:00"].map(at), [0, 1, 1, 1, 1, 0, 0]);
});

test("hours within one day", () => {
  const noon = breach("午间", { whom: ["debtor"], hours: { since: "12:00", until: "14:00" } });
  assert.deepEqual(["11:59", "12:00", "13:59", "14:00"].map((time) => count([entry({ time })], noon)), [0, 1, 1, 0]);
});

test("what an entry does not say is not counted", () => {
  for (const consent of /** @type {const} */ (["", "yes"])) {
    assert.equal(count([entry({ time: "23:00", consent })], NIGHT), 0);
  }
  assert.equal(count([entry({ whom: "unrelated", person: "张某" })], THIRD), 0);
});

test("six unanswered calls in a day are not more than six; seven are, and count as one day", () => {
  const call = { answered: /** @type {const} */ ("no"), reached: "13800000000" };
  const calls = (/** @type {number} */ n, more = {}) => Array.from({ length: n }, () => entry({ ...call, ...more }));
  assert.equal(count(calls(6), ATTEMPTS), 0);
  assert.equal(count(calls(7), ATTEMPTS), 1);
  assert.equal(count([...calls(9), ...calls(7, { date: "2026-11-21" })], ATTEMPTS), 2);
  assert.equal(counted(calls(7), [ATTEMPTS])[0].entries.length, 7);
});

test("attempts are counted for one lender, one day and one number, however that was typed", () => {
  const call = (/** @type {object} */ more) => entry({ answered: "no", reached: "138 0000 0000", ...more });
  const six = Array.from({ length: 6 }, () => call({}));
  assert.equal(count([...six, call({ reached: "+86 138-0000-0000" })], ATTEMPTS), 1);
  for (const more of [
    { reached: "13900000000" },
    { reached: "" },
    { lender: "乙公司" },
    { date: "2026-11-21" },
    { answered: "yes" },
    { answered: "" },
    { channel: "sms" },
  ]) {
    assert.equal(count([...six, call(more)], ATTEMPTS), 0, JSON.stringify(more));
  }
});

test("short messages and chats are messages, calls are not", () => {
  const abusive = breach("侮辱", { whom: ["debtor", "related", "unrelated"], channel: ["message"], abusive: "yes" });
  const of = (/** @type {any} */ channel) => count([entry({ channel, abusive: "yes" })], abusive);
  assert.deepEqual(["sms", "wechat", "call", "visit", "other"].map(of), [1, 1, 0, 0, 0]);
});

test("a rule counts only while it is in force", () => {
  const [cite] = NIGHT.cites;
  const replaced = { ...NIGHT, cites: [{ ...cite, in_force: "2026-11-10", replaced_on: "2026-11-20" }] };
  const on = (/** @type {string} */ date) => count([entry({ date, time: "23:00", consent: "no" })], replaced);
  assert.deepEqual(["2026-11-09", "2026-11-10", "2026-11-19", "2026-11-20"].map(on), [0, 1, 1, 0]);
});

test("a rule that counts nothing is not mentioned", () => {
  assert.deepEqual(counted([entry()], [NIGHT, ATTEMPTS, THIRD]), []);
});
