/** Reading app files in bulk: one line of JSON for each file, whatever it is. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const COMMAND = fileURLToPath(new URL("../../../../extension/core/apk/command.js", import.meta.url));
/** @type {{name: string, file: string, says: any}[]} */
const CASES = JSON.parse(readFileSync(new URL("../../../cases/apks.json", import.meta.url), "utf8")).cases;
const folder = mkdtempSync(join(tmpdir(), "apks-"));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} name */
const bytes = (name) => Buffer.from(CASES.find((one) => one.name === name)?.file ?? "", "base64");

/** @param {...string} files */
function run(...files) {
  const { status, stdout, stderr } = spawnSync("node", [COMMAND, ...files], { encoding: "utf8" });
  return { status, stderr, stdout, lines: stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line)) };
}

/** @param {string} name @param {Record<string, Buffer>} files */
function made(name, files) {
  const path = join(folder, name);
  for (const [file, data] of Object.entries(files)) {
    mkdirSync(join(path, file, ".."), { recursive: true });
    writeFileSync(join(path, file), data);
  }
  return path;
}

test("every APK of a folder gives one line with the facts that the pages show", () => {
  const files = { "b.apk": bytes("plain"), "deep/a.XAPK": bytes("xapk with a list"), "notes.txt": Buffer.from("no") };
  const { status, lines } = run(made("good", files));
  assert.equal(status, 0);
  const names = lines.map(({ file }) => file.slice(folder.length + 1));
  assert.deepEqual(names, ["good/b.apk", "good/deep/a.XAPK"]);
  for (const [at, name] of ["plain", "xapk with a list"].entries()) {
    const { file, ...facts } = lines[at];
    assert.ok(file);
    assert.deepEqual(facts, CASES.find((one) => one.name === name)?.says);
  }
});

test("a damaged file is refused in words, the next one is read, and the exit code is 1", () => {
  const { status, lines } = run(made("some", { "a.apk": bytes("plain").subarray(0, -1), "b.apk": bytes("plain") }));
  assert.equal(status, 1);
  assert.equal(lines[0].error.code, "not-zip");
  assert.match(lines[0].error.what_to_do, /Download it again/);
  assert.equal(lines[1].package, "com.example.loan");
});

test("a path that is missing, a loop of links or a folder without APKs is named", () => {
  const path = made("odd", { "notes.txt": Buffer.from("no") });
  symlinkSync("loop.apk", join(path, "loop.apk"));
  const { lines } = run(join(path, "missing.apk"), join(path, "loop.apk"), made("none", { "x.txt": Buffer.from("") }));
  assert.deepEqual(
    lines.map(({ error }) => error.code),
    ["no-file", "no-file", "no-file"],
  );
});

test("a foreign name never reaches the terminal as control characters", () => {
  const { stdout } = run(made("name", { "借\u202e.apk": bytes("plain") }));
  assert.match(stdout, /^[ -~\n]+$/);
});

test("without a file it says how it is used", () => {
  const { status, stderr } = run();
  assert.equal(status, 2);
  assert.match(stderr, /^usage: /);
});
