/**
 * How soon the page about APKs says something of a large file, and how long the check of its signature takes.
 *
 *     python -m tests.apks.shown FOLDER large && node tests/bench/apk-page.js FOLDER/large.apk
 *
 * Memory is what all processes of the browser take, each page of memory divided among those that share it (PSS), above
 * what they took before, when that had come to rest; `renderer` is the process of the page and its worker alone, in
 * Chromium (VmRSS), above what it took before. `longest` is the longest task of the page's own thread in ms by the
 * clock, where the browser tells; `busiest` the same in its own processor's time, which other programs do not lengthen,
 * with `TRACED=1` (a trace takes memory of its own). `tests/bench/apk.py` runs this beside other readers.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { KINDS, launch } from "../browser/browsers.js";
import { begin } from "../browser/extension.js";
import { prepare } from "../browser/setup.js";

const [file, ...kinds] = process.argv.slice(2);
const EVERY = 20;
/** MB by which memory may change in a second. */
const STILL = 2;
const isTraced = (/** @type {string} */ kind) => kind === "chromium" && Boolean(process.env.TRACED);

/** The processes below one, and itself. @param {number} top */
function below(top) {
  const parents = new Map(
    readdirSync("/proc").filter((name) => /^\d+$/u.test(name)).map((name) => {
      try {
        const fields = readFileSync(`/proc/${name}/stat`, "utf8").replace(/^.*\) /u, "").split(" ");
        return /** @type {const} */ ([Number(name), Number(fields[1])]);
      } catch {
        return /** @type {const} */ ([Number(name), 0]);
      }
    }),
  );
  const isBelow = (/** @type {number} */ pid) => {
    for (let at = pid; at > 1; at = parents.get(at) ?? 0) if (at === top) return true;
    return false;
  };
  return [...parents.keys()].filter(isBelow);
}

/** MB. @param {number} top */
function memory(top) {
  const each = below(top).map((pid) => Number(/^Pss:\s+(\d+)/mu.exec(of(pid, "smaps_rollup"))?.[1] ?? 0));
  return each.reduce((sum, one) => sum + one, 0) / 1024;
}

/** MB, once a browser that has just begun takes no more. @param {number} top */
async function settled(top) {
  for (let last = 0; ; ) {
    const now = memory(top);
    if (Math.abs(now - last) < STILL) return now;
    last = now;
    await new Promise((done) => setTimeout(done, 1000));
  }
}

/** MB that the processes of this extension's pages take, one by one; none in Firefox. @param {number} top */
function renderers(top) {
  const own = below(top).filter((pid) => of(pid, "cmdline").includes("--extension-process"));
  return own.map((pid) => Number(/^VmRSS:\s+(\d+)/mu.exec(of(pid, "status"))?.[1] ?? 0) / 1024);
}

/** "" where the process is gone. @param {number} pid @param {string} what */
function of(pid, what) {
  try {
    return readFileSync(`/proc/${pid}/${what}`, "utf8");
  } catch {
    return "";
  }
}

/**
 * Ms of its own processor's time that the longest task took on a page's main thread; null without a trace.
 *
 * @param {Uint8Array | undefined} trace
 */
function busiest(trace) {
  if (!trace) return null;
  const { traceEvents } = JSON.parse(Buffer.from(trace).toString("utf8"));
  const mains = traceEvents.filter((/** @type {any} */ one) => one.args?.name === "CrRendererMain");
  const threads = new Set(mains.map((/** @type {any} */ one) => `${one.pid} ${one.tid}`));
  const tasks = traceEvents.filter((/** @type {any} */ one) => one.name.endsWith("RunTask") && one.tdur);
  const own = tasks.filter((/** @type {any} */ one) => threads.has(`${one.pid} ${one.tid}`));
  return own.reduce((/** @type {number} */ most, /** @type {any} */ { tdur }) => Math.max(most, tdur / 1000), 0);
}

/** What is to be seen, and when, in ms after the file was chosen. */
function watch() {
  const seen = /** @type {any} */ ((/** @type {any} */ (window).seen = { longest: 0 }));
  document.getElementById("file")?.addEventListener("change", () => (seen.chosen = performance.now()), true);
  new MutationObserver(() => {
    const said = document.getElementById("signature-said");
    if (said) seen.first ??= performance.now() - seen.chosen;
    if (document.getElementById("wants")) seen.permissions ??= performance.now() - seen.chosen;
    if (said && document.querySelector("progress")?.hidden) seen.checked ??= performance.now() - seen.chosen;
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: "longtask" });
  }
}

const prepared = await prepare();
try {
  for (const kind of KINDS.filter((one) => kinds.length === 0 || kinds.includes(one))) {
    const browser = await launch(kind, { extension: prepared.extension, sites: new Map() });
    try {
      await begin(browser);
      const page = await browser.openExtensionPage(await browser.extensionUrl("pages/apk.html"));
      await page.waitForSelector("#file");
      await page.evaluate(watch);
      if (isTraced(kind)) await page.tracing.start({ categories: ["toplevel"] });
      const before = await settled(process.pid);
      const inRenderer = Math.max(0, ...renderers(process.pid));
      let [most, mostInRenderer] = [before, inRenderer];
      const timer = setInterval(() => {
        most = Math.max(most, memory(process.pid));
        mostInRenderer = Math.max(mostInRenderer, ...renderers(process.pid));
      }, EVERY);
      await (await page.$("input#file"))?.uploadFile(file);
      await page.waitForFunction(
        () => {
          const { checked, permissions } = /** @type {any} */ (window).seen;
          return checked && permissions;
        },
        { timeout: 300_000 },
      );
      clearInterval(timer);
      const trace = isTraced(kind) ? await page.tracing.stop() : undefined;
      const seen = await page.evaluate(() => ({
        .../** @type {any} */ (window).seen,
        said: document.getElementById("signature-said")?.textContent,
        read: document.querySelector("[aria-labelledby=file-about] .small")?.textContent,
      }));
      const above = { before, above: most - before, inRenderer, renderer: mostInRenderer - inRenderer };
      console.log(kind, JSON.stringify({ ...seen, busiest: busiest(trace), size: statSync(file).size, ...above }));
    } finally {
      await browser.close();
    }
  }
} finally {
  await prepared.remove();
}
