/** What is said beside a field that matters, on a page that nothing vouches for. */

import { has } from "../page-reading/calls-to-action.js";
import { close } from "../page-reading/searchable-text.js";
import { rowsInHand } from "./edition-in-hand.js";
import { common } from "../core/lookup/lookup.js";
import { fold } from "../core/normalise/text.js";
import { isPaused } from "../browser/pauses.js";
import { speak } from "../browser/language.js";
import { tagOf } from "../core/i18n.js";
import { reminders } from "../browser/settings.js";
import { ownSignals } from "../browser/own-signals.js";
import { verdictOf, visitOf } from "../browser/tab-store.js";

/** @typedef {import("../browser/messages.js").ReminderKind} ReminderKind */
/** @typedef {import("../browser/messages.js").FocusedField} FocusedField */
/** @typedef {import("../browser/messages.js").Reminder} Reminder */

const STATES = ["claimed", "uncovered", "unlisted"];
/** The first that fits. @type {ReminderKind[]} */
const KINDS = ["emergency", "contacts", "face", "identity", "card", "code"];

/** Does a page in this state have reminders? @param {{verdict: string}} verdict */
export async function reminds({ verdict }) {
  return STATES.includes(verdict) && reminders();
}

/**
 * A phone number matters where a code goes with it.
 *
 * @param {FocusedField} field
 * @param {Record<string, RegExp[]>} patterns
 * @param {import("../core/normalise/text.js").Fold} table
 * @returns {ReminderKind | null}
 */
export function kindOf({ label, type, beside }, patterns, table) {
  const said = close(fold(label, table));
  const kind = KINDS.find((one) => has(patterns, `remind_${one}`, said));
  if (kind) return kind;
  const isPhone = type === "tel" || has(patterns, "phone_field", said);
  return isPhone && has(patterns, "remind_code", close(fold(beside, table))) ? "code" : null;
}

/** A field took the focus. @param {{tabId: number, field: FocusedField}} at @returns {Promise<Reminder | null>} */
export async function reminder({ tabId, field }) {
  const [verdict, visit, rows] = await Promise.all([verdictOf(tabId), visitOf(tabId), rowsInHand()]);
  if (!verdict || !rows || !(await reminds(verdict))) return null;
  const [{ tables }, { patterns }, { say, language }] = await Promise.all([common(rows), ownSignals(), speak()]);
  if (await isPaused(visit, tables)) return null;
  const kind = kindOf(field, patterns, tables.fold);
  return (
    kind && {
      kind,
      verdict: verdict.verdict,
      lang: tagOf(language),
      label: say("name"),
      text: say(`remind_${kind}`),
      close: say("close"),
    }
  );
}
