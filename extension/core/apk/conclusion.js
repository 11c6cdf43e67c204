/**
 * What an app's file comes down to: the one thing to say before all else. It never says that an app is good: a file
 * cannot tell. Pure.
 */

import { isFromBeforeAsking } from "./android-versions.js";

/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {"warned" | "alike" | "signature" | "takes" | "many" | "old" | "asks" | "none"} Reason */
/** @typedef {{tone: "danger" | "stop" | "check" | "calm", reason: Reason, takes: string[]}} Conclusion  `takes`: ids */

const ANDROID = "android.permission.";
/** What nobody who lends needs: id → permissions, the worst first. @type {[id: string, permissions: string[]][]} */
const TAKES = [
  ["control", ["BIND_ACCESSIBILITY_SERVICE", "BIND_DEVICE_ADMIN"]],
  ["contacts", ["READ_CONTACTS", "WRITE_CONTACTS"]],
  ["sms", ["READ_SMS", "RECEIVE_SMS", "RECEIVE_MMS", "SEND_SMS"]],
  ["notifications", ["BIND_NOTIFICATION_LISTENER_SERVICE"]],
  ["calls", ["READ_CALL_LOG", "WRITE_CALL_LOG", "PROCESS_OUTGOING_CALLS"]],
  ["files", ["MANAGE_EXTERNAL_STORAGE"]],
];
/** What ordinary apps ask for as well. @type {[id: string, permissions: string[]][]} */
const ASKS = [
  ["place", ["ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION", "ACCESS_BACKGROUND_LOCATION"]],
  ["camera", ["CAMERA"]],
  ["sound", ["RECORD_AUDIO"]],
  ["photos", ["READ_EXTERNAL_STORAGE", "READ_MEDIA_IMAGES", "READ_MEDIA_VIDEO"]],
];
const MOST = 3;
/** A phone does not take such a file. @type {Facts["signature"]["state"][]} */
const AGAINST = ["broken", "unsigned", "outdated"];

/** @param {Facts["signature"]["state"]} state */
export const isAgainst = (state) => AGAINST.includes(state);

/**
 * @param {Pick<Facts, "permissions" | "binds" | "target_sdk" | "signature">} facts
 * @param {{rest?: string, warned?: boolean, alike?: boolean}} [known]  `rest`: permissions that are not among the
 *   facts, one a line; `warned` and `alike` (nearly the package of another app): by the edition
 * @returns {Conclusion}
 */
export function conclusion(facts, { rest = "", warned = false, alike = false } = {}) {
  const declared = new Set([...facts.permissions, ...facts.binds, ...rest.split("\n")]);
  const of = (/** @type {typeof TAKES} */ table) =>
    table.filter(([, names]) => names.some((name) => declared.has(ANDROID + name))).map(([id]) => id).slice(0, MOST);
  const [takes, asks] = [of(TAKES), of(ASKS)];
  if (warned) return { tone: "danger", reason: "warned", takes };
  if (alike) return { tone: "danger", reason: "alike", takes };
  if (isAgainst(facts.signature.state)) return { tone: "stop", reason: "signature", takes };
  if (takes.length) return { tone: "stop", reason: "takes", takes };
  if (rest) return { tone: "stop", reason: "many", takes: [] };
  if (isFromBeforeAsking(facts.target_sdk)) return { tone: "stop", reason: "old", takes: [] };
  return asks.length ? { tone: "check", reason: "asks", takes: asks } : { tone: "calm", reason: "none", takes: [] };
}
