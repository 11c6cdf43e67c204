/**
 * Runs the browser suites one after the other, then the test over the list of all their requests. Names of suites may
 * be given.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "xiancha-requests-"));
const named = process.argv.slice(2);
const suites = readdirSync(HERE).filter(
  (name) => name.endsWith(".test.js") && (named.length === 0 || named.includes(name.slice(0, -".test.js".length))),
);

/** @param {string[]} files */
function run(files) {
  const { status } = spawnSync(
    process.execPath,
    ["--test", "--test-concurrency=1", ...files.map((file) => join(HERE, file))],
    {
      stdio: "inherit",
      env: { ...process.env, XIANCHA_REQUESTS: folder },
    },
  );
  return status ?? 1;
}

try {
  const failed = [run(suites), run(["every-request.js"])];
  process.exitCode = Math.max(...failed);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
