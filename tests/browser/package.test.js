/**
 * What goes to the stores: the same bytes wherever it is built (in `make test` tests/backend/publish/test_package.py
 * alone asks that), and nothing that Firefox's own linter objects to.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { IS_SOAK } from "./sample.js";
import { prepare } from "./setup.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const COMMAND = process.env.XIANCHA ?? join(ROOT, ".venv/bin/xiancha");
const LINTER = join(ROOT, "tests/node_modules/.bin/addons-linter");
const run = promisify(execFile);

/** @type {import("./setup.js").Prepared} */
let prepared;
/** @type {string} */
let folder;
before(async () => {
  prepared = await prepare();
  folder = await mkdtemp(join(tmpdir(), "xiancha-package-"));
});
after(async () => {
  await prepared?.remove();
  await rm(folder, { recursive: true, force: true });
});

/** Packs a copy of the extension in a folder of its own. @param {string} name */
async function pack(name) {
  const own = join(folder, name);
  await cp(join(ROOT, "extension"), join(own, "extension"), {
    recursive: true,
    filter: (file) => basename(file) !== "editions",
  });
  await cp(prepared.editions, join(own, "editions"), { recursive: true });
  const { keys } = JSON.parse(await readFile(join(prepared.extension, "data/trust.json"), "utf8"));
  const args = [
    "--editions",
    join(own, "editions"),
    "--fingerprint",
    createHash("sha256").update(keys.at(-1).signed).digest("hex"),
    "--server",
    "https://xiancha.example",
    "--extension",
    join(own, "extension"),
    "--to",
    join(own, "dist"),
  ];
  await run(COMMAND, ["package", ...args]);
  return join(own, "dist");
}

test("two builds in two folders are the same, byte for byte; Firefox's linter has nothing to say", async () => {
  const one = await pack("one");
  if (IS_SOAK) assert.deepEqual(await sums(one), await sums(await pack("another place")));
  assert.equal(Object.keys(await sums(one)).length, 2);

  const archive = (await readdir(one)).find((file) => file.includes("firefox"));
  const { stdout } = await run(LINTER, ["--output", "json", join(one, String(archive))]);
  const { errors, warnings, notices } = JSON.parse(stdout);
  assert.deepEqual([errors, warnings, notices], [[], [], []]);
});

/** @param {string} dist @returns {Promise<Record<string, string>>} */
async function sums(dist) {
  const files = await readdir(dist);
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => [
        file,
        createHash("sha256")
          .update(await readFile(join(dist, file)))
          .digest("hex"),
      ]),
    ),
  );
}
