/** What a text is instead of a name. Pure. */

import { installersIn } from "../normalise/address.js";
import { refanged } from "../normalise/host.js";
import { fold } from "../normalise/text.js";
import { urlOf } from "../util/url-of.js";
import { holdsChat, situationsIn } from "./situations.js";

/** @typedef {import("./reading.js").Reading} Reading */

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
  return first ?? (holdsChat(fold(text, reading.fold)) ? "chat" : "");
}

/** Does an address lead to an app to be installed? https://example.com/a.apk?from=sms @param {string} address */
export function isPackage(address) {
  const plain = refanged(address);
  const whole = plain.includes("//") ? plain : `http://${plain}`;
  return urlOf(whole)?.pathname.toLowerCase().endsWith(".apk") === true;
}
