/**
 * What the content scripts see of a document, and when they look, in a real one.
 * Longer than 300 lines: one browser for all.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";
import { recorded } from "./chromium.js";
import { keepRequests } from "./network.js";
import { startProxy } from "./proxy.js";
import { patient, until } from "./until.js";

/** @typedef {import("../../extension/page-model/facts.js").Facts} Facts */

const FOLDER = new URL("../../extension/", import.meta.url);
const HOST = "kankan.test";
const WORDS = "Words about the weather, the river and the market of the city.";
const FILLER = `<li><a href='/n'>City news</a> <p>${WORDS}</p></li>`;
const LONG = `<li><a href='/n'>City news</a> <p>${WORDS.repeat(5)}</p></li>`;
const LOAN = "<h1>Personal loans</h1><form><label>Loan amount <input name=a></label><button>Apply now</button></form>";

/** @type {import("puppeteer-core").Browser} */
let browser;
/** @type {import("puppeteer-core").Page} */
let page;
/** @type {Awaited<ReturnType<typeof startProxy>>} */
let proxy;
let eyes = "";
let watch = "";
/** @type {Map<string, string>} */
const pages = new Map();

before(async () => {
  const manifest = JSON.parse(await readFile(new URL("manifest.json", FOLDER), "utf8"));
  const files = manifest.content_scripts.flatMap((/** @type {any} */ { all_frames: everywhere, js }) =>
    everywhere && !js.includes("content/remind.js") ? js : [],
  );
  const texts = await Promise.all(files.map((/** @type {string} */ file) => readFile(new URL(file, FOLDER), "utf8")));
  watch = texts.pop() ?? "";
  eyes = texts.join("\n");
  proxy = await startProxy(new Map([[HOST, ({ path }) => ({ body: pages.get(path) ?? "" })]]));
  browser = await puppeteer.launch(recorded(proxy.port));
  page = patient(await browser.newPage());
});
after(async () => {
  await browser?.close();
  await proxy?.close();
  await keepRequests({
    kind: "chromium",
    extension: "",
    sites: [HOST],
    servers: [],
    opened: [],
    requests: proxy.requests,
  });
});

/** @param {string} body @param {string} [head] */
async function open(body, head = "") {
  const path = `/${pages.size}`;
  pages.set(path, `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`);
  await page.goto(`http://${HOST}${path}`);
}

/** @param {string} body @param {string} [head] @returns {Promise<any>} */
async function seen(body, head) {
  await open(body, head);
  return page.evaluate(`${eyes}; xianchaObserve()`);
}

/**
 * Opens a page with the watching script in it; what it would send is kept in `sent`.
 *
 * @param {string} body
 * @param {string} [head]
 */
async function watched(body, head) {
  await open(body, head);
  await page.evaluate(
    `globalThis.sent = []; globalThis.chrome = { runtime: { id: "me", onMessage: { addListener: () => undefined }, ` +
    `sendMessage: async (message) => void sent.push(message) } }; ${eyes}; ${watch}`,
  );
}

const sent = () => /** @type {Promise<{facts: Facts | null}[]>} */ (page.evaluate("sent"));

test("buttons are seen in every shape, with where they stand", async () => {
  const { actions } = await seen(`
    <header><nav><a class="btn" href="/l">Borrow</a></nav></header>
    <h1>Loans</h1><p>Quick loans for all.</p>
    <form><button>Apply now</button><input type="submit" value="Send"></form>
    <div onclick="1">Get cash</div><span class="my-btn">Withdraw</span><a href="/x">Plain link</a>
    <a role="button" href="#"><img alt="Apply here" src="data:,"></a>
    <div class="btn-group"><button>One</button></div>
    <aside><button>Advertised</button></aside><footer><button>Below</button></footer>`);
  const said = actions.map((/** @type {any} */ { text, kind, where }) => `${text} ${kind} ${where}`);
  assert.deepEqual(said, [
    "Borrow button nav", "Apply now button form", "Send button form", "Get cash button body", "Withdraw button body",
    "Plain link link body",
    "Apply here button body", "One button body", "Advertised button aside", "Below button footer",
  ]);
});

test("fields come with what names them, and pickers with what they offer", async () => {
  const { fields } = await seen(`<h1>借款</h1><form>
    <label>借款金额 <input type="range" min="500" max="50000" name="amount"></label>
    <table><tr><td>借款期限</td><td><select name="term"><option>3 个月<option>6 个月</select></td></tr></table>
    <input placeholder="请输入身份证号"><input type="hidden" name="secret"><input aria-label="手机号"></form>`);
  const said = fields.map((/** @type {any} */ { label, type, options }) => [label, type, options]);
  assert.deepEqual(said, [
    ["借款金额 amount", "range", "500 – 50000"],
    ["借款期限 term", "select-one", "3 个月 | 6 个月"],
    ["请输入身份证号", "text", ""],
    ["手机号", "text", ""],
  ]);
});

test("a call beside a field stands as far down the text as the field does", async () => {
  const { fields, actions } = await seen(
    `<h1>Loans</h1><p>${"A long story. ".repeat(60)}</p><form><label>Loan amount <input></label>` +
    `<button>Apply</button></form>`,
  );
  assert.ok(fields[0].at > 700 && Math.abs(fields[0].at - actions[0].at) < 40);
});

test("who lends, where, is read with its label beside it", async () => {
  const { lines } = await seen(
    "<h1>贷款</h1><dl><dt>放款机构</dt><dd>某某小额贷款有限公司</dd></dl><footer>© 某某科技有限公司 京ICP备1号</footer>",
  );
  assert.deepEqual(lines.map((/** @type {any} */ { text, where }) => `${where}: ${text}`).slice(-2), [
    "body: 放款机构 某某小额贷款有限公司",
    "footer: © 某某科技有限公司 京ICP备1号",
  ]);
});

test("apps, bylines, dates and structured data are seen", async () => {
  const facts = await seen(
    "<article><h1>Loans</h1><p class='post-meta'>By Ann Lee <time>12 May 2026</time></p><a " +
    "href='/down/x.apk?v=1'>Android</a></article>",
    "<meta property='og:type' content='article'><script " +
    "type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>",
  );
  assert.deepEqual(facts.bylines, ["By Ann Lee 12 May 2026", "12 May 2026"]);
  assert.deepEqual(facts.apps, [{ text: "Android", where: "article" }]);
  assert.deepEqual(facts.types, ["article", "NewsArticle"]);
});

test("what is hidden is not seen", async () => {
  const facts = await seen(`<style>.off { display: none }</style><h1>Loans</h1>
    <button class="off">Apply now</button><div style="display:none"><input name="x"><p>secret words</p></div>
    <p hidden>more secret words</p><form class="off"><input></form>`);
  assert.deepEqual([facts.actions, facts.fields], [[], []]);
  assert.doesNotMatch(facts.text, /secret/u);
});

test("open shadow roots are looked into, and stand where their hosts do", async () => {
  const facts = await seen(`<main></main><footer></footer><script>
    const put = (host, html) => { host.attachShadow({ mode: "open" }).innerHTML = html; return host.shadowRoot; };
    const outer = put(document.querySelector("main"), "<x-form></x-form>");
    put(outer.querySelector("x-form"), "<h1>Loans</h1><label>Loan amount <input></label><button>Apply now</button>");
    put(document.querySelector("footer"), "<button>About</button>");
  </script>`);
  assert.deepEqual(
    facts.actions.map((/** @type {any} */ { text, where }) => `${text} ${where}`),
    ["Apply now body", "About footer"],
  );
  assert.equal(facts.fields[0].label, "Loan amount");
});

test("a frame that the page itself writes is looked into", async () => {
  const facts = await seen(
    `<h1>Loans</h1><iframe srcdoc="<label>Loan amount <input></label><button>Apply now</button>"></iframe>`,
  );
  assert.deepEqual(facts.actions.map((/** @type {any} */ { text }) => text), ["Apply now"]);
  assert.equal(facts.fields[0].label, "Loan amount");
});

test("links that call or write to somebody are seen as ways to reach them", async () => {
  const facts = await seen(
    "<h1>Loans</h1><a href='https://wa.me/6280000000'>Chat now</a><a href='tel:100'><i></i></a><a href='/x'>More</a>",
  );
  assert.deepEqual(facts.contacts, [{ text: "Chat now", where: "body" }, { text: "tel:", where: "body" }]);
});

test("what hides or calls is known in shadow roots and written frames as well, and on huge pages", async () => {
  const inside =
    `<div hidden><input name="gone"><p>secret words</p></div><div onclick="1">Get cash</div>` +
    `<b role="button">Withdraw</b>`;
  const said = (/** @type {any} */ { fields, text, actions }) => [
    fields.length,
    /secret/u.test(text),
    actions.map((/** @type {any} */ one) => one.text).join(),
  ];
  const open_ =
    `<script>document.querySelector("main").attachShadow({ mode: "open" }).innerHTML = ${JSON.stringify(inside)}` +
    `</script>`;
  assert.deepEqual(said(await seen(`<h1>Loans</h1><main></main>${open_}`)), [0, false, "Get cash,Withdraw"]);
  assert.deepEqual(said(await seen(`<h1>Loans</h1><iframe srcdoc='${inside}'></iframe>`)), [
    0,
    false,
    "Get cash,Withdraw",
  ]);
  assert.deepEqual(
    said(await seen(`<h1>Loans</h1>${inside}<!-- ${"x".repeat(4_100_000)} -->`, "<title>Loans</title>")),
    [0, false, "Get cash,Withdraw"],
  );
});

/** Of each the label, or null where the page is left alone. @type {Record<string, [string, string | null]>} */
const ASKING = {
  "a password": ["<form><input type=password name=p></form>", "p"],
  "a one-time code by its autocomplete": ["<input autocomplete='section-a one-time-code' name=n>", "n one-time-code"],
  "a bank card by its autocomplete": ["<input autocomplete=cc-number name=n>", "n cc-number"],
  "an identity card by its placeholder": ["<input placeholder='请输入身份证号'>", "请输入身份证号"],
  "a bank card by its label": ["<label>银行卡号 <input></label>", "银行卡号"],
  "a code in the cell beside": ["<table><tr><td>短信验证码</td><td><input></td></tr></table>", "短信验证码"],
  "a number behind the words before it": ["<p>NRIC: <input name=a></p>", "NRIC: a"],
  "a password that is hidden": ["<form style='display:none'><input type=password></form>", null],
  "a search": ["<form role=search><input type=search name=q placeholder='card or account'></form>", null],
  "a newsletter": ["<form><input type=email placeholder='Your e-mail'><input name=city></form>", null],
};
for (const [what, [form, label]] of Object.entries(ASKING)) {
  const outcome = label ? "reported by that field alone" : "left alone";
  test(`a long page about something else that asks for ${what} is ${outcome}`, async () => {
    const facts = await seen(`<h1>News</h1><ul>${FILLER.repeat(100)}</ul>${form}<ul>${FILLER.repeat(100)}</ul>`);
    assert.equal(facts?.fields.map((/** @type {any} */ one) => one.label).join() ?? null, label);
    if (facts) assert.deepEqual([facts.text, facts.actions, facts.lines], ["", [], []]);
  });
}

test("a page about something else is not collected", async () => {
  assert.equal(await seen(`<h1>News</h1><ul>${FILLER.repeat(100)}</ul>`), null);
  assert.equal(await seen(`<h1>News</h1><ul>${FILLER.repeat(100)}</ul><p>A loan.</p>`), null);
});

/** Counts how often anything is read of a node of the page. */
const COUNTED = `let reads = 0;
const COUNTED_OF = [
  [Node, ["firstChild", "nextSibling", "previousSibling", "lastChild", "childNodes", "parentNode", "textContent",
    "nodeValue"]],
  [Element, ["children", "firstElementChild", "nextElementSibling", "innerHTML", "shadowRoot"]],
];
for (const [of, names] of COUNTED_OF) {
  for (const name of names) {
    const { get, ...rest } = Object.getOwnPropertyDescriptor(of.prototype, name);
    Object.defineProperty(of.prototype, name, { ...rest, get() { reads++; return get.call(this); } });
  }
}`;

test(
  "of a page of 6 MB the beginning and the end are seen, and most of it is not read",
  { timeout: 900_000 },
  async () => {
    page.setDefaultNavigationTimeout(150_000);
    await open(
      `<h1>News</h1><button>Loan at the beginning</button><ul>${LONG.repeat(17_000)}</ul>${LOAN}<footer>© River ` +
      `Credit Ltd</footer>`,
    );
    const { facts, reads, nodes } = /** @type {any} */ (
      await page.evaluate(
        `${eyes}; (() => { ${COUNTED} const facts = xianchaObserve(); ` +
        `return { facts, reads, nodes: document.querySelectorAll("*").length }; })()`,
      )
    );
    const said = facts.actions.map((/** @type {any} */ { text }) => text);
    assert.ok(said.includes("Loan at the beginning") && said.includes("Apply now"));
    assert.equal(facts.fields[0].label, "Loan amount a");
    assert.ok(
      facts.lines.some((/** @type {any} */ { text, where }) => where === "footer" && text.includes("River Credit Ltd")),
    );
    assert.ok(JSON.stringify(facts).length < 40_000);
    assert.ok(reads < nodes / 10, `${reads} reads of ${nodes} elements`);
  },
);

test("a page that fills late is seen, and what it turns into later as well", async () => {
  await watched(`<h1>News</h1><ul>${FILLER.repeat(100)}</ul><div id="app"></div><template>${LOAN}</template>`);
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(() => idle(null))));
  assert.deepEqual(await sent(), []);
  await page.evaluate(() =>
    document
      .getElementById("app")
      ?.append(/** @type {HTMLTemplateElement} */ (document.querySelector("template")).content),
  );
  await until(async () => (await sent()).length === 1, "the late form to be told of");
  await page.evaluate(() => {
    history.pushState(null, "", "/other");
    document.getElementById("app")?.replaceChildren();
  });
  await until(async () => (await sent()).length === 2, "the route to be told of");
  assert.equal((await sent())[1].facts, null);
});

test("what fills a shadow root late is seen", async () => {
  await watched(
    "<h1>Loans</h1><x-app></x-app><script>document.querySelector('x-app').attachShadow({ mode: 'open' }).innerHTML " +
    "= '<p>…</p>';</script><template><button>Apply now</button></template>",
  );
  await until(async () => (await sent()).length === 1, "the page to be told of");
  await page.evaluate(() =>
    document
      .querySelector("x-app")
      ?.shadowRoot?.append(/** @type {HTMLTemplateElement} */ (document.querySelector("template")).content),
  );
  await until(async () => (await sent()).length === 2, "the button to be told of");
});

test("a title that ticks makes nobody look again", async () => {
  await watched(
    LOAN,
    "<title>Loans</title><script>let ticks = 0; setInterval(() => { document.title = `Loans ${++ticks}`; }, " +
    "10);</script>",
  );
  await until(async () => (await sent()).length === 1, "the page to be told of");
  await until(() => page.evaluate("ticks > 200"), "the title to tick");
  assert.equal((await sent()).length, 1);
});
