/** What stands on a page is drawn by fonts that the page cannot replace: its own @font-face holds for a named family in shadow roots too. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const GENERIC = ["inherit", "system-ui, sans-serif"];

for (const name of ["banner", "warning", "note"]) {
  test(`the ${name} names no font family`, async () => {
    const code = await readFile(new URL(`../../../extension/content/${name}.js`, import.meta.url), "utf8");
    const families = [...code.matchAll(/\bfont(?:-family)?:\s*(?:[\d.]+px(?:\/[\d.]+)? )?([^;}]+)/gu)].map(([, family]) => family.trim());
    assert.ok(families.length > 0);
    assert.deepEqual(families.filter((family) => !GENERIC.includes(family)), []);
  });
}
