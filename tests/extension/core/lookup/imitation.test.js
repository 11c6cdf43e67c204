import assert from "node:assert/strict";
import { test } from "node:test";
import { likeness } from "../../../../extension/core/lookup/imitation.js";
import { askHost } from "../../../../extension/core/lookup/by-host.js";
import { byHost } from "../../../../extension/core/lookup/lookup.js";
import { ROWS } from "../../sample-rows.js";

/** @param {string} host */
const asked = async (host) => likeness(ROWS, (await byHost(ROWS, `http://${host}/`)).answer);

test("a host that imitates a proven one is answered with whose that is", async () => {
  const found = await asked("youdaoda0.com");
  assert.ok(found);
  const { answer, owner } = found;
  assert.deepEqual([answer.verdict, answer.reason, answer.lender], ["lookalike", "proven", null]);
  assert.deepEqual(answer.imitates, { host: "youdaodao.com", kind: "confusable", proven: true });
  assert.equal(owner, "马上消费金融股份有限公司");
  assert.deepEqual(
    answer.evidence.map(({ type, lender, channel }) => `${type} ${lender} ${channel?.value}`),
    [`claim ${owner} youdaodao.com`],
  );
});

test("of a host that is only reported nothing is said as certain", async () => {
  assert.equal((await asked("mucfc-loan.com"))?.answer.reason, "reported");
});

test("a known host before an @ is imitated, whatever opens", async () => {
  const { answer } = await askHost(ROWS, "https://www.youdaodao.com@new.example/", null);
  assert.deepEqual([answer.verdict, answer.reason, answer.query.normal], ["lookalike", "proven", "new.example"]);
  const opened = await askHost(ROWS, "https://new.example@youdaodao.com/", null);
  assert.notEqual(opened.answer.verdict, "lookalike");
});

test("what owners and strangers need too is no lookalike", async () => {
  for (const [host, reason, kind] of [
    ["youdaodao.cn", "same_name", "ending"],
    ["you-daodao.com", "same_name", "hyphen"],
    ["youdaodao.loan-shop.example", "same_name", "label"],
    ["youdaodao-app.com", "near", "joined"],
    ["youdaodai-daikuan.com", "near", "pinyin"],
  ]) {
    const found = await asked(host);
    assert.deepEqual([found?.answer.verdict, found?.answer.reason, found?.imitates.kind], ["none", reason, kind], host);
    assert.equal(found?.answer.imitates, undefined, host);
  }
});

test("a slip is a lookalike's only where the known host is vouched for", async () => {
  assert.equal((await asked("youdadao.com"))?.answer.reason, "proven");
  assert.equal(await asked("youdaodao.github.io"), null, "a label is free to choose");
});

test("known, warned, shared and other hosts and those of one group imitate nobody", async () => {
  for (const host of [
    "youdaodao.com", "a.youdaodao.com", "bad.msxf.com", "facebook.com", "youdaodao-loan.facebook.com", "github.io",
    "news.example", "youdaodao-licai.com",
  ]) {
    assert.equal(await asked(host), null, host);
  }
});
