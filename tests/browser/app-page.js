/** The phone app in Chromium, and what is done in its page: these functions travel there as text. */
import { patient } from "./until.js";

const PHONE = { width: 360, height: 740, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/**
 * A page as a phone in China has it.
 *
 * @param {Pick<import("puppeteer-core").Browser, "newPage">} context
 * @param {string} [language]
 */
export async function phone(context, language = "zh-CN") {
  const page = patient(await context.newPage());
  await page.setViewport(PHONE);
  const session = await page.createCDPSession();
  const userAgent = await page.browser().userAgent();
  await session.send("Emulation.setUserAgentOverride", { userAgent, acceptLanguage: language });
  return page;
}

/** @param {string} selector @param {string} text */
export function shows(selector, text) {
  return /** @type {HTMLElement | null} */ (document.querySelector(selector))?.innerText.includes(text);
}

/** The edition of this number is in hand, which is folded. @param {string} number */
export function holds(number) {
  return document.querySelector("#about")?.textContent?.includes(number);
}

export async function isReady() {
  return (await navigator.serviceWorker.ready).active !== null && (await caches.keys()).length > 0;
}

export async function renew() {
  await (await navigator.serviceWorker.ready).update();
}

/** @param {string} path @param {string} [cacheName]  any where it is left out */
export async function isKept(path, cacheName) {
  const kept = await caches.match(new URL(path, location.href), cacheName ? { cacheName } : {});
  return kept !== undefined && (await navigator.serviceWorker.ready).active?.state === "activated";
}

/** @param {string} selector */
export function press(selector) {
  /** @type {HTMLElement} */ (document.querySelector(selector)).click();
}

/** A moment later: the page is loaded anew. @param {string} language */
export function choose(language) {
  document.documentElement.dataset.before = "";
  const control = /** @type {HTMLSelectElement} */ (document.querySelector("#language"));
  control.value = language;
  setTimeout(() => control.dispatchEvent(new Event("change")));
}

/** @param {string} tag */
export function speaks(tag) {
  const { lang, dataset } = document.documentElement;
  return lang === tag && !("before" in dataset);
}

/** It speaks so, and the edition in hand too. @param {string} tag */
export function isIn(tag) {
  const { lang, dataset } = document.documentElement;
  const isAnew = lang === tag && !("before" in dataset) && document.querySelector("#refresh") !== null;
  return isAnew && document.querySelector("#other-language") === null;
}

export function saysNow() {
  return [...document.querySelectorAll("#found .says-card")].map((one) => one.textContent).join("\n");
}

/** @param {string} text */
export function askFor(text) {
  document.querySelector("#found")?.replaceChildren();
  /** @type {HTMLTextAreaElement} */ (document.querySelector("#question")).value = text;
  /** @type {HTMLFormElement} */ (document.querySelector("#lookup")).requestSubmit();
}

/** A real form, sent from elsewhere as the phone sends it. @param {string} action @param {string} text */
export function shareForm(action, text) {
  const how = { action, method: "post", enctype: "multipart/form-data" };
  const form = Object.assign(document.createElement("form"), how);
  form.append(Object.assign(document.createElement("textarea"), { name: "text", value: text }));
  document.body.append(form);
  form.submit();
}

/** What is handed to another app is kept in the page instead, by its text. */
export function keepShares() {
  Object.defineProperty(navigator, "share", {
    value: async (/** @type {ShareData} */ { text = "" }) => void (document.documentElement.dataset.shared = text),
  });
}

/** From now on this page's browser has no room. */
export function keepNothing() {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
}

/**
 * A browser that reads QR codes, as those of phones do: Chromium on a desk has no detector, so that jsQR, which is put
 * into the page before, reads the picture's own points. One code in a picture.
 */
export function readCodes() {
  class BarcodeDetector {
    static async getSupportedFormats() {
      return ["qr_code"];
    }

    async detect(/** @type {ImageBitmap} */ picture) {
      const { width, height } = picture;
      const drawing = new OffscreenCanvas(width, height).getContext("2d");
      drawing?.drawImage(picture, 0, 0);
      const points = drawing?.getImageData(0, 0, width, height).data;
      const found = /** @type {any} */ (globalThis).jsQR(points, width, height);
      return found ? [{ rawValue: found.data }] : [];
    }
  }
  Object.assign(globalThis, { BarcodeDetector });
}

export function isTooWide() {
  return document.documentElement.scrollWidth > innerWidth;
}

/** In a page: links and buttons that stand alone in their line and are hard to hit. */
export function tooLow() {
  const all = [...document.querySelectorAll("main a, main button, main summary, header a")];
  const alone = all.filter((one) => one.checkVisibility() && one.textContent === one.parentElement?.textContent);
  const low = alone.filter((one) => one.getBoundingClientRect().height < 43.5);
  return low.map((one) => `${one.localName}#${one.id} ${one.textContent}`);
}

/** The same with an app's file. @param {string} action @param {string} content  in base64 */
export function shareFile(action, content) {
  const held = new DataTransfer();
  held.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], "shared.apk"));
  const how = { action, method: "post", enctype: "multipart/form-data" };
  const form = Object.assign(document.createElement("form"), how);
  form.append(Object.assign(document.createElement("input"), { type: "file", name: "apk", files: held.files }));
  document.body.append(form);
  form.submit();
}
