/** Fonts that no page can replace: its own @font-face would hold for a named family in our shadow roots too. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const GENERIC = ["inherit", "system-ui, sans-serif"];

for (const name of ["banner", "warning", "note"]) {
  test(`the ${name} names no font family`, async () => {
    const code = await readFile(new URL(`../../../extension/content/${name}.js`, import.meta.url), "utf8");
    const rules = [...code.matchAll(/\bfont(?:-family)?:\s*(?:[\d.]+px(?:\/[\d.]+)? )?([^;}]+)/gu)];
    const families = rules.map(([, family]) => family.trim());
    assert.ok(families.length > 0);
    assert.deepEqual(families.filter((family) => !GENERIC.includes(family)), []);
  });
}
