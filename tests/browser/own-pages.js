/**
 * Every page of the extension in each state that it has, in Chromium: for checking and for pictures. Verdicts
 * are put where the pages read them, with the demonstration's invented words; what an edition holds is real.
 * Functions given to `evaluate` travel as text.
 * Longer than 300 lines: every state of every page in one list.
 */
import { STATES } from "../../extension/pages/demonstration.js";
import { begin, judged } from "./extension.js";
import { add, create, send, turn } from "./log-page.js";
import { surfaces } from "./own-surfaces.js";
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
const PASSPHRASE = "下雨天 慢慢走 回家";
const CHECKLISTS = [
  "cn/before-borrowing", "cn/contacts-called", "cn/called-about-someone-else", "sg/before-borrowing",
  "id/before-borrowing",
];
const CONTACT = { date: "2026-11-20", lender: "甲消费金融", number: "13800009999" };

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

/** Of the pages that the phone app has too. */
export function sharedStates() {
  return [...checklists(), ...guides(), ...courts(), ...letters(), ...threats(), ...planners(), ...logs()];
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
function checklists() {
  return CHECKLISTS.map((id) => ({
    page: "checklist",
    state: id,
    path: `pages/checklist.html?id=${id}`,
    ready: ".items",
    then: unfoldAll,
  }));
}

/** @returns {Shown[]} */
function guides() {
  return [
    { page: "phone", state: "the guide", path: "pages/phone.html", ready: ".screens", then: unfoldAll },
    { page: "apk", state: "no file yet", path: "pages/apk.html", ready: "#file" },
  ];
}

/** @returns {Shown[]} */
function courts() {
  const [path, ready] = ["pages/court.html", "#name"];
  const asked = (/** @type {string} */ received) => async (/** @type {Page} */ page) => {
    await page.type("#name", "起诉状、财产保全裁定书");
    await submit(page, ["court"], { received });
    await unfoldAll(page);
  };
  return [
    { page: "court", state: "with a mistake", path, ready, then: asked("2020-01-01") },
    { page: "court", state: "two papers with their last days", path, ready, then: asked("2026-09-16") },
  ];
}

/** @returns {Shown[]} */
function letters() {
  const path = "pages/letter.html?id=police-statement&who=friend";
  const filled = { "own-lender": "安逸花", "letter-date": "2026-01-01" };
  return [
    { page: "letter", state: "empty", path, ready: "#fill" },
    {
      page: "letter",
      state: "written by a friend, with a full name and a rule out of its time",
      path,
      ready: "#fill",
      then: async (/** @type {Page} */ page) => {
        await page.click("#breach-night");
        await submit(page, ["fill"], filled);
        await page.waitForSelector("#use-0");
      },
    },
  ];
}

/** @returns {Shown[]} */
function threats() {
  const path = "pages/threats.html";
  const texts = { "a text answered": "法院已立案，再不还就坐牢", "danger": "弄死你，我不想活了", "not known": "账单" };
  const mistake = { page: "threats", state: "a mistake", path, ready: ".threat", then: pasted("") };
  const answers = Object.entries(texts).map(([state, text], n) => ({
    page: "threats",
    state,
    path,
    ready: ".threat",
    then: async (/** @type {Page} */ page) => {
      await pasted(text)(page);
      await page.waitForSelector("#found *");
      /** The list below is the same each time, and long. */
      await unfoldAll(page, n === 0 ? "" : "#found");
    },
  }));
  return [mistake, ...answers];
}

/** @param {string} text @returns {(page: Page) => Promise<void>} */
function pasted(text) {
  return (page) => submit(page, ["paste"], { text });
}

/** @returns {Shown[]} */
function planners() {
  const filled = "pages/planner.html#amount=10000&periods=12&payment=968.49";
  return [
    { page: "planner", state: "empty", path: "pages/planner.html", ready: "#offer" },
    {
      page: "planner",
      state: "with mistakes",
      path: null,
      ready: "#offer",
      then: (page) => submit(page, ["offer"], {}),
    },
    {
      page: "planner",
      state: "filled by a page, with its result",
      path: filled,
      ready: "#from-page",
      then: (page) => submit(page, ["offer"], { kind: "consumer-finance" }),
    },
    {
      page: "planner",
      state: "two offers, the household and early repayment",
      path: "pages/planner.html",
      ready: "#offer",
      then: async (page) => {
        await press(page, "example-free", "keep", "example-monthly");
        await unfoldAll(page);
        await submit(page, ["home", "early-form", "offer"], {
          "home-income": "5000",
          "home-spending": "4000",
          "home-debts": "300",
          "home-savings": "2000",
          "early-after": "3",
          received: "2万",
        });
        await press(page, "home-stress");
      },
    },
  ];
}

/** @returns {Shown[]} */
function logs() {
  const path = "pages/evidence-log.html";
  /** @type {["log" | "add" | "letters" | "keep", ((page: Page) => Promise<unknown>)?][]} */
  const views = [
    ["log"],
    ["add", (page) => send(page, "entry", { "entry-date": "" })],
    ["letters", (page) => send(page, "write", { "letter-kind": "to-lender" })],
    ["keep"],
  ];
  return [
    { page: "log", state: "not made yet", path, before: erase, ready: "#create" },
    {
      page: "log",
      state: "with mistakes",
      path: null,
      ready: "#create",
      then: (page) => send(page, "create", { "create-passphrase": "a", "create-again": "b" }),
    },
    {
      page: "log",
      state: "made, with entries",
      path: null,
      ready: "#create",
      then: async (page) => {
        await create(page, PASSPHRASE);
        await add(page, {
          ...CONTACT,
          time: "23:15",
          whom: "debtor",
          answered: "yes",
          consent: "no",
          words: "再不还就找你同事",
        });
        await add(page, {
          ...CONTACT,
          time: "10:00",
          whom: "unrelated",
          person: "张某",
          relation: "同事",
          reachable: "yes",
          disclosed: "yes",
        });
      },
    },
    { page: "log", state: "closed", path, ready: "#unlock", then: unfoldAll },
    ...views.map(([view, act], n) => ({
      page: "log",
      state: `open at ${view}`,
      path: null,
      ready: n === 0 ? "#unlock" : "#views, .views",
      then: async (/** @type {Page} */ page) => {
        if (n === 0) await send(page, "unlock", { "unlock-passphrase": PASSPHRASE });
        await page.waitForSelector("#views, .views");
        await turn(page, view);
        await act?.(page);
        await unfoldAll(page);
      },
    })),
  ];
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
    { page: "welcome", state: "allowed to look", path: "pages/welcome.html", ready: ".states" },
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

/** The log goes. @param {Page} page */
function erase(page) {
  return page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (name?.includes("evidence")) await new Promise((done) => (indexedDB.deleteDatabase(name).onsuccess = done));
    }
  });
}

/** @param {Page} page @param {string} [within]  a selector, the whole page where it is left out */
function unfoldAll(page, within = "") {
  return page.evaluate((where) => {
    for (const one of document.querySelectorAll(`${where} details`)) /** @type {any} */ (one).open = true;
  }, within);
}

/** @param {Page} page @param {string[]} ids */
function press(page, ...ids) {
  return page.evaluate((all) => all.forEach((id) => document.getElementById(id)?.click()), ids);
}

/** @param {Page} page @param {string[]} forms @param {Record<string, string>} values */
function submit(page, forms, values) {
  return page.evaluate((all, typed) => {
    for (const [id, value] of Object.entries(typed)) {
      /** @type {HTMLInputElement} */ (document.getElementById(id)).value = value;
    }
    for (const id of all) /** @type {HTMLFormElement} */ (document.getElementById(id)).requestSubmit();
  }, forms, values);
}
