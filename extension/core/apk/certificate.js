/**
 * X.509 certificates: whose they are. Pure.
 *
 * The subject is written as Java writes it, since apksigner and most lists of signers do: the last part first, with
 * Java's keywords.
 */

import { Der, SEQUENCE, derAt } from "./der.js";
import { hex, latin1, shortened, utf16Big, utf8 } from "./text.js";

/**
 * A certificate: its bytes, serial number and key, issuer and subject in words.
 *
 * @typedef {{whole: Uint8Array<ArrayBuffer>, serial: Uint8Array<ArrayBuffer>, issuer: string, subject: string,
 *   key: Uint8Array<ArrayBuffer>}} Certificate
 */

const VERSION = 0xa0;
/** @type {Record<string, string>} */
const KEYWORDS = {
  "2.5.4.3": "CN",
  "2.5.4.4": "SURNAME",
  "2.5.4.5": "SERIALNUMBER",
  "2.5.4.6": "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  "2.5.4.9": "STREET",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "2.5.4.12": "T",
  "2.5.4.42": "GIVENNAME",
  "2.5.4.43": "INITIALS",
  "2.5.4.44": "GENERATION",
  "2.5.4.46": "DNQ",
  "1.2.840.113549.1.9.1": "EMAILADDRESS",
  "0.9.2342.19200300.100.1.1": "UID",
  "0.9.2342.19200300.100.1.25": "DC",
};
/** @type {Record<number, (bytes: Uint8Array<ArrayBuffer>) => string>} */
const ENCODINGS = { 12: utf8, 19: latin1, 20: latin1, 22: latin1, 30: utf16Big };
const QUOTED = /[,+=\n<>#;\\"]|^ | $| {2}/u;

/** Throws Malformed where it is no certificate. @param {Uint8Array<ArrayBuffer>} data @returns {Certificate} */
export function readCertificate(data) {
  const whole = derAt(data, 0);
  let parts = whole.child(0, SEQUENCE).children();
  if (parts[0]?.tag === VERSION) parts = parts.slice(1);
  const holder = new Der(SEQUENCE, joined(parts.map((part) => part.whole)), new Uint8Array());
  return {
    whole: whole.whole,
    serial: holder.child(0).content,
    issuer: subjectText(holder.child(2)),
    subject: subjectText(holder.child(4)),
    key: holder.child(5, SEQUENCE).whole,
  };
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) (all.set(part, at), (at += part.length));
  return all;
}

/** A name as Java writes it. Throws Malformed. @param {Der} name */
export function subjectText(name) {
  const parts = name.children().map((part) => part.children().map(attributeOf).join(" + "));
  return shortened(parts.toReversed().join(", "));
}

/** @param {Der} attribute */
function attributeOf(attribute) {
  const oid = attribute.child(0).oid();
  const value = attribute.child(1);
  const keyword = KEYWORDS[oid] ?? `OID.${oid}`;
  const decode = ENCODINGS[value.tag];
  if (!decode) return `${keyword}=#${hex(value.whole)}`;
  const text = decode(value.content);
  return QUOTED.test(text) ? `${keyword}="${text.replace(/[\\"]/gu, "\\$&")}"` : `${keyword}=${text}`;
}
