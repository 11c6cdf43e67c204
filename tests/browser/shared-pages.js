/** Every state of the pages that the extension and the phone app have. Functions given to `evaluate` travel as text. */
import { add, create, send, turn } from "./log-page.js";

/** @typedef {import("./browsers.js").Page} Page */
/** @typedef {import("./own-pages.js").Shown} Shown */

const PASSPHRASE = "下雨天 慢慢走 回家";
const CHECKLISTS = [
  "cn/before-borrowing", "cn/contacts-called", "cn/called-about-someone-else", "sg/before-borrowing",
  "id/before-borrowing",
];
const CONTACT = { date: "2026-11-20", lender: "甲消费金融", number: "13800009999" };

export function sharedStates() {
  return [...checklists(), ...guides(), ...courts(), ...letters(), ...threats(), ...planners(), ...logs()];
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

/** The log goes. @param {Page} page */
function erase(page) {
  return page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (name?.includes("evidence")) await new Promise((done) => (indexedDB.deleteDatabase(name).onsuccess = done));
    }
  });
}

/** @param {Page} page @param {string} [within]  a selector, the whole page where it is left out */
export function unfoldAll(page, within = "") {
  return page.evaluate((where) => {
    for (const one of document.querySelectorAll(`${where} details`)) /** @type {any} */ (one).open = true;
  }, within);
}

/** @param {Page} page @param {string[]} ids */
function press(page, ...ids) {
  return page.evaluate((all) => all.forEach((id) => document.getElementById(id)?.click()), ids);
}

/** @param {Page} page @param {string[]} forms @param {Record<string, string>} values */
export function submit(page, forms, values) {
  return page.evaluate((all, typed) => {
    for (const [id, value] of Object.entries(typed)) {
      /** @type {HTMLInputElement} */ (document.getElementById(id)).value = value;
    }
    for (const id of all) /** @type {HTMLFormElement} */ (document.getElementById(id)).requestSubmit();
  }, forms, values);
}
