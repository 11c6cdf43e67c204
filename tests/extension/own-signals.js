/** The extension's own signals, read from its folder. */
import { readFile } from "node:fs/promises";
import { LANGUAGES, readSignals } from "../../extension/page-reading/signals.js";

const FOLDER = new URL("../../extension/page-reading/signals/", import.meta.url);

/** @param {string} name */
async function signalFile(name) {
  return JSON.parse(await readFile(new URL(`${name}.json`, FOLDER), "utf8"));
}

export const RULES = await signalFile("signals");
/** By language. @type {Record<string, Record<string, string[]>>} */
export const PHRASES = Object.fromEntries(
  await Promise.all(Object.keys(LANGUAGES).map(async (name) => [name, await signalFile(name)])),
);
export const WEIGHTS = await signalFile("weights");
export const SIGNALS = readSignals(RULES, PHRASES, WEIGHTS);

/** Phrases that help to read a page without being signals themselves. */
export const HELPERS = [
  "code_host",
  "thing_title",
  "client_field",
  "firm_field",
  "fee_warning",
  "fee_taken",
  "swindlers",
  "partner_title",
  "person_loan",
  "submit_call",
  "line_call",
  "app_call",
  "loan_product",
  "product_label",
  "borrow_word",
  "invite_word",
  "not_call",
  "money_word",
  "password_field",
  "payment_field",
  "term_field",
  "mail_title",
  "mail_folder",
  "mail_reply",
  "mail_forward",
];
/** Phrases by which a person is reminded at a field; they say nothing of the page. */
export const REMINDERS = [
  "remind_emergency",
  "remind_contacts",
  "remind_face",
  "remind_identity",
  "remind_card",
  "remind_code",
];
