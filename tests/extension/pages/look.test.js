/** One look: every colour has a name, in one file. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const TOP = fileURLToPath(new URL("../../../", import.meta.url));
const STYLED = {
  "extension/pages/": ".css",
  "extension/app/": ".css",
  "extension/content/": ".js",
  "backend/xiancha/web/static/": ".css",
};
const COLOUR = /#[0-9a-f]{3,8}\b(?![\w-])|rgb\(/giu;
/** A shadow, and what a printer prints. */
const PLAIN = ["rgb(", "#fff", "#000"];
const files = Object.entries(STYLED).flatMap(([folder, ending]) =>
  readdirSync(TOP + folder).filter((name) => name.endsWith(ending)).map((name) => folder + name),
);
const read = (/** @type {string} */ path) => readFileSync(`${TOP}${path}`, "utf8");

test("colours stand in tokens.css alone", () => {
  assert.ok(files.length > 30);
  const others = files.filter((path) => !path.endsWith("tokens.css"));
  const found = others.flatMap((path) => (read(path).match(COLOUR) ?? []).map((colour) => [path, colour]));
  assert.deepEqual(found.filter(([, colour]) => !PLAIN.includes(colour)), []);
});

test("every token that a style asks for is there", () => {
  const defined = new Set(files.flatMap((path) => [...read(path).matchAll(/(--[\w-]+):/gu)].map(([, name]) => name)));
  const asked = files.flatMap((path) => [...read(path).matchAll(/var\((--[\w-]+)/gu)].map(([, name]) => name));
  assert.deepEqual(asked.filter((name) => !defined.has(name)), []);
});

test("light and dark name the same colours", () => {
  const colours = (/** @type {string} */ text) =>
    [...text.matchAll(/(--[\w-]+): #/gu)].map(([, name]) => name).toSorted();
  const [light, dark] = read("extension/pages/tokens.css").split("@media");
  assert.deepEqual(colours(light), colours(dark));
});
