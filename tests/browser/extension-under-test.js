/** The extension under test in one browser, with a page of the web: there before a suite's tests, gone after them. */
import { after, before } from "node:test";
import { launch } from "./browsers.js";
import { begin } from "./extension.js";
import { prepare } from "./setup.js";

export class ExtensionUnderTest {
  /** @type {import("./browsers.js").Kind} */
  kind;
  /** @type {import("./setup.js").Prepared} */
  prepared = /** @type {any} */ (null);
  /** @type {import("./browsers.js").Browser} */
  browser = /** @type {any} */ (null);
  /** @type {import("./browsers.js").Page} */
  page = /** @type {any} */ (null);

  /**
   * @param {import("./browsers.js").Kind} kind
   * @param {{sites: Map<string, import("./proxy.js").Site>, witness?: boolean, serves?: boolean}} how  see setup.js
   */
  constructor(kind, { sites, ...how }) {
    this.kind = kind;
    before(async () => {
      this.prepared = await prepare(how);
      this.browser = await launch(kind, { extension: this.prepared.extension, sites });
      this.page = await this.browser.newPage();
      await begin(this.browser);
    });
    after(async () => {
      await this.browser?.close();
      await this.prepared?.remove();
    });
  }
}
