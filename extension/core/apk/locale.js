/**
 * The language of a resource's configuration, as BCP 47 writes it. Pure.
 *
 * Packing: AOSP, frameworks/base, `ResTable_config::unpackLanguage`.
 */

import { latin1 } from "./text.js";

const [SCRIPT_AT, SCRIPT] = [36, 4];

/** Such as "zh-CN" or "sr-Latn"; empty for the default. @param {import("./view.js").View} config */
export function locale(config) {
  if (config.length < 12) return "";
  const language = unpacked(config.bytes(8, 2), "a");
  const region = unpacked(config.bytes(10, 2), "0");
  const script = config.length >= SCRIPT_AT + SCRIPT ? letters(config.bytes(SCRIPT_AT, SCRIPT)) : "";
  return language ? [language, script, region].filter(Boolean).join("-") : "";
}

/** Two letters, or three that are packed into 15 bits. @param {Uint8Array} two @param {string} base */
function unpacked(two, base) {
  const [first, second] = two;
  if (!(first & 0x80)) return letters(two);
  const packed = [second & 0x1f, (second >> 5) | ((first & 0x03) << 3), (first & 0x7c) >> 2];
  return String.fromCharCode(...packed.map((each) => base.charCodeAt(0) + each));
}

/** @param {Uint8Array} text */
const letters = (text) => latin1(text.filter((byte) => byte > 0x20 && byte < 0x7f));
