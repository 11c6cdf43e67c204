/** Runs suites in some processes beside each other, each of which takes the next suite when it is done with one. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runAgain, runFiles } from "../run.js";

/** @typedef {import("../run.js").Failure} Failure */

const LANE = fileURLToPath(new URL("lane.js", import.meta.url));

/**
 * Those of which something failed, or that were not done, run once more, each alone.
 *
 * @param {string[]} files  of suites, in the order in which they are taken
 * @param {{atATime: number}} how
 * @returns {Promise<Failure[]>}  what failed again
 */
export async function runSuites(files, { atATime }) {
  const failures = await inLanes(files, atATime);
  const fileOf = (/** @type {Failure} */ { file, within }) => files.find((one) => basename(one) === within) ?? file;
  return runAgain(failures, { fileOf, run: (again) => inLanes(again, 1) });
}

/** @param {string[]} files @param {number} count  of lanes @returns {Promise<Failure[]>} */
async function inLanes(files, count) {
  const folder = mkdtempSync(join(tmpdir(), "xiancha-lanes-"));
  process.env.XIANCHA_LANES = JSON.stringify({ files, folder });
  try {
    const failures = await runFiles(Array(Math.min(count, files.length)).fill(LANE), { atATime: count });
    const undone = files.map((file) => basename(file)).filter((name) => !existsSync(join(folder, `${name}.done`)));
    const reason = failures.filter(({ within }) => within === "").map((one) => one.reason).join("\n");
    return [
      ...failures.filter(({ within }) => within !== "" || undone.length === 0),
      ...undone.map((name) => ({ file: LANE, within: name, name, reason: `was not done\n${reason}` })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
