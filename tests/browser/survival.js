/**
 * The banner on pages that hide, remove or cover it: it is seen, or the toolbar says that it is not. In both browsers:
 * in turn in `make test`, each page in both in `make soak`.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { banner, bannerText, drawn, judged, popupSaying, pressInBanner, said, state } from "./extension.js";
import { IS_SOAK, isTried } from "./sample.js";
import { until } from "./until.js";

const LOAN =
  "<h1>不看征信，凭身份证就能借</h1><form><label>借款金额 <input name='amount'></label><label>借款期限 <input></label><button " +
  "type='button'>立即借款</button></form>";
const EVERY =
  "setInterval(() => { for (const one of document.documentElement.children) if (!['HEAD', " +
  "'BODY'].includes(one.tagName)) UNDO; window.tries++; }, 50);";
const TOP = "position: fixed; inset: 0; width: 100%; height: 100%; margin: 0; border: 0; background: #fff;";
const COVER =
  `const cover = document.createElement('div'); cover.style.cssText = "${TOP}"; document.body.append(cover);`;

/** @param {string} head */
const page = (head) => ({
  body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>极速借款</title>${head}<body>${LOAN}</body></html>`,
});
/** A page that counts in `tries` how often it has done what it can. @param {string} code */
const script = (code) =>
  page(`<script>window.tries = 0; addEventListener('DOMContentLoaded', () => { ${code} });</script>`);

/** The banner is seen on these. */
const SURVIVED = {
  "hides whatever is injected by its style": page(
    "<style>html > :not(head):not(body), html > div, [popover] { display: none !important; visibility: hidden " +
    "!important; opacity: 0 !important; transform: translateX(-9999px) !important; clip-path: inset(50%) " +
    "!important; width: 0 !important; height: 0 !important; transition: opacity 1e6s 1e6s !important; animation: " +
    "gone 1s infinite !important; zoom: 0.001 !important; } @keyframes gone { to { opacity: 0; } }</style>",
  ),
  "moves and hides its own root, but for its body": page(
    "<style>html { visibility: hidden; clip-path: inset(200px 0 0 0); transform: translateY(-300px); } body { " +
    "visibility: visible; transform: translateY(300px); }</style>",
  ),
  "removes unknown elements every 50 ms": script(EVERY.replace("UNDO", "one.remove()")),
  "moves unknown elements into a hidden box every 50 ms": script(
    `const box = document.createElement('div'); box.hidden = true; document.body.append(box); ` +
    `${EVERY.replace("UNDO", "box.append(one)")}`,
  ),
  "hides unknown elements every 50 ms": script(
    EVERY.replace(
      "UNDO",
      "one.hidden = one.inert = true, one.style.cssText = 'display: none !important', one.removeAttribute('popover')",
    ),
  ),
  "writes its document anew": script(
    "setTimeout(() => { const all = document.documentElement.outerHTML; const html = " +
    "document.createElement('html'); html.append(document.head, document.body); " +
    "document.documentElement.replaceWith(html); window.tries++; }, 1500);",
  ),
  "lays an overlay above": script(`${COVER} cover.style.zIndex = 2147483647; window.tries++;`),
  "opens a dialog over all, later": script(
    "const dialog = document.createElement('dialog'); dialog.style.cssText = 'width: 100vw; height: 100vh; " +
    "max-width: none; max-height: none; margin: 0'; document.body.append(dialog); setTimeout(() => { " +
    "dialog.showModal(); window.tries++; }, 2500);",
  ),
  "pretends every 50 ms that it is left": script(
    "setInterval(() => { dispatchEvent(new PageTransitionEvent('pagehide')); window.tries++; }, 50);",
  ),
  "pretends that it is shown again, and keeps that to itself": script(
    "addEventListener('pageshow', (event) => event.stopImmediatePropagation(), true); setTimeout(() => { " +
    "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); " +
    "dispatchEvent(new PageTransitionEvent('pagehide')); window.tries++; }, 1500);",
  ),
  "draws its root at a quarter of its size": page("<style>html { zoom: 0.25; } body { zoom: 4; }</style>"),
  "draws its root as small as a dot": page("<style>html { zoom: 0.02; } body { zoom: 50; }</style>"),
};
const THROUGH = `${COVER} cover.style.pointerEvents = 'none';`;
/** The page wins on these, or it is not certain that it does not, and the toolbar says so. */
const LOST = {
  "raises a cover that lets clicks through every 400 ms": script(
    `${THROUGH} cover.popover = 'manual'; setInterval(() => { if (cover.matches(':popover-open')) ` +
    `cover.hidePopover(); cover.showPopover(); }, 400);`,
  ),
  "raises such a cover in every frame, drawn through a filter": page(
    `<style>html { filter: brightness(1); }</style><script>addEventListener('DOMContentLoaded', () => { ${THROUGH} ` +
    `cover.popover = 'manual'; const up = () => { if (cover.matches(':popover-open')) cover.hidePopover(); ` +
    `cover.showPopover(); requestAnimationFrame(up); }; up(); });</script>`,
  ),
  "raises a cover every 1,500 ms": script(
    `${COVER} cover.popover = 'manual'; setInterval(() => { if (cover.matches(':popover-open')) ` +
    `cover.hidePopover(); cover.showPopover(); }, 1500);`,
  ),
  "covers all but its middle and corners": script(
    `const strips = Array.from({ length: 8 }, (_, n) => { const strip = document.createElement('div'); ` +
    `strip.style.cssText = "${TOP}"; strip.style.inset = 'auto'; strip.style.top = '8px'; ` +
    `strip.style.height = '70px'; strip.style.width = '10%'; ` +
    `strip.style.left = (n < 4 ? n * 11 + 1 : 56 + (n - 4) * 11) + '%'; strip.popover = 'manual'; ` +
    `document.body.append(strip); return strip; }); setInterval(() => strips.forEach((strip) => { if ` +
    `(strip.matches(':popover-open')) strip.hidePopover(); strip.showPopover(); }), 300);`,
  ),
  "removes what is put back, at once": script(
    "new MutationObserver(() => { for (const one of document.documentElement.children) if (!['HEAD', " +
    "'BODY'].includes(one.tagName)) one.remove(); }).observe(document.documentElement, { childList: true });",
  ),
  "puts an overlay into the top layer every 50 ms": script(
    `${COVER} cover.popover = 'manual'; setInterval(() => { if (cover.matches(':popover-open')) ` +
    `cover.hidePopover(); cover.showPopover(); }, 50);`,
  ),
  "changes its view without end, and draws pictures of it above all": page(
    "<style>body { view-transition-name: all; } ::view-transition { pointer-events: none; } " +
    "::view-transition-group(*), ::view-transition-old(*), ::view-transition-new(*) { animation-duration: 9999s; } " +
    "::view-transition-old(root), ::view-transition-new(root) { display: none; }</style><script>addEventListener(" +
    "'load', () => setTimeout(() => document.startViewTransition(() => undefined), 2000));</script>",
  ),
  "draws nothing of its root": script(
    "setTimeout(() => document.documentElement.style.setProperty('display', 'none', 'important'), 500);",
  ),
};
/** Where a whole page is moved, Chromium is not sure that nothing covers the banner. */
/** @param {ShadowRoot} root */
const heightOfClose = (root) => root.querySelector(".close")?.getBoundingClientRect().height;
const UNSURE = /its (?:own )?root/u;
const EVERY_50_MS = /every 50 ms/u;
const TIMES = IS_SOAK ? 50 : 20;
export const HIDING_SITES = new Map(
  [...Object.values(SURVIVED), ...Object.values(LOST)].map((answer, n) => [
    `bu-rang-kan-${n}.test`,
    /** @type {import("./proxy.js").Site} */ (({ path }) => (path === "/loan" ? answer : null)),
  ]),
);
const HOSTS = [...HIDING_SITES.keys()];

/** @param {import("./extension-under-test.js").ExtensionUnderTest} it */
export function testsOfSurvival(it) {
  const { kind } = it;
  Object.keys(SURVIVED).forEach((what, n) => {
    if (!isTried(kind, n)) return;
    test(`the banner is seen on a page that ${what}`, async () => {
      const { browser, page: tab } = it;
      await judged(browser, tab, `http://${HOSTS[n]}/loan`, "unlisted");
      await banner(browser, tab);
      await tried(EVERY_50_MS.test(what) ? TIMES : 1);
      await until(async () => (await share()) === 1, "the banner to be on top");
      for (let looks = 0; looks < 3; looks++) assert.equal(await share(), 1, `${looks} looks later`);
      assert.ok(Number(await browser.inClosedRoot(tab, heightOfClose)) >= 30, "as large as it is meant to be");
      const badge = UNSURE.test(what) ? /^!▲?$/u : /^!$/u;
      await until(async () => badge.test((await state(browser)).badge), "the toolbar to warn");
      await until(async () => {
        if ((await bannerText(browser, tab)) === null) return true;
        await pressInBanner(browser, tab, "#close"); // lost where the page moves the banner meanwhile
        return false;
      }, "the banner to go");
    });
  });

  Object.keys(LOST).forEach((what, n) => {
    if (!isTried(kind, n)) return;
    test(`the toolbar says that the banner is hidden on a page that ${what}`, async () => {
      const { browser, page: tab } = it;
      await judged(browser, tab, `http://${HOSTS[n + Object.keys(SURVIVED).length]}/loan`, "unlisted");
      await until(async () => {
        const { badge, title } = await state(browser);
        return badge === "!▲" && title.includes(said("banner_unseen"));
      }, "the toolbar to say so");
      assert.equal(await tab.evaluate(() => 1 + 1), 2, "the page still answers");
      const popup = await popupSaying(browser, tab, said("pause_title"));
      await popup.evaluate(() => document.getElementById("pause-visit")?.click());
      await until(
        async () => (await state(browser)).badge === "!",
        "the toolbar to say no more that a banner is hidden which nobody wants",
      );
      const next = await judged(browser, tab, `http://${HOSTS[0]}/loan`, "unlisted");
      assert.equal(next.badge, "!", "another page is another matter");
    });
  });

  /**
   * The page has done what it can so often since now, or once where it does it once; what follows is drawn.
   *
   * @param {number} times
   */
  async function tried(times) {
    const { page: tab } = it;
    const already = times > 1 ? await tries() : 0;
    await until(async () => (await tries()) >= already + times, `the page to try ${times} times`);
    await drawn(tab);
  }

  function tries() {
    const { page: tab } = it;
    return tab.evaluate(() => /** @type {any} */ (window).tries ?? Infinity);
  }

  /** How much of the middle line of the banner's place is the banner, as the page itself sees it. */
  function share() {
    const { page: tab } = it;
    return tab.evaluate(() => {
      const at = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => document.elementFromPoint(innerWidth * part, 20));
      return at.filter((one) => one?.attributes.length === 1 && one.hasAttribute("popover")).length / at.length;
    });
  }
}
