/**
 * Every page of the extension in each of its states: axe finds nothing, nothing is cut off at 200 %, nothing moves. In
 * Chromium, which can be told its theme. `make soak` looks in every language and theme; `make test` at a sample of the
 * states, each page's first among them, in Chinese and light, and at fewer of the rest: each page in each theme and in
 * another language.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { LANGUAGES } from "../../extension/core/i18n.js";
import { isWhole, rulesFor, violations } from "./axe.js";
import { launch } from "./browsers.js";
import { everyState, hide, show } from "./own-pages.js";
import { addSurfaces } from "./own-surfaces.js";
import { IS_SOAK, isDrawn } from "./sample.js";
import { prepare } from "./setup.js";
import { fixtureSites } from "./sites.js";

const THEMES = {
  light: { "prefers-color-scheme": "light", "forced-colors": "none" },
  dark: { "prefers-color-scheme": "dark", "forced-colors": "none" },
  forced: { "prefers-color-scheme": "dark", "forced-colors": "active" },
};
/** Languages that differ from the first in their words alone. */
const OTHERS = LANGUAGES.filter((language) => !isWhole(language));
/** So many states from one to the next that is looked at in a theme as well, or in another language. */
const EVERY = { state: 2, dark: IS_SOAK ? 1 : 6, forced: IS_SOAK ? 1 : 12, language: 6 };
const WINDOW = { width: 640, height: 800 };
/** The same window at 200 %. */
const ZOOMED = { width: WINDOW.width / 2, height: WINDOW.height / 2, deviceScaleFactor: 2 };

describe("every page in every state", { timeout: 1_800_000 }, () => {
  /** @type {import("./setup.js").Prepared} */
  let prepared;
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  /** @type {import("puppeteer-core").CDPSession} */
  let session;
  /** @type {import("./own-pages.js").Shown[]} */
  let states;
  let checked = 0;

  before(async () => {
    prepared = await prepare();
    await addSurfaces(prepared.extension);
    browser = await launch("chromium", { extension: prepared.extension, sites: fixtureSites() });
    page = await browser.newPage();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.setBypassCSP(true); // what stands on other people's pages brings its style along
    states = await everyState(browser, page);
    session = await page.createCDPSession();
  });
  after(async () => {
    await browser?.close();
    await prepared?.remove();
  });

  for (const language of LANGUAGES) {
    test(`in ${language}`, async () => {
      await browser.worker((chosen) => chrome.storage.local.set({ language: chosen }), language);
      /** @type {string[]} */
      const found = [];
      const seen = seenIn(language, states);
      for (const [n, state] of seen.entries()) {
        const name = `${state.page}: ${state.state}`;
        await page.setViewport(WINDOW);
        await show(browser, page, state);
        for (const [theme, features] of themesFor(language, seen, n)) {
          await emulate({ ...features, "prefers-reduced-motion": "reduce" });
          found.push(
            ...(await violations(page, rulesFor(language, theme))).map(
              (one) => `${name}, ${theme}: ${one}`,
            ),
          );
          checked += 1;
        }
        found.push(...(await page.evaluate(moving)).map((one) => `${name}: moves: ${one}`));
        await page.setViewport(ZOOMED);
        found.push(...(await page.evaluate(tooTall)).map((one) => `${name}: ${one}`));
        found.push(...(await page.evaluate(cutOff)).map((one) => `${name}: cut off: ${one}`));
        if (seen[n + 1]?.path !== null) await hide(page);
      }
      assert.deepEqual(found, []);
    });
  }

  test("all of it was looked at", () => {
    const looks = LANGUAGES.flatMap((language) =>
      seenIn(language, states).flatMap((state, n, seen) => themesFor(language, seen, n).map(() => state)),
    );
    const pages = pagesOf(states).size;
    console.log(`${new Set(looks).size} of ${states.length} states of ${pages} pages: ${checked} checked`);
    assert.equal(checked, looks.length);
    if (IS_SOAK) assert.equal(new Set(looks).size, states.length);
    assert.equal(pagesOf(seenIn("zh_CN", states)).size, pages);
    assert.equal(pagesOf(OTHERS.flatMap((language) => seenIn(language, states))).size, IS_SOAK ? 0 : pages);
  });

  /** @param {Record<string, string>} features */
  function emulate(features) {
    return session.send("Emulation.setEmulatedMedia", {
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });
  }
});

/**
 * The states to look at in a language, in their order.
 *
 * @param {string} language @param {import("./own-pages.js").Shown[]} states
 */
function seenIn(language, states) {
  if (IS_SOAK) return states;
  const all = runs(states);
  if (isWhole(language)) {
    const first = firstOf(all.map(([one]) => one));
    return all.filter(([one]) => first.includes(one) || isDrawn(`${one.page}: ${one.state}`, EVERY.state)).flat();
  }
  return sampled(all, EVERY.language, ([{ page }]) => page)
    .filter((_, n) => OTHERS[n % OTHERS.length] === language)
    .flatMap((run) => (run[0].page === "log" ? run : firstOf(run)));
}

/**
 * Every so many, and the first of each kind.
 *
 * @template T
 * @param {T[]} all @param {number} every @param {(one: T) => string} kindOf
 * @returns {T[]}
 */
function sampled(all, every, kindOf) {
  const kinds = all.map(kindOf);
  return all.filter((_, n) => n % every === 0 || kinds.indexOf(kinds[n]) === n);
}

/** The first state of each page. @param {import("./own-pages.js").Shown[]} states */
const firstOf = (states) => states.filter(({ page }, n) => states.findIndex((one) => one.page === page) === n);

/** @param {import("./own-pages.js").Shown[]} states */
const pagesOf = (states) => new Set(states.map(({ page }) => page));

/** States of which each but the first goes on from the one before: so do all of the log. */
function runs(/** @type {import("./own-pages.js").Shown[]} */ states) {
  /** @type {import("./own-pages.js").Shown[][]} */
  const made = [];
  for (const state of states) {
    const last = made.at(-1);
    if (last && (state.path === null || (state.page === "log" && last[0]?.page === "log"))) last.push(state);
    else made.push([state]);
  }
  return made;
}

/** @param {string} language @param {import("./own-pages.js").Shown[]} seen @param {number} n  of the state */
function themesFor(language, seen, n) {
  const all = Object.entries(THEMES);
  if (!isWhole(language)) return all.slice(0, 1);
  const isIn = (/** @type {number} */ every) => sampled(seen, every, ({ page }) => page).includes(seen[n]);
  return all.filter(([theme]) => theme === "light" || isIn(theme === "dark" ? EVERY.dark : EVERY.forced));
}

/** What is animated or would be. Travels as text. */
function moving() {
  const all = [...document.querySelectorAll("*")].flatMap((one) => [
    one,
    ...(one.shadowRoot?.querySelectorAll("*") ?? []),
  ]);
  const still = (/** @type {string} */ times) => times.split(",").every((time) => parseFloat(time) === 0);
  return all.filter((one) => {
    const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(one);
    return animationName !== "none" || !still(transitionDuration) || scrollBehavior === "smooth";
  }).map((one) => one.id || one.localName);
}

/** A banner that takes more than a fifth of a phone's screen of 740. Travels as text. */
function tooTall() {
  const banners = [...document.querySelectorAll("*")].flatMap((one) => one.shadowRoot?.querySelector(".banner") ?? []);
  const heights = banners.map((one) => one.getBoundingClientRect().height);
  return heights.filter((height) => height > 740 / 5).map((height) => `a banner of ${height} pixels`);
}

/** What reaches beyond the window's edges and cannot be scrolled to within its own box. Travels as text. */
function cutOff() {
  const { clientWidth, scrollWidth } = document.documentElement;
  const all = [...document.querySelectorAll("body *")].flatMap((one) => [
    one,
    ...(one.shadowRoot?.querySelectorAll("*:not(style)") ?? []),
  ]);
  const found = all.filter((one) => {
    const { left, right, width, height } = one.getBoundingClientRect();
    const isOut = width > 0 && height > 0 && one.checkVisibility() && (left < -1 || right > clientWidth + 1);
    const clips =
      one instanceof HTMLElement &&
      one.scrollWidth > one.clientWidth + 1 &&
      getComputedStyle(one).overflowX === "hidden";
    return (isOut && !one.closest(".wide")) || clips;
  }).map((one) => `${one.localName}#${one.id}.${one.getAttribute("class") ?? ""}`);
  return [...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : []), ...found.slice(0, 3)];
}
