/** The module stands alone, its problems are all known, and what its page shows runs. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as cost from "../../../../extension/core/cost/index.js";
import { PROBLEMS } from "../../../../extension/core/cost/result.js";

const ROOT = new URL("../../../../", import.meta.url);
const FOLDER = new URL("extension/core/cost/", ROOT);
const files = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), "utf8") }));

test("it imports nothing but itself and knows no clock, chance or network", () => {
  assert.ok(files.length > 10);
  for (const { name, text } of files) {
    for (const [, from] of text.matchAll(/^import .* from "(.*)";$/gmu)) assert.match(from, /^\.\/[\w-]+\.js$/u, name);
    assert.doesNotMatch(text, /\bnew Date\b|\bDate\.|Math\.random|\bfetch\(|\bchrome\.|\bdocument\./u, name);
    assert.ok(text.split("\n").length < 300, name);
  }
});

test("its index names every function and list that answers somebody outside", () => {
  const index = Object.keys(cost).sort();
  const page = readFileSync(new URL("docs/cost.md", ROOT), "utf8");
  assert.deepEqual(index.filter((name) => !page.includes(name)), []);
  const named = [...page.matchAll(/`(\w+)\(/gu)].map(([, name]) => name);
  assert.deepEqual(named.filter((name) => !index.includes(name)), []);
});

test("each problem is somewhere answered", () => {
  const rest = files.filter(({ name }) => name !== "result.js").map(({ text }) => text).join("");
  const checks = files.find(({ name }) => name === "result.js")?.text.split("export const good")[1] ?? "";
  for (const key of PROBLEMS) assert.ok((rest + checks).includes(`"${key}"`), key);
});

test("the examples of docs/cost.md run and give what stands beside them", () => {
  const page = readFileSync(new URL("docs/cost.md", ROOT), "utf8");
  const blocks = [...page.matchAll(/^```js\n(.*?)^```/gmsu)].map(([, code]) => code);
  assert.ok(blocks.length >= 3);
  const code = blocks
    .join("\n")
    .replace(/^(.+);\s+\/\/ (.+)$/gmu, (_, expression, expected) => `assert.deepEqual(${expression}, ${expected});`);
  assert.ok(code.split("assert.deepEqual").length > 8);
  execFileSync(process.execPath, ["--input-type=module", "-e", `import assert from "node:assert/strict";\n${code}`], {
    cwd: fileURLToPath(ROOT),
    stdio: "pipe",
  });
});
