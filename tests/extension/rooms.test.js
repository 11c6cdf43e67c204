/** The rooms of the extension and the one way in which they import each other. Types count as imports. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../extension/", import.meta.url));
/** What each room may import beside itself. @type {Record<string, string[]>} */
const MAY_IMPORT = {
  core: [],
  "page-model": ["core"],
  browser: ["core", "page-model"],
  worker: ["core", "page-model", "browser"],
  pages: ["core", "page-model", "browser"],
  content: ["page-model", "browser"],
};
const WITHOUT_API = ["core", "page-model"];
const IMPORT = /(?:\bfrom |\bimport\()"(\.[^"]+)"/gu;

/** @type {Map<string, string>} */
const modules = new Map();
for (const file of await readdir(ROOT, { recursive: true })) {
  if (file.endsWith(".js")) modules.set(file, await readFile(join(ROOT, file), "utf8"));
}

/** @param {string} file @returns {string[]} the files that it imports, at run time or for a type */
function importsOf(file) {
  const found = [...(modules.get(file) ?? "").matchAll(IMPORT)];
  return found.map(([, path]) => normalize(join(dirname(file), path)));
}

/** @param {string} file */
const roomOf = (file) => file.split("/")[0];

/** Without comments: words for people. @param {string} text */
const code = (text) => text.replace(/\/\*.*?\*\//gsu, "").replace(/^\s*\/\/.*$/gmu, "");

test("every module lives in a room, and imports only what its room may", () => {
  for (const file of modules.keys()) {
    const room = roomOf(file);
    assert.ok(room in MAY_IMPORT, file);
    for (const found of importsOf(file)) {
      assert.ok(modules.has(found), `${file} imports ${found}`);
      assert.ok([room, ...MAY_IMPORT[room]].includes(roomOf(found)), `${file} imports ${found}`);
    }
  }
});

test("core and page-model know nothing of a browser's extension API", () => {
  for (const [file, text] of modules) {
    if (WITHOUT_API.includes(roomOf(file))) assert.doesNotMatch(code(text), /\b(?:chrome|browser)\b/u, file);
  }
});

test("no circle at run time", () => {
  /** @type {Set<string>} */
  const done = new Set();
  const visit = (/** @type {string} */ file, /** @type {string[]} */ way) => {
    assert.ok(!way.includes(file), [...way, file].join(" → "));
    if (done.has(file)) return;
    const text = code(modules.get(file) ?? "");
    for (const [, path] of text.matchAll(IMPORT)) visit(normalize(join(dirname(file), path)), [...way, file]);
    done.add(file);
  };
  for (const file of modules.keys()) visit(file, []);
});
