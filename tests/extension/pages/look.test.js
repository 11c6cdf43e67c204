/** One look: what stands on other people's pages has the colours of our own. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const COLOUR = /#[0-9a-f]{3,8}\b/giu;

test("every colour of a content script is one of page.css", () => {
  const known = new Set(read("extension/pages/page.css").match(COLOUR));
  const files = readdirSync(new URL("../../../extension/content/", import.meta.url));
  const used = files.flatMap((file) => read(`extension/content/${file}`).match(COLOUR) ?? []);
  assert.ok(used.length > 20);
  assert.deepEqual(used.filter((colour) => !known.has(colour)), []);
});
