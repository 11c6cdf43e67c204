/**
 * Reminders beside fields that matter, in both browsers: by state, by field, by keyboard, switched off, on hostile
 * layouts.
 * Longer than 300 lines: each test goes on where the one before it stopped.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { KINDS } from "./browsers.js";
import { answered, answers, drawn, judged, said } from "./extension.js";
import { isTried, testIn } from "./sample.js";
import { until } from "./until.js";

/** A field of each kind, by its id. */
const FIELDS = {
  identity: "<label>身份证号 <input id='identity'></label>",
  code: "<label>手机号 <input id='code' type='tel'></label><label>验证码 <input></label>",
  card: "<label>银行卡号 <input id='card'></label>",
  face: "<button type='button' id='face'>开始人脸识别</button>",
  contacts: "<button type='button' id='contacts'>授权通讯录</button>",
  emergency: "<label>紧急联系人姓名 <input id='emergency'></label>",
};
const LAYOUTS = {
  "at the end of the page": "<div style='height: 1500px'></div><label>身份证号 <input id='low'></label>",
  "at the right edge": "<div style='text-align: right'><input id='right' placeholder='身份证号'></div>",
  "in a modal dialog":
    "<dialog id='box'><label>身份证号 <input id='modal'></label></dialog><script>addEventListener('load', () => " +
    "box.showModal())</script>",
  "in an open shadow root":
    "<div id='shadow'></div><script>document.getElementById('shadow').attachShadow({ mode: 'open' }).innerHTML = " +
    "\"<label>身份证号 <input></label>\"</script>",
};
const PADDING = "请您务必按照页面的提示认真核对并如实填写下面这一栏里的内容，".repeat(4);
/** A page pushes the name of its field out of what is read of it. */
const PUSHED = {
  "behind many words": `<label>${PADDING}身份证号 <input id='pushed'></label>`,
  "before many words": `<label>身份证号${PADDING} <input id='pushed'></label>`,
  "behind words that nobody sees":
    `<label><span hidden>${PADDING.repeat(30)}</span>身份证号<span hidden>${PADDING.repeat(30)}</span> <input ` +
    `id='pushed'></label>`,
  "in the placeholder, behind a long label":
    `<label>${PADDING}<input id='pushed' placeholder='${PADDING}身份证号'></label>`,
  "in a long text before the field": `<p>${PADDING}身份证号</p><input id='pushed'>`,
};
const KEPT_FIELD = "<label>身份证号 <input id='kept'></label>";
/** A page keeps from us that a field has the focus, or pretends that it has it no longer. */
const KEPT = {
  "keeps the focus to itself":
    `${KEPT_FIELD}<script>addEventListener('focusin', (event) => event.stopImmediatePropagation(), true)</script>`,
  "pretends that the focus moves":
    `${KEPT_FIELD}<script>setInterval(() => { dispatchEvent(new Event('focusout')); ` +
    "dispatchEvent(new Event('focusin')); }, 50)</script>",
  "draws it by a closed shadow root":
    "<div id='kept'></div><script>document.getElementById('kept').attachShadow({ mode: 'closed', " +
    "delegatesFocus: true }).innerHTML = \"<label>身份证号 <input></label>\"</script>",
};
const OFFER =
  "<h1>不看征信，急用钱就借</h1><label>借款金额 <input id='amount'></label><label>借款期限 <input></label><button " +
  "type='button'>立即借款</button>";
const FOOT = { claimed: "<p>资金方：招联消费金融股份有限公司</p>", uncovered: "<p>放款机构：临河县恒顺小额贷款有限公司</p>", unlisted: "" };

/** @param {string} inside @returns {import("./proxy.js").Site} */
const page =
  (inside) =>
  ({ path }) =>
    path === "/favicon.ico"
      ? null
      : {
          body:
            `<!doctype html><html lang="zh-CN"><meta charset="utf-8">` +
            `<meta name="viewport" content="width=device-width"><title>极速借款</title><body style="margin: 120px 16px">` +
            `<form>${OFFER}${inside}</form></body></html>`,
        };
const all = Object.values(FIELDS).map((one) => `<p>${one}</p>`).join("");
export const REMINDING_SITES = new Map([
  ...Object.entries(FOOT).map(
    ([verdict, foot]) =>
      /** @type {[string, import("./proxy.js").Site]} */ ([`${verdict}-tixing.test`, page(all + foot)]),
  ),
  ...Object.values(LAYOUTS).map(
    (inside, n) => /** @type {[string, import("./proxy.js").Site]} */ ([`buju-${n}.test`, page(inside)]),
  ),
  ...Object.values(PUSHED).map(
    (inside, n) => /** @type {[string, import("./proxy.js").Site]} */ ([`tuikai-${n}.test`, page(inside)]),
  ),
  ...Object.values(KEPT).map(
    (inside, n) => /** @type {[string, import("./proxy.js").Site]} */ ([`cangqi-${n}.test`, page(inside)]),
  ),
  [
    "kuang-tixing.test",
    page("<iframe id='frame' src='http://unlisted-tixing.test/apply' width='700' height='900'></iframe>"),
  ],
]);

/** @param {import("./extension-under-test.js").ExtensionUnderTest} it */
export function testsOfReminders(it) {
  const { kind } = it;
  const [inChromium, inFirefox] = KINDS.map((chosen) => testIn(kind, chosen));
  before(() => it.page.setViewport({ width: 1000, height: 800 }));

  for (const [n, verdict] of Object.keys(FOOT).entries()) {
    const inOne = testIn(kind, KINDS[n % 2]);
    inOne(`on a page that is ${verdict} each field that matters has its sentence, no other has one`, async () => {
      const { page: tab } = it;
      await open(verdict);
      for (const [name, { length }] of Object.entries(FIELDS)) {
        assert.ok(length > 0);
        await focus(`#${name}`);
        const shown = await reminding(`remind_${name}`);
        assert.equal(shown.verdict, verdict);
        assert.equal(await tab.evaluate(() => document.activeElement?.id), name, "the field keeps the focus");
        assert.equal(await overlaps(`#${name}`), false, name);
      }
      await focus("#amount");
      await until(async () => (await note()) === null, "the note to go");
    });
  }

  test("Escape closes it, the page does not hear of it, and that kind stays away on this page", async () => {
    const { page: tab } = it;
    await open("unlisted");
    await tab.evaluate(() => addEventListener("keydown", ({ key }) => (document.title = `heard ${key}`)));
    await focus("#identity");
    await reminding("remind_identity");
    await tab.keyboard.press("Escape");
    await until(async () => (await note()) === null, "the note to go");
    assert.equal(await tab.evaluate(() => document.title), "极速借款");
    assert.equal(await tab.evaluate(() => document.activeElement?.id), "identity");
    await tab.keyboard.press("Escape");
    assert.equal(await tab.evaluate(() => document.title), "heard Escape");
    await focus("#card");
    await reminding("remind_card");
    await asked("#identity");
    assert.equal(await note(), null);
  });

  test("it is a status, its button is pressed without taking the focus, and it is not in the tab order", async () => {
    const { browser, page: tab } = it;
    await open("unlisted");
    await focus("#card");
    await reminding("remind_card");
    const parts = await browser.inClosedRoot(tab, (root) => {
      const button = /** @type {HTMLButtonElement | null} */ (root.querySelector(".note button"));
      const box = button?.getBoundingClientRect();
      const status = root.querySelector(".note [role=status]");
      return (
        box && {
          x: box.x + box.width / 2,
          y: box.y + box.height / 2,
          size: Math.min(box.width, box.height),
          tab: button?.tabIndex,
          name: button?.ariaLabel,
          role: status?.role,
          lang: status?.getAttribute("lang"),
        }
      );
    });
    assert.deepEqual([parts?.tab, parts?.name, parts?.role, parts?.lang], [-1, said("close"), "status", "zh-CN"]);
    assert.ok(Number(parts?.size) >= 24);
    await tab.mouse.click(Number(parts?.x), Number(parts?.y));
    await until(async () => (await note()) === null, "the note to go");
    assert.equal(await tab.evaluate(() => document.activeElement?.id), "card");
  });

  Object.keys(LAYOUTS).forEach((what, n) => {
    if (!isTried(kind, n)) return;
    test(`a field ${what} is never covered, at 360 px either`, async () => {
      const { browser, page: tab } = it;
      for (const width of [1000, 360]) {
        await tab.setViewport({ width, height: 640 });
        await judged(browser, tab, `http://buju-${n}.test/apply`, "unlisted");
        await answered(tab, "facts");
        await tab.evaluate(() => {
          const field = /** @type {HTMLElement} */ (
            document.querySelector("#low, #right, #modal") ??
              document.querySelector("#shadow")?.shadowRoot?.querySelector("input")
          );
          field.blur();
          field.focus();
        });
        await reminding("remind_identity");
        const field = await tab.evaluate(() => {
          const at = (
            document.querySelector("#low, #right, #modal") ??
            document.querySelector("#shadow")?.shadowRoot?.querySelector("input")
          )?.getBoundingClientRect();
          return at && { left: at.left, top: at.top, right: at.right, bottom: at.bottom };
        });
        assert.equal(apart((await note())?.box, field), true, `${width}`);
      }
      await tab.setViewport({ width: 1000, height: 800 });
    });
  });

  Object.keys(PUSHED).forEach((what, n) => {
    if (!isTried(kind, n)) return;
    test(`a name ${what} is read all the same`, async () => {
      const { browser, page: tab } = it;
      await judged(browser, tab, `http://tuikai-${n}.test/apply`, "unlisted");
      await answered(tab, "facts");
      await focus("#pushed");
      await reminding("remind_identity");
    });
  });

  Object.keys(KEPT).forEach((what, n) => {
    if (!isTried(kind, n)) return;
    test(`a field is spoken of although the page ${what}`, async () => {
      const { browser, page: tab } = it;
      await judged(browser, tab, `http://cangqi-${n}.test/apply`, "unlisted");
      await answered(tab, "facts");
      await focus("#kept");
      await reminding("remind_identity");
    });
  });

  afterEach(() => it.browser.worker(() => chrome.storage.local.remove("reminders")));

  inChromium("switched off, no page has any, from the next field on", async () => {
    const { browser, page: tab } = it;
    await open("unlisted");
    await browser.worker(() => chrome.storage.local.set({ reminders: false }));
    await asked("#identity");
    assert.equal(await note(), null);
    await open("claimed");
    await focus("#identity");
    await drawn(tab);
    assert.equal(await note(), null);
    assert.equal(await answers(tab, "field"), 0, "a page that has none asks about no field");
    await browser.worker(() => chrome.storage.local.remove("reminders"));
    await open("claimed");
    await focus("#identity");
    await reminding("remind_identity");
  });

  test("the worker's sleep changes nothing", async () => {
    const { browser } = it;
    await open("unlisted");
    await browser.stopWorker();
    await focus("#identity");
    await reminding("remind_identity");
  });

  inFirefox("a field in a frame has one beside it in the frame, and other pages are told nothing", async () => {
    const { browser, page: tab } = it;
    await judged(browser, tab, "http://kuang-tixing.test/", "unlisted");
    const frame = await until(() => tab.frames().find((one) => one.url().includes("unlisted-tixing")), "the frame");
    await answered(frame, "facts");
    await frame.evaluate(() => document.getElementById("identity")?.focus());
    await until(
      () => frame.evaluate(() => document.documentElement.lastElementChild?.hasAttribute("popover")),
      "the note in the frame",
    );
    await judged(browser, tab, "http://www.msxf.com/loan", "licensed");
    const visit = await browser.worker(async () => {
      const [{ id }] = await chrome.tabs.query({ active: true, currentWindow: true });
      return /** @type {Record<string, any>} */ (await chrome.storage.session.get(`visit:${id}`))[`visit:${id}`];
    });
    assert.equal(visit.reminded, false);
    assert.equal(await tab.evaluate(() => document.querySelectorAll("html > :not(head):not(body)").length), 0);
  });

  /** @param {string} verdict */
  async function open(verdict) {
    const { browser, page: tab } = it;
    await judged(browser, tab, `http://${verdict}-tixing.test/apply`, verdict);
    await answered(tab, "facts");
  }

  /** @param {string} selector */
  async function focus(selector) {
    const { page: tab } = it;
    await tab.focus(selector);
  }

  /** Gives a field the focus, and waits until the worker has said what it thinks of it. @param {string} selector */
  async function asked(selector) {
    const { page: tab } = it;
    const times = await answers(tab, "field");
    await focus(selector);
    await answered(tab, "field", times + 1);
  }

  /** The note that is shown, null where there is none. */
  function note() {
    const { browser, page: tab } = it;
    return browser.inClosedRoot(tab, (root) => {
      const box = /** @type {HTMLElement | null} */ (root.querySelector(".note"));
      if (!box) return null;
      const { left, top, right, bottom } = box.getBoundingClientRect();
      return {
        text: box.innerText,
        verdict: box.dataset.verdict,
        seen: getComputedStyle(box).visibility === "visible",
        box: { left, top, right, bottom },
      };
    });
  }

  /** @param {string} key */
  function reminding(key) {
    return until(async () => {
      const shown = await note();
      if (!shown?.seen || !shown.text.includes(said(key))) throw new Error(JSON.stringify(shown));
      return shown;
    }, `the note ${key}`);
  }

  /** @param {string} selector */
  async function overlaps(selector) {
    const { page: tab } = it;
    const field = await tab.$eval(selector, (one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect();
      return { left, top, right, bottom };
    });
    return !apart((await note())?.box, field);
  }
}

test("the field's note is drawn from text alone", async () => {
  const code = await readFile(fileURLToPath(new URL("../../extension/content/note.js", import.meta.url)), "utf8");
  assert.doesNotMatch(code, /innerHTML|insertAdjacent|outerHTML/u);
});

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/** @param {Box | undefined} one @param {Box | undefined} other */
function apart(one, other) {
  if (!one || !other) return false;
  return one.left >= other.right || one.right <= other.left || one.top >= other.bottom || one.bottom <= other.top;
}
