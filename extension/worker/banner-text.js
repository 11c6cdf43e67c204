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
  const { verdict, query, seen } = found;
  const isFrame = seen.host !== query.normal;
  const isOpen = seen.offers || (verdict === "lookalike" && seen.asks);
  const isPractice = verdict === SHOWN_FOR_PRACTICE && seen.fee !== "";
  const isCalm = isUnverified(found);
  if (!isOpen || !(isPractice || isCalm || SHOWN_FOR.includes(verdict))) return null;
  const { say, language } = await speak();
  return {
    verdict,
    lang: tagOf(language),
    label: say("name"),
    word: headingOf(say, found),
    says: joined(language, isFrame && say("banner_frame", { host: seen.host }), say(keyOf(found), seen.words)),
    isCalm,
    checklist: say("open_checklist"),
    apk: seen.installs ? say("apk_title") : "",
    why: say("why"),
    close: say("close"),
  };
}

/**
 * The one sentence that a banner has room for: an order, then why.
 *
 * @param {import("../browser/tab-store.js").TabVerdict} found
 */
function keyOf(found) {
  if (found.seen.fee) return "banner_fee";
  if (isUnverified(found)) return "banner_unverified_says";
  if (found.seen.installs) return "page_installs";
  return found.verdict === "claimed" ? `banner_claimed_${found.reason}` : `banner_${found.verdict}`;
}

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
