/** What failed is printed again at the end, in a length that is kept. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { summary } from "./run.js";

const RUNNER = fileURLToPath(new URL("run.js", import.meta.url));
const IMPORTS = `import { before, describe, test } from "node:test";`;
const GOOD = `test("is good", () => {});`;
const BAD = `test("is bad", () => { throw new Error("why it is"); });`;
const NO_START = `before(() => { throw new Error("no browser here"); });`;
const PLANTED = {
  "good.test.js": `${IMPORTS} ${GOOD}`,
  "part.test.js": `${IMPORTS} describe("in a browser", () => { ${GOOD} ${BAD} });`,
  "hook.test.js": `${IMPORTS} describe("starts", () => { ${NO_START} ${GOOD} });`,
  "broken.test.js": `throw new Error("broken at once");`,
};

/** @type {string} */
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "xiancha-run-"));
  for (const [name, text] of Object.entries(PLANTED)) await writeFile(join(folder, name), text);
});
after(() => rm(folder, { recursive: true, force: true }));

/**
 * The end of what a run of these files prints, and how it ends.
 *
 * @param {string[]} names
 * @param {{quiet: boolean, again?: boolean}} how
 */
async function ran(names, { quiet, again = false }) {
  const files = names.map((name) => join(folder, name));
  const runs = join(folder, "runs.mjs");
  const once = `await runFiles(${JSON.stringify(files)}, { atATime: 2, quiet: ${quiet} })`;
  const call = again ? `await runAgain(${once})` : once;
  await writeFile(runs, `import { conclude, runAgain, runFiles } from ${JSON.stringify(RUNNER)}; conclude(${call});`);
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
  const done = await promisify(execFile)(process.execPath, [runs], { env }).catch((error) => error);
  return { code: done.code ?? 0, end: String(done.stdout).slice(-4000) };
}

for (const quiet of [true, false]) {
  const where = quiet ? "alone" : "below what was printed before";
  test(`what failed stands at the end with its reason, ${where}`, async () => {
    const { code, end } = await ran(Object.keys(PLANTED), { quiet });
    const [, told] = end.split("\n3 failed:\n");
    assert.equal(code, 1);
    assert.match(told, /✖ part\.test\.js › in a browser › is bad\n {4}why it is\n {4}at part\.test\.js:1\n/u);
    assert.match(told, /✖ hook\.test\.js › starts\n {4}no browser here\n/u);
    assert.match(told, /✖ broken\.test\.js\n(?: {4}.*\n)* {4}Error: broken at once\n/u);
    assert.doesNotMatch(told, /good/u);
  });
}

test("where all is good nothing is said to have failed", async () => {
  const { code, end } = await ran(["good.test.js"], { quiet: true });
  assert.equal(code, 0);
  assert.match(end, /tests 1, pass 1/u);
  assert.doesNotMatch(end, /failed/u);
});

test("what failed once runs once more: what passes then is named, what fails again has failed", async () => {
  const mark = JSON.stringify(join(folder, "mark"));
  const once = `if (!existsSync(${mark})) throw (writeFileSync(${mark}, ""), new Error("late"));`;
  const from = `import { existsSync, writeFileSync } from "node:fs";`;
  const seldom = `${from} ${IMPORTS} test("fails once", () => { ${once} });`;
  await writeFile(join(folder, "seldom.test.js"), seldom);
  const unsteady = await ran(["seldom.test.js", "good.test.js"], { quiet: true, again: true });
  assert.equal(unsteady.code, 0);
  assert.match(unsteady.end, /late[^]*\n\nOnce more, alone: seldom\.test\.js\n/u);
  assert.match(unsteady.end, /\nUnsteady, passed alone: seldom\.test\.js › fails once\n/u);
  const failed = await ran(["part.test.js"], { quiet: true, again: true });
  assert.equal(failed.code, 1);
  assert.doesNotMatch(failed.end, /Unsteady/u);
});

test("many and long reasons are cut, and how many more there are is said", () => {
  const one = (/** @type {number} */ at) => ({ file: "", name: `test ${at}`, reason: "x".repeat(9000) });
  const text = summary(Array.from({ length: 90 }, (_, at) => one(at)));
  assert.ok(text.length < 4000);
  assert.match(text, /^\n90 failed:\n✖ test 0\n {4}x+\n(?:.*\n)*… and \d+ more, above$/u);
});
