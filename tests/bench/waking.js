/**
 * From a stopped worker to its answer to a page that arrives, as a content script waits for it: workers of several
 * extensions in turn, in one Chromium, on the same pages. No debugger is attached meanwhile: a worker under one waits
 * for its driver whenever it starts.
 */
import { setTimeout as pause } from "node:timers/promises";
import { until } from "../browser/until.js";

/** What a page that was just left still does is over, and so is what stops a worker. */
const CALM = 100;
/** A host that browsers open by https alone has no page here; what a worker hears that just stops is lost. */
const PATIENCE = 2000;

/** @typedef {import("puppeteer-core").CDPSession} Session */

/** @param {Session} session @param {string} expression @param {number} [contextId] */
async function evaluated(session, expression, contextId) {
  const how = { expression, contextId, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", how);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/**
 * Runs in a page's world of the extension: milliseconds until its worker answered, null where it does not.
 *
 * @param {number} patience
 */
async function arrives(patience) {
  const start = performance.now();
  const arrived = chrome.runtime.sendMessage({ type: "arrive", navigation: "navigate" }).catch(() => null);
  const late = new Promise((resolve) => setTimeout(resolve, patience, null));
  return (await Promise.race([arrived, late])) && performance.now() - start;
}

export class Wakings {
  /** The world of each extension in the page that is open. @type {Map<string, number>} */
  #worlds = new Map();

  /** @param {Session} session  of a page of the web */
  constructor(session) {
    this.session = session;
    this.connection = /** @type {import("puppeteer-core").Connection} */ (session.connection());
    session.on("Runtime.executionContextsCleared", () => this.#worlds.clear());
    session.on("Runtime.executionContextCreated", ({ context: { origin, id } }) => this.#worlds.set(origin, id));
  }

  /**
   * From now on nothing but this drives the browser, until it is closed.
   *
   * @param {import("../browser/browsers.js").Browser} browser
   */
  static async of(browser) {
    const page = await browser.newPage();
    const wakings = new Wakings(await page.createCDPSession());
    await wakings.session.send("Runtime.enable");
    await browser.stopWorker();
    const none = { autoAttach: false, waitForDebuggerOnStart: false, flatten: true };
    await wakings.connection.send("Target.setAutoAttach", none);
    return wakings;
  }

  /** Opens a page and stops all workers behind it. @param {string} host @param {string[]} origins  of the extensions */
  async visit(host, origins) {
    this.#worlds.clear();
    // Not waited for: a host that browsers open by https alone never answers.
    this.session.send("Page.navigate", { url: `http://${host}/` }).catch(() => undefined);
    const end = Date.now() + PATIENCE;
    while (!origins.every((one) => this.#worlds.has(one))) {
      if (Date.now() > end) return false;
      await pause(CALM / 4);
    }
    await pause(CALM);
    for (const { targetId } of await this.#workers()) await this.connection.send("Target.closeTarget", { targetId });
    await until(async () => (await this.#workers()).length === 0, "the workers to stop");
    return true;
  }

  /**
   * Milliseconds until the stopped worker of an extension has answered, null where it was lost.
   *
   * @param {string} origin
   * @returns {Promise<number | null>}
   */
  async wake(origin) {
    await pause(CALM);
    return evaluated(this.session, `(${arrives})(${PATIENCE})`, this.#worlds.get(origin));
  }

  async #workers() {
    const { targetInfos } = await this.connection.send("Target.getTargets", { filter: [{ type: "service_worker" }] });
    return targetInfos;
  }

  /**
   * Milliseconds of each extension's worker at each of so many pages, in turn, each first as often as another. A page
   * at which one was lost counts for none.
   *
   * @param {string[]} hosts  more than are needed, where some cannot be opened
   * @param {string[]} origins
   * @param {number} count
   * @returns {Promise<number[][]>} of each extension
   */
  async each(hosts, origins, count) {
    /** @type {number[][]} */
    const rounds = [];
    for (const host of hosts) {
      if (rounds.length === count) break;
      if (!(await this.visit(host, origins))) continue;
      const round = Array(origins.length).fill(null);
      const turn = rounds.length % origins.length;
      const places = [...origins.keys()];
      for (const at of [...places.slice(turn), ...places.slice(0, turn)]) round[at] = await this.wake(origins[at]);
      if (!round.includes(null)) rounds.push(round);
    }
    return origins.map((_, at) => rounds.map((round) => round[at]));
  }
}
