/**
 * Every page of the extension in each state that it has, in Chromium: for checking and for pictures. Verdicts
 * are put where the pages read them, with the demonstration's invented words; what an edition holds is real.
 * Functions given to `evaluate` travel as text.
 */
import { STATES } from "../../extension/pages/demonstration.js";
import { begin, judged } from "./extension.js";
import { cards, surfaces } from "./own-surfaces.js";
import { sharedStates, submit, unfoldAll } from "./shared-pages.js";
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Browser} Browser */
/** @typedef {import("./browsers.js").Page} Page */
/**
 * @typedef {object} Shown
 * @property {string} page
 * @property {string} state
 * @property {string | null} path  null where it goes on from the state before
 * @property {(page: Page) => Promise<unknown>} [before]
 * @property {string} ready
 * @property {(page: Page) => Promise<unknown>} [then]
 */

const LENDER = "http://www.msxf.com/loan";
const LOAN = "http://jisu-qiandai.test/loan";
const TAB = 90_000_001;

/**
 * What is there to see, in one language after the other; the log is made on the way.
 *
 * @param {Browser} browser
 * @param {Page} page  any
 * @returns {Promise<Shown[]>}
 */
export async function everyState(browser, page) {
  await begin(browser);
  const { answer: loan } = await judged(browser, page, LOAN, "unlisted");
  const { answer: lender } = await judged(browser, page, LENDER, "licensed");
  await page.goto(await browser.extensionUrl("pages/surfaces.html"));
  const words = {
    lender: "甲消费金融有限公司", by: "乙小额贷款有限公司", operator: "某监管机构", register: "某名单", category: "某类机构", ask: "某机构官网",
    host: "jiekuan-demo.example", known: "jiekuan.example", date: "2026-01-01",
  };
  const verdicts = STATES.map(([verdict, reason]) => ({ ...lender, verdict, reason, seen: { ...loan.seen, words } }));
  return [
    ...popups(verdicts),
    ...warnings(verdicts),
    ...sharedStates(),
    ...settings(),
    ...surfaces(verdicts),
    ...cards(),
  ];
}

/** @param {any[]} verdicts @returns {Shown[]} */
function popups(verdicts) {
  const path = `pages/popup.html?tab=${TAB}`;
  const each = verdicts.map((verdict, n) => ({
    page: "popup",
    state: verdict.verdict,
    path,
    before: (/** @type {Page} */ page) => keep(page, { [`verdict:${TAB}`]: verdict }),
    ready: "#pause",
    then: async (/** @type {Page} */ page) => {
      if (n === 0) await lookUp(page);
      await unfoldAll(page);
    },
  }));
  const [loan] = verdicts;
  return [
    ...each,
    { page: "popup", state: "not checked", path: "pages/popup.html?tab=90000009", ready: "#unchecked" },
    {
      page: "popup",
      state: "no leave to look",
      path: "pages/popup.html?tab=90000009",
      before: refuse,
      ready: "#no-access",
    },
    {
      page: "popup",
      state: "paused, edition refused",
      path,
      ready: "#resume",
      before: (page) =>
        keep(
          page,
          { [`verdict:${TAB}`]: loan, [`visit:${TAB}`]: { frames: {}, paused: true } },
          { refused: { server: { code: "unknown_key", edition: 1, at: "2026-11-20T00:00:00Z" } } },
        ),
    },
  ];
}

/** The answer is the same, whatever the popup says of its tab. @param {Page} page */
async function lookUp(page) {
  await page.evaluate(() => {
    const box = /** @type {HTMLInputElement} */ (document.getElementById("question"));
    box.value = "马上";
    box.form?.requestSubmit();
  });
  await page.waitForSelector("#found *");
}

/** The page is told a verdict where it asks for one of its address. @param {any[]} verdicts @returns {Shown[]} */
function warnings(verdicts) {
  return ["warned", "ended", "lookalike", "none"].map((word) => {
    const verdict = verdicts.find((one) => one.verdict === word);
    const before = (/** @type {Page} */ page) => script(page, (kept) => {
      const onward = chrome.runtime.sendMessage.bind(chrome.runtime);
      chrome.runtime.sendMessage = /** @type {any} */ (async (/** @type {{type: string}} */ message) => {
        if (message.type !== "shown") return onward(message);
        const [manifest] = await onward({ type: "rows", store: "meta", keys: ["manifest"] });
        return { verdict: kept, manifest, site: kept.seen.host };
      });
    }, verdict);
    return {
      page: "warning",
      state: word === "none" ? "gone" : word,
      path: `pages/warning.html#${verdict.seen.url}`,
      before,
      ready: "#leave",
      then: unfoldAll,
    };
  });
}

/** @returns {Shown[]} */
function settings() {
  const nobody = { keys: {}, threshold: 1 };
  const roles = { keys: nobody, editions: nobody, timestamp: nobody };
  const keys = { version: 1, roles, revoked: [], mirrors: [] };
  const own = { address: "https://mirror.example", fingerprint: "ab".repeat(32), keys };
  return [
    { page: "options", state: "as installed", path: "pages/options.html", ready: "#counts", then: unfoldAll },
    {
      page: "options",
      state: "with exceptions, a server of one's own whose key changed, and mistakes",
      path: "pages/options.html",
      ready: "#key-changed",
      before: async (page) => {
        /** Or a slow run asks the invented server. */
        await page.evaluate(() => chrome.alarms.create("edition", { delayInMinutes: 600 }));
        await keep(
          page,
          {},
          {
            pauses: { "jiekuan.example": "", "daikuan.example": "2099-01-01T00:00:00.000Z" },
            server: own,
            refused: { server: { code: "unknown_key", edition: 1, at: "2026-11-20T00:00:00Z" } },
          },
        );
      },
      then: async (page) => {
        await unfoldAll(page);
        await submit(page, ["server-form", "erase-form"], { "server-address": "ftp://", "erase-word": "?" });
        await until(
          () => page.$eval("#server-address", (one) => one.getAttribute("aria-invalid") === "true"),
          "the mistake to be told",
        );
      },
    },
    { page: "welcome", state: "allowed to look", path: "pages/welcome.html", ready: ".states", then: unfoldAll },
    { page: "signals", state: "all", path: "pages/signals.html", ready: "#words_text" },
    { page: "welcome", state: "not allowed to look", path: "pages/welcome.html", before: refuse, ready: "#allow" },
  ];
}

/**
 * Opens a page in a state, in the language that the extension speaks, from another page of ours.
 *
 * @param {Browser} browser
 * @param {Page} page  one of the extension's own
 * @param {Shown} shown
 */
export async function show(browser, page, { path, before, ready, then }) {
  await before?.(page);
  if (path !== null) await page.goto(await browser.extensionUrl(path));
  await page.waitForSelector(ready);
  await then?.(page);
}

/** Afterwards nothing of it is kept, and another page of ours is there. @param {Page} page */
export async function hide(page) {
  for (const { identifier } of scripts.splice(0)) await page.removeScriptToEvaluateOnNewDocument(identifier);
  await page.goto(new URL("empty.html", page.url()).href);
  await page.evaluate(async () => {
    await chrome.storage.session.clear();
    await chrome.storage.local.remove(["pauses", "server", "refused"]);
  });
}

/** @type {import("puppeteer-core").NewDocumentScriptEvaluation[]} */
const scripts = [];

/**
 * Runs before the page's own scripts.
 *
 * @param {Page} page
 * @param {(...args: any[]) => void} fn
 * @param {unknown[]} args
 */
async function script(page, fn, ...args) {
  scripts.push(await page.evaluateOnNewDocument(fn, ...args));
}

/** As where the browser lets nobody look. @param {Page} page */
function refuse(page) {
  return script(page, () => void (chrome.permissions.contains = /** @type {any} */ (async () => false)));
}

/** @param {Page} page @param {Record<string, unknown>} session @param {Record<string, unknown>} [local] */
function keep(page, session, local = {}) {
  return page.evaluate(async (one, other) => {
    await chrome.storage.session.set(one);
    await chrome.storage.local.set(other);
  }, session, local);
}
