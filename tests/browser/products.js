/** What is known of a product: looked up in the popup, and on a platform's own loan page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { banner, judged, popupSaying, said } from "./extension.js";
import { until } from "./until.js";

const PLATFORM = "http://dxmyqh.com/loan";
const LENDER = "马上消费金融股份有限公司";

/** @param {import("./extension-under-test.js").ExtensionUnderTest} it */
export function testsOfProducts(it) {
  test("a platform's loan page that names no lender is amber still; the popup says what it is", async () => {
    const { browser, page } = it;
    await judged(browser, page, PLATFORM, "unlisted");
    await banner(browser, page);
    const told = said("says_product_platform", { product: "有钱花" });
    const popup = await popupSaying(browser, page, told);
    const shown = await productIn(popup, "#verdict");
    assert.ok(shown.text.includes(`有钱花 · ${said("product_kind_platform")} · ${said("proof_reported")}`));
    for (const key of ["product_now_contract", "product_now_small_loan", "product_unknown_loan"]) {
      assert.ok(shown.text.includes(said(key)), key);
    }
    assert.ok(!shown.isOpen, "who may lend is folded where nobody is said to lend");
    for (const { text, links } of shown.firms) {
      assert.match(text, /\d{4}-\d{2}/u);
      assert.ok(text.includes(said("proof_reported")));
      assert.ok(links.length === 1 && links[0].startsWith("https://"), text);
    }
  });

  test("a product is looked up, and the firm behind it with one press", async () => {
    const { browser, page } = it;
    await page.bringToFront();
    const popup = await popupSaying(browser, page, said("lookup_title"));
    await ask(popup, "安逸花");
    await until(() => popup.evaluate(() => document.querySelector("#found .product") !== null), "the product");
    const shown = await productIn(popup, "#found");
    assert.ok(shown.isOpen);
    const [firm] = shown.firms;
    assert.ok(firm.text.includes(said("product_tie_lender", { name: LENDER, date: "2021-05-10" })));
    assert.ok(firm.text.includes(said("says_product_listed", { date: "2025-06-30" })));
    assert.equal(await verdictIn(popup), "uncovered");
    const width = await popup.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    assert.ok(width, "nothing is wider than the popup");
    await popup.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#found .behind button")).click());
    await until(async () => (await verdictIn(popup)) === "licensed", "the lender's own answer");
    const lender = await popup.evaluate(() => document.querySelector("#found .lender")?.textContent);
    assert.ok(lender?.startsWith(LENDER), lender ?? "");
  });
}

/** @typedef {import("./browsers.js").Page} Page */
/** @typedef {import("./browsers.js").Popup} Popup */

/** @param {Popup} popup @param {string} question */
async function ask(popup, question) {
  await popup.evaluate((asked) => {
    const box = /** @type {HTMLTextAreaElement} */ (document.getElementById("question"));
    box.value = asked;
    box.form?.requestSubmit();
  }, question);
}

/** Of the answer in the box. @param {Popup} popup */
function verdictIn(popup) {
  return popup.evaluate(() => document.querySelector(".found")?.getAttribute("data-verdict"));
}

/** What is shown of a product. @param {Popup} popup @param {string} within */
function productIn(popup, within) {
  return popup.evaluate((where) => {
    const found = document.querySelector(`${where} .product`);
    return {
      text: found?.textContent ?? "",
      isOpen: found?.querySelector("details")?.open,
      firms: [...(found?.querySelectorAll(".behind li") ?? [])].map((one) => ({
        text: one.textContent ?? "",
        links: [...one.querySelectorAll("a")].map(({ href }) => href),
      })),
    };
  }, within);
}
