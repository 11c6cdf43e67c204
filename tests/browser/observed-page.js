/** A page in Chromium with the content scripts in it, without the rest of the extension. */
import { readFile } from "node:fs/promises";
import { after, before } from "node:test";
import { end, start } from "./running.js";
import { patient } from "./until.js";

/** @typedef {import("../../extension/page-reading/facts.js").Facts} Facts */

const FOLDER = new URL("../../extension/", import.meta.url);
export const HOST = "kankan.test";

export class ObservedPage {
  /** @type {import("./running.js").Running} */
  #running = /** @type {any} */ (null);
  #watch = "";
  /** @type {Map<string, string>} */
  #pages = new Map();
  /** @type {import("puppeteer-core").Page} */
  page = /** @type {any} */ (null);
  /** The scripts that look at a document, as text. */
  eyes = "";

  /** There before the tests of this suite, and gone after them. */
  constructor() {
    before(() => this.begin());
    after(() => this.end());
  }

  async begin() {
    const read = (/** @type {string} */ file) => readFile(new URL(`content/${file}`, FOLDER), "utf8");
    const { begin, gate, eyes } = JSON.parse(await read("parts.json"));
    this.#watch = await read("watch.js");
    const names = [...begin, ...gate, ...eyes].filter((/** @type {string} */ name) => !/start|watch/u.test(name));
    this.eyes = (await Promise.all(names.map((/** @type {string} */ name) => read(`${name}.js`)))).join("\n");
    const site = (/** @type {{path: string}} */ { path }) => ({ body: this.#pages.get(path) ?? "" });
    this.#running = await start("chromium", new Map([[HOST, site]]));
    this.page = patient(await this.#running.browser.newPage());
  }

  async end() {
    if (this.#running) await end(this.#running, { sites: [HOST] });
  }

  /** @param {string} body @param {string} [head] */
  async open(body, head = "") {
    const path = `/${this.#pages.size}`;
    this.#pages.set(path, `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`);
    await this.page.goto(`http://${HOST}${path}`);
  }

  /** What is seen of such a page. @param {string} body @param {string} [head] @returns {Promise<any>} */
  async seen(body, head) {
    await this.open(body, head);
    return this.page.evaluate(`${this.eyes}; xianchaObserve()`);
  }

  /**
   * Opens a page with the watching script in it; what it would send is kept in `sent`.
   *
   * @param {string} body
   * @param {string} [head]
   */
  async watched(body, head) {
    await this.open(body, head);
    await this.page.evaluate(
      `globalThis.sent = []; globalThis.chrome = { runtime: { id: "me", onMessage: { addListener: () => undefined }, ` +
      `sendMessage: async (message) => void sent.push(message) } }; ${this.eyes}; ${this.#watch}`,
    );
  }

  /** What the watching script has sent so far. @returns {Promise<{facts: Facts | null}[]>} */
  sent() {
    return /** @type {any} */ (this.page.evaluate("sent"));
  }
}

/** A host of a shadow root with this in it. @param {string} mode @param {string} html */
export function shadow(mode, html) {
  return `<b id=a></b><div id=host></div><script>document.getElementById("host").attachShadow({ mode: "${mode}" })` +
    `.innerHTML = ${JSON.stringify(html)}</script>`;
}
