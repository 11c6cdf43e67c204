/** The language that the server gave the page, and who speaks it. */

import { meant, speaker, tagOf } from "../../core/i18n.js";
import { pageData } from "./page-data.js";

/** @returns {Promise<import("../../core/i18n.js").Speaking>} */
export async function speak() {
  const language = meant(document.documentElement.lang) ?? "zh_CN";
  return { language, say: speaker((await pageData()).words, language) };
}

/** The address of a page names its language. @param {import("../../core/i18n.js").Language} language */
export async function choose(language) {
  const address = new URL(location.href);
  address.searchParams.set("lang", tagOf(language));
  location.assign(address);
}
