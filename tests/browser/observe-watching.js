/** When the content scripts look again, and how much of a huge document they read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shadow } from "./observed-page.js";
import { until } from "./until.js";

const WORDS = "Words about the weather, the river and the market of the city.";
const FILLER = `<li><a href='/n'>City news</a> <p>${WORDS}</p></li>`;
const LONG = `<li><a href='/n'>City news</a> <p>${WORDS.repeat(5)}</p></li>`;
const LOAN = "<h1>Personal loans</h1><form><label>Loan amount <input name=a></label><button>Apply now</button></form>";

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

/** @param {import("./observed-page.js").ObservedPage} tab */
export function testsOfWatching(tab) {
  test(
    "of a page of 6 MB the beginning and the end are seen, and most of it is not read",
    { timeout: 900_000 },
    async () => {
      tab.page.setDefaultNavigationTimeout(150_000);
      await tab.open(
        `<h1>News</h1><button>Loan at the beginning</button><ul>${LONG.repeat(17_000)}</ul>${LOAN}<footer>© River ` +
        `Credit Ltd</footer>`,
      );
      const { facts, reads, nodes } = /** @type {any} */ (
        await tab.page.evaluate(
          `${tab.eyes}; (() => { ${COUNTED} const facts = xianchaObserve(); ` +
          `return { facts, reads, nodes: document.querySelectorAll("*").length }; })()`,
        )
      );
      const said = facts.actions.map((/** @type {any} */ { text }) => text);
      assert.ok(said.includes("Loan at the beginning") && said.includes("Apply now"));
      assert.equal(facts.fields[0].label, "Loan amount a");
      assert.ok(
        facts.lines.some(
          (/** @type {any} */ { text, where }) => where === "footer" && text.includes("River Credit Ltd"),
        ),
      );
      assert.ok(JSON.stringify(facts).length < 40_000);
      assert.ok(reads < nodes / 10, `${reads} reads of ${nodes} elements`);
    },
  );

  test("a page that fills late is seen, and what it turns into later as well", async () => {
    await tab.watched(`<h1>News</h1><ul>${FILLER.repeat(100)}</ul><div id="app"></div><template>${LOAN}</template>`);
    await tab.page.evaluate(() => new Promise((idle) => requestIdleCallback(() => idle(null))));
    assert.deepEqual(await tab.sent(), []);
    await tab.page.evaluate(() =>
      document
        .getElementById("app")
        ?.append(/** @type {HTMLTemplateElement} */ (document.querySelector("template")).content),
    );
    await until(async () => (await tab.sent()).length === 1, "the late form to be told of");
    await tab.page.evaluate(() => {
      history.pushState(null, "", "/other");
      document.getElementById("app")?.replaceChildren();
    });
    await until(async () => (await tab.sent()).length === 2, "the route to be told of");
    assert.equal((await tab.sent())[1].facts, null);
  });

  test("what fills a shadow root late is seen", async () => {
    await tab.watched(
      "<h1>Loans</h1><x-app></x-app><script>document.querySelector('x-app').attachShadow({ mode: 'open' }).innerHTML " +
      "= '<p>…</p>';</script><template><button>Apply now</button></template>",
    );
    await until(async () => (await tab.sent()).length === 1, "the page to be told of");
    await tab.page.evaluate(() =>
      document
        .querySelector("x-app")
        ?.shadowRoot?.append(/** @type {HTMLTemplateElement} */ (document.querySelector("template")).content),
    );
    await until(async () => (await tab.sent()).length === 2, "the button to be told of");
  });

  test("what fills a shadow root or a written frame late on a page that says nothing is seen", async () => {
    for (const made of [shadow("open", "<p>…</p>"), "<iframe srcdoc='<p>…</p>'></iframe>"]) {
      await tab.watched(`${made}<template>${LOAN}</template>`);
      await tab.page.evaluate(() => new Promise((idle) => requestIdleCallback(() => idle(null))));
      assert.deepEqual(await tab.sent(), []);
      await tab.page.evaluate(() => {
        const frame = document.querySelector("iframe")?.contentDocument?.body;
        const root = frame ?? document.getElementById("host")?.shadowRoot;
        root?.append(/** @type {HTMLTemplateElement} */ (document.querySelector("template")).content);
      });
      await until(async () => (await tab.sent()).length === 1, "the offer to be told of");
    }
  });

  test("a title that ticks makes nobody look again", async () => {
    await tab.watched(
      LOAN,
      "<title>Loans</title><script>let ticks = 0; setInterval(() => { document.title = `Loans ${++ticks}`; }, " +
      "10);</script>",
    );
    await until(async () => (await tab.sent()).length === 1, "the page to be told of");
    await until(() => tab.page.evaluate("ticks > 200"), "the title to tick");
    assert.equal((await tab.sent()).length, 1);
  });
}
