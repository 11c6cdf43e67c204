/**
 * What a page says of apps, asked of it once the popup is open: of an ordinary page nothing is told before. Bounded,
 * and only what it shows and links to; a store's page says who put its app there.
 */

import { appLink, isMirror } from "../core/normalise/app.js";
import { within } from "../core/util/timeout.js";
import { urlOf } from "../core/util/url-of.js";

/** @typedef {Pick<import("../core/lookup/lookup.js").Tables, "stores" | "suffixes">} Tables */
/**
 * `installs`: the page links to an app's package. `links`: to stores' pages of apps, one for each app. `developer`: of
 * the app that this page of a store is about, as the page names it.
 *
 * @typedef {{installs: boolean, links: {app: string, url: string}[], developer: string}} AppsOnPage
 */

/** @type {AppsOnPage} */
const NOTHING = { installs: false, links: [], developer: "" };
/** A page that is busy answers nobody meanwhile. */
const BUSY_AFTER = 1500;
const MOST_APPS = 3;
const LONGEST_LINK = 2000;
const [SHORTEST_NAME, LONGEST_NAME] = [2, 80];
const PACKAGE = /\.apk$/iu;

/**
 * Nothing where the browser lets nobody look.
 *
 * @param {number} tabId
 * @param {string} url  of the page
 * @param {Tables} tables
 * @returns {Promise<AppsOnPage>}
 */
export async function appsOnPage(tabId, url, tables) {
  /** @type {[string[]]} */
  const args = [Object.keys(tables.stores)];
  const asked = chrome.scripting.executeScript({ target: { tabId }, func: seenHere, args }).catch(() => []);
  const [told] = await within(BUSY_AFTER, asked, []);
  return told ? decoded(told.result, url, tables) : NOTHING;
}

/** @param {any} told @param {string} url @param {Tables} tables @returns {AppsOnPage} */
export function decoded(told, url, { stores, suffixes }) {
  const here = appLink(url, stores, suffixes);
  const isStore = here !== "" && !isMirror(url, stores, suffixes);
  const links = texts(told?.links, LONGEST_LINK);
  const apps = new Map(links.map((link) => [appLink(link, stores, suffixes), link]));
  for (const app of ["", here]) apps.delete(app);
  const names = texts(told?.developers, LONGEST_NAME).map((name) => name.replace(/\s+/gu, " ").trim());
  return {
    installs: links.some(isPackage),
    links: isStore ? [] : [...apps].slice(0, MOST_APPS).map(([app, link]) => ({ app, url: link })),
    developer: (isStore && names.find((name) => name.length >= SHORTEST_NAME)) || "",
  };
}

/** @param {string} link */
function isPackage(link) {
  const url = urlOf(link);
  return url !== null && /^https?:$/u.test(url.protocol) && PACKAGE.test(url.pathname);
}

/** @param {unknown} told @param {number} longest @returns {string[]} */
function texts(told, longest) {
  return Array.isArray(told) ? told.filter((one) => typeof one === "string" && one.length <= longest) : [];
}

/**
 * Runs in the page, and knows nothing of this module. `links`: to packages, and to any place of these stores, which are
 * hosts and schemes. `developers`: of the app that the page is about, the surest first: as schema.org has it (`author`
 * of a `SoftwareApplication`: Google Play, App Store); a link to the developer's page (the same); what stands behind
 * the word for it (Huawei, Tencent and others); above the app's name (Xiaomi's older pages).
 *
 * @param {string[]} stores
 */
export function seenHere(stores) {
  const MOST = { links: 5000, told: 100, scripts: 5, letters: 200_000, words: 8000 };
  const NAMED = "a[href*='/store/apps/dev'], a[href*='/developer/']";
  const ROWS = "dt, th, td, li, p, div, span, label, em, strong, b, h2, h3, h4";
  const WORD = new RegExp(
    "^(?:开发者(?:名称)?|开发商|开发公司|供应商|提供(?:方|者|商)|销售商|運營商|開發(?:者|商|人員)|供應商|Developer|Provider|Seller|Offered by|" +
      "Pengembang|Penyedia)\\s*[:：]?\\s*(.{2,80})?$",
    "isu",
  );
  const textOf = (/** @type {Element | null | undefined} */ one) => (one?.textContent ?? "").trim();
  const all = (/** @type {string} */ selector, /** @type {number} */ most) =>
    Array.prototype.slice.call(document.querySelectorAll(selector), 0, most);

  const isOfApps = (/** @type {HTMLAnchorElement} */ { protocol, hostname, pathname }) =>
    /\.apk$/i.test(pathname) || stores.includes(protocol) || stores.some((one) => `.${hostname}`.endsWith(`.${one}`));

  const authors = () =>
    all("script[type='application/ld+json']", MOST.scripts).flatMap((script) => {
      try {
        const told = [JSON.parse(textOf(script).slice(0, MOST.letters))].flat();
        const things = told.flatMap((one) => [one, ...[one?.["@graph"] ?? []].flat()]);
        const apps = things.filter((one) => [one?.["@type"]].flat().some((type) => /Application$/.test(type)));
        return apps.flatMap((one) => [one.author].flat().map((author) => author?.name));
      } catch {
        return [];
      }
    });

  const labelled = () =>
    all(ROWS, MOST.words).flatMap((one) => {
      const text = textOf(one);
      const found = text.length <= 100 && WORD.exec(text);
      if (!found) return [];
      return [found[1] ?? textOf(one.nextElementSibling ?? one.parentElement?.nextElementSibling)];
    });

  const links = all("a[href]", MOST.links).filter(isOfApps).slice(0, MOST.told);
  const [byLink, above] = [NAMED, ".intro-titles > p"].map((selector) => all(selector, 1).map(textOf));
  const developers = [...authors(), ...byLink, ...labelled(), ...above].slice(0, MOST.told);
  return { links: links.map(({ href }) => href), developers };
}
