/**
 * What the extension costs a page in real Chromium, by trace: processor time of the main thread in the extension's own
 * scripts, forced layouts, messages by their types, what the worker asks of the browser meanwhile, and the page's whole
 * main-thread time beside the same page without. Each page is loaded in a tab of its own, whose process has no script
 * in hand yet, and once more in that tab. All in one run, one load after the other; beside another extension where
 * PEER_EXTENSION names its folder.
 *
 *     node cost.js [WORDS]    WORDS: of the pages, only those whose names have them
 */
import { once } from "node:events";
import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { prepare } from "../browser/setup.js";
import { until } from "../browser/until.js";

const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";
const PEER = process.env.PEER_EXTENSION;
const ROUNDS = Number(process.env.ROUNDS ?? 15);
/** Long enough for the first look, which waits until the page is idle. */
const SETTLED = 1200;
const CATEGORIES = [
  "toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline",
  "disabled-by-default-devtools.timeline.stack", "v8.execute",
];
const OWN = "chrome-extension://";

const RECIPE =
  "<h2>Bread</h2><p>Mix flour, water and salt, let the dough rest for an hour, fold it twice and bake it until the " +
    "crust is brown.</p><ul><li><a href='/flour'>Flour</a></li><li><a href='/oven'>Ovens</a></li></ul>\n";
const FORM =
  "<form><label>Loan amount <input type='range' min='500' max='50000'></label><label>Loan term <select><option>3 " +
    "months<option>12 months</select></label><label>Mobile number <input type='tel'></label><button>Apply " +
    "now</button></form>";
const LOGIN =
  "<form><label>E-mail <input type='email' name='email'></label><label>Password <input type='password' " +
    "name='password'></label><button>Log in</button></form>";
const TERMS =
  "<p>Personal loans of up to $50,000 over 12 months, decided in minutes. Late payment may affect your credit " +
  "record.</p>\n";

/** @param {string} title @param {string} body */
const page = (title, body) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><body><header><nav>` +
  `<a href="/">Home</a></nav></header><h1>${title}</h1>${body}<footer>© River Credit Ltd</footer>`;
/** @type {Record<string, string>} */
const PAGES = {
  "100 kB, not a loan page": page("Daily bread", RECIPE.repeat(Math.ceil(100_000 / RECIPE.length))),
  "1 MB, not a loan page": page("Daily bread", RECIPE.repeat(Math.ceil(1_000_000 / RECIPE.length))),
  "100 kB, a login page": page("Daily bread", LOGIN + RECIPE.repeat(Math.ceil(100_000 / RECIPE.length))),
  "20 kB, a loan page": page("Personal loans", FORM + TERMS.repeat(150)),
  "30 frames of its own site": page("Daily bread", "<iframe src='/frame' width=90 height=60></iframe>".repeat(30)),
  "100 kB, a loan page": page("Personal loans", FORM + TERMS.repeat(30) + RECIPE.repeat(400)),
};

const server = http.createServer(({ url = "/" }, response) => {
  const body = url === "/frame" ? page("Ovens", RECIPE) : Object.values(PAGES)[Number(url.slice(1))];
  response.writeHead(body ? 200 : 404, { "content-type": "text/html", "cache-control": "no-store" }).end(body ?? "");
});
await once(server.listen(0, "127.0.0.1"), "listening");
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
const prepared = await prepare();
const browsers = { without: await start(), with: await start(prepared.extension), peer: PEER && (await start(PEER)) };
try {
  console.log(
    `\ncost of the extension in Chromium, by trace; medians of ${ROUNDS} loads, [quartiles], ms of processor time ` +
    `of the main thread`,
  );
  console.log(
    `${"".padEnd(26)}${"its scripts".padStart(22)}${"the peer's scripts".padStart(22)}${"page without".padStart(22)}` +
    `${"page with".padStart(22)}  layouts forced`,
  );
  for (const [n, name] of Object.keys(PAGES).entries()) {
    if (!name.includes(process.argv[2] ?? "")) continue;
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      const alone = await load(browsers.without, n);
      const peer = browsers.peer ? await load(browsers.peer, n) : null;
      rounds.push({ alone, peer, ours: await load(browsers.with, n) });
    }
    const cell = (/** @type {number[]} */ all) => spread(all).padStart(22);
    for (const [again, where] of [name, "  again in that tab"].entries()) {
      const ours = rounds.map((round) => round.ours[again]);
      const peers = rounds.map(({ peer }) => peer?.[again].scripts ?? NaN);
      console.log(
        where.padEnd(26) + cell(ours.map(({ scripts }) => scripts)) + (PEER ? cell(peers) : "–".padStart(22)) +
          cell(rounds.map(({ alone }) => alone[again].all)) + cell(ours.map(({ all }) => all)) +
          String(Math.max(...ours.map(({ layouts }) => layouts))).padStart(16),
      );
    }
    const asked = [...new Set(rounds.slice(1).flatMap(({ ours }) => ours.map((one) => one.asked)))];
    console.log(`${"".padEnd(8)}${asked.join("\n" + " ".repeat(8) + "or ")}`);
  }
} finally {
  for (const one of Object.values(browsers)) if (one) await one.browser.close();
  await prepared.remove();
  server.close();
}

/** @param {string} [extension] */
async function start(extension) {
  const browser = await puppeteer.launch({
    executablePath: EXECUTABLE, pipe: true, enableExtensions: true,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--no-first-run",
    ],
  });
  if (!extension) return { browser, heard: async () => "" };
  const id = await browser.installExtension(extension);
  const installed = /** @type {import("puppeteer-core").Extension} */ ((await browser.extensions()).get(id));
  const worker = await until(async () => (await installed.workers())[0], "the worker");
  if (extension === PEER) {
    await pause(SETTLED);
    return { browser, heard: async () => "" };
  }
  await until(
    () => worker.evaluate(async () => Boolean((await chrome.storage.local.get("edition")).edition)),
    "the edition",
  );
  await worker.evaluate(count);
  return { browser, heard: () => /** @type {Promise<string>} */ (worker.evaluate("told()")) };
}

/** Runs in the worker: counts messages by type, and what is asked of the browser. */
function count() {
  /** @type {Map<string, number>} */
  const counted = new Map();
  const one = (/** @type {string} */ what) => void counted.set(what, (counted.get(what) ?? 0) + 1);
  chrome.runtime.onMessage.addListener(({ type }) => one(`message ${type}`));
  const { local, session } = chrome.storage;
  /** @type {[string, any, string[]][]} */
  const apis = [
    ["local", local, ["get", "set", "remove"]],
    ["session", session, ["get", "set", "remove"]],
    ["action", chrome.action, ["setBadgeText", "setBadgeBackgroundColor", "setBadgeTextColor", "setTitle"]],
    ["scripting", chrome.scripting, ["executeScript"]],
    ["tabs", chrome.tabs, ["sendMessage"]],
  ];
  for (const [api, of, names] of apis) {
    for (const name of names) {
      const before = of[name].bind(of);
      of[name] = (/** @type {any[]} */ ...given) => (one(`${api}.${name}`), before(...given));
    }
  }
  Object.assign(globalThis, {
    told: () => {
      const said = [...counted].toSorted(([a], [b]) => a.localeCompare(b)).map(([what, times]) => `${times} ${what}`);
      counted.clear();
      return said.join(", ");
    },
  });
}

/**
 * In a tab of its own, and once more in another where the browser took that one away meanwhile.
 *
 * @param {Awaited<ReturnType<typeof start>>} where
 * @param {number} n
 */
async function load(where, n) {
  return loadOnce(where, n).catch((error) => {
    console.error(`${error.message}: loaded again`);
    return loadOnce(where, n);
  });
}

/** @param {Awaited<ReturnType<typeof start>>} where @param {number} n */
async function loadOnce({ browser, heard }, n) {
  const tab = await browser.newPage();
  const traced = async () => {
    await heard();
    await tab.tracing.start({ categories: CATEGORIES });
    await tab.goto(`http://127.0.0.1:${port}/${n}`);
    await pause(SETTLED);
    const trace = JSON.parse(new TextDecoder().decode(await tab.tracing.stop()));
    return { ...costs(trace.traceEvents, `:${port}/${n}`), asked: await heard() };
  };
  try {
    return [await traced(), await traced()];
  } finally {
    await tab.tracing.stop().catch(() => undefined);
    await tab.close().catch(() => undefined);
  }
}

/** @param {any[]} events @param {string} address */
function costs(events, address) {
  const loaded = events.find(({ name, args }) => name === "ResourceSendRequest" && args.data?.url?.endsWith(address));
  const { pid } = loaded;
  const main = events.find(
    ({ name, args, pid: one }) => name === "thread_name" && one === pid && args.name === "CrRendererMain",
  ).tid;
  const there = events.filter((one) => one.pid === pid && one.tid === main && one.ts >= loaded.ts && one.ph === "X");
  const isOwn = (/** @type {any} */ { args }) => args?.data?.url?.startsWith(OWN);
  const isScript = (/** @type {any} */ one) =>
    ["EvaluateScript", "FunctionCall", "v8.compile"].includes(one.name) && isOwn(one);
  // what goes on behind an answer has no address: the pages have no scripts of their own
  const scripts = outermost(there.filter((one) => one.name === "RunMicrotasks" || isScript(one)));
  const forced = there.filter(
    ({ name, args }) =>
      name === "Layout" && args?.beginData?.stackTrace?.some((/** @type {any} */ { url }) => url.startsWith(OWN)),
  );
  const tasks = outermost(there.filter(({ name }) => name.endsWith("RunTask")));
  return { scripts: total(scripts), all: total(tasks), layouts: forced.length };
}

/** Events that lie in no other of them. @param {any[]} events */
function outermost(events) {
  let end = 0;
  return events.toSorted((a, b) => a.ts - b.ts).filter(({ ts, dur }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}

/** Milliseconds of processor time; of the few tasks that have none in the trace, of time. @param {any[]} events */
function total(events) {
  return events.reduce((sum, { dur, tdur = dur }) => sum + tdur, 0) / 1000;
}

/** @param {number[]} all */
function spread(all) {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.round(share * (sorted.length - 1))].toFixed(1);
  return `${at(0.5)} [${at(0.25)}, ${at(0.75)}]`;
}
