/**
 * Whose offer it is, and how long it counts: a frame accuses nobody around it, a banner goes with its reason and not
 * before. In both browsers: in turn in `make test`, but for the ways to a document.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { KINDS } from "./browsers.js";
import { badged, banner, bannerText, drawn, judged, pressInBanner, said, state } from "./extension.js";
import { testIn } from "./sample.js";
import { until } from "./until.js";

const OFFER =
  "<h1>不看征信，凭身份证就能借</h1><form><label>借款金额 <input name='amount'></label><label>借款期限 <input></label><button " +
  "type='button'>立即借款</button></form>";
const LOANS = "http://guanggao-dai.test/loan";
const NEWS = "http://ribao.test";
const LOAN = "http://jieqian-la.test/loan";

/** @param {string} body @param {string} [title] */
const html = (body, title = "江城日报") => ({
  body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title><body>${body}</body></html>`,
});
/** @param {string} size */
const frame = (size, src = LOANS) =>
  html(
    `<h1>今天多云</h1><p>傍晚河边有雾，出门请带一件外衣。</p><iframe style="border: 0" ${size} src="${src}"></iframe>`,
  );
/** @type {Record<string, import("./proxy.js").Answer>} */
const NEWS_PAGES = {
  "/advert": frame("width=300 height=250"),
  "/leaderboard": frame("width=728 height=90"),
  "/strip": frame("width=300 height=30"),
  "/pixel": frame("width=1 height=1"),
  "/embedded": frame("width=100% height=560"),
  "/quiet": html("<h1>今天多云</h1><p>傍晚河边有雾。</p>"),
};
const quoted = (/** @type {string} */ text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
/** What an advertisement makes itself, so that nobody could tell whose it is. */
const MADE = {
  "in a frame that it shuts off": html(
    `<iframe sandbox="allow-scripts" referrerpolicy="no-referrer" srcdoc="${quoted(OFFER)}"></iframe>`,
  ),
  "in a data: frame": html(
    `<iframe referrerpolicy="no-referrer" src="data:text/html;charset=utf-8,${encodeURIComponent(OFFER)}"></iframe>`,
  ),
  "at an address of its own making": {
    ...html(
      `<script>location.replace(URL.createObjectURL(new Blob([${JSON.stringify(OFFER)}], ` +
      `{ type: "text/html;charset=utf-8" })));</script>`,
    ),
    headers: { "content-security-policy": "sandbox allow-scripts" },
  },
};
const ADVERTS = Object.keys(MADE).flatMap((what, n) =>
  ["", "sandbox=allow-scripts"].map((shut) => ({ what, path: `/made-${n}${shut && "-shut"}`, n, shut })),
);
for (const { path, n, shut } of ADVERTS) {
  NEWS_PAGES[path] = frame(`width=300 height=250 ${shut}`, `http://guanggao-dai.test/made-${n}`);
}
export const NEWS_SITES = new Map(
  Object.entries(
    /** @type {Record<string, import("./proxy.js").Site>} */ ({
      "guanggao-dai.test": ({ path }) =>
        Object.values(MADE).find((_, n) => path === `/made-${n}`) ?? html(OFFER, "极速借款"),
      "ribao.test": ({ path }) => NEWS_PAGES[path] ?? null,
      "jieqian-la.test": ({ path }) =>
        path === "/favicon.ico" ? null : { ...html(OFFER, "极速借款"), headers: { "cache-control": "max-age=60" } },
    }),
  ),
);

/** @param {import("./extension-under-test.js").ExtensionUnderTest} it */
export function testsOfFairness(it) {
  const { kind } = it;
  const [inChromium, inFirefox] = KINDS.map((chosen) => testIn(kind, chosen));
  before(() => it.page.setViewport({ width: 1280, height: 800 }));
  /** A frame without room is not even looked into: there its facts are not waited for. @type {[string, string][]} */
  const small = [
    ["/advert", "an advertisement"],
    ["/leaderboard", "a broad advertisement"],
    ["/strip", "a strip as high as one field"],
    ["/pixel", "a frame of one pixel"],
  ];
  for (const [n, [path, what]] of small.entries()) {
    testIn(kind, KINDS[n % 2])(`${what} that offers loans accuses nobody`, async () => {
      const { browser, page } = it;
      await page.bringToFront();
      await browser.visit(page, NEWS + path);
      const inner = await until(() => page.frames().find((one) => one.url() === LOANS), "the frame");
      await until(
        () =>
          inner.evaluate((hasRoom) => {
            const { answered = "{}", looked } = document.documentElement.dataset;
            return hasRoom ? JSON.parse(answered).facts > 0 : looked !== undefined;
          }, path !== "/pixel"),
        "the frame to be looked at, and its facts to be judged",
      );
      const { answer, badge } = await state(browser);
      assert.deepEqual([answer.query.normal, answer.verdict, badge], ["ribao.test", "none", ""]);
      assert.equal(await bannerText(browser, page), null);
    });
  }

  for (const [at, { what, path, n, shut }] of ADVERTS.entries()) {
    const inOne = testIn(kind, KINDS[(n + at) % 2]);
    inOne(`an advertisement${shut && " that the page shuts off"} accuses nobody by an offer ${what}`, async () => {
      const { browser, page } = it;
      await page.bringToFront();
      await browser.visit(page, NEWS + path);
      const hasOffer = async (/** @type {string} */ here) => {
        const [{ id }] = await chrome.tabs.query({ active: true, currentWindow: true });
        const key = `visit:${id}`;
        const { url, frames = {} } = /** @type {any} */ (await chrome.storage.session.get(key))[key] ?? {};
        return url === here && Object.entries(frames).some(([of, { page: shown }]) => of !== "0" && shown.offers);
      };
      await until(() => browser.worker(hasOffer, NEWS + path), "a frame's facts to be judged");
      const { answer, badge } = await state(browser);
      assert.deepEqual([answer.query.normal, answer.verdict, badge], ["ribao.test", "none", ""]);
      assert.equal(await bannerText(browser, page), null);
    });
  }

  inChromium("a frame that takes a real share of the screen is judged, the sentence is about its host", async () => {
    const { browser, page } = it;
    const answer = await verdict(`${NEWS}/embedded`, "unlisted");
    assert.deepEqual([answer.query.normal, answer.seen.host], ["ribao.test", "guanggao-dai.test"]);
    assert.ok((await banner(browser, page)).includes("guanggao-dai.test"));
  });

  inFirefox("a small frame that the person fills in counts as well, by its own host", async () => {
    const { browser, page } = it;
    await page.bringToFront();
    await browser.visit(page, `${NEWS}/advert`);
    const inner = await until(() => page.frames().find((one) => one.url() === LOANS), "the frame");
    await until(
      () => inner.evaluate(() => JSON.parse(document.documentElement.dataset.answered ?? "{}").facts > 0),
      "the frame's facts to be judged",
    );
    assert.equal((await state(browser)).answer.verdict, "none");
    await until(async () => {
      await (await inner.$("input"))?.click();
      return inner.evaluate(() => document.activeElement?.localName === "input");
    }, "the field to be filled in");
    const answer = await until(async () => {
      const now = (await state(browser)).answer;
      return now.verdict === "unlisted" && now;
    }, "the frame to be judged");
    assert.equal(answer.seen.host, "guanggao-dai.test");
  });

  inFirefox("with the frame its verdict and the banner go", async () => {
    const { browser, page } = it;
    await verdict(`${NEWS}/embedded`, "unlisted");
    await banner(browser, page);
    await page.evaluate(() => document.querySelector("iframe")?.remove());
    await gone("none");
  });

  inChromium("with the frame's offer they go as well", async () => {
    const { browser, page } = it;
    await verdict(`${NEWS}/embedded`, "unlisted");
    await banner(browser, page);
    await page.evaluate(
      (src) => void (/** @type {HTMLIFrameElement} */ (document.querySelector("iframe")).src = src),
      `${NEWS}/quiet`,
    );
    await gone("none");
  });

  inFirefox("after a route that offers nothing the banner goes", async () => {
    const { browser, page } = it;
    await judged(browser, page, LOAN, "unlisted");
    await banner(browser, page);
    await page.evaluate(() => {
      history.pushState(null, "", "/about");
      document.title = "关于";
      document.body.replaceChildren("关于本站");
    });
    await gone("none");
  });

  test("each document has its banner, however one came there", async () => {
    const { browser, page } = it;
    await judged(browser, page, LOAN, "unlisted");
    await banner(browser, page);
    await page.reload();
    await banner(browser, page);
    await page.evaluate(() => void (location.href = "/loan?again"));
    await until(() => page.evaluate(() => location.search === "?again"), "the next page");
    await banner(browser, page);
  });

  test("there are never two, forth and back", async () => {
    const { browser, page } = it;
    await judged(browser, page, LOAN, "unlisted");
    await banner(browser, page);
    await browser.visit(page, `${NEWS}/quiet`);
    await browser.back(page);
    await until(() => page.evaluate(() => location.pathname === "/loan"), "the page before");
    await banner(browser, page);
    await until(async () => (await state(browser)).answer?.verdict === "unlisted", "the page before to be judged");
    await drawn(page);
    assert.equal(await page.evaluate(() => document.querySelectorAll("html > [popover]").length), 1);
  });

  test("once the person has closed it, it stays closed on this visit; another site ends that", async () => {
    const { browser, page } = it;
    await judged(browser, page, LOAN, "unlisted");
    await banner(browser, page);
    await pressInBanner(browser, page, "#close");
    await until(async () => (await bannerText(browser, page)) === null, "the banner to go");
    await judged(browser, page, `${LOAN}?next`, "unlisted");
    await badged(browser, "!");
    await until(
      () => page.evaluate(() => JSON.parse(document.documentElement.dataset.answered ?? "{}").facts > 0),
      "the facts to be judged",
    );
    assert.equal(await bannerText(browser, page), null);
    await judged(browser, page, `${NEWS}/quiet`, "none", { looked: false });
    await judged(browser, page, LOAN, "unlisted");
    await banner(browser, page);
  });

  /** What is said of the tab at an address. @param {string} url @param {string} expected */
  async function verdict(url, expected) {
    const { browser, page } = it;
    await page.bringToFront();
    const asked = Date.now();
    await browser.visit(page, url);
    return until(async () => {
      const { answer } = await state(browser);
      const fresh = answer?.seen.url === url && Date.parse(answer.seen.at) >= asked;
      if (!fresh || answer.verdict !== expected) throw new Error(JSON.stringify([answer?.verdict, answer?.seen]));
      return answer;
    }, `${url} to be ${expected}`);
  }

  /** @param {string} expected */
  async function gone(expected) {
    const { browser, page } = it;
    await until(async () => (await state(browser)).answer?.verdict === expected, "the verdict to go");
    await until(async () => (await bannerText(browser, page)) === null, "the banner to go");
    assert.doesNotMatch((await state(browser)).title, new RegExp(said("verdict_unlisted"), "u"));
  }
}
