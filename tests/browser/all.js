/**
 * Runs the browser suites, some at a time in processes that keep their browsers (`lane.js`), then the test over the
 * list of all their requests. Names of suites may be given. A suite of which something failed, or which was not done,
 * runs once more, alone; what failed then as well is printed again at the end.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { conclude, runFiles } from "../run.js";
import { warmFirefox } from "./firefox.js";
import { runSuites } from "./lanes.js";
import { prepare } from "./setup.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));
/** Two more than there are processors on small machines: a suite waits for its pages half of its time. */
const AT_A_TIME = 4;
/** They take longest, in this order: begun first, none of them runs alone at the end. */
const LONGEST = [
  "app", "tricks", "accessible", "on-pages", "popup", "warning", "scenarios", "editions", "server-pages",
  "server-cards", "hostile", "package", "answers", "private", "observe", "welcome", "apk", "evidence-log", "edit",
  "options", "planner",
];
/** What browsers and publications write need not reach a disk, where memory has room for it: bytes. */
const [MEMORY, ROOM] = ["/dev/shm", 4e9];
const named = process.argv.slice(2);

if (existsSync(MEMORY)) {
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize > ROOM) process.env.TMPDIR ??= MEMORY;
}

/** @returns {string[]} */
function suites() {
  const files = readdirSync(HERE).filter((name) => name.endsWith(".test.js"));
  const all = files.map((name) => name.slice(0, -".test.js".length));
  const wanted = all.filter((name) => named.length === 0 || named.includes(name));
  const rank = (/** @type {string} */ name) => (LONGEST.includes(name) ? LONGEST.indexOf(name) : LONGEST.length);
  return wanted.toSorted((one, other) => rank(one) - rank(other)).map((name) => join(HERE, `${name}.test.js`));
}

const folder = mkdtempSync(join(tmpdir(), "xiancha-suites-"));
const [requests, profile] = ["requests", "firefox"].map((name) => join(folder, name));
mkdirSync(requests);
const [published] = await Promise.all([prepare({ serves: true }), warmFirefox(profile)]);
try {
  process.env.XIANCHA_REQUESTS = requests;
  process.env.XIANCHA_FIREFOX_PROFILE = profile;
  process.env.XIANCHA_PUBLISHED = dirname(published.extension);
  process.env.XIANCHA_SERVER = published.server;
  const failures = await runSuites(suites(), { atATime: AT_A_TIME });
  const ofRequests = await runFiles([join(HERE, "every-request.js")], { atATime: 1 });
  conclude([...failures, ...ofRequests]);
} finally {
  rmSync(folder, { recursive: true, force: true });
  await published.remove();
}
