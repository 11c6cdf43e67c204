import assert from "node:assert/strict";
import { test } from "node:test";
import { sayable } from "../../../extension/browser/bundled-topics.js";

const court = { id: "court", checklist: "cn/sued", words: ["传票"] };
const own = { lists: { kin: ["爸|妈"] }, pressing: [court], stories: [] };

test("an edition's patterns are read, without topics of which there is no sentence here", () => {
  const held = { lists: {}, pressing: [{ ...court, words: ["判决"] }, { ...court, id: "later" }], stories: [] };
  assert.deepEqual(sayable(held, own), { ...held, pressing: [held.pressing[0]] });
});

test("where those that came with us cannot be read, an edition's are read as they are", () => {
  assert.equal(sayable(own, null), own);
});
