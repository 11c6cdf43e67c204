/**
 * What the content scripts see of a document, and when they look, in a real one.
 * Longer than 300 lines: one browser for all.
 */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";
import { PARTS } from "../../extension/worker/parts.js";
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
  const js = manifest.content_scripts.flatMap((/** @type {{js: string[]}} */ one) => one.js);
  const read = (/** @type {string} */ file) => readFile(new URL(file, FOLDER), "utf8");
  watch = await read("content/watch.js");
  const gate = js.filter((/** @type {string} */ file) => !/arrive|watch/u.test(file));
  eyes = (await Promise.all([...gate, ...PARTS.eyes].map(read))).join("\n");
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
  assert.deepEqual([facts.apps, facts.packages], [[{ text: "Android", where: "article" }], 1]);
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

const SHADOW = (/** @type {string} */ mode, /** @type {string} */ html) =>
  `<b id=a></b><div id=host></div><script>document.getElementById("host").attachShadow({ mode: "${mode}" })` +
  `.innerHTML = ${JSON.stringify(html)}</script>`;
const FAR = FILLER.repeat(1500);

/** The page, and whether the gate lets it through. @type {Record<string, [string, boolean]>} */
const AT_THE_GATE = {
  "about something else": [`<h1>News</h1>${FILLER.repeat(100)}`, false],
  "about something else, with a search and a letter to subscribe to": [
    `<form role=search><input type=text name=q></form>${FILLER.repeat(100)}<input type=email placeholder="Your mail">`,
    false,
  ],
  "that says one word about loans": [`${FILLER.repeat(100)}<p>A loan.</p>`, false],
  "that says two": [`${FILLER.repeat(100)}<p>A loan, and loans.</p>`, true],
  "with a heading about loans": [`<h1>Loans</h1>${FILLER.repeat(100)}`, true],
  "of two words": ["<p>Good morning</p>", false],
  "of one word about loans": ["<p>借款</p>", true],
  "of words in boxes that touch": ["<p>Dana</p><p>cepat</p>", true],
  "of one picture with words": ["<img alt='Personal loan' src='data:,'>", true],
  "of one button with words": ["<input type=button value='立即借款'>", true],
  "that asks for an identity card and says little else": ["<label>NRIC <input name=n></label>", true],
  "with an open shadow root about loans": [SHADOW("open", "<p>Loans</p>"), true],
  "with an open shadow root about the weather": [SHADOW("open", "<p>Rain</p>"), false],
  "with a frame that it writes about loans": ["<iframe srcdoc='<p>Loans</p>'></iframe>", true],
  "with a frame that it writes about the weather": ["<iframe srcdoc='<p>Rain</p>'></iframe>", false],
  "of thousands of empty nodes": ["<i></i>".repeat(1000), true],
  "that is very long": [`<h1>News</h1>${FAR}`, false],
  "that is very long, with loans at its beginning": [`<h1>News</h1><p>A loan.</p>${FAR}`, true],
  "that is very long, with loans at its end": [`<h1>News</h1>${FAR}<p>A loan.</p>`, true],
  "that is very long, with a form amid it": [
    `<h1>News</h1>${FAR}<form><label>Loan amount <input></label></form>${FAR}`,
    true,
  ],
  "that is very long, with a field in no form amid it": [
    `<h1>News</h1>${FAR}<p>Loan amount <input></p>${FAR}`,
    true,
  ],
  "that is very long, and begins with a script": [
    `<script>/* ${"x".repeat(80_000)} */</script><h1>News</h1><p>A loan.</p>${FAR}`,
    true,
  ],
};
for (const [what, [body, isOpen]] of Object.entries(AT_THE_GATE)) {
  test(`a page ${what} ${isOpen ? "passes" : "stays outside of"} the gate`, async () => {
    await open(body);
    assert.equal(await page.evaluate(`${eyes}; xianchaGlance().isOpen`), isOpen);
  });
}

test("a page that asks for a password is told of without what looks closer", async () => {
  await open(`<h1>News</h1><ul>${FILLER.repeat(100)}</ul><form><input type=password name=p></form>`);
  const glance = /** @type {any} */ (await page.evaluate(`${eyes}; xianchaGlance()`));
  assert.deepEqual([glance.isOpen, glance.facts.fields.map((/** @type {any} */ { label }) => label)], [false, ["p"]]);
});

test("the gate loses no page of tests/pages that offers loans", { timeout: 600_000 }, async () => {
  const folder = new URL("../pages/offers/", import.meta.url);
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".html"));
  assert.ok(paths.length > 300);
  await open("", `<meta http-equiv="Content-Security-Policy" content="default-src 'unsafe-inline' data: blob:">`);
  await page.evaluate(eyes);
  /**
   * Written into the document that is there, whose policy goes on to hold: to navigate takes ten times as long. For a
   * frame Chromium connects before it asks the policy.
   *
   * @param {string} html
   */
  const isLost = (html) =>
    page.evaluate((text) => {
      const { xianchaGlance, xianchaObserve } = /** @type {any} */ (globalThis);
      document.open();
      document.write(text); // eslint-disable-line no-unsanitized/method -- a page of ours
      document.close();
      const glance = xianchaGlance();
      return !glance.isOpen && !glance.facts && xianchaObserve(undefined, { ...glance, isOpen: true }) !== null;
    }, html.replace(/(<iframe[^>]*?\ssrc=["']?)https?:\/\/[^/"']+/giu, `$1http://${HOST}`));
  const lost = [];
  for (const path of paths) if (await isLost(await readFile(new URL(path, folder), "utf8"))) lost.push(path);
  assert.deepEqual(lost, []);
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

test("what fills a shadow root or a written frame late on a page that says nothing is seen", async () => {
  for (const made of [SHADOW("open", "<p>…</p>"), "<iframe srcdoc='<p>…</p>'></iframe>"]) {
    await watched(`${made}<template>${LOAN}</template>`);
    await page.evaluate(() => new Promise((idle) => requestIdleCallback(() => idle(null))));
    assert.deepEqual(await sent(), []);
    await page.evaluate(() => {
      const frame = document.querySelector("iframe")?.contentDocument?.body;
      const root = frame ?? document.getElementById("host")?.shadowRoot;
      root?.append(/** @type {HTMLTemplateElement} */ (document.querySelector("template")).content);
    });
    await until(async () => (await sent()).length === 1, "the offer to be told of");
  }
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
