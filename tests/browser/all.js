/**
 * Runs the browser suites in a few groups at a time, then the test over the list of all their requests. Names of
 * suites may be given. What failed is printed again at the end.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { conclude, runFiles } from "../run.js";
import { prepare } from "./setup.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));
/** One more than there are processors on small machines: a suite waits for its pages two fifths of its time. */
const GROUPS = 3;
/** How long those take that take longest, in seconds, so that all groups end at about the same time. */
const COSTS = new Map(
  Object.entries({
    accessible: 120, survival: 90, scenarios: 60, evasions: 55, warning: 45, "server-pages": 45, edit: 40, popup: 35,
    "evidence-log": 35, reminders: 32, editions: 30, planner: 22, hostile: 20, observe: 18, fairness: 16,
  }),
);
const COST_OF_OTHERS = 10;
const named = process.argv.slice(2);

/** What each group runs, the longest suites first. @returns {string[][]} */
function groups() {
  const files = readdirSync(HERE).filter((name) => name.endsWith(".test.js"));
  const all = files.map((name) => name.slice(0, -".test.js".length));
  const wanted = all.filter((name) => named.length === 0 || named.includes(name));
  const cost = (/** @type {string} */ name) => COSTS.get(name) ?? COST_OF_OTHERS;
  const made = Array.from({ length: Math.min(GROUPS, wanted.length) }, () => ({
    cost: 0,
    names: /** @type {string[]} */ ([]),
  }));
  for (const name of wanted.toSorted((one, other) => cost(other) - cost(one))) {
    const least = made.reduce((one, other) => (other.cost < one.cost ? other : one));
    least.names.push(name);
    least.cost += cost(name);
  }
  return made.map(({ names }) => names);
}

/** Files that run a group each. @param {string} within  a folder */
function filesOf(within) {
  const here = (/** @type {string} */ name) => JSON.stringify(new URL(name, import.meta.url));
  return groups().map((names, n) => {
    const suites = names.map((name) => `${JSON.stringify(name)}: () => import(${here(`${name}.test.js`)})`);
    const file = join(within, `group-${n + 1}.mjs`);
    writeFileSync(file, `import { runTogether } from ${here("group.js")};\nrunTogether({ ${suites.join(", ")} });\n`);
    return file;
  });
}

const folder = mkdtempSync(join(tmpdir(), "xiancha-requests-"));
const entries = mkdtempSync(join(tmpdir(), "xiancha-groups-"));
const published = await prepare({ serves: true });
try {
  process.env.XIANCHA_REQUESTS = folder;
  process.env.XIANCHA_PUBLISHED = dirname(published.extension);
  process.env.XIANCHA_SERVER = published.server;
  const failures = await runFiles(filesOf(entries), { atATime: GROUPS });
  const ofRequests = await runFiles([join(HERE, "every-request.js")], { atATime: 1 });
  conclude([...failures, ...ofRequests]);
} finally {
  for (const one of [folder, entries]) rmSync(one, { recursive: true, force: true });
  await published.remove();
}
