/** What a person meets with the real extension and the real edition, in both browsers. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { address, KINDS } from "./browsers.js";
import {
  arrived,
  banner,
  bannerText,
  isWarningPage,
  judged,
  ownTab,
  popupSaying,
  pressInBanner,
  said,
  state,
  warningPage,
} from "./extension.js";
import { ExtensionUnderTest } from "./extension-under-test.js";
import { testsOfIndirectOffers } from "./indirect-offers.js";
import { testsOfNamesakes } from "./namesakes.js";
import { leaks } from "./recording.js";
import { testIn } from "./sample.js";
import { fixtureSites, PAGE_WORDS } from "./sites.js";
import { until } from "./until.js";

const LENDER = "http://www.msxf.com/loan";
const FORUM = "http://yehang-luntan.test/thread/8842";
const WARNED = "http://globalfxm.example/";
const SILENT = {
  "a law firm's article about loans": "http://hengming-lvshi.test/articles/31",
  "a news page about loans": "http://jiangcheng-wanbao.test/n/20261120",
  "a loan calculator": "http://suansuan.test/loan",
  "the article that this product began from": "http://pufa.hengming-lvshi.test/articles/88",
  "a job advertisement": "http://jiangcheng-rencai.test/jobs/77",
};

for (const kind of KINDS) {
  describe(`in ${kind}`, () => {
    const [inChromium, inFirefox] = KINDS.map((chosen) => testIn(kind, chosen));
    /** When the script that holds up the shop's page arrives. */
    let finishShop = () => {};
    const late = new Promise((ready) => (finishShop = () => ready(null)));
    const it = new ExtensionUnderTest(kind, { sites: fixtureSites({ late }), serves: true });
    let { prepared, browser, page } = it;
    before(() => ({ prepared, browser, page } = it));
    /** @type {Set<string>} */
    const visited = new Set([WARNED, FORUM]);
    const open = (/** @type {string} */ url, /** @type {string} */ verdict, how = {}) => {
      visited.add(url);
      return judged(browser, page, url, verdict, how);
    };

    /**
     * The server's answer in the one language that the extension holds, without what it says of itself alone.
     *
     * @param {string} host
     */
    async function saidByServer(host) {
      const answer = await (await fetch(`${prepared.server}/v1/lookup?lang=zh-CN&host=${host}`)).json();
      const { unconfirmed, before_borrowing: list, card, ...theirs } = answer;
      delete theirs.says;
      assert.deepEqual([unconfirmed, list], [false, "cn/before-borrowing"]);
      return { answer: inShort(theirs), because: card.because };
    }

    test("a proven lender is quiet", async () => {
      const { answer } = await open(LENDER, "licensed");
      assert.equal(answer.lender.name, "马上消费金融股份有限公司");
      assert.deepEqual([...new Set(answer.evidence.map((/** @type {any} */ one) => one.type))].sort(), [
        "claim",
        "listing",
      ]);
      assert.equal(await bannerText(browser, page), null);
      assert.equal(await address(page), LENDER);
      await popupSaying(browser, page, "马上消费金融股份有限公司");
    });

    inChromium("the extension and the API give the same answer about a host", async () => {
      const { answer } = await open(LENDER, "licensed");
      const { seen, says, ...mine } = answer;
      const theirs = await saidByServer(mine.query.text);
      assert.deepEqual(inShort(mine), theirs.answer);
      assert.ok(says === undefined || says.includes(theirs.because));
      assert.equal(seen.url, LENDER);
    });

    test("a page that names a known lender on a foreign host is claimed", async () => {
      const { answer } = await open("http://haoqidai-kuaijie.test/apply", "claimed");
      assert.match(JSON.stringify(answer), /招联消费金融股份有限公司/u);
      assert.match(await banner(browser, page), /招联消费金融股份有限公司/u);
      await popupSaying(browser, page, "mucfc.com");
    });

    test("a loan page that nobody lists shows the banner", async () => {
      await open("http://jisu-qiandai.test/loan", "unlisted");
      assert.ok((await banner(browser, page)).includes(said("banner_fee")));
      await popupSaying(browser, page, said("practice_fee_title"));
    });

    test("the banner opens the checklist and the reasons, and goes away when closed", async () => {
      for (const [button, path] of [["#checklist", "pages/checklist.html"], ["#why", "pages/popup.html"]]) {
        await pressInBanner(browser, page, button);
        const tab = await ownTab(browser, path);
        await tab.close();
        await page.bringToFront();
      }
      await pressInBanner(browser, page, "#close");
      await until(async () => (await bannerText(browser, page)) === null, "the banner to go");
    });

    inChromium("a company missing from a category that is held whole is unlisted", async () => {
      const { answer } = await open("http://xinghe-yijie.test/", "unlisted");
      assert.equal(answer.reason, "category");
    });

    inFirefox("a company of a category that is not held whole is uncovered, without a banner", async () => {
      const { answer } = await open("http://linhe-xiaodai.test/", "uncovered");
      assert.equal(answer.reason, "category");
      assert.equal(await bannerText(browser, page), null);
    });

    test("a bank that cannot be verified and asks for identity gets a calm banner", async () => {
      const { answer } = await open("http://xinghe-cunzhen.test/", "uncovered");
      assert.equal(answer.reason, "category");
      const says = await banner(browser, page);
      assert.ok(says.includes(said("banner_unverified")), says);
      assert.doesNotMatch(says, /骗|假|违法/u);
    });

    testsOfIndirectOffers(it, { open, visited, finishShop });

    inFirefox("a worker that was put to sleep wakes for the next page", async () => {
      await browser.stopWorker();
      await open("http://haoqidai-kuaijie.test/again", "claimed");
      await banner(browser, page);
    });

    for (const [n, [what, url]] of Object.entries(SILENT).entries()) {
      testIn(kind, KINDS[n % 2])(`${what} is met with silence`, async () => {
        const { badge } = await open(url, "none");
        assert.equal(badge, "");
        assert.equal(await bannerText(browser, page), null);
      });
    }

    inFirefox("a bank's home page is quiet", async () => {
      const { badge } = await open("http://www.icbc.com.cn/", "licensed");
      assert.equal(badge, "");
      assert.equal(await bannerText(browser, page), null);
    });

    inChromium("a page of one document is judged anew on every route", async () => {
      await open("http://haocheng-shenghuo.test/", "none", { looked: false });
      visited.add("http://haocheng-shenghuo.test/wallet");
      await page.click("#go");
      await until(async () => (await state(browser)).answer?.verdict === "unlisted", "the wallet to be judged");
      await banner(browser, page);
      await page.click("#back");
      await until(async () => (await state(browser)).answer?.verdict === "none", "the first view to be judged");
    });

    inChromium("who names a company and asks for money first is spoken of, and the popup says why", async () => {
      await open("http://chengxin-xiaodai.test/", "uncovered");
      const says = await banner(browser, page);
      assert.ok(says.includes(said("practice_fee_title")), says);
      assert.ok(says.includes(said("banner_fee")), says);
      const popup = await popupSaying(browser, page, said("page_signals"));
      await popup.evaluate(() => document.querySelector("#signals")?.setAttribute("open", ""));
      const why = await popup.evaluate(() => document.querySelector("#signals")?.textContent ?? "");
      assert.equal(await popup.evaluate(() => document.querySelector("#verdict h1")?.textContent), "先别付钱");
      const whole = await popup.evaluate(() => document.querySelector("#verdict")?.textContent ?? "");
      assert.doesNotMatch(whole, /不是警告|看合同/u);
      assert.ok(why.length > 20);
      assert.doesNotMatch(why, /[+−]\d/u, "points stand on the page of signals alone");
    });

    inFirefox("a log-in at an address close to a known one says so in the popup, any other says nothing", async () => {
      await open("http://msxt.com/", "none");
      await popupSaying(browser, page, said("kind_login", { known: "msxf.com" }));
      assert.equal(await bannerText(browser, page), null);
      await open("http://luntan-denglu.test/", "none");
      const popup = await popupSaying(browser, page, said("popup_none"));
      assert.equal(await popup.evaluate(() => document.querySelector(".kinds")), null);
    });

    inChromium("a loan form at the end of many MB is found", async () => {
      await open("http://changjuan.test/", "unlisted");
    });

    inFirefox("a page whose title ticks is judged like any other", async () => {
      await open("http://shanshan-dai.test/", "unlisted");
      await banner(browser, page);
    });

    inChromium("an imitation of a proven lender that offers loans is warned of; leaving goes back", async () => {
      const url = "http://www.webank-loan.cn/apply";
      visited.add(FORUM).add(url);
      await browser.visit(page, FORUM);
      await browser.navigate(page, url);
      await warningPage(page);
      const { answer } = await state(browser);
      const { seen, ...mine } = answer;
      delete mine.says;
      assert.deepEqual(inShort(mine), (await saidByServer(mine.query.text)).answer);
      assert.equal(seen.offers, true);
      const text = await page.evaluate(() => document.body.innerText);
      assert.match(text, /webank-loan\.cn/u);
      assert.match(text, /不是深圳前海微众银行股份有限公司的 webank\.com/u);
      await page.click("#leave");
      await arrived(page, FORUM);
    });

    inFirefox("an imitation of a proven lender that asks who one is opens the warning page", async () => {
      const url = "http://webank.com.tianqi.test/";
      visited.add(url);
      await browser.visit(page, FORUM);
      await browser.navigate(page, url);
      await warningPage(page);
      const { seen } = (await state(browser)).answer;
      assert.deepEqual([seen.offers, seen.asks], [false, true]);
      await page.click("#leave");
      await arrived(page, FORUM);
    });

    inChromium("the same page on a host that imitates nobody is no matter", async () => {
      const { badge } = await open("http://jiangcheng-tianqi.test/", "none");
      assert.equal(badge, "");
      assert.equal(await bannerText(browser, page), null);
    });

    inFirefox("a host that imitates one and asks for nothing is no matter", async () => {
      const { badge } = await open("http://webank.com.yuming.test/", "none", { looked: false });
      assert.equal(badge, "");
      assert.equal(await bannerText(browser, page), null);
    });

    testsOfNamesakes(it, { open, visited });

    inChromium("a warned host opens the warning page, and leaving goes back to the page before", async () => {
      await toWarning();
      assert.equal((await state(browser)).answer?.verdict, "warned");
      await page.click("#leave");
      await arrived(page, FORUM);
    });

    inChromium("Back leads out of the warning page", async () => {
      await toWarning();
      await browser.back(page);
      await arrived(page, FORUM);
      await until(async () => (await state(browser)).answer?.seen.url === FORUM, "the page before to be judged");
      assert.equal(await address(page), FORUM);
    });

    inChromium("proceeding opens the page for this visit only", async () => {
      await toWarning();
      await page.click("summary");
      await page.click("#proceed");
      await arrived(page, WARNED);
      await until(async () => (await state(browser)).answer?.verdict === "warned", "the verdict to stay");
      assert.ok(!isWarningPage(await address(page)));
      await toWarning();
    });

    test("nothing about the pages left the browser", () => {
      assert.ok(browser.requests.some(({ url }) => url === LENDER), "the recording works");
      assert.deepEqual(
        leaks(browser.requests, { server: prepared.server, visited: [...visited], words: PAGE_WORDS }),
        [],
      );
    });

    /** From the forum, by its link, to the warning about where it leads. */
    async function toWarning() {
      visited.add(FORUM);
      await browser.visit(page, FORUM);
      await page.click("#warned");
      await warningPage(page);
    }
  });
}

/** An answer in Chinese, with what is covered in its own country: the API says no more. @param {any} answer */
function inShort({ covered, not_covered, ...rest }) {
  const own = (/** @type {any[]} */ all) => all.filter(({ country }) => country === rest.country);
  const answer = { ...rest, covered: own(covered), not_covered: own(not_covered) };
  return JSON.parse(JSON.stringify(answer, (_, value) => value?.zh_CN ?? value));
}
