import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { stateLike } from "../../../../extension/core/lookup/state-like.js";
import { judge } from "../../../../extension/core/lookup/not-found.js";
import { SUFFIXES } from "../../sample.js";

const { cases } = JSON.parse(await readFile(new URL("../../../cases/state-sites.json", import.meta.url), "utf8"));

for (const { in: host, out } of cases) {
  test(`which state's site a host makes believe to be: ${host}`, () => assert.equal(stateLike(host, SUFFIXES), out));
}

for (const [text, reason] of /** @type {[string, string][]} */ ([
  ["国家扶贫贷款办公室", "state_name"],
  ["中国助农贷款管理中心(杭州)", "state_name"],
  ["全国学生贷款管理中心", "word"],
  ["国家开发银行", "company"],
  ["中国人民银行征信中心", "word"],
])) {
  test(`a name of a lending office of the state is told from others: ${text}`, () => {
    const known = { isNear: false, categories: [], fold: new Map() };
    assert.equal(judge({ text, normal: text }, known).reason, reason);
  });
}
