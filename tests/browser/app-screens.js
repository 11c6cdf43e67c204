/** Every screen of the phone app in each state that it has: for checking and for pictures. */
import { askFor, press, readCodes } from "./app-page.js";
import { send } from "./log-page.js";
import { sharedStates } from "./shared-pages.js";

/** @typedef {import("./browsers.js").Page} Page */
/** @typedef {import("./own-pages.js").Shown} Shown */

/** @type {Record<string, string>} */
const ASKED = {
  "licensed": "招联",
  "a product": "花呗",
  "not known": "天天速贷",
  "unlisted": "某某消费金融有限公司",
  "lookalike": "https://www.webank-loan.cn/apply",
  "warned": "globalfxm.example",
  "a threat": "【法务部】今日上门，请联系15012345678张律师",
  "near names": "招商银行信用卡",
};
const TOLD = {
  "friend-date": "2026-11-21", "friend-time": "08:30", "friend-number": "13900001111", "friend-person": "张某",
  "friend-words": "让他接电话",
};
const READY = "#asked-before:not([hidden])";

/** @returns {Shown[]} */
export function appStates() {
  const shared = sharedStates().map((one) => ({ ...one, path: one.path && one.path.replace(/^pages\//u, "") }));
  return [...home(), ...friend(), ...shared];
}

/** @returns {Shown[]} */
function home() {
  const answers = Object.entries(ASKED).map(([state, text], n) => ({
    page: "home",
    state,
    path: n === 0 ? "" : null,
    ready: READY,
    then: async (/** @type {Page} */ page) => {
      await page.evaluate(() => document.querySelector("#found")?.replaceChildren());
      await page.evaluate(askFor, text);
      await page.waitForSelector("#found .answer");
    },
  }));
  return [
    { page: "home", state: "first", path: "", ready: READY },
    { page: "home", state: "in danger", path: "?situation=crisis", ready: "#found .chips" },
    { page: "home", state: "friends are called", path: "?situation=harassed", ready: "header #leave" },
    {
      page: "home",
      state: "with all that it may show",
      path: "",
      before: (page) => page.evaluateOnNewDocument(readCodes),
      ready: "#code:not([hidden])",
      then: async (page) => {
        await page.waitForSelector("#keep-asked:not(:checked)");
        await page.evaluate(press, "#keep-asked");
        await page.waitForSelector("#keep-asked:checked");
        await page.evaluate(askFor, "度小满");
        await page.waitForSelector("#asked-before li");
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      },
    },
    { page: "home", state: "nothing to read", path: "?not-kept", ready: "#missing p" },
    ...answers,
  ];
}

/** @returns {Shown[]} */
function friend() {
  const [path, ready] = ["friend.html", "#told"];
  return [
    { page: "friend", state: "empty", path, ready },
    { page: "friend", state: "with mistakes", path: null, ready, then: (page) => send(page, "told", {}) },
    { page: "friend", state: "written", path: null, ready, then: (page) => send(page, "told", TOLD) },
  ];
}

/**
 * Opens a screen in a state.
 *
 * @param {Page} page  of the app
 * @param {string} address  of the app, with a slash behind it
 * @param {Shown} shown
 */
export async function showScreen(page, address, { path, before, ready, then }) {
  await before?.(page);
  if (path !== null) {
    /** What differs in its fragment alone would not be opened anew. */
    await page.goto("about:blank");
    await page.goto(address + path);
  }
  await page.waitForSelector(ready);
  await then?.(page);
}
