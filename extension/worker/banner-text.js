/** The text of the banner on a lending page, made here so that the page's side only shows it. */

import { joined, tagOf } from "../core/i18n.js";
import { feeSentence, headingOf, isUnverified } from "../core/verdict/practice.js";
import { speak } from "../browser/language.js";

/** @typedef {import("../browser/messages.js").Banner} Banner */
/** @typedef {import("../browser/messages.js").WarningText} WarningText */

const SHOWN_FOR = ["unlisted", "claimed", "suspended", "lookalike"];
/** Shown only for what the page does: to name a company is no way past that. */
const SHOWN_FOR_PRACTICE = "uncovered";

/**
 * @param {import("../browser/tab-store.js").TabVerdict} found
 * @returns {Promise<Banner | null>}
 */
export async function bannerFor(found) {
  const { verdict, says = "", seen } = found;
  const isOpen = seen.offers || (verdict === "lookalike" && seen.asks);
  const isPractice = verdict === SHOWN_FOR_PRACTICE && seen.fee !== "";
  const isCalm = isUnverified(found);
  if (!isOpen || !(isPractice || isCalm || SHOWN_FOR.includes(verdict))) return null;
  const { say, language } = await speak();
  const fee = feeSentence(say, found);
  const own = isCalm ? unverified(say, seen.words) : [!isPractice && says];
  return {
    verdict,
    lang: tagOf(language),
    label: say("name"),
    word: headingOf(say, found),
    says: joined(language, fee, ...own, seen.installs && say("page_installs")),
    isCalm,
    checklist: say("open_checklist"),
    apk: seen.installs ? say("apk_title") : "",
    why: say("why"),
    close: say("close"),
  };
}

/**
 * Whose page it is could not be verified, and where to ask. Real small banks get this as well.
 *
 * @param {import("../core/i18n.js").Speaking["say"]} say
 * @param {import("../core/i18n.js").Values} words
 */
const unverified = (say, { lender, ask }) => [
  lender ? say("banner_unverified_says", { lender }) : say("banner_unverified_nobody"),
  ask && say("banner_unverified_ask", { ask }),
];

/**
 * The text of a warning that is shown in the page.
 *
 * @param {import("../core/i18n.js").Speaking} speaking
 * @param {import("../browser/tab-store.js").TabVerdict} found
 * @returns {WarningText}
 */
export function warningIn({ say, language }, found) {
  const { verdict, says = "", query, seen } = found;
  return {
    verdict,
    lang: tagOf(language),
    label: say("name"),
    title: headingOf(say, found, `warning_${verdict}`),
    about: say(seen.host === query.normal ? "warning_address" : "warning_inside"),
    host: seen.host,
    says: joined(language, feeSentence(say, found), says),
    leave: say("warning_leave"),
    more: say("warning_more"),
    note: say(`warning_note_${verdict}`),
    proceed: say("warning_proceed"),
  };
}
