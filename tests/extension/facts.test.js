import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeFacts } from "../../extension/background/facts.js";
import { facts } from "./sample.js";

test("facts within their bounds arrive as they were sent", () => {
  const sent = facts({ title: "借款", lines: [{ text: "资金方", where: "form" }], byline: true, fields: [{ label: "金额", type: "text" }] });
  assert.deepEqual(decodeFacts(sent), sent);
});

test("whatever is sent, facts are bounded and of the right kinds", () => {
  const long = "长".repeat(100_000);
  const many = Array.from({ length: 10_000 }, () => long);
  const wild = decodeFacts({ title: long, headings: many, actions: many, lines: many.map((text) => ({ text, where: "nowhere" })), fields: many, links: -1, prose: "x", byline: 1, types: { length: 5 } });
  assert.ok(JSON.stringify(wild).length < 40_000);
  assert.equal(wild.lines[0].where, "body");
  assert.equal(wild.byline, false);
  assert.equal(wild.links, 0);
  for (const sent of [null, undefined, 3, "text", []]) assert.deepEqual(decodeFacts(sent), facts({ links: 0 }));
});
