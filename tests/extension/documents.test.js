/** The papers say what the manifest says. */
import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";
import { LANGUAGES } from "../../extension/core/i18n.js";
import { PARTS } from "../../extension/worker/parts.js";

const ROOT = new URL("../../", import.meta.url);
const read = (/** @type {string} */ path) => readFile(new URL(path, ROOT), "utf8");
const manifest = JSON.parse(await read("extension/manifest.json"));
/** @type {Record<string, string[]>} */
const parts = JSON.parse(await read("extension/content/parts.json"));

test("one heading for each permission, and no heading for another", async () => {
  const asked = [
    manifest.permissions,
    manifest.optional_permissions ?? [],
    manifest.host_permissions ?? [],
    manifest.optional_host_permissions ?? [],
    manifest.content_scripts.flatMap((/** @type {{matches: string[]}} */ { matches }) => matches),
  ].flat();
  const headings = (await read("docs/permissions.md")).split("\n").filter((line) => line.startsWith("## "));
  const explained = headings.flatMap((line) => [...line.matchAll(/`([^`]+)`/gu)].map(([, name]) => name));
  assert.deepEqual(explained.toSorted(), [...new Set(asked)].toSorted());
});

test("every content script comes with each page, or with a part that a page asks for", async () => {
  assert.deepEqual(manifest.content_scripts.map((/** @type {{js: string[]}} */ { js }) => js), [
    ["data/begin.js"],
    ["data/gate.js"],
  ]);
  assert.deepEqual(Object.keys(parts), ["begin", ...PARTS]);
  const files = (await readdir(new URL("extension/content/", ROOT))).filter((file) => file.endsWith(".js"));
  const used = [...new Set(Object.values(parts).flat())].map((name) => `${name}.js`);
  assert.deepEqual(used.toSorted(), files.toSorted());
});

test("a part ahead of what it stands on breaks nothing, nor does a gate that comes twice", async () => {
  for (const part of PARTS) {
    const texts = await Promise.all(parts[part].map((name) => read(`extension/content/${name}.js`)));
    const world = vm.createContext({ location: { href: "https://a.example/" } });
    const times = part === "gate" ? 2 : 1;
    for (let n = 0; n < times; n++) vm.runInContext(texts.join("\n"), world);
    assert.equal(vm.runInContext("Object.hasOwn(globalThis, 'xianchaIsWatched')", world), false, part);
  }
});

test("the store texts name every permission, and the summary is the manifest's", async () => {
  for (const file of ["zh_CN", "en"]) {
    const text = await read(`docs/store/${file}.md`);
    for (const permission of manifest.permissions) {
      assert.ok(text.includes(`\`${permission}\``), `${permission} in ${file}`);
    }
  }
  for (const language of LANGUAGES) {
    const { description } = JSON.parse(await read(`extension/_locales/${language}/messages.json`));
    assert.ok(description.message.length <= 132, "Chrome's store takes 132 characters");
  }
});

test("both READMEs lead to what people want to know before they install or take part", async () => {
  for (const file of ["README.md", "README.zh-CN.md"]) {
    const text = await read(file);
    for (const paper of ["PRIVACY.md", "SECURITY.md", "CONTRIBUTING.md", "docs/permissions.md", "docs/store"]) {
      assert.ok(text.includes(`](${paper}`), `${paper} in ${file}`);
    }
    for (const [, target] of text.matchAll(/\]\(([^)#:]+)\)/gu)) await stat(new URL(target, ROOT));
  }
});

test("what is kept and sent is told in as many points in both languages", async () => {
  const [chinese, english] = (await read("PRIVACY.md")).split(/^# Privacy$/mu);
  const points = (/** @type {string} */ text) => text.split("\n").filter((line) => /^\| [^|]/u.test(line)).length;
  assert.ok(points(chinese) > 10);
  assert.equal(points(chinese), points(english));
});

test("nothing is collected, in desktop Firefox and on Android", () => {
  const { gecko, gecko_android: android } = manifest.browser_specific_settings;
  assert.deepEqual(gecko.data_collection_permissions, { required: ["none"] });
  assert.ok(Number.parseInt(android.strict_min_version, 10) >= 142, "the first Android version that reads it");
});
