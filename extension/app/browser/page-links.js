/** Where the app's pages lie: the server's lookup page leads to them as well. */

import { ownUrl } from "./own-files.js";

/** @param {import("../../browser/page-links.js").PageName} page @param {string} [query]  what of it is shown */
export function linkTo(page, query = "") {
  return ownUrl(`${page === "home" ? "index" : page}.html${query && `?${query}`}`);
}
