/** What the content scripts see of a document, and when they look, in a real one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { testsOfGate } from "./observe-gate.js";
import { testsOfSignals } from "./observe-signals.js";
import { testsOfSpeakers } from "./observe-speakers.js";
import { testsOfWatching } from "./observe-watching.js";
import { ObservedPage } from "./observed-page.js";

const tab = new ObservedPage();

test("buttons are seen in every shape, with where they stand", async () => {
  const { actions } = await tab.seen(`
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

test("what pictures say is the text of a page that has hardly any, and of no other", async () => {
  const picture = (/** @type {string} */ alt) => `<img alt="${alt}" src="data:," width="200" height="80">`;
  const page = `<h1>${picture("极速贷款")}</h1>${picture("最高可借 20 万元，最快 3 分钟到账")}<a href="#">${picture("立即借款")}</a>`;
  const { text, headings, actions } = await tab.seen(`${page}<nav>${picture("Menu")}</nav>${picture("")}`);
  assert.deepEqual(text.split("\n"), ["极速贷款", "最高可借 20 万元，最快 3 分钟到账", "立即借款"]);
  assert.deepEqual(headings, [{ text: "极速贷款", level: 1 }]);
  assert.deepEqual(actions.map((/** @type {any} */ one) => one.text), ["立即借款"]);
  const prose = await tab.seen(`${`<p>${"A long story about loans. ".repeat(9)}</p>`.repeat(3)}${page}`);
  assert.doesNotMatch(prose.text, /可借/u);
});

test("fields come with what names them, and pickers with what they offer", async () => {
  const { fields } = await tab.seen(`<h1>借款</h1><form>
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
  const { fields, actions } = await tab.seen(
    `<h1>Loans</h1><p>${"A long story. ".repeat(60)}</p><form><label>Loan amount <input></label>` +
    `<button>Apply</button></form>`,
  );
  assert.ok(fields[0].at > 700 && Math.abs(fields[0].at - actions[0].at) < 40);
});

test("who lends, where, is read with its label beside it", async () => {
  const { lines } = await tab.seen(
    "<h1>贷款</h1><dl><dt>放款机构</dt><dd>某某小额贷款有限公司</dd></dl><footer>© 某某科技有限公司 京ICP备1号</footer>",
  );
  assert.deepEqual(lines.map((/** @type {any} */ { text, where }) => `${where}: ${text}`).slice(-2), [
    "body: 放款机构 某某小额贷款有限公司",
    "footer: © 某某科技有限公司 京ICP备1号",
  ]);
});

test("of a long line that names a lender its copyright is read as well", async () => {
  const { lines } = await tab.seen(
    `<h1>Loans</h1><form><label>Loan amount <input></label><button>Apply now</button></form><footer>` +
    `<p>Rates come from a lender. ${"They change from day to day. ".repeat(12)} © 2026 River Compares Limited</p>` +
    `<p>Đơn vị chủ quản: Công ty TNHH Sao Khuya</p></footer>`,
  );
  const said = lines.map((/** @type {any} */ { text }) => text);
  assert.match(said[0], /^Rates come from a lender\..* … © 2026 River Compares Limited$/u);
  assert.ok(said[0].length < 300);
  assert.equal(said[1], "Đơn vị chủ quản: Công ty TNHH Sao Khuya");
});

test("apps, bylines, dates and structured data are seen", async () => {
  const facts = await tab.seen(
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
  const facts = await tab.seen(`<style>.off { display: none }</style><h1>Loans</h1>
    <button class="off">Apply now</button><div style="display:none"><input name="x"><p>secret words</p></div>
    <p hidden>more secret words</p><form class="off"><input></form>`);
  assert.deepEqual([facts.actions, facts.fields], [[], []]);
  assert.doesNotMatch(facts.text, /secret/u);
});

test("open shadow roots are looked into, and stand where their hosts do", async () => {
  const facts = await tab.seen(`<main></main><footer></footer><script>
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
  const facts = await tab.seen(
    `<h1>Loans</h1><iframe srcdoc="<label>Loan amount <input></label><button>Apply now</button>"></iframe>`,
  );
  assert.deepEqual(facts.actions.map((/** @type {any} */ { text }) => text), ["Apply now"]);
  assert.equal(facts.fields[0].label, "Loan amount");
});

test("links that call or write to somebody are seen as ways to reach them", async () => {
  const facts = await tab.seen(
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
  assert.deepEqual(said(await tab.seen(`<h1>Loans</h1><main></main>${open_}`)), [0, false, "Get cash,Withdraw"]);
  assert.deepEqual(said(await tab.seen(`<h1>Loans</h1><iframe srcdoc='${inside}'></iframe>`)), [
    0,
    false,
    "Get cash,Withdraw",
  ]);
  assert.deepEqual(
    said(await tab.seen(`<h1>Loans</h1>${inside}<!-- ${"x".repeat(4_100_000)} -->`, "<title>Loans</title>")),
    [0, false, "Get cash,Withdraw"],
  );
});

testsOfGate(tab);
testsOfSignals(tab);
testsOfSpeakers(tab);
testsOfWatching(tab);
