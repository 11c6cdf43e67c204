/**
 * The warning page, in both browsers: what it says, leaving first, going on for this visit only, and what it refuses.
 * Longer than 300 lines: each test goes on where the one before it stopped.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { address, KINDS, launch } from "./browsers.js";
import {
  answered,
  arrived,
  badged,
  begin,
  drawn,
  isWarningPage,
  ownTab,
  said,
  state,
  warningPage,
} from "./extension.js";
import { IS_SOAK, testIn } from "./sample.js";
import { prepare } from "./setup.js";
import { fixtureSites } from "./sites.js";
import { until } from "./until.js";

const FORUM = "http://yehang-luntan.test/thread/8842";
const WARNED = "http://globalfxm.example/";
const SLOW = "http://manman.test/";
const INNER = "http://www.globalfxm.example/apply?from=link";
const TIMES = IS_SOAK ? 1000 : 250;
/** What the page warned of does so that its warning does not open. */
const CLINGS = {
  "stops whatever loads":
    "const port = new MessageChannel(); port.port1.onmessage = () => { stop(); port.port2.postMessage(0); }; " +
    "port.port2.postMessage(0);",
  "goes elsewhere hundreds of times, where nothing is":
    `let n = 0; const going = setInterval(() => { if (n++ < ${TIMES}) location.href = '/nothing?' + n; ` +
    "else clearInterval(going); }, 1);",
};
/** @param {string} code @returns {import("./proxy.js").Site} */
const clinging = (code) => ({ path }) =>
  path.startsWith("/nothing")
    ? { status: 204, body: "" }
    : { body: `<!doctype html><meta charset="utf-8"><title>贷</title><script>${code}</script>` };
const REFUSED = [
  "javascript:document.title='run'", "data:text/html,<script>document.title='run'</script>", "file:///etc/hostname",
  "//globalfxm.example/", "JaVaScRiPt:alert(1)//http://a.test/",
];

/** @type {import("./setup.js").Prepared} */
let prepared;
before(async () => {
  prepared = await prepare({ witness: true });
});
after(() => prepared?.remove());

for (const kind of KINDS) {
  describe(kind, () => {
    const [inChromium, inFirefox] = KINDS.map((chosen) => testIn(kind, chosen));
    /** @type {import("./browsers.js").Browser} */
    let browser;
    /** @type {import("./browsers.js").Page} */
    let page;
    before(async () => {
      const sites = fixtureSites();
      sites.set("kuang.test", ({ path }) =>
        path === "/favicon.ico"
          ? null
          : {
              body:
                `<!doctype html><meta charset="utf-8"><title>框</title><iframe id="frame" width="100%" height="600">` +
                `</iframe>`,
            },
      );
      sites.set("manman.test", slowSite);
      const warned = /** @type {import("./proxy.js").Site} */ (sites.get("globalfxm.example"));
      sites.set("www.globalfxm.example", warned);
      Object.values(CLINGS).forEach((code, n) => sites.set(`${n}.globalfxm.example`, clinging(code)));
      sites.set("globalfxm.example", (request) =>
        request.path === "/quiet"
          ? { body: "<!doctype html><meta charset=utf-8><title>静</title><p>静</p>" }
          : warned(request),
      );
      browser = await launch(kind, { extension: prepared.extension, sites });
      page = await browser.newPage();
      await begin(browser);
    });
    after(() => browser?.close());

    test("the registrable domain is the largest text, and what the regulator says has its date and link", async () => {
      await toWarning(INNER);
      const shown = await page.evaluate(() => {
        const sizes = [...document.querySelectorAll("main *")].map((one) => parseFloat(getComputedStyle(one).fontSize));
        const site = /** @type {HTMLElement} */ (document.querySelector(".site"));
        const source = /** @type {HTMLElement} */ (document.querySelector(".sources li"));
        const link = source.querySelector("a");
        return {
          site: site.innerText,
          isLargest: parseFloat(getComputedStyle(site).fontSize) >= Math.max(...sizes),
          source: source.innerText,
          href: link?.href,
          rel: link?.rel,
          said: document.getElementById("said")?.innerText,
        };
      });
      assert.equal(shown.site, "globalfxm.example");
      assert.ok(shown.isLargest);
      assert.match(shown.source, /\d{4}-\d{2}-\d{2}/u);
      assert.match(String(shown.href), /^https:\/\//u);
      assert.match(String(shown.rel), /noreferrer/u);
      const { answer } = await state(browser);
      assert.ok(
        String(shown.said).includes(answer.evidence.find((/** @type {any} */ one) => one.type === "listing").as_of),
      );
    });

    inChromium("the words of the list's own row are quoted as text, in their language", async () => {
      const words = "Fintech Ilegal · <img src=x onerror=\"document.title='run'\">";
      await page.evaluate(async (note) => {
        const found = await chrome.runtime.sendMessage({ type: "shown", url: location.hash.slice(1) });
        const { evidence } = found.verdict;
        evidence[0] = { ...evidence[0], register: "id-satgas-illegal", note };
        chrome.runtime.sendMessage = /** @type {any} */ (async () => found);
        dispatchEvent(new HashChangeEvent("hashchange"));
      }, words);
      await until(() => page.evaluate(() => document.querySelector(".sources q") !== null), "the words");
      const shown = await page.evaluate(() => {
        const quote = /** @type {HTMLElement} */ (document.querySelector(".sources q"));
        return { text: quote.textContent, lead: quote.parentElement?.textContent, images: document.images.length };
      });
      assert.equal(shown.text, words);
      assert.ok(shown.lead?.startsWith(said("warning_words")));
      assert.equal(shown.images, 0);
      await toWarning(INNER);
    });

    test("leaving has the focus, going on is behind details; the dialog has a name and a description", async () => {
      const shown = await page.evaluate(() => {
        const dialog = document.querySelector("[role=alertdialog]");
        const text = (/** @type {string} */ name) =>
          document.getElementById(dialog?.getAttribute(name) ?? "")?.innerText;
        return {
          name: text("aria-labelledby"),
          description: text("aria-describedby"),
          focus: document.activeElement?.id,
          proceed: document.getElementById("proceed")?.checkVisibility(),
          order: [...document.querySelectorAll("button, summary")].map(({ id, tagName }) => id || tagName),
        };
      });
      assert.ok(shown.name?.includes(said("warning_warned")));
      assert.ok(shown.description);
      assert.deepEqual([shown.focus, shown.proceed, shown.order], ["leave", false, ["leave", "SUMMARY", "proceed"]]);
    });

    test("by keyboard alone: going on, with no loop on reload, on other pages, or on coming back", async () => {
      await page.focus("summary");
      await page.keyboard.press("Enter");
      await page.focus("#proceed");
      await page.keyboard.press("Enter");
      await arrived(page, INNER);
      for (const url of [INNER, WARNED, "http://globalfxm.example/other"]) {
        await browser.visit(page, url);
        await settled(url);
        assert.equal(await address(page), url);
      }
      await page.reload();
      await settled("http://globalfxm.example/other");
      assert.equal(await address(page), "http://globalfxm.example/other");
      await badged(browser, "✕");
    });

    test("the worker's end does not take back that the person went on", async () => {
      await browser.stopWorker();
      await browser.visit(page, INNER);
      await settled(INNER);
      assert.equal(await address(page), INNER);
    });

    test("another site ends the visit: the warning stands again", async () => {
      await toWarning(WARNED);
    });

    test("Back after going on leads to the page before, not into the warning", async () => {
      await page.click("summary");
      await page.click("#proceed");
      await arrived(page, WARNED);
      await back();
      if ((await address(page)) === WARNED) await back();
      await arrived(page, FORUM);
    });

    inChromium("another tab is another visit", async () => {
      const other = await browser.newPage();
      await other.bringToFront();
      await browser.navigate(other, WARNED);
      await warningPage(other);
      await other.close();
      await page.bringToFront();
    });

    for (const [inOne, what, go] of /** @type {[typeof inChromium, string, () => Promise<unknown>][]} */ ([
      [inChromium, "leaving", () => page.click("#leave")],
      [inFirefox, "the browser's own Back from the warning", () => browser.back(page)],
    ])) {
      inOne(`${what} leads to the page before, however slowly it answers`, async () => {
        await browser.visit(page, SLOW);
        await browser.navigate(page, WARNED);
        await warningPage(page);
        const asked = () => browser.requests.filter(({ url }) => url === SLOW).length;
        const once = asked();
        await go();
        await until(() => asked() > once, "the slow page to be asked for again");
        await arrived(page, SLOW);
        await answered(page, "arrive");
        assert.equal(await address(page), SLOW);
      });
    }

    inFirefox("where there is nowhere to go back to, leaving leads to the checklist", async () => {
      const other = await browser.newPage();
      await other.bringToFront();
      await browser.navigate(other, WARNED);
      await warningPage(other);
      await other.click("#leave");
      await until(async () => !/globalfxm|warning\.html/u.test(await address(other)), "to be elsewhere");
      await other.close();
      await page.bringToFront();
    });

    for (const [n, target] of REFUSED.entries()) {
      testIn(kind, KINDS[n % 2])(`an address like ${target.slice(0, 24)} is refused`, async () => {
        const other = await browser.openExtensionPage(await browser.extensionUrl(`pages/warning.html#${target}`));
        const checklist = await ownTab(browser, "pages/checklist.html");
        assert.equal(await checklist.evaluate(() => document.getElementById("proceed")), null);
        assert.notEqual(await checklist.evaluate(() => document.title), "run");
        await other.close();
        await page.bringToFront();
      });
    }

    inChromium("an address that nothing warns of offers no way to trick a person into going on", async () => {
      const other = await browser.openExtensionPage(await browser.extensionUrl(`pages/warning.html#${FORUM}`));
      await until(() => other.evaluate(() => document.body.innerText.trim() !== ""), "the page");
      assert.equal(await other.evaluate(() => document.getElementById("proceed")), null);
      await other.close();
      await page.bringToFront();
    });

    Object.keys(CLINGS).forEach((what, n) => {
      testIn(kind, KINDS[n])(`a page that ${what} is warned of all the same`, async () => {
        const own = await browser.newPage();
        await browser.visit(own, FORUM);
        await browser.navigate(own, `http://${n}.globalfxm.example/`);
        const isWarned = async () =>
          isWarningPage(await address(own)) ||
          browser.inClosedRoot(own, (root) => root.querySelector(".warning") !== null);
        await until(isWarned, "the warning, in the page if need be");
        await own.close();
      });
    });

    test("in a frame of a page there is no warning page and no way to go on", async () => {
      await browser.visit(page, "http://kuang.test/");
      const url = await browser.extensionUrl(`pages/warning.html#${WARNED}`);
      await putInFrame(url);
      await frameHadItsChance();
      const found = await Promise.all(
        page
          .frames()
          .slice(1)
          .map((frame) => frame.evaluate(() => document.getElementById("proceed") !== null).catch(() => false)),
      );
      assert.ok(found.every((one) => !one));
      const { allowed } = await visit();
      assert.deepEqual(allowed, []);
    });

    test("a warned site in a frame that offers nothing leaves its page alone; no frame is let through", async () => {
      const quiet = `${WARNED}quiet`;
      await putInFrame(quiet);
      const frame = await until(() => page.frames().find((one) => one.url() === quiet), "the warned site in the frame");
      await until(
        () => frame.evaluate(() => "looked" in document.documentElement.dataset),
        "the frame to be looked at",
      );
      await drawn(page);
      assert.equal(await address(page), "http://kuang.test/");
      assert.deepEqual((await visit()).allowed, []);
    });

    test("a frame of a warned site that offers loans counts as its page, which is warned of", async () => {
      await putInFrame(WARNED);
      await warningPage(page);
      assert.deepEqual((await visit()).allowed, []);
    });

    /** Once this is over, for what it leads to may take the page away. @param {string} src */
    async function putInFrame(src) {
      const put = (/** @type {string} */ its) => {
        const frame = /** @type {HTMLIFrameElement} */ (document.getElementById("frame"));
        setTimeout(() => void (frame.src = its));
      };
      await page.evaluate(put, src);
    }

    /** From the forum to the warning about an address. @param {string} url */
    async function toWarning(url) {
      await page.bringToFront();
      await browser.visit(page, FORUM);
      await browser.navigate(page, url);
      await warningPage(page);
    }

    /**
     * The browser's own Back, until another document of the web is there: the address alone may still be that of the
     * page left.
     */
    async function back() {
      await page.evaluate(() => void (document.documentElement.dataset.left = ""));
      await browser.back(page);
      const another = () => page.evaluate(() => !("left" in document.documentElement.dataset));
      await until(
        async () => [FORUM, WARNED].includes(await address(page)) && (await another()),
        "another page of the web",
      );
    }

    /** The page was judged, and stayed. @param {string} url */
    async function settled(url) {
      await until(
        async () => (await state(browser)).looked && (await state(browser)).answer?.seen.url === url,
        `${url} to be judged`,
      );
      await answered(page, "facts");
      assert.ok(!isWarningPage(await address(page)));
    }

    /** What the frame was sent to would have come before what is asked for after it. */
    async function frameHadItsChance() {
      await page.evaluate(() => new Promise((done) => {
        const later = document.createElement("iframe");
        later.addEventListener("load", () => done(true));
        later.src = "/later";
        document.body.append(later);
      }));
      await drawn(page);
    }

    function visit() {
      return browser.worker(async () => {
        const [{ id }] = await chrome.tabs.query({ active: true, currentWindow: true });
        return /** @type {Record<string, any>} */ (await chrome.storage.session.get(`visit:${id}`))[`visit:${id}`];
      });
    }
  });
}

/**
 * Takes longer than the extension waits for a page to be left, and each time anew: a browser keeps no page that listens
 * for `unload`.
 *
 * @type {import("./proxy.js").Site}
 */
async function slowSite({ path }) {
  if (path === "/favicon.ico") return null;
  await new Promise((wake) => setTimeout(wake, 2000));
  return {
    headers: { "cache-control": "no-store" },
    body:
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>慢慢</title>` +
      `<script>addEventListener("unload", () => undefined)</script><p>慢</p>`,
  };
}
