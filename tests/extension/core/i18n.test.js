import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { CHANNELS, FIELDS, WHOM } from "../../../extension/core/evidence-log/entry.js";
import { speaker } from "../../../extension/core/i18n.js";

const ROOT = new URL("../../../extension/", import.meta.url);

/** @param {string} language @returns {Promise<Record<string, {message: string}>>} */
async function catalogue(language) {
  return JSON.parse(await readFile(new URL(`_locales/${language}/messages.json`, ROOT), "utf8"));
}
const CHINESE = await catalogue("zh_CN");

test("keys are of the kind that browsers load", () => {
  for (const key of Object.keys(CHINESE)) assert.match(key, /^[A-Za-z0-9_]+$/u);
});

test("every key that the code says is in the catalogues", async () => {
  const said = new Set();
  for (const folder of ["core", "page-reading", "browser", "worker", "content", "pages"]) {
    for (const file of (await readdir(new URL(folder, ROOT), { recursive: true })).filter((one) =>
      one.endsWith(".js"),
    )) {
      const text = await readFile(new URL(`${folder}/${file}`, ROOT), "utf8");
      for (const [, key] of text.matchAll(/\bsay\(\s*"(\w+)"/gu)) said.add(key);
      for (const [, key] of text.matchAll(/"(rank_\w+)"/gu)) said.add(key);
    }
  }
  assert.ok(said.size > 20);
  assert.deepEqual([...said].filter((key) => !(key in CHINESE)), []);
});

test("every trouble, mistake, choice and blank of the log of contacts is in the catalogues", async () => {
  const trouble = await readFile(new URL("core/evidence-log/error-codes.js", ROOT), "utf8");
  const letters = await readFile(new URL("pages/letters.js", ROOT), "utf8");
  const codes = [...(/@typedef \{(.+)\} TroubleCode/u.exec(trouble)?.[1] ?? "").matchAll(/"(\w+)"/gu)].map(
    ([, code]) => `trouble_${code}`,
  );
  const blanks = [...letters.matchAll(/const (?:ME|LOAN) = \[(.+)\];/gu)].flatMap(([, list]) =>
    [...list.matchAll(/"(\w+)"/gu)].map(([, name]) => `own_${name}`),
  );
  const keys = [
    ...codes,
    ...blanks,
    ...CHANNELS.map((one) => `channel_${one}`),
    ...WHOM.map((one) => `whom_${one}`),
    ...FIELDS.map((one) => `log_${one}`),
  ];
  assert.ok(codes.length > 5 && blanks.length > 10);
  assert.deepEqual(keys.filter((key) => !(key in CHINESE)), []);
});

test("a count of one, a text in two languages, a missing value", () => {
  const texts = { days: { message: "{n} days" }, days_one: { message: "1 day" }, who: { message: "{who}!" } };
  const say = speaker(texts, "en");
  assert.equal(say("days", { n: 1 }), "1 day");
  assert.equal(say("days", { n: 2 }), "2 days");
  assert.equal(say("who", { who: { zh_CN: "谁", en: "someone" } }), "someone!");
  assert.equal(say("who", {}), "!");
  assert.throws(() => say("unknown"));
});
