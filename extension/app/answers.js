/** What answers in the box of the home page: loaded once the box can be typed in. */

import { rowsFromWorker, wholeRows } from "../browser/edition-rows.js";
import { stored } from "../browser/edition-state.js";
import { askWorker } from "../browser/messages.js";
import { progressIn } from "../browser/progress-area.js";
import { contentOf } from "../core/answer/content.js";
import { countryOf } from "../core/lookup/country.js";
import { warm } from "../core/edition/row-cache.js";
import { common } from "../core/lookup/lookup.js";
import { namesOf } from "../core/lookup/near-rows.js";
import { productsOf } from "../core/lookup/products.js";
import { readingOf } from "../core/lookup/context.js";
import { cardsIn, withCountry } from "../pages/cards-shown.js";
import { checksView } from "../pages/popup-checks.js";
import { answering } from "../pages/popup-lookup.js";

/** Fetches what comes behind the edition, where any of it is not on this phone yet. */
export const fetchRest = wholeRows;

/**
 * What is done with a question, and what opens a situation, as soon as the first edition is there.
 *
 * @param {Omit<import("../pages/popup-lookup.js").Box, "behind">} box
 * @param {import("../core/i18n.js").Speaking} speaking
 */
export function answers(box, speaking) {
  const rows = async () => {
    const held = await rowsFromWorker().catch(() => null);
    if (!held) box.found.replaceChildren();
    return held;
  };
  const answer = answering({ ...box, behind: checks }, rows, speaking);
  /** The card of a situation, by its id. */
  const open = async (/** @type {string} */ id) => {
    const held = await rows();
    if (!held) return box.fail(speaking.say("popup_no_edition"));
    box.fail("");
    const content = await contentOf(held);
    const reader = withCountry(speaking);
    cardsIn({ found: box.found, ask: box.again, content }, reader).open(id, reader.here);
  };
  return { answer, open };
}

/**
 * Fetches the texts of the edition in this language, which is the chosen one, where those in hand are in another. Where
 * that fails they stay.
 *
 * @param {import("../core/i18n.js").Language} language
 */
export async function inLanguage(language) {
  const { edition } = await stored();
  if (edition && edition.language !== language) await askWorker({ type: "refresh" }).catch(() => null);
}

/** Opens the edition, the first of all is fetched; and what every question needs, before one is asked. */
export async function editionHere() {
  const rows = await rowsFromWorker();
  if (!rows) return;
  await common(rows);
  await readingOf(rows);
  await productsOf(rows);
  await namesOf(rows);
  await warm(rows);
}

/**
 * What to check before borrowing of whom was asked about; what is done is remembered.
 *
 * @param {import("../core/answer/ask.js").Said} answer
 * @param {import("../core/edition/database.js").Rows} rows
 * @param {import("../pages/verdict-evidence.js").Context} context
 */
async function checks(answer, rows, context) {
  const { lender, product, query } = answer;
  const site = lender?.name ?? product?.name ?? (query.type === "host" ? query.normal : "");
  if (!site) return null;
  const lists = await rows.one("meta", "checklists");
  return checksView({ site, area: progressIn(), lists, country: countryOf(answer) }, context);
}
