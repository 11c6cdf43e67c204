/** The server's own pages as tests of a file visit them: one server and one Chromium, phones, and the way out. */
import { after, before } from "node:test";
import { end, start } from "./running.js";
import { prepare } from "./setup.js";
import { patient, until } from "./until.js";

export const PHONE = { width: 360, height: 640 };
export const LANGUAGES = ["zh-CN", "zh-TW", "en", "id"];
/** Where the way out leads, as the proxy is asked for it, which refuses. */
export const ELSEWHERE = "www.baidu.com";

/** Serves the pages while the tests of a file run. */
export class ServerSite {
  /** @type {import("./setup.js").Prepared | undefined} */
  #prepared;
  /** @type {import("./running.js").Running | undefined} */
  #running;

  constructor() {
    before(async () => {
      this.#prepared = await prepare({ serves: true });
      this.#running = await start("chromium", new Map());
    });
    after(async () => {
      if (this.#running) {
        await this.browser.defaultBrowserContext().clearPermissionOverrides();
        await end(this.#running, { opened: [this.server], forms: [this.server], ways: [ELSEWHERE] });
      }
      await this.#prepared?.remove();
    });
  }

  /** Its address. */
  get server() {
    return this.#prepared?.server ?? "";
  }

  get browser() {
    return /** @type {import("./running.js").Running} */ (this.#running).browser;
  }

  /** A page as small as a phone. @param {{script?: boolean}} [how] */
  async phone({ script = true } = {}) {
    const page = patient(await this.browser.newPage());
    await page.setViewport(PHONE);
    await page.setJavaScriptEnabled(script);
    return page;
  }

  /**
   * Gives back when the page asked for what lies elsewhere.
   *
   * @param {import("puppeteer-core").Page} page @param {() => Promise<unknown>} [press]
   */
  async leave(page, press = () => page.click("#leave")) {
    const count = this.#asked();
    await Promise.all([page.waitForNavigation(), press()]);
    await until(() => this.#asked() > count, "the page to leave");
  }

  #asked() {
    return (this.#running?.requests ?? []).filter(({ host }) => host === ELSEWHERE).length;
  }
}

/** In a page, before its scripts: two voices, and what is said by which. */
export function speakers() {
  const voices = [["online", "zh-CN", false], ["here", "zh-CN", true], ["far", "id-ID", false]];
  const here = /** @type {any} */ (window);
  here.spoken = [];
  Object.defineProperty(window, "speechSynthesis", { value: Object.assign(new EventTarget(), {
    speaking: false,
    getVoices: () => voices.map(([name, lang, localService]) => ({ name, lang, localService })),
    speak: (/** @type {any} */ { text, voice }) => here.spoken.push({ text, voice: voice.name }),
    cancel: () => undefined,
  }) });
  here.SpeechSynthesisUtterance = class {
    constructor(/** @type {string} */ text) {
      this.text = text;
    }
  };
}
