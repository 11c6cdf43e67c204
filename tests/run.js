/**
 * Runs test files, some at a time. What failed, and why, is printed again at the very end: whoever keeps
 * only the end of the output still reads the reasons. `node run.js` runs the unit tests of the extension.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { finished } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath, pathToFileURL } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));
/** Some machines keep the last 4,000 characters. */
const [MOST, MOST_OF_ONE] = [3400, 500];
/** What tests of other files in the same process would meet as well: such a file runs in one of its own. */
const OF_PROCESS = /\b(?:before|after)(?:Each)?\(|\b(?:globalThis|chrome|process)\b|indexeddb|worker-api|browser-api/iu;
/** Its parts failed, and they are named themselves; or its parent did. */
const OF_OTHERS = ["subtestsFailed", "cancelledByParent"];

/**
 * @typedef {object} Failure
 * @property {string} file  in which it is written
 * @property {string} within  name of the outermost suite, empty for a file as a whole
 * @property {string} name
 * @property {string} reason
 */
/** @typedef {{type: string, data: any}} TestEvent */

/**
 * @param {string[]} files
 * @param {{atATime: number, quiet?: boolean}} how  `quiet`: only what failed and the counts
 * @returns {Promise<Failure[]>}
 */
export async function runFiles(files, { atATime, quiet = false }) {
  /** @type {TestEvent[]} */
  const events = [];
  const shown = quiet ? null : new spec();
  shown?.on("data", (/** @type {string} */ text) => void process.stdout.write(text));
  for await (const event of run({ files, concurrency: atATime })) {
    events.push(event);
    shown?.write(event);
  }
  if (shown) await finished(shown.end());
  if (quiet) console.log(counts(events));
  return failuresIn(events);
}

/**
 * Runs once more, alone, what failed beside others: a browser that many use at once may answer late. What fails again
 * has failed; what does not is named, since it may be a fault that shows itself seldom.
 *
 * @param {Failure[]} failures
 * @param {{fileOf: (failure: Failure) => string, run: (files: string[]) => Promise<Failure[]>}} how
 *   `fileOf`: what runs again for it, since a test may be written in a file that none runs
 * @returns {Promise<Failure[]>}
 */
export async function runAgain(failures, { fileOf, run: runAlone }) {
  const files = [...new Set(failures.map(fileOf))];
  if (files.length === 0) return [];
  console.log(`${summary(failures)}\n\nOnce more, alone: ${files.map((file) => basename(file)).join(", ")}`);
  const still = await runAlone(files);
  const unsteady = failures.filter((failure) => still.every((one) => fileOf(one) !== fileOf(failure)));
  if (unsteady.length > 0) console.log(`\nUnsteady, passed alone: ${unsteady.map(({ name }) => name).join("; ")}`);
  return still;
}

/** Prints what failed, and sets the exit code. @param {Failure[]} failures */
export function conclude(failures) {
  if (failures.length === 0) return;
  process.exitCode = 1;
  console.log(summary(failures));
}

/** Bounded: the first failures with their reasons, then how many more there are. @param {Failure[]} failures */
export function summary(failures) {
  let text = `\n${failures.length} failed:`;
  for (const [at, { name, reason }] of failures.entries()) {
    const more = `\n✖ ${name}\n${reason.slice(0, MOST_OF_ONE).replace(/^/gmu, "    ")}`;
    if (text.length + more.length > MOST) return `${text}\n… and ${failures.length - at} more, above`;
    text += more;
  }
  return text;
}

/** What failed by itself, with the names of the suites around it. @param {TestEvent[]} events */
function failuresIn(events) {
  /** @type {Failure[]} */
  const failures = [];
  /** @type {string[]} */
  let names = [];
  /** @type {Map<string, string>} */
  const printed = new Map();
  for (const { type, data } of events) {
    if (type === "test:stderr") printed.set(data.file, (printed.get(data.file) ?? "") + data.message);
    if (type === "test:start") names = [...names.slice(0, data.nesting), data.name];
    if (type !== "test:fail" || OF_OTHERS.includes(data.details.error.failureType)) continue;
    const isFile = data.name === data.file;
    const path = isFile ? [] : [...names.slice(0, data.nesting), data.name];
    const said = isFile ? endOf(printed.get(data.file) ?? "") : "";
    const name = [...new Set([basename(data.file), ...path])].join(" › ");
    const reason = said || reasonOf(data.details.error);
    failures.push({ file: data.file, within: isFile ? "" : path[0], name, reason });
  }
  return failures;
}

/** The end of what a file printed that broke, without the places. @param {string} printed */
function endOf(printed) {
  return printed.replace(/^\s+at .*\n/gmu, "").trim().slice(-MOST_OF_ONE);
}

/** What it says, and the first place in a file. @param {any} error */
function reasonOf(error) {
  const { cause } = error;
  const [, ...places] = String(cause?.stack ?? "").split("\n    at ");
  const place = /[^\s()]*\/([\w./-]+\.js:\d+)/u.exec(places.join("\n"))?.[1];
  return [cause?.message ?? cause ?? error.message, place && `at ${place}`].filter(Boolean).join("\n");
}

/** @param {TestEvent[]} events */
function counts(events) {
  const said = events.filter(({ type, data }) => type === "test:diagnostic" && data.nesting === 0);
  const isCount = (/** @type {string} */ one) =>
    /^(tests|pass|fail|cancelled|skipped|todo|duration_ms) (?!0$)/u.test(one);
  return said.map(({ data }) => data.message).filter(isCount).join(", ");
}

/**
 * Files that run in two processes, named by a file each in a folder: to start one takes as long as most files do.
 *
 * @param {string[]} files @param {string} folder
 */
function together(files, folder) {
  return [0, 1].map((part) => {
    const own = files.filter((_, n) => n % 2 === part);
    const entry = join(folder, `${part}.test.mjs`);
    writeFileSync(entry, own.map((file) => `import ${JSON.stringify(pathToFileURL(file).href)};\n`).join(""));
    return entry;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = readdirSync(join(HERE, "extension"), { recursive: true, encoding: "utf8" }).toSorted();
  const found = all.filter((name) => name.endsWith(".test.js")).map((name) => join(HERE, "extension", name));
  const alone = found.filter((file) => OF_PROCESS.test(readFileSync(file, "utf8")));
  const folder = mkdtempSync(join(tmpdir(), "xiancha-unit-"));
  try {
    const parts = together(found.filter((file) => !alone.includes(file)), folder);
    conclude(await runFiles([...parts, join(HERE, "run.test.js"), ...alone], { atATime: 4, quiet: true }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
