/** What the toolbar button of a tab shows: a badge, a title. */

import { QUIET } from "../core/verdict/decide.js";

/** @typedef {import("../browser/tab-store.js").TabVerdict} TabVerdict */

/** Shape, and colour only beside it. @type {Record<string, [string, string]>} */
const BADGE = {
  warned: ["✕", "#b3261e"],
  ended: ["✕", "#b3261e"],
  suspended: ["‖", "#8a5300"],
  lookalike: ["≠", "#8a5300"],
  claimed: ["?", "#8a5300"],
  unlisted: ["!", "#8a5300"],
  uncovered: ["…", "#5f6368"],
};
/** Beside the shape where the page hides the banner. */
const UNSEEN = "▲";

/**
 * Show a verdict in the toolbar. Quiet verdicts of an edition past its expiry say so, and so does one
 * whose banner the page keeps from being seen.
 *
 * @param {number} tabId
 * @param {TabVerdict} verdict
 * @param {import("../core/i18n.js").Say} say
 * @param {{aged: boolean, unseen: boolean}} how
 */
export async function paint(tabId, { verdict, says }, say, { aged, unseen }) {
  const old = aged && QUIET.includes(verdict);
  const [mark, color] = BADGE[verdict] ?? [old ? say("badge_aged") : "", "#5f6368"];
  const text = unseen ? `${mark}${UNSEEN}` : mark;
  const lines = [
    `${say("name")} · ${say(`verdict_${verdict}`)}`,
    says,
    old && say("aged"),
    unseen && say("banner_unseen"),
  ];
  const title = verdict === "none" ? say("name") : lines.filter(Boolean).join("\n");
  await Promise.all([
    chrome.action.setTitle({ tabId, title }),
    chrome.action.setBadgeText({ tabId, text }),
    text && chrome.action.setBadgeBackgroundColor({ tabId, color }),
    text && chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
  ]).catch(() => undefined);
}
