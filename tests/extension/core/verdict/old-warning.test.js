import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { byHost } from "../../../../extension/core/lookup/lookup.js";
import { corrected } from "../../../../extension/core/lookup/without-retracted.js";
import { mark } from "../../../../extension/core/edition/hashed-ids.js";
import { ask } from "../../../../extension/core/answer/ask.js";
import { speaker } from "../../../../extension/core/i18n.js";
import { isOld, judgedOn, judgeWarnings } from "../../../../extension/core/verdict/old-warning.js";
import { ROWS } from "../../sample-rows.js";
import { open, write } from "../../../../extension/core/edition/database.js";
import { verifiedSample, WARNED_ON } from "../../sample.js";
import { wordsOf } from "../../words-of.js";

const { days, judged, reading } = JSON.parse(
  await readFile(new URL("../../../cases/old-warnings.json", import.meta.url), "utf8"),
);

for (const { as_of, day, old } of days) {
  test(`a list of ${as_of} is ${old ? "" : "not "}old on ${day}`, () => assert.equal(isOld(as_of, day), old));
}

for (const { lists, day, verdict, reason } of judged) {
  test(`on ${day} warnings of ${lists} are ${verdict}`, () =>
    assert.deepEqual(judgeWarnings(lists, day), { verdict, reason }));
}

for (const { published_at, now, day } of reading) {
  test(`read at ${now}, an edition of ${published_at} is judged on ${day}`, () =>
    assert.equal(judgedOn({ published_at }, Date.parse(now)), day));
}

test("an edition in hand ages: what it warned of is uncovered, with the day of the list", async () => {
  const aged = await agedRows();
  const { answer } = await byHost(aged, "www.globalfxm.example");
  assert.deepEqual([answer.verdict, answer.reason], ["uncovered", "old_warning"]);
  assert.deepEqual([answer.lender, answer.evidence.map(({ status }) => status)], [null, ["warned"]]);
  for (const language of /** @type {const} */ (["zh_CN", "zh_TW", "en", "id"])) {
    const file = new URL(`../../../../extension/_locales/${language}/messages.json`, import.meta.url);
    const messages = JSON.parse(await readFile(file, "utf8"));
    const said = await ask(aged, "globalfxm.example", { say: speaker(messages, language), language });
    assert.ok(wordsOf(said).includes(WARNED_ON), wordsOf(said));
    assert.doesNotMatch(wordsOf(said), /\{/u);
  }
});

test("what an old list warned of is found by the beginning of its mark, whatever lies below it", async () => {
  for (const text of ["old-warned.example", "https://www.old-warned.example/", "com.old.loans"]) {
    const answer = await ask(ROWS, text, { say: (key) => key, language: "zh_CN" });
    assert.deepEqual([answer?.verdict, answer?.reason], ["uncovered", "old_warning"], text);
    assert.deepEqual(answer?.evidence.map(({ as_of, note }) => [as_of, note]), [["2024-12-08", "Fintech Ilegal"]]);
  }
});

test("a name of an old list is found by the beginning of its mark, unless it was taken back", async () => {
  const speaking = { say: (/** @type {string} */ key) => key, language: /** @type {const} */ ("zh_CN") };
  const answer = await ask(ROWS, "Dompet Lama", speaking);
  assert.deepEqual([answer?.verdict, answer?.reason], ["uncovered", "old_warning"]);
  const value = await mark("name", "dompetlama");
  const back = corrected(ROWS, { entries: [{ what: "name", value, on: "2026-11-27" }], revoked: false });
  assert.equal((await ask(back, "Dompet Lama", speaking))?.reason, "retracted");
});

test("an old warning that was taken back says nothing more", async () => {
  const value = await mark("host", "old-warned.example");
  const back = corrected(ROWS, { entries: [{ what: "host", value, on: "2026-11-27" }], revoked: false });
  const { answer } = await byHost(back, "old-warned.example");
  assert.deepEqual([answer.reason, answer.evidence], ["retracted", []]);
});

test("a name on an old list may be borne by somebody else, too", async () => {
  const file = new URL("../../../../extension/_locales/zh_CN/messages.json", import.meta.url);
  const say = speaker(JSON.parse(await readFile(file, "utf8")), "zh_CN");
  const answer = await ask(await agedRows(), "无人认得的贷款", { say, language: "zh_CN" });
  assert.deepEqual([answer?.verdict, answer?.reason], ["uncovered", "old_warning"]);
  assert.match(wordsOf(answer), new RegExp(`${WARNED_ON}.*同名`, "u"));
});

/** An edition published so much later that its list of warnings is old. */
async function agedRows() {
  const { id, rows } = verifiedSample(Math.floor(Date.parse(WARNED_ON) / 1000) + 367 * 86_400);
  await write(id, rows);
  return open(id);
}
