/** The threats page: chosen from a list, pasted and read on the device, carried to the log. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { said } from "./extension.js";
import { create, send } from "./log-page.js";
import { until } from "./until.js";

/** @typedef {import("./browsers.js").Browser} Browser */
/** @typedef {import("./browsers.js").Page} Page */

const THREAT = "欠钱不还是要坐牢的";
const DANGER = "信不信弄死你";
const BILL = "您的账单将于5日到期";
const PASSPHRASE = "下雨天 慢慢走 回家";

/** @param {import("./extension-under-test.js").ExtensionUnderTest} it */
export function testsOfThreats(it) {
  /** @type {Page} */
  let page;
  before(async () => {
    page = await it.browser.openExtensionPage(await it.browser.extensionUrl("pages/threats.html"));
    await page.waitForSelector(".threat");
  });

  test("each threat of the list says in its summary whether it is true", async () => {
    const listed = await page.evaluate(() =>
      [...document.querySelectorAll("#list summary .truth")].map((one) => one.textContent),
    );
    assert.ok(listed.length >= 53);
    const known = ["threats_mostly_untrue", "threats_depends", "threats_may_be_true"].map((key) => said(key));
    assert.deepEqual(listed.filter((one) => !known.includes(one ?? "")), []);
  });

  test("the way out leads to the page that the owner of the server set", async () => {
    const { leave_to } = await page.evaluate(async () => (await fetch("../data/trust.json")).json());
    const leads = () => page.$eval("#leave", (one) => one.getAttribute("href"));
    await until(async () => (await leads()) === leave_to, "the way out");
  });

  test("a text is answered at the top, and nothing is sent or kept", async () => {
    const { browser } = it;
    await paste(page, THREAT);
    const { answers, text, requests } = await shown(page);
    assert.deepEqual(answers, [said("threats_mostly_untrue")]);
    assert.match(text, /不还就坐牢[^]*民事纠纷[^]*12348/u);
    assert.deepEqual(requests.filter((one) => !one.startsWith(new URL(page.url()).origin)), []);
    const kept = await browser.worker(async () =>
      JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)]),
    );
    assert.ok(!kept.includes(THREAT));
  });

  test("danger comes before the answer, with whom to call", async () => {
    await paste(page, DANGER);
    const { answers, first } = await shown(page);
    assert.deepEqual(answers, [said("threats_may_be_true")]);
    assert.match(first, /先报警[^]*110/u);
  });

  test("what is not known is called neither true nor untrue; nothing and too much are refused", async () => {
    await paste(page, BILL);
    assert.deepEqual((await shown(page)).answers, []);
    assert.ok((await shown(page)).text.includes(said("threats_none")));
    for (const [text, key] of [["  ", "threats_empty"], ["还".repeat(3334), "threats_long"]]) {
      await paste(page, text);
      assert.equal(await page.evaluate(() => document.getElementById("text-mistake")?.textContent), said(key));
    }
  });

  test("where little is said, the person is asked, and a court is never untrue", async () => {
    await paste(page, "警察，法院");
    const { answers, text } = await shown(page);
    assert.ok(text.includes(said("threats_asked")));
    assert.ok(!answers.includes(said("threats_mostly_untrue")));
    assert.equal(await page.$("#found > .threat-answer"), null);
    assert.ok((await page.$$("#found > details.threat")).length >= 2);
  });

  test("a chip shows the threats of one kind, and all of them again", async () => {
    const listed = "#list details.threat";
    const inSight = () => page.$$eval(listed, (all) => all.filter((one) => one.checkVisibility()).length);
    const press = (/** @type {number} */ n) => page.$$eval(".chips button", (all, at) => all[at].click(), n);
    const all = await inSight();
    await press(2);
    const chosen = await page.$$eval(".chips [aria-pressed=true]", (found) => found.map((one) => one.textContent));
    assert.deepEqual(chosen, ["法院"]);
    assert.ok((await inSight()) < all / 2);
    await press(0);
    assert.equal(await inSight(), all);
  });

  test("the list of another country is a choice away", async () => {
    await page.evaluate(() => {
      const choice = /** @type {HTMLSelectElement} */ (document.getElementById("country"));
      choice.value = "KE";
      choice.dispatchEvent(new Event("change"));
    });
    assert.ok(await page.$("#ke-crb"));
    assert.equal(await page.$("#cn-jail"), null);
  });

  test("whom to call first is of the country that was chosen", async () => {
    const called = (/** @type {string} */ country) =>
      page.evaluate((value) => {
        const choice = /** @type {HTMLSelectElement} */ (document.getElementById("country"));
        choice.value = value;
        choice.dispatchEvent(new Event("change"));
        return [...document.querySelectorAll(".first a")].map((one) => one.getAttribute("href"));
      }, country);
    assert.deepEqual(await called("SG"), ["tel:1767", "tel:999"]);
    assert.ok((await called("CN")).includes("tel:110"));
  });

  test("a threat leads to a draft, in which what was chosen is filled and the rest is a gap", async () => {
    const { browser } = it;
    await paste(page, "不还就爆你通讯录");
    const link = await page.$eval("#found a[href='letter.html?id=to-lender']", (one) => one.href);
    const there = await browser.openExtensionPage(link);
    await there.waitForSelector("#fill");
    await there.evaluate(() => document.getElementById("breach-night")?.click());
    await send(there, "fill", { "own-lender": "安逸花", "count-night": "-3", "letter-date": "2026-01-29" });
    const letter = await there.$eval("#letter", (one) => /** @type {HTMLTextAreaElement} */ (one).value);
    assert.match(letter, /^安逸花客服部门：[^]*借款人：【\u3000\u3000】[^]*夜间联系【2026-01-30起才施行，先别引这一条】/u);
    assert.match(letter, /共【\u3000\u3000】次/u, "a count is a whole number, else a gap");
    assert.ok(!letter.includes("马上消费金融"), "a full name is offered, not put in");
    await there.waitForSelector("#use-0");
    await there.evaluate(() => document.getElementById("use-0")?.click());
    await send(there, "fill", { "count-night": "4", "letter-date": "2026-11-28" });
    assert.match(
      await there.$eval("#letter", (one) => /** @type {HTMLTextAreaElement} */ (one).value),
      /^马上消费金融股份有限公司客服部门：(?![^]*起才施行)[^]*共4次/u,
    );
    await there.close();
  });

  test("one tap carries the text to the log, which takes it once it is open, and keeps it nowhere else", async () => {
    const { browser } = it;
    await paste(page, THREAT);
    await page.evaluate(() => document.getElementById("to-log")?.click());
    await page.waitForSelector("#create");
    await create(page, PASSPHRASE);
    assert.equal(await words(page), THREAT);
    assert.equal(await page.evaluate(() => document.getElementById("log-said")?.textContent), said("threats_filled"));
    assert.deepEqual(await carried(browser), {});
    await page.evaluate(() => document.getElementById("lock")?.click());
    await page.waitForSelector("#unlock");
    await send(page, "unlock", { "unlock-passphrase": PASSPHRASE });
    await page.waitForSelector("#entry");
    assert.equal(await words(page), THREAT, "what was not saved is there after unlocking");
  });
}

/** @param {Page} page @param {string} text */
async function paste(page, text) {
  await page.evaluate((typed) => {
    document.getElementById("found")?.replaceChildren();
    /** @type {HTMLTextAreaElement} */ (document.getElementById("text")).value = typed;
    /** @type {HTMLFormElement} */ (document.getElementById("paste")).requestSubmit();
  }, text);
  await until(
    () =>
      page.evaluate(() => {
        const [found, mistake] = ["found", "text-mistake"].map((id) => document.getElementById(id));
        return Boolean(found?.childElementCount || mistake?.textContent);
      }),
    "an answer",
  );
}

/** What is shown of a text. @param {Page} page */
function shown(page) {
  return page.evaluate(() => {
    const found = /** @type {HTMLElement} */ (document.getElementById("found"));
    return {
      answers: [...found.querySelectorAll(".threat-answer > .truth")].map((one) => one.textContent),
      text: found.textContent ?? "",
      first: found.firstElementChild?.textContent ?? "",
      requests: performance.getEntriesByType("resource").map(({ name }) => name),
    };
  });
}

/** @param {Page} page */
function words(page) {
  return page.evaluate(() => /** @type {HTMLTextAreaElement} */ (document.getElementById("entry-words")).value);
}

/** @param {Browser} browser */
function carried(browser) {
  return browser.worker(() => chrome.storage.session.get("carried_words"));
}
