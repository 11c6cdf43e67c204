/** What a text is instead of a name. Pure. */

import { installersIn } from "../normalise/address.js";
import { refanged } from "../normalise/host.js";
import { fold } from "../normalise/text.js";
import { urlOf } from "../util/url-of.js";
import { holdsChat, situationsIn } from "./situations.js";
import { SMALL_TALK } from "./small-talk.js";

/** @typedef {import("./reading.js").Reading} Reading */

/** What may stand behind a greeting. */
const ENDS = /[\s!?.,。~、\u{1f300}-\u{1faff}]+$/u;

/**
 * The id of the first situation, “installer” for the file name of an app, “chat” for an account of a messenger, "" for
 * others.
 *
 * @param {string} text
 * @param {Reading} reading
 */
export function kindOf(text, reading) {
  const [first] = situationsIn(text, reading);
  if (!first && installersIn(text).length) return "installer";
  return first ?? (holdsChat(fold(text, reading.fold)) ? "chat" : isSmallTalk(text, reading.fold) ? "greeting" : "");
}

/** Does a text only greet, thank or try the box out? @param {string} text @param {Reading["fold"]} table */
export function isSmallTalk(text, table) {
  return SMALL_TALK.includes(fold(text, table).trim().replace(ENDS, ""));
}

/** Does an address lead to an app to be installed? https://example.com/a.apk?from=sms @param {string} address */
export function isPackage(address) {
  const plain = refanged(address);
  const whole = plain.includes("//") ? plain : `http://${plain}`;
  return urlOf(whole)?.pathname.toLowerCase().endsWith(".apk") === true;
}
