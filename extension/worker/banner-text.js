/** The text of the banner on a lending page, made here so that the page's side only shows it. */

import { chooseChecklist, countryOf } from "../core/checklists/checklist.js";
import { heldIn, inLanguage, joined, tagOf } from "../core/i18n.js";
import { feeSentence } from "../core/verdict/practice.js";
import { speak } from "../browser/language.js";
import { countries } from "../browser/settings.js";

/** @typedef {import("../browser/messages.js").Banner} Banner */
/** @typedef {import("../browser/messages.js").WarningText} WarningText */

const SHOWN_FOR = ["unlisted", "claimed", "suspended", "lookalike"];
/** Shown only for what the page does, which is its word then: to name a company is no way past that. */
const SHOWN_FOR_FEE = "uncovered";
const ITEMS = 3;

/**
 * @param {import("../core/edition/database.js").Rows} rows
 * @param {import("../browser/tab-store.js").TabVerdict} found
 * @returns {Promise<Banner | null>}
 */
export async function bannerFor(rows, found) {
  const { verdict, says = "", seen } = found;
  const isOpen = seen.offers || (verdict === "lookalike" && seen.asks);
  const isPractice = verdict === SHOWN_FOR_FEE && seen.fee !== "";
  if (!isOpen || !(isPractice || SHOWN_FOR.includes(verdict))) return null;
  const [{ say, language }, lists, mine] = await Promise.all([speak(), rows.one("meta", "checklists"), countries()]);
  const list = chooseChecklist(lists, countryOf(found, seen.country), mine);
  const fee = feeSentence(say, found);
  return {
    verdict,
    lang: tagOf(language),
    label: say("name"),
    word: say(isPractice ? "kind_fee" : `verdict_${verdict}`),
    says: joined(language, fee, !isPractice && says, seen.installs && say("page_installs")),
    first: say("banner_first"),
    items: (list?.items ?? [])
      .slice(0, ITEMS)
      .map(({ text }) => ({ text: inLanguage(text, language), lang: tagOf(heldIn(text, language)) })),
    checklist: say("open_checklist"),
    apk: seen.installs ? say("apk_title") : "",
    why: say("why"),
    close: say("close"),
  };
}

/**
 * The text of a warning that is shown in the page.
 *
 * @param {import("../core/i18n.js").Speaking} speaking
 * @param {import("../browser/tab-store.js").TabVerdict} verdict
 * @returns {WarningText}
 */
export function warningIn({ say, language }, { verdict, says = "", query, seen }) {
  return {
    verdict,
    lang: tagOf(language),
    label: say("name"),
    title: say(`warning_${verdict}`),
    about: say(seen.host === query.normal ? "warning_address" : "warning_inside"),
    host: seen.host,
    says,
    leave: say("warning_leave"),
    more: say("warning_more"),
    note: say(`warning_note_${verdict}`),
    proceed: say("warning_proceed"),
  };
}
