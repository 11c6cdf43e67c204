import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { byHost } from "../../../../extension/core/lookup/lookup.js";
import { ask } from "../../../../extension/core/lookup/ask.js";
import { speaker } from "../../../../extension/core/i18n.js";
import { isOld, judgedOn, judgeWarnings } from "../../../../extension/core/verdict/old-warning.js";
import "../../sample-rows.js";
import { open, write } from "../../../../extension/core/edition/database.js";
import { verifiedSample, WARNED_ON } from "../../sample.js";

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
    assert.ok(said?.says.includes(WARNED_ON), said?.says);
    assert.doesNotMatch(said?.says ?? "{", /\{/u);
  }
});

/** An edition published so much later that its list of warnings is old. */
async function agedRows() {
  const { id, rows } = verifiedSample(Math.floor(Date.parse(WARNED_ON) / 1000) + 367 * 86_400);
  await write(id, rows);
  return open(id);
}
