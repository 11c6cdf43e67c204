/** What an app's file comes down to. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { conclusion } from "../../../../extension/core/apk/conclusion.js";

/** @param {import("../../../../extension/core/apk/facts.js").State} state */
const signed = (state) => ({ state, scheme: null });
const NOTHING = { permissions: [], binds: [], target_sdk: 34, signature: signed("verified") };

/** @param {string[]} names */
const asking = (...names) => ({ ...NOTHING, permissions: names.map((name) => `android.permission.${name}`) });

test("who asks for contacts, messages or notifications is not to be installed, the worst first, three at most", () => {
  const facts = asking("CAMERA", "READ_CALL_LOG", "READ_SMS", "READ_CONTACTS");
  assert.deepEqual(conclusion(facts), { tone: "stop", reason: "takes", takes: ["contacts", "sms", "calls"] });
  const taps = { ...facts, binds: ["android.permission.BIND_ACCESSIBILITY_SERVICE"] };
  assert.deepEqual(conclusion(taps).takes, ["control", "contacts", "sms"]);
});

test("what stands among too many permissions to list is found as well", () => {
  const rest = "x.NAME_1\nandroid.permission.READ_SMS\nx.NAME_2";
  assert.deepEqual(conclusion(NOTHING, { rest }).takes, ["sms"]);
  assert.equal(conclusion(NOTHING, { rest: "x.NAME_1" }).reason, "many");
});

test("a warning, a package nearly another's and a signature that does not hold come before what is asked", () => {
  const facts = asking("READ_CONTACTS");
  assert.equal(conclusion(facts, { warned: true, alike: true }).reason, "warned");
  assert.equal(conclusion(facts, { alike: true }).reason, "alike");
  for (const state of /** @type {const} */ (["broken", "unsigned", "outdated"])) {
    assert.equal(conclusion({ ...facts, signature: signed(state) }).reason, "signature", state);
  }
});

test("what ordinary apps ask for is to be asked about; an app of before phones asked is not to be installed", () => {
  assert.deepEqual(conclusion(asking("CAMERA", "INTERNET")), { tone: "check", reason: "asks", takes: ["camera"] });
  assert.equal(conclusion({ ...NOTHING, target_sdk: 22 }).reason, "old");
});

test("an app that asks for nothing is called neither good nor bad", () => {
  for (const state of /** @type {const} */ (["named", "verified", "unsupported", "large"])) {
    const found = conclusion({ ...asking("INTERNET"), signature: signed(state) });
    assert.deepEqual(found, { tone: "calm", reason: "none", takes: [] }, state);
  }
});
