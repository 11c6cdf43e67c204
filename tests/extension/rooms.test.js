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
  "page-reading": ["core"],
  browser: ["core", "page-reading"],
  worker: ["core", "page-reading", "browser"],
  pages: ["core", "page-reading", "browser"],
  content: ["page-reading", "browser"],
  app: ["core", "browser", "worker", "pages"],
  site: ["core", "browser", "pages", "app"],
};
const WITHOUT_API = ["core", "page-reading"];
const IMPORT = /(?:\bfrom |\bimport\()"(\.[^"]+)"/gu;

/** @type {Map<string, string>} */
const modules = new Map();
for (const file of await readdir(ROOT, { recursive: true })) {
  const isOurs = file.endsWith(".js") && !/^(?:data|app\/built)\//u.test(file);
  if (isOurs) modules.set(file, await readFile(join(ROOT, file), "utf8"));
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

test("core and page-reading know nothing of a browser's extension API", () => {
  for (const [file, text] of modules) {
    if (WITHOUT_API.includes(roomOf(file))) assert.doesNotMatch(code(text), /\b(?:chrome|browser)\b/u, file);
  }
});

/** What a file imports at run time, types left out. @param {string} file */
function loadedBy(file) {
  const found = [...code(modules.get(file) ?? "").matchAll(IMPORT)];
  return found.map(([, path]) => normalize(join(dirname(file), path)));
}

/** Fails where a walk along these arrows comes back to where it was. @param {Map<string, string[]>} arrows */
function noCircle(arrows) {
  /** @type {Set<string>} */
  const done = new Set();
  const visit = (/** @type {string} */ place, /** @type {string[]} */ way) => {
    assert.ok(!way.includes(place), [...way, place].join(" → "));
    if (done.has(place)) return;
    for (const next of arrows.get(place) ?? []) visit(next, [...way, place]);
    done.add(place);
  };
  for (const place of arrows.keys()) visit(place, []);
}

test("no circle of files at run time", () => {
  noCircle(new Map([...modules.keys()].map((file) => [file, loadedBy(file)])));
});

test("no circle of core's rooms at run time", () => {
  /** @type {Map<string, string[]>} */
  const arrows = new Map();
  for (const file of modules.keys()) {
    const room = dirname(file);
    if (!room.startsWith("core/")) continue;
    const entered = loadedBy(file).map(dirname).filter((other) => other !== room && other.startsWith("core/"));
    arrows.set(room, [...(arrows.get(room) ?? []), ...entered]);
  }
  assert.ok(arrows.size > 5);
  noCircle(arrows);
});
