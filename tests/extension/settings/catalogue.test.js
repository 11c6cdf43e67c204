/** Every sentence of these pages is in both catalogues, with the same gaps. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const ROOT = new URL("../../../extension/", import.meta.url);
const [CHINESE, ENGLISH] = await Promise.all(["zh_CN", "en"].map(async (language) => JSON.parse(await readFile(new URL(`_locales/${language}/messages.json`, ROOT), "utf8"))));
const MINE = /^(?:welcome|access|settings|demo|options|data|exceptions|server|erase)_/u;

test("the same keys and the same gaps in both languages", () => {
  const keys = Object.keys(CHINESE).filter((key) => MINE.test(key));
  assert.ok(keys.length > 80);
  assert.deepEqual(Object.keys(ENGLISH).filter((key) => MINE.test(key)), keys);
  const gaps = (/** @type {string} */ text) => [...text.matchAll(/\{\w+\}/gu)].map(([gap]) => gap).toSorted();
  for (const key of keys) assert.deepEqual(gaps(CHINESE[key].message), gaps(ENGLISH[key].message), key);
});

test("every problem of a server and of a settings file is worded", () => {
  const problems = ["address", "fingerprint", "unreachable", "no_key", "other_key"].map((one) => `server_problem_${one}`)
    .concat(["large", "json", "other", "newer", "language", "countries", "pauses", "server"].map((one) => `settings_import_${one}`));
  for (const key of problems) assert.ok(CHINESE[key]?.message && ENGLISH[key]?.message, key);
});
