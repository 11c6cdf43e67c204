import assert from "node:assert/strict";
import { test } from "node:test";
import { topicsOf } from "../../../../extension/core/read/topics.js";
import { TOPICS } from "../../sample.js";

const court = { id: "court", checklist: "cn/sued", words: ["传票", "起诉"] };
const called = { id: "harassed", checklist: "cn/contacts-called", words: ["打给(?:{kin})", "借.{0,2}贷"] };
const written = { lists: { kin: ["爸|妈", "朋友"] }, pressing: [court], stories: [called] };

test("topics keep their order; a list that a pattern names stands in it", () => {
  const found = topicsOf(written);
  assert.deepEqual(found.map(({ id, story }) => [id, story]), [["court", false], ["harassed", true]]);
  const [, { isIn }] = found;
  assert.ok(isIn("天天打给朋友") && isIn("打给妈") && !isIn("打给你"));
});

test("a dot is any character of a line, also one that ends lines for browsers alone", () => {
  const [, { isIn }] = topicsOf(written);
  assert.ok(isIn("借\r\u2028贷"));
  assert.ok(!isIn("借\n贷"));
});

test("nothing is compiled before a text is asked about: a worker just woken waits for no pattern", () => {
  const broken = { ...written, pressing: [{ ...court, words: ["("] }] };
  const [{ isIn }] = topicsOf(broken);
  assert.throws(() => isIn("传票"), SyntaxError);
});

test("every shipped pattern is one that browsers read", () => {
  for (const { isIn } of topicsOf(TOPICS)) assert.equal(isIn(""), false);
});
