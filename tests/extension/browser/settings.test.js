import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { LANGUAGES, speaker } from "../../../extension/core/i18n.js";
import { chooseCountries, countries, guessed } from "../../../extension/browser/settings.js";
import { STATES } from "../../../extension/pages/demonstration.js";
import { keptLocally } from "../storage-areas.js";

test("countries are guessed from clock and language, mainland China where neither tells", () => {
  const guess = (/** @type {string} */ timeZone, /** @type {string} */ language) => guessed({ timeZone, language });
  assert.deepEqual(guess("Asia/Shanghai", "zh-CN"), ["CN"]);
  assert.deepEqual(guess("Asia/Singapore", "zh-CN"), ["SG", "CN"]);
  assert.deepEqual(guess("Europe/London", "en-US"), ["GB"]);
  assert.deepEqual(guess("Africa/Lagos", "en-US"), ["NG"]);
  assert.deepEqual(guess("UTC", "zh-Hant-TW"), ["TW"]);
  assert.deepEqual(guess("UTC", "id"), ["ID"]);
  assert.deepEqual(guess("UTC", "en-US"), ["CN"]);
  assert.deepEqual(guess("America/New_York", ""), ["CN"]);
});

test("what was chosen holds, even nothing", async () => {
  keptLocally();
  Object.assign(chrome, { i18n: { getUILanguage: () => "zh-CN" } });
  assert.ok((await countries()).length > 0);
  await chooseCountries(["KE", "PH"]);
  assert.deepEqual(await countries(), ["KE", "PH"]);
  await chooseCountries([]);
  assert.deepEqual(await countries(), []);
});

test("every state is demonstrated, in both languages, with no word missing and nobody real", async () => {
  for (const language of LANGUAGES) {
    const texts = JSON.parse(
      await readFile(new URL(`../../../extension/_locales/${language}/messages.json`, import.meta.url), "utf8"),
    );
    const say = speaker(texts, language);
    const verdicts = Object.keys(texts)
      .filter((key) => key.startsWith("verdict_"))
      .map((key) => key.slice("verdict_".length));
    assert.deepEqual(STATES.map(([verdict]) => verdict).toSorted(), verdicts.toSorted());
    for (const [verdict, reason, seen] of STATES) {
      assert.ok(say(`says_${verdict}_${reason}`) && say(`demo_seen_${seen}`));
    }
  }
});
