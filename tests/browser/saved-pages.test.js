/**
 * Pages as they lie about in the web's attics, with the real extension in a real Chromium: nothing throws, what is
 * visible is read.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browsers.js";
import { begin } from "./extension.js";
import { prepare } from "./setup.js";
import { until } from "./until.js";

/** @typedef {import("../../extension/page-reading/facts.js").Facts} Facts */
/** @typedef {{type?: string, body: string | Buffer}} Saved */

const ORIGIN = "http://cundang.test";
const CLOBBERED = ["id", "className", "localName", "style"].map((name) => `<input name='${name}' />`).join("");
const FORM =
  `<h1>Personal loans</h1><form><label>Loan amount <input name="a" /></label><button>Apply now</button></form>`;
const ASKED = [
  "parentNode", "parentElement", "nextSibling", "matches", "closest", "querySelector", "getAttribute", "hasAttribute",
  "checkVisibility", "childElementCount", "contains", "localName", "textContent",
];
const XHTML = "application/xhtml+xml; charset=utf-8";
/** @param {string} body @param {string} [head] */
const html = (body, head = "") =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Loans</title>${head}</head><body>${body}</body>` +
  `</html>`;
/** @param {string} inside */
const xhtml = (inside) => ({
  type: XHTML,
  body:
    `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">` +
    `${inside}</html>`,
});

/** Each shows the form, and says SECRET where nobody sees it. @type {Record<string, Saved>} */
const PAGES = {
  "without its styles and scripts": {
    body: html(
      `${FORM}<img src="gone_files/a.png" alt="">`,
      `<link rel="stylesheet" href="gone_files/a.css"><script src="gone_files/a.js"></script>`,
    ),
  },
  "with a base of another site": {
    body: html(`${FORM}<a href="apply">Apply here</a>`, `<base href="http://gone.test/deep/" target="_blank">`),
  },
  "with a broken charset": {
    body: Buffer.concat([
      Buffer.from(`<html><head><meta charset="gb-nonsense"><title>Loans</title></head><body>`),
      Buffer.from([0xb4, 0xfb, 0xbf, 0xee, 0xff, 0x00, 0xfe]),
      Buffer.from(`${FORM}</body></html>`),
    ]),
  },
  "with a charset that is not true": { body: Buffer.from(html(`<p>快速借款</p>${FORM}`).replace("utf-8", "gb2312")) },
  "with frames that are missing": {
    body: html(
      `${FORM}<iframe src="gone_files/saved_resource.html"></iframe><iframe></iframe>` +
      `<iframe src="javascript:void 0"></iframe><iframe sandbox srcdoc="<p>x</p>"></iframe>` +
      `<object data="gone.swf">SECRET</object>`,
    ),
  },
  "with lazy pictures and their noscript twins": {
    body: html(
      `${FORM}<a class="btn" href="/x"><img data-src="a.png" alt="Get cash"><noscript><img src="SECRET.png">` +
      `</noscript></a><noscript>SECRET loans</noscript>`,
    ),
  },
  "with templates": { body: html(`${FORM}<template><h2>SECRET</h2><button>SECRET</button></template>`) },
  "with a hidden menu": {
    body: html(
      `<ul style="display:none"><li><a href="/s">SECRET</a></li></ul><div hidden><button>SECRET</button></div>${FORM}`,
    ),
  },
  "with a very long script": {
    body: html(
      `<script>var state = "SECRET ${"x".repeat(3_000_000)}";</script>${FORM}<script type="text/x-handlebars">` +
      `<button>SECRET</button></script><style>.SECRET { color: red }</style>`,
    ),
  },
  "with a script in its heading": {
    body: html(FORM.replace("Personal loans", `<script>"SECRET"</script>Personal loans<noscript>SECRET</noscript>`)),
  },
  "in XHTML": xhtml(
    `<head><title>Loans</title></head><body>${FORM}<noscript><p>SECRET</p></noscript>` +
    `<script>//<![CDATA[\n"SECRET <b>";\n//]]></script></body>`,
  ),
  "in XHTML without a body": xhtml(`<head><title>Loans</title><style>.SECRET { color: red }</style></head>${FORM}`),
  "in XHTML without a head": xhtml(`<body>${FORM}</body>`),
  "without body or head tags": { body: `<title>Loans</title>${FORM}` },
  "without a doctype, never closed": { body: `<html><head><title>Loans<body></title>${FORM}<table><tr><td><div><p>` },
  "whose form goes by the names of its parts": {
    body: html(
      FORM.replace("<form>", `<form id='f' class='x'>${CLOBBERED}`),
    ),
  },
  "whose parts go by the names of the document's": {
    body: html(
      `${FORM}<form name="title"></form><img name="head" src=""><form name="documentElement"></form>` +
      `<form name="body"></form>`,
    ),
  },
  "whose form goes by the names of what is asked of it": {
    body: html(
      FORM.replace(
        "<form>",
        `<form class="btn">${ASKED.map((name) => `<input name="${name}" />`).join("")} Loans by River Credit Ltd `,
      ),
    ),
  },
};

/** @type {import("./setup.js").Prepared} */
let prepared;
/** @type {import("./browsers.js").Browser} */
let browser;
/** @type {import("puppeteer-core").Page} */
let page;
/** @type {string[]} */
const thrown = [];
/** @type {Map<string, Saved>} */
const served = new Map();

before(async () => {
  prepared = await prepare();
  const sites = new Map([[new URL(ORIGIN).host, (/** @type {{path: string}} */ { path }) => served.get(path) ?? null]]);
  browser = await launch("chromium", { extension: prepared.extension, sites });
  await begin(browser);
  await browser.worker(() => {
    const here = /** @type {any} */ (globalThis);
    here.heard = {};
    // a frame that was looked into before it came is named by Chromium as it was then: about:blank
    chrome.runtime.onMessage.addListener((sent, { url, frameId, tab }) => {
      if (sent.type === "facts") here.heard[frameId ? `a frame of ${tab?.url}` : `${url}`] = sent.facts;
    });
  });
  page = await browser.newPage();
  const session = await page.createCDPSession();
  session.on("Runtime.exceptionThrown", ({ exceptionDetails: { exception, text, url } }) =>
    thrown.push(`${url}: ${exception?.description ?? text}`),
  );
  await session.send("Runtime.enable");
});
after(async () => {
  await browser?.close();
  await prepared?.remove();
});

/** The facts that the worker heard of an address; undefined where none came. @param {string} address */
function heard(address) {
  return browser.worker((/** @type {string} */ url) => /** @type {any} */ (globalThis).heard[url], address);
}

/** The facts that the extension sent of a page. @param {Saved} saved @returns {Promise<Facts>} */
async function told(saved) {
  const path = `/${served.size}`;
  served.set(path, saved);
  await page.goto(ORIGIN + path, { waitUntil: "domcontentloaded" });
  return until(async () => {
    if (thrown.length > 0) return /** @type {any} */ ({ thrown: thrown.splice(0) });
    return /** @type {Facts | undefined} */ (await heard(`${ORIGIN}${path}`));
  }, "facts");
}

for (const [what, saved] of Object.entries(PAGES)) {
  test(`a page ${what} is read`, async () => {
    const facts = await told(saved);
    assert.equal(/** @type {any} */ (facts).thrown, undefined);
    assert.ok(facts.fields.some(({ label }) => label.startsWith("Loan amount")), "the field");
    assert.ok(facts.actions.some(({ text }) => text === "Apply now"), "the button");
    assert.match(facts.text, /Personal loans/u);
    assert.doesNotMatch(JSON.stringify(facts), /SECRET/u);
  });
}

test("a frameset's frames are read", async () => {
  served.set("/inner", { body: html(FORM) });
  await page.goto(`${ORIGIN}/set`).catch(() => undefined);
  served.set("/set", {
    body:
      `<html><head><title>Loans</title></head><frameset cols="20%,*"><frame src="/gone"><frame src="/inner">` +
      `<noframes>SECRET</noframes></frameset></html>`,
  });
  await page.goto(`${ORIGIN}/set`);
  const facts = await until(async () => /** @type {Facts} */ (await heard(`a frame of ${ORIGIN}/set`)), "its facts");
  assert.equal(facts.actions[0].text, "Apply now");
  const outer = await until(async () => /** @type {Facts} */ (await heard(`${ORIGIN}/set`)), "the page's facts");
  assert.doesNotMatch(JSON.stringify(outer), /SECRET/u);
  assert.deepEqual(thrown, []);
});

test("a long script is no text: what stands in a shadow root beside it is read", async () => {
  const facts = await told({
    body: `<!doctype html><title>Home</title><div id="app"></div><script>const state = "${"x".repeat(9000)}";
      app.attachShadow({ mode: "open" }).innerHTML = atob("${btoa(FORM)}");</script>`,
  });
  assert.ok(facts.actions?.some(({ text }) => text === "Apply now"), JSON.stringify(facts));
});

test("an XML document that is no page is text as the browser shows it: its fields and buttons are none", async () => {
  served.set("/feed", {
    type: "text/xml",
    body:
      `<?xml version="1.0"?><loans><title>Loans</title><input/><select/><a href="#">Loan</a>` +
      `<button>Apply for a loan</button></loans>`,
  });
  await page.goto(`${ORIGIN}/feed`);
  const facts = await until(async () => /** @type {Facts} */ (await heard(`${ORIGIN}/feed`)), "its facts");
  assert.deepEqual([facts.fields, facts.actions], [[], []]);
  assert.deepEqual(thrown, []);
});

test("a page that takes its own root away is taken back", async () => {
  await told({ body: html(FORM) });
  const address = page.url();
  await page.evaluate(() => document.documentElement.remove());
  await until(async () => (await heard(address)) === null, "the page to be taken back");
  assert.deepEqual(thrown, []);
});
