/** What was taken back, and what a revoked key signed, overrides an edition wherever it is asked. */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { corrected } from "../../../../extension/core/lookup/without-retracted.js";
import { mark } from "../../../../extension/core/edition/hashed-ids.js";
import { speaker } from "../../../../extension/core/i18n.js";
import { likeness } from "../../../../extension/core/lookup/imitation.js";
import { ask } from "../../../../extension/core/answer/ask.js";
import { byHost, byName } from "../../../../extension/core/lookup/lookup.js";
import { folding } from "../../../../extension/core/normalise/text.js";
import { look } from "../../../../extension/page-reading/page.js";
import { judge } from "../../../../extension/worker/check-tab.js";
import { SIGNALS } from "../../own-signals.js";
import { ROWS } from "../../sample-rows.js";
import { FOLD, TABLES } from "../../sample.js";
import { facts, LENDING } from "../../sample-page.js";
import { wordsOf } from "../../words-of.js";

const catalogue = new URL("../../../../extension/_locales/zh_CN/messages.json", import.meta.url);
const say = speaker(JSON.parse(await readFile(catalogue, "utf8")), "zh_CN");
const ON = "2026-11-27";
const BY = { signals: SIGNALS, fold: folding(FOLD), lookalike: TABLES.lookalike };

/** @param {[string, string][]} what */
function against(...what) {
  const entries = /** @type {any} */ (what.map(([kind, value]) => ({ what: kind, value, on: ON })));
  return corrected(ROWS, { entries, revoked: false });
}
const REVOKED = corrected(ROWS, { entries: [], revoked: true });
/** @param {import("../../../../extension/core/edition/database.js").Rows} rows @param {string} text */
const asked = (rows, text) => ask(rows, text, { say, language: "zh_CN" });

/** @param {import("../../../../extension/core/edition/database.js").Rows} rows @param {string} text */
async function isTakenBack(rows, text) {
  const answer = await asked(rows, text);
  assert.deepEqual(
    [answer?.verdict, answer?.reason, answer?.retracted, answer?.lender, answer?.evidence, answer?.suggestions],
    ["uncovered", "retracted", ON, null, [], []],
    text,
  );
  assert.ok(wordsOf(answer).includes(ON), wordsOf(answer));
}

test("a host is answered with the day, and so is what lies below it; others are as they were", async () => {
  const rows = against(["host", await mark("host", "msxf.com")]);
  for (const text of ["msxf.com", "https://www.msxf.com/loan"]) await isTakenBack(rows, text);
  assert.equal((await asked(rows, "1-cash.sg"))?.verdict, "licensed");
  assert.equal((await asked(rows, "马上消费金融股份有限公司"))?.verdict, "licensed");
});

test("a lender that stands shows no host that was taken back", async () => {
  const rows = against(["host", await mark("host", "msxf.com")]);
  const answer = await asked(rows, "马上消费金融股份有限公司");
  const hosts = answer?.evidence.flatMap(({ channel }) => channel?.value ?? []);
  assert.deepEqual(hosts, ["youdaodao.com", "two.example"]);
});

test("a warning of a host, an app or a name that was taken back warns no more", async () => {
  await isTakenBack(against(["host", await mark("host", "globalfxm.example")]), "globalfxm.example");
  await isTakenBack(against(["app", await mark("app", "com.bad.loans")]), "com.bad.loans");
  await isTakenBack(against(["name", await mark("name", "快快宝")]), "快快宝");
});

test("a host of which no edition speaks is answered so too", async () => {
  await isTakenBack(against(["host", await mark("host", "new.example")]), "new.example");
});

test("a phone and an app are answered so", async () => {
  await isTakenBack(against(["phone", await mark("phone", "+6562608888")]), "+65 6260 8888");
  await isTakenBack(against(["app", await mark("app", "com.onecash.app")]), "com.onecash.app");
});

test("of a lender nothing is left: not by name, brand, licence, host, nor as a suggestion", async () => {
  const rows = against(["lender", "id-马上消费金融股份有限公司"]);
  for (const text of ["马上消费金融股份有限公司", "X0010H250000001", "msxf.com", "two.example"]) await isTakenBack(rows, text);
  for (const text of ["马上消费", "马上消金股份有限公司"]) {
    assert.ok(!JSON.stringify(await asked(rows, text)).includes("马上消费金融股份"), text);
  }
  assert.equal((await asked(rows, "招联消费金融股份有限公司"))?.verdict, "licensed");
});

test("a name that was taken back is, whoever bears it; of two that bear one, the other stands", async () => {
  await isTakenBack(against(["name", await mark("name", "旧旧贷款有限公司")]), "旧旧贷款有限公司");
  const rows = against(["lender", "id-同名甲消费金融有限公司"], ["name", await mark("name", "快快宝")]);
  const bearers = (await byName(rows, "同名")).filter(({ reason }) => reason !== "retracted");
  assert.deepEqual(bearers.map(({ name }) => name), ["同名乙消费金融有限公司"]);
});

test("nobody imitates a host that was taken back, nor one of a lender that was", async () => {
  const imitation = async (/** @type {import("../../../../extension/core/edition/database.js").Rows} */ rows) =>
    likeness(rows, (await byHost(rows, "http://youdaoda0.com/")).answer);
  assert.ok(await imitation(ROWS));
  assert.equal(await imitation(against(["host", await mark("host", "youdaodao.com")])), null);
  assert.equal(await imitation(against(["lender", "id-马上消费金融股份有限公司"])), null);
  assert.ok(await imitation(against(["lender", "id-招联消费金融股份有限公司"])));
});

test("a page that names whom was taken back is neither claimed nor unlisted", async () => {
  const page = (/** @type {string} */ name) =>
    look("some.example", facts({ ...LENDING, lines: [{ text: `资金由${name}发放`, where: "body" }] }), BY);
  const name = "马上消费金融股份有限公司";
  const before = await judge(ROWS, "http://some.example/", page(name));
  assert.equal(before.answer.verdict, "claimed");
  for (const rows of [
    against(["lender", `id-${name}`]),
    against(["name", await mark("name", name)]),
  ]) {
    const { answer, words } = await judge(rows, "http://some.example/", page(name));
    assert.deepEqual([answer.verdict, answer.reason, answer.lender, words.date], ["uncovered", "retracted", null, ON]);
    assert.deepEqual(answer.evidence, []);
  }
});

test("an edition signed by a revoked key vouches for nobody and warns as before", async () => {
  for (const text of ["msxf.com", "zhudai.example", "1-cash.sg", "招联消费金融股份有限公司", "com.onecash.app"]) {
    const answer = await asked(REVOKED, text);
    assert.deepEqual([answer?.verdict, answer?.reason], ["uncovered", "revoked"], text);
    assert.ok(answer?.evidence.length, "it can still be read");
  }
  const texts = ["globalfxm.example", "zhongzhi.example", "zanting.example"];
  const answers = await Promise.all(texts.map((text) => asked(REVOKED, text)));
  assert.deepEqual(answers.map((answer) => answer?.verdict), ["warned", "ended", "suspended"]);
});

test("where nothing stands against an edition, its rows are read as they are", () => {
  assert.equal(corrected(ROWS, { entries: [], revoked: false }), ROWS);
});
