import assert from "node:assert/strict";
import { test } from "node:test";
import { lookalike } from "../../../../extension/core/lookalike/in-edition.js";
import { byHost } from "../../../../extension/core/lookup/lookup.js";
import { ROWS } from "../../sample-rows.js";

/** @param {string} host */
const asked = async (host) => lookalike(ROWS, (await byHost(ROWS, `http://${host}/`)).answer);

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

test("the spelling of the owner's brand counts as well", async () => {
  assert.equal((await asked("youdaodai-daikuan.com"))?.answer.imitates.kind, "pinyin");
});

test("a name below a site builder is one person's", async () => {
  assert.equal((await asked("youdaodao.github.io"))?.answer.imitates.kind, "label");
});

test("known, warned, shared and other hosts and those of one group imitate nobody", async () => {
  for (const host of [
    "youdaodao.com", "a.youdaodao.com", "bad.msxf.com", "facebook.com", "youdaodao-loan.facebook.com", "github.io",
    "news.example", "youdaodao-licai.com",
  ]) {
    assert.equal(await asked(host), null, host);
  }
});
