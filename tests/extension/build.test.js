/** What is built runs as it is loaded: alone or with what it names; a module that lacks a name is refused. */
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { appFiles, extensionScripts } from "../build.js";

const TOP = fileURLToPath(new URL("../../extension", import.meta.url));
const [app, own] = await Promise.all([appFiles(TOP), extensionScripts(TOP)]);

/** @param {import("../build.js").File[]} files @param {string} name */
const textOf = (files, name) => Buffer.from(files.find(([one]) => one === name)?.[1] ?? "").toString();

/** @param {(top: string) => void | Promise<void>} act  with a copy of the extension's folder */
async function changed(act) {
  const folder = mkdtempSync(join(tmpdir(), "xiancha-build-"));
  try {
    const top = join(folder, "extension");
    cpSync(TOP, top, { recursive: true, filter: (file) => !/\/(?:data|built|_locales)$/u.test(file) });
    await act(top);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("the extension's scripts and the service worker are classic scripts that load no other", () => {
  assert.ok(own.length > 15);
  for (const [name] of own) new Script(textOf(own, name), { filename: name });
  new Script(textOf(app, "service-worker.js"));
});

test("what reviewers read runs: names and the paths of modules stay", () => {
  const worker = textOf(own, "worker.js");
  assert.match(worker, /^ {2}\/\/ core\/lookup\/lookup\.js$/mu);
  assert.match(worker, /chrome\.runtime\.onMessage\.addListener/u);
  assert.match(textOf(own, "begin.js"), /xianchaNeed/u);
});

test("the same comes of the same, the extension's from any folder", async () => {
  assert.deepEqual(await appFiles(TOP), app);
  await changed(async (top) => assert.deepEqual(await extensionScripts(top), own));
});

test("each entry names scripts that are there, three shared ones at most and what esbuild adds", () => {
  /** @type {Record<string, string[]>} */
  const loads = JSON.parse(textOf(app, "built.json"));
  const names = new Set(app.map(([name]) => name));
  for (const [entry, files] of Object.entries(loads)) {
    assert.deepEqual(files.filter((file) => !names.has(file)), [], entry);
    assert.ok(files.length <= 5, entry);
  }
  const named = new Set([...Object.values(loads).flat(), "built.json", "service-worker.js"]);
  assert.deepEqual([...names].filter((name) => !named.has(name)), []);
});

test("a module of the app's own that lacks a name of the extension's is refused, by file and name", () =>
  changed(async (top) => {
    const lacking = join(top, "app/browser/local-store.js");
    assert.ok(existsSync(lacking));
    writeFileSync(lacking, "export const other = 1;\n");
    await assert.rejects(appFiles(top), /No matching export in "app\/browser\/local-store\.js"/u);
    await extensionScripts(top);
  }));
