/** What failed is printed again at the end, in a length that is kept. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { summary } from "./run.js";

const [RUNNER, LANES] = ["run.js", "browser/lanes.js"].map((one) => fileURLToPath(new URL(one, import.meta.url)));
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
 * The end of what a program prints, and how it ends.
 *
 * @param {string} imports @param {string} failures  an expression
 */
async function ends(imports, failures) {
  const program = join(folder, "program.mjs");
  const runner = `import { conclude, runFiles } from ${JSON.stringify(RUNNER)};`;
  await writeFile(program, `${runner} ${imports} conclude(${failures});`);
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
  const done = await promisify(execFile)(process.execPath, [program], { env }).catch((error) => error);
  return { code: done.code ?? 0, end: String(done.stdout).slice(-4000) };
}

/** @param {string[]} names */
const paths = (names) => JSON.stringify(names.map((name) => join(folder, name)));

/** Of files. @param {string[]} names @param {{quiet: boolean}} how */
const ran = (names, { quiet }) => ends("", `await runFiles(${paths(names)}, { atATime: 2, quiet: ${quiet} })`);

/** Of suites, in processes that take more than one. @param {string[]} names @param {number} [atATime] */
function inLanes(names, atATime = 2) {
  const runs = `await runSuites(${paths(names)}, { atATime: ${atATime} })`;
  return ends(`import { runSuites } from ${JSON.stringify(LANES)};`, runs);
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
  const unsteady = await inLanes(["seldom.test.js", "good.test.js"]);
  assert.equal(unsteady.code, 0);
  assert.match(unsteady.end, /late[^]*\n\nOnce more, alone: seldom\.test\.js\n/u);
  assert.match(unsteady.end, /\nUnsteady, passed alone: seldom\.test\.js › fails once\n/u);
  const failed = await inLanes(["part.test.js"]);
  assert.equal(failed.code, 1);
  assert.doesNotMatch(failed.end, /Unsteady/u);
});

test("a test that a suite takes from another file is of that suite when it runs once more", async () => {
  await writeFile(join(folder, "part-of.js"), `${IMPORTS} export const testsOf = () => { ${BAD} };`);
  await writeFile(join(folder, "whole.test.js"), `import { testsOf } from "./part-of.js"; testsOf();`);
  const { code, end } = await inLanes(["whole.test.js"]);
  assert.equal(code, 1);
  assert.match(end, /\n1 failed:\n✖ part-of\.js › whole\.test\.js › is bad\n/u);
});

test("a suite is of its own name until its last hook is over, and done only then", async () => {
  const log = JSON.stringify(join(folder, "hooks.txt"));
  const from = `import { after, test } from "node:test"; import { appendFileSync, readdirSync } from "node:fs";`;
  const done = `readdirSync(JSON.parse(process.env.XIANCHA_LANES).folder).filter((name) => name.endsWith(".done"))`;
  const line = `JSON.stringify([process.env.XIANCHA_SUITE, ...${done}]) + "\\n"`;
  const late = `${from} after(() => appendFileSync(${log}, ${line})); ${GOOD}`;
  for (const name of ["late.test.js", "later.test.js"]) await writeFile(join(folder, name), late);
  await inLanes(["late.test.js", "later.test.js"], 1);
  const lines = (await readFile(join(folder, "hooks.txt"), "utf8")).trim().split("\n").map((one) => JSON.parse(one));
  assert.deepEqual(lines, [["late.test.js"], ["later.test.js", "late.test.js.done"]]);
});

test("what cannot begin, what ends its process and what stands after it fail or run all the same", async () => {
  await writeFile(join(folder, "ends.test.js"), `${IMPORTS} test("ends", () => process.exit(0));`);
  const { code, end } = await inLanes(["ends.test.js", "broken.test.js", "hook.test.js", "good.test.js"]);
  assert.equal(code, 1);
  const [, told] = end.split(/\n\d failed:\n/u).slice(-2);
  assert.match(told, /ends\.test\.js\n {4}was not done/u);
  assert.match(told, /broken\.test\.js › begins\n {4}broken at once/u);
  assert.match(told, /hook\.test\.js › starts\n {4}no browser here/u);
  assert.doesNotMatch(told, /good/u);
});

test("many and long reasons are cut, and how many more there are is said", () => {
  const one = (/** @type {number} */ at) => ({ file: "", within: "", name: `test ${at}`, reason: "x".repeat(9000) });
  const text = summary(Array.from({ length: 90 }, (_, at) => one(at)));
  assert.ok(text.length < 4000);
  assert.match(text, /^\n90 failed:\n✖ test 0\n {4}x+\n(?:.*\n)*… and \d+ more, above$/u);
});
