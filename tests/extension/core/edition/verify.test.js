/** Which of two states a reader goes on with; what is offered from outside is in tests/cases/trust.json. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { holding, newerOf, withEdition } from "../../../../extension/core/edition/verify.js";
import { newest } from "../../../../extension/core/edition/keys-list.js";
import { newKey, rotated } from "../../../browser/publisher.js";
import { PUBLISHER } from "../../sample.js";

const old = PUBLISHER.editions.id;
const honest = rotated(PUBLISHER, { editions: newKey(), revoked: [old] });
/** @param {import("../../../browser/publisher.js").Publisher} publisher */
const heldOf = async ({ chain }) => holding((await newest(chain.map((one) => JSON.parse(one)))).keys);

test("of two editions the newer is gone on with, and never one that a revoked key signed", async () => {
  const [before, after] = await Promise.all([heldOf(PUBLISHER), heldOf(honest)]);
  const offered = withEdition(before, 9, [old]);
  assert.equal(newerOf(withEdition(before, 5, [old]), offered).edition, 9);
  const good = withEdition(after, 5, [honest.editions.id]);
  assert.deepEqual(newerOf(good, offered), good);
  assert.equal(newerOf(after, offered).edition, null);
  assert.equal(newerOf(offered, good).edition, 5);
});
