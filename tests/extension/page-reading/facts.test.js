import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeFacts } from "../../../extension/page-reading/facts.js";
import { button, facts, field } from "../sample-page.js";

test("facts within their bounds arrive as they were sent", () => {
  const sent = facts({
    title: "借款",
    headings: [{ text: "借款", level: 1 }],
    actions: [button("立即借款", { where: "nav", at: 12 }), { text: "more", kind: "link", where: "aside", at: 3 }],
    fields: [field("金额", { type: "range", options: "500 – 5000", at: 40 })],
    lines: [{ text: "资金方", where: "footer" }],
    apps: [{ text: "安卓下载", where: "body" }],
    packages: 1,
    bylines: ["2026-11-20"],
    menu: ["个人贷款"],
    text: "一行\n又一行",
    code: 2,
  });
  assert.deepEqual(decodeFacts(sent), sent);
});

test("whatever is sent, facts are bounded and of the right kinds", () => {
  const long = "长".repeat(100_000);
  const many = Array.from({ length: 10_000 }, () => long);
  const lines = many.map((text) => ({
    text,
    where: "nowhere",
    kind: "bomb",
    label: long,
    options: long,
    type: long,
    at: -1,
    level: "x",
  }));
  const wild = decodeFacts({
    title: long,
    headings: lines,
    actions: lines,
    lines,
    fields: lines,
    apps: lines,
    bylines: many,
    menu: many,
    text: long,
    links: -1,
    prose: "x",
    code: Infinity,
    types: { length: 5 },
  });
  assert.ok(JSON.stringify(wild).length < 70_000);
  assert.equal(wild.lines[0].where, "body");
  assert.deepEqual(wild.actions[0], { text: long.slice(0, 40), kind: "link", where: "body", at: 0 });
  assert.deepEqual([wild.links, wild.prose, wild.code, wild.headings[0].level], [0, 0, 0, 0]);
  for (const sent of [null, undefined, 3, "text", [], { actions: [null], fields: [3], headings: ["x"] }]) {
    assert.equal(typeof decodeFacts(sent).text, "string");
  }
  assert.deepEqual(decodeFacts(null), facts({ links: 0 }));
});
