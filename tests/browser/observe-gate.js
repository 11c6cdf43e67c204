/** Which documents the content scripts collect, and which they leave alone after a glance. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { HOST, shadow } from "./observed-page.js";
import { IS_SOAK } from "./sample.js";

const WORDS = "Words about the weather, the river and the market of the city.";
const FILLER = `<li><a href='/n'>City news</a> <p>${WORDS}</p></li>`;
const FAR = FILLER.repeat(1500);

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
  "a card of a Vietnamese": ["<label>Số CCCD <input></label>", "Số CCCD"],
  "a search": ["<form role=search><input type=search name=q placeholder='card or account'></form>", null],
  "a newsletter": ["<form><input type=email placeholder='Your e-mail'><input name=city></form>", null],
};

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
  "of one word about loans in Vietnamese": ["<p>vay</p>", true],
  "of one word about loans in Thai": ["<p>สินเชื่อ</p>", true],
  "of one word about loans in Hindi": ["<p>लोन</p>", true],
  "of words in boxes that touch": ["<p>Dana</p><p>cepat</p>", true],
  "of one picture with words": ["<img alt='Personal loan' src='data:,'>", true],
  "of one button with words": ["<input type=button value='立即借款'>", true],
  "that asks for an identity card and says little else": ["<label>NRIC <input name=n></label>", true],
  "with an open shadow root about loans": [shadow("open", "<p>Loans</p>"), true],
  "with an open shadow root about the weather": [shadow("open", "<p>Rain</p>"), false],
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

/** @param {import("./observed-page.js").ObservedPage} tab */
export function testsOfGate(tab) {
  for (const [what, [form, label]] of Object.entries(ASKING)) {
    const outcome = label ? "reported by that field alone" : "left alone";
    test(`a long page about something else that asks for ${what} is ${outcome}`, async () => {
      const facts = await tab.seen(`<h1>News</h1><ul>${FILLER.repeat(100)}</ul>${form}<ul>${FILLER.repeat(100)}</ul>`);
      assert.equal(facts?.fields.map((/** @type {any} */ one) => one.label).join() ?? null, label);
      if (facts) assert.deepEqual([facts.text, facts.actions, facts.lines], ["", [], []]);
    });
  }

  test("a page about something else is not collected", async () => {
    assert.equal(await tab.seen(`<h1>News</h1><ul>${FILLER.repeat(100)}</ul>`), null);
    assert.equal(await tab.seen(`<h1>News</h1><ul>${FILLER.repeat(100)}</ul><p>A loan.</p>`), null);
  });

  for (const [what, [body, isOpen]] of Object.entries(AT_THE_GATE)) {
    test(`a page ${what} ${isOpen ? "passes" : "stays outside of"} the gate`, async () => {
      await tab.open(body);
      assert.equal(await tab.page.evaluate(`${tab.eyes}; xianchaGlance().isOpen`), isOpen);
    });
  }

  test("a page that asks for a password is told of without what looks closer", async () => {
    await tab.open(`<h1>News</h1><ul>${FILLER.repeat(100)}</ul><form><input type=password name=p></form>`);
    const glance = /** @type {any} */ (await tab.page.evaluate(`${tab.eyes}; xianchaGlance()`));
    assert.deepEqual([glance.isOpen, glance.facts.fields.map((/** @type {any} */ { label }) => label)], [false, ["p"]]);
  });

  test("the gate loses no page of tests/pages that offers loans", { timeout: 600_000 }, async () => {
    const folder = new URL("../pages/offers/", import.meta.url);
    const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".html"));
    assert.ok(paths.length > 300);
    const tried = paths.toSorted().filter((_, n) => IS_SOAK || n % 8 === 0);
    await tab.open("", `<meta http-equiv="Content-Security-Policy" content="default-src 'unsafe-inline' data: blob:">`);
    await tab.page.evaluate(tab.eyes);
    /**
     * Written into the document that is there, whose policy goes on to hold: to navigate takes ten times as long. For a
     * frame Chromium connects before it asks the policy.
     *
     * @param {string} html
     */
    const isLost = (html) =>
      tab.page.evaluate((text) => {
        const { xianchaGlance, xianchaObserve } = /** @type {any} */ (globalThis);
        document.open();
        document.write(text); // eslint-disable-line no-unsanitized/method -- a page of ours
        document.close();
        const glance = xianchaGlance();
        return !glance.isOpen && !glance.facts && xianchaObserve(undefined, { ...glance, isOpen: true }) !== null;
      }, html.replace(/(<iframe[^>]*?\ssrc=["']?)https?:\/\/[^/"']+/giu, `$1http://${HOST}`));
    const lost = [];
    for (const path of tried) if (await isLost(await readFile(new URL(path, folder), "utf8"))) lost.push(path);
    assert.deepEqual(lost, []);
  });
}
