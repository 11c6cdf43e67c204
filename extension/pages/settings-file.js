/** The settings as a file, and a file as settings: every field checked, nothing taken from a bad one. Pure. */

import { LANGUAGES } from "../core/i18n.js";
import { urlOf } from "../core/util/url-of.js";
import { addressOf, fingerprintOf } from "../browser/trust.js";

/** @typedef {import("../core/i18n.js").Language} Language */
/**
 * @typedef {object} Settings
 * @property {Language} language
 * @property {string[]} countries
 * @property {boolean} reminders  beside the fields that matter
 * @property {{domain: string, until: string}[]} pauses  `until`: an ISO time, "" for always
 * @property {{address: string, fingerprint: string} | null} server  a file only fills the form: the fingerprint is
 *   typed again
 */
/**
 * @typedef {"large" | "json" | "other" | "newer" | "language" | "countries" | "reminders" | "pauses" | "server"}
 *   Problem
 */

export const LARGEST = 1_000_000;
const FORMAT = "xiancha-settings";
const VERSION = 1;
const MOST = { countries: 50, pauses: 1000, domain: 260 };

/** @param {Settings} settings */
export function toText({ language, countries, reminders, pauses, server }) {
  const file = { format: FORMAT, version: VERSION, language, countries, reminders, pauses, server };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** @param {string} text @returns {{settings: Settings, problem: null} | {settings: null, problem: Problem}} */
export function fromText(text) {
  if (text.length > LARGEST) return { settings: null, problem: "large" };
  const found = parsed(text);
  const problem = found === undefined ? "json" : problemOf(found);
  if (problem) return { settings: null, problem };
  const { language, countries, reminders, pauses, server } = found;
  return {
    problem: null,
    settings: {
      language,
      countries: [...new Set(/** @type {string[]} */ (countries))],
      reminders,
      pauses: pauses.map((/** @type {any} */ { domain, until }) => ({ domain, until })),
      server: server && { address: addressOf(server.address), fingerprint: fingerprintOf(server.fingerprint) },
    },
  };
}

/** @param {string} text @returns {any} undefined where it is no JSON */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {any} found @returns {Problem | null} */
function problemOf(found) {
  if (found?.format !== FORMAT || !Number.isSafeInteger(found.version)) return "other";
  if (found.version > VERSION) return "newer";
  if (!LANGUAGES.includes(found.language)) return "language";
  if (!isListOf(found.countries, MOST.countries, isCountry)) return "countries";
  if (typeof found.reminders !== "boolean") return "reminders";
  if (!isListOf(found.pauses, MOST.pauses, isPause)) return "pauses";
  return found.server === null || isServer(found.server) ? null : "server";
}

/** @param {unknown} list @param {number} most @param {(one: any) => boolean} fits */
function isListOf(list, most, fits) {
  return Array.isArray(list) && list.length <= most && list.every(fits);
}

/** @param {unknown} one */
function isCountry(one) {
  return typeof one === "string" && /^[A-Z]{2}$/u.test(one);
}

/** @param {any} one */
function isPause(one) {
  const { domain, until } = one ?? {};
  if (typeof domain !== "string" || domain === "" || domain.length > MOST.domain || typeof until !== "string") {
    return false;
  }
  const isHost = urlOf(`http://${domain}/`)?.host === domain;
  return isHost && (until === "" || !Number.isNaN(Date.parse(until)));
}

/** @param {any} server */
function isServer(server) {
  return (
    typeof server?.address === "string" &&
    typeof server.fingerprint === "string" &&
    addressOf(server.address) !== "" &&
    fingerprintOf(server.fingerprint) !== ""
  );
}
