/** What is declared, in plain words, and the rules on it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { androidVersion, isFromBeforeAsking } from "../../../../extension/core/apk/android-versions.js";
import { declaredIn, grouped, rulesOn } from "../../../../extension/core/checklists/app-permissions.js";

const permission = (/** @type {string} */ name, /** @type {string} */ group) => ({
  name: `android.permission.${name}`,
  group,
  granted: /** @type {const} */ ("asked"),
  can: { zh_CN: name },
  usual: false,
});
const rule = (/** @type {string} */ id, /** @type {string[]} */ ...names) => ({
  id,
  permissions: names.map((name) => `android.permission.${name}`),
  stance: /** @type {const} */ ("not-listed"),
  says: { zh_CN: id },
  cites: [],
});
const REVIEW = { reviewed_on: "2026-11-28", review_by: "2027-05-28" };
/** @type {import("../../../../extension/core/checklists/app-permissions.js").Apps} */
const APPS = {
  ...REVIEW,
  declared: { zh_CN: "声明不等于已读取" },
  groups: ["control", "who-you-know", "other"].map((id) => ({ id, title: { zh_CN: id } })),
  permissions: [
    permission("READ_CONTACTS", "who-you-know"),
    permission("READ_CALL_LOG", "who-you-know"),
    permission("BIND_ACCESSIBILITY_SERVICE", "control"),
    permission("INTERNET", "other"),
  ],
  rules: [
    { ...REVIEW, of: "CN", title: {}, store: false, rules: [rule("contacts", "READ_CONTACTS")] },
    { ...REVIEW, of: "IN", title: {}, store: false, rules: [rule("all", "READ_CONTACTS", "READ_CALL_LOG")] },
    { ...REVIEW, of: "shop", title: {}, store: true, rules: [rule("shop", "READ_CONTACTS")] },
  ],
};
const CONTACTS = "android.permission.READ_CONTACTS";
const TAPS = "android.permission.BIND_ACCESSIBILITY_SERVICE";

test("a service that an app offers counts; to ask for one gives it nothing", () => {
  assert.deepEqual(declaredIn({ permissions: [CONTACTS, TAPS, CONTACTS], binds: [] }), [CONTACTS]);
  assert.deepEqual(declaredIn({ permissions: [CONTACTS], binds: [TAPS] }), [CONTACTS, TAPS]);
});

test("permissions stand in the groups in their order; what nobody explained is named", () => {
  const { groups, unexplained } = grouped([CONTACTS, "com.shop.permission.PAY", TAPS], APPS);
  const counted = groups.map(({ id, permissions }) => [id, permissions.length]);
  assert.deepEqual(counted, [["control", 1], ["who-you-know", 1]]);
  assert.deepEqual(unexplained, ["com.shop.permission.PAY"]);
});

test("the rules of whom was asked for, with what of it they speak of", () => {
  const found = rulesOn([CONTACTS], APPS, ["IN"]);
  assert.deepEqual(found.map((one) => [one.rule.id, one.touched.length]), [["all", 1]]);
  assert.deepEqual(rulesOn([CONTACTS], APPS, ["CN", "shop"]).map(({ rule: { id } }) => id), ["contacts", "shop"]);
  assert.deepEqual(rulesOn([TAPS], APPS, ["CN", "IN", "shop"]), []);
  assert.deepEqual(rulesOn([CONTACTS], APPS, ["SG"]), []);
});

test("an Android version as people know it", () => {
  assert.deepEqual([34, 23, 99, "Baklava", null].map(androidVersion), ["14", "6", "API 99", "API Baklava", ""]);
  assert.deepEqual([22, 23, null, "Q"].map(isFromBeforeAsking), [true, false, false, false]);
});
